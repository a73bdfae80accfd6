//! Orders and places: a guess with one hexadecimal digit for each option, the first lowest.

use crate::store::{Action, Dispatcher, Lesson};
use crate::t;
use screen::exercise::Predict;
use yew::prelude::*;

fn button(sign: &'static str, words: String, guess: Option<u64>, dispatch: &Dispatcher) -> Html {
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Action::Lesson(Lesson::Guess(guess)));
    });
    html! {
        <button type="button" class="btn small" aria-label={words} disabled={guess.is_none()}
            {onclick}>{ sign }</button>
    }
}

/// The options in the order of the guess, each with a way up and down.
pub fn order(it: &Predict, dispatch: &Dispatcher) -> Html {
    let row = |at: usize| {
        let words = it.ordered(at);
        let up = at.checked_sub(1).and_then(|before| it.swapped(before));
        html! {
            <li class="row">
                { button("↑", t!("predict-up", what = words.clone()), up, dispatch) }
                { button("↓", t!("predict-down", what = words.clone()), it.swapped(at), dispatch) }
                <span>{ words }</span>
            </li>
        }
    };
    html! {
        <ol class="order" aria-label={t!("predict-order")}>
            { for (0..it.options.len()).map(row) }</ol>
    }
}

/// Each place with its ghosts: the same as on the stage.
pub fn places(it: &Predict, dispatch: &Dispatcher) -> Html {
    let row = |words: &String| {
        let ghost = it.ghost(words)?;
        Some(html! {
            <li class="row">
                <code translate="no">{ words.clone() }</code>
                { button("−", t!("predict-less", what = words.clone()), ghost.less, dispatch) }
                <span class="tnum">{ ghost.count }</span>
                { button("+", t!("predict-more", what = words.clone()), ghost.more, dispatch) }
            </li>
        })
    };
    html! {
        <>
            <p class="hint">{ t!("predict-on-stage") }</p>
            <ul aria-label={t!("predict-place")}>{ for it.options.iter().filter_map(row) }</ul>
        </>
    }
}
