//! The drawn symbols: one sprite per page, used by name. All are ours, 16 by 16, in the text's
//! colour.

use crate::i18n::say;
use screen::face::Face;
use screen::text::Text;
use yew::prelude::*;

const SPRITE: &str = include_str!("sprite.svg");

/// The sprite, once per page.
#[component]
pub fn Sprite() -> Html {
    let sprite = Html::from_html_unchecked(AttrValue::from(concat_svg()));
    html! { <div class="sprite" aria-hidden="true">{ sprite }</div> }
}

fn concat_svg() -> String {
    ["<svg>", SPRITE, "</svg>"].concat()
}

/// A control's icon: `icon("play")`.
pub fn icon(name: &str) -> Html {
    html! { <svg class="i" aria-hidden="true"><use href={["#i-", name].concat()} /></svg> }
}

/// A state's glyph: `glyph("pending")`.
pub fn glyph(name: &str) -> Html {
    html! { <svg class="g" aria-hidden="true"><use href={["#g-", name].concat()} /></svg> }
}

/// A state as a small tile with its word, for keys and sentences.
pub fn word(face: Face, words: &'static str) -> Html {
    html! {
        <span class={classes!("word", face.hollow.then_some("hollow"), face.dashed.then_some("dashed"))}
            data-s={face.tone.name()}>
            <span class="tile">{ glyph(face.glyph) }</span>
            { say(&Text::new(words)) }
        </span>
    }
}

/// `style="--x:2"`: places are custom properties, the style sheet does the rest.
pub fn at(pairs: &[(&str, i64)]) -> String {
    let mut style = String::new();
    for (name, value) in pairs {
        style.push_str("--");
        style.push_str(name);
        style.push(':');
        style.push_str(&value.to_string());
        style.push(';');
    }
    style
}
