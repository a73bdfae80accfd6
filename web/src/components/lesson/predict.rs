//! The question before the run: a number or one of several, how sure, and locked.

use super::prose::blocks;
use crate::i18n::{say, tell};
use crate::store::{Action, Dispatcher, Lesson};
use crate::t;
use screen::exercise::Predict;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[inline(never)]
pub fn predict(it: &Predict, dispatch: &Dispatcher) -> Html {
    html! {
        <section class="card" aria-labelledby="predict-h">
            <h3 id="predict-h">{ t!("predict-title") }</h3>
            { blocks(&it.question) }
            if it.locked {
                <p role="status">{ match &it.outcome {
                    Some(outcome) => tell(outcome),
                    None => html! { { t!("predict-waiting") } },
                } }</p>
            } else {
                { answer(it, dispatch) }
                { sure(it, dispatch) }
                <p class="row">
                    <button type="button" class="btn" onclick={send(dispatch, || Lesson::Skip)}>
                        { t!("predict-skip") }</button>
                    <button type="button" class="btn primary" disabled={it.guess.is_none()}
                        onclick={send(dispatch, || Lesson::Lock)}>{ t!("predict-lock") }</button>
                </p>
            }
        </section>
    }
}

fn send(dispatch: &Dispatcher, action: fn() -> Lesson) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(Action::Lesson(action())))
}

fn answer(it: &Predict, dispatch: &Dispatcher) -> Html {
    if it.options.is_empty() {
        let dispatch = dispatch.clone();
        let typed = Callback::from(move |event: InputEvent| {
            let input = event
                .target()
                .and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
            let value = input.and_then(|it| it.value().trim().parse().ok());
            dispatch.dispatch(Action::Lesson(Lesson::Guess(value)));
        });
        let value = it.guess.map(|it| it.to_string());
        return html! {
            <label>{ t!("predict-number") }{ " " }
                <input type="number" min="0" max="999" {value} oninput={typed} /></label>
        };
    }
    let option = |(place, words): (usize, &String)| {
        let place = place as u64;
        let dispatch = dispatch.clone();
        let chosen = Callback::from(move |_: Event| {
            dispatch.dispatch(Action::Lesson(Lesson::Guess(Some(place))));
        });
        html! {
            <label class="tick-box"><input type="radio" name="guess" checked={it.guess == Some(place)}
                onchange={chosen} />{ " " }{ words.clone() }</label>
        }
    };
    html! { <div class="options">{ for it.options.iter().enumerate().map(option) }</div> }
}

fn sure(it: &Predict, dispatch: &Dispatcher) -> Html {
    let step = |(level, id): (u8, &'static str)| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Lesson(Lesson::Sure(level)));
        });
        html! {
            <button type="button" aria-pressed={(it.sure == level).to_string()} {onclick}>
                { say(&screen::Text::new(id)) }</button>
        }
    };
    let steps = [
        (1, "predict-guess"),
        (2, "predict-think"),
        (3, "predict-certain"),
    ];
    html! {
        <p class="row"><span class="muted">{ t!("predict-sure") }</span>
            <span class="seg small" role="group" aria-label={t!("predict-sure")}>
                { for steps.into_iter().map(step) }</span></p>
    }
}
