//! Orders and places: a guess with one hexadecimal digit for each option, the first lowest.

use crate::store::{Action, Dispatcher, Lesson};
use crate::t;
use screen::exercise::Predict;
use yew::prelude::*;

fn digit(guess: u64, at: usize) -> u64 {
    guess >> (4 * at) & 15
}

fn with(guess: u64, at: usize, digit: u64) -> u64 {
    guess & !(15 << (4 * at)) | digit << (4 * at)
}

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
pub fn order(it: &Predict, guess: u64, dispatch: &Dispatcher) -> Html {
    let swapped = |a: usize, b: usize| {
        let inside = b < it.options.len();
        inside.then(|| with(with(guess, a, digit(guess, b)), b, digit(guess, a)))
    };
    let row = |at: usize| {
        let place = usize::try_from(digit(guess, at)).unwrap_or(0);
        let words = it.options.get(place).cloned().unwrap_or_default();
        let up = at.checked_sub(1).and_then(|before| swapped(before, at));
        html! {
            <li class="row">
                { button("↑", t!("predict-up", what = words.clone()), up, dispatch) }
                { button("↓", t!("predict-down", what = words.clone()), swapped(at, at + 1), dispatch) }
                <span>{ words }</span>
            </li>
        }
    };
    html! { <ol aria-label={t!("predict-order")}>{ for (0..it.options.len()).map(row) }</ol> }
}

/// Each place with its ghosts.
pub fn places(it: &Predict, dispatch: &Dispatcher) -> Html {
    let guess = it.guess.unwrap_or(0);
    let row = |(at, words): (usize, &String)| {
        let count = digit(guess, at);
        let more = (count < 15).then(|| with(guess, at, count + 1));
        let less = (count > 0).then(|| with(guess, at, count - 1));
        html! {
            <li class="row">
                <code translate="no">{ words.clone() }</code>
                { button("−", t!("predict-less", what = words.clone()), less, dispatch) }
                <span class="tnum">{ count }</span>
                { button("+", t!("predict-more", what = words.clone()), more, dispatch) }
            </li>
        }
    };
    html! {
        <ul aria-label={t!("predict-place")}>{ for it.options.iter().enumerate().map(row) }</ul>
    }
}
