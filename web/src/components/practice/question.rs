//! A question, its options, and what the run says about each of them.

use crate::i18n::{say, tell};
use crate::t;
use screen::practice::{Choice, Item, Label, Proof};
use yew::prelude::*;

pub fn question(shown: &Item, proofs: &[Option<Proof>], choose: &Callback<usize>) -> Html {
    let option = |(place, it): (usize, &Choice)| {
        let proof = proofs.get(place).and_then(Option::as_ref);
        option(it, proof, choose.reform(move |_: MouseEvent| place))
    };
    html! {
        <>
            <h2 id="stem">{ tell(&shown.stem) }</h2>
            <ul>{ for shown.given.iter().map(|it| html! { <li>{ tell(it) }</li> }) }</ul>
            <div class="options" role="group" aria-label={t!("practice-choose")}>
                { for shown.choices.iter().enumerate().map(option) }
            </div>
        </>
    }
}

fn words(label: &Label) -> String {
    match label {
        Label::Plain(text) => text.clone(),
        Label::Words(text) => say(text),
    }
}

fn option(it: &Choice, proof: Option<&Proof>, onclick: Callback<MouseEvent>) -> Html {
    let sign = match (it.right, it.chosen) {
        (Some(true), _) => "✓ ",
        (Some(false), true) => "→ ",
        _ => "",
    };
    html! {
        <div>
            <button type="button" class="btn" {onclick} aria-pressed={it.chosen.to_string()}>
                { sign }{ words(&it.label) }</button>
            if it.idea.is_some() || proof.is_some() {
                <p class="muted">
                    { for it.idea.iter().map(tell) }{ " " }
                    { for proof.into_iter().map(shown) }
                </p>
            }
        </div>
    }
}

/// What its run says, and the way into that run: the lab's own page, and not this one.
fn shown(proof: &Proof) -> Html {
    html! {
        <>
            { tell(&proof.text) }{ " " }
            if let Some(link) = proof.link.as_ref() {
                <a href={[".", link].concat()} target="_blank" rel="noopener">{ t!("proof-open") }</a>
            }
        </>
    }
}

pub fn verdict(shown: &Item) -> Html {
    let Some(reason) = &shown.reason else {
        return html! {};
    };
    let mut choices = shown.choices.iter();
    let same = choices.any(|it| it.chosen && it.right == Some(true));
    let right = shown.choices.iter().find(|it| it.right == Some(true));
    let right = right.map(|it| words(&it.label)).unwrap_or_default();
    // A correction's own card says what is right.
    let verdict = if same {
        t!("practice-right")
    } else if shown.card.is_some() {
        String::new()
    } else {
        say(&screen::Text::new("practice-other").str("right", right))
    };
    html! { <p class="done-note" role="status">{ verdict }{ " " }{ tell(reason) }</p> }
}
