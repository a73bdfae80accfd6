//! Ways hop by hop: the first hop that refuses is where the way ends.

use crate::components::icons::icon;
use crate::i18n::say;
use crate::t;
use screen::inspect::way::{Step, Way};
use yew::prelude::*;

pub fn ways(title: &str, ways: &[Way]) -> Html {
    if ways.is_empty() {
        return Html::default();
    }
    html! {
        <div class="blk">
            <h3>{ title.to_owned() }</h3>
            { for ways.iter().map(way) }
        </div>
    }
}

/// One way; open when it is refused, because that is what one came for.
pub fn way(way: &Way) -> Html {
    let arrives = way.arrives();
    html! {
        <details class="way" data-arrives={arrives.to_string()} open={!arrives}>
            <summary><span>{ say(&way.goal) }</span>{ " " }
                <b>{ if arrives { t!("insp-arrives") } else { t!("insp-refused") } }</b></summary>
            <ol class="hops">{ for way.steps.iter().map(step) }</ol>
        </details>
    }
}

fn step(step: &Step) -> Html {
    let passes = step.passes;
    html! {
        <li data-passes={passes.to_string()}>
            { icon(if passes { "next" } else { "wall" }) }
            <span>{ say(&step.words) }</span>
            <span class="sr">{ if passes { String::new() } else { t!("insp-refused") } }</span>
        </li>
    }
}
