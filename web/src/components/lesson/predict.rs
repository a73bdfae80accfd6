//! The question before the run: a number, a choice, an order, places or a moment; how sure; locked.

mod digits;
mod ghosts;

pub use ghosts::{OnCard, on_ruler, on_timeline};

use super::prose::blocks;
use crate::i18n::{say, tell};
use crate::platform::document;
use crate::store::{Action, Dispatcher, Lesson};
use crate::t;
use screen::exercise::{Form, Predict, Row};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
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
                if !it.rows.is_empty() {
                    <Beside rows={it.rows.clone()} parted={it.parted} />
                }
                { for it.moment.map(|at| go(at, dispatch)) }
                if it.elsewhere {
                    <p><button type="button" class="btn" onclick={send(dispatch, || Lesson::Watch)}>
                        { t!("predict-watch") }</button></p>
                }
            } else {
                { answer(it, dispatch) }
                { sure(it, dispatch) }
                <p class="row">
                    <button type="button" class="btn" onclick={send(dispatch, || Lesson::Skip)}>
                        { t!("predict-skip") }</button>
                    <button type="button" class="btn primary" disabled={it.begun().is_none()}
                        onclick={lock(it.begun(), dispatch)}>{ t!("predict-lock") }</button>
                </p>
            }
        </section>
    }
}

fn send(dispatch: &Dispatcher, action: fn() -> Lesson) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(Action::Lesson(action())))
}

/// Locks what is on show.
fn lock(guess: Option<u64>, dispatch: &Dispatcher) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| {
        dispatch.dispatch(Action::Lesson(Lesson::Guess(guess)));
        dispatch.dispatch(Action::Lesson(Lesson::Lock));
    })
}

fn go(at: base::SimTime, dispatch: &Dispatcher) -> Html {
    let dispatch = dispatch.clone();
    let seek = Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Action::Play(false));
        dispatch.dispatch(Action::Seek(at));
    });
    html! {
        <p><button type="button" class="btn link" onclick={seek}>
            { t!("goal-go", at = screen::text::clock_secs(at)) }</button></p>
    }
}

/// A field whose value is the guess.
pub fn typed(dispatch: &Dispatcher) -> Callback<InputEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: InputEvent| {
        let target = event.target();
        let input = target.and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        let value = input.and_then(|it| it.value().trim().parse().ok());
        dispatch.dispatch(Action::Lesson(Lesson::Guess(value)));
    })
}

fn answer(it: &Predict, dispatch: &Dispatcher) -> Html {
    match it.form {
        Form::Number => html! {
            <label>{ t!("predict-number") }{ " " }
                <input type="number" min="0" max="999" value={it.guess.map(|it| it.to_string())}
                    oninput={typed(dispatch)} /></label>
        },
        Form::Moment { most } => {
            let second = it.guess.unwrap_or(0);
            let at = screen::text::clock_secs(base::SimTime::from_secs(second));
            html! {
                <label>{ t!("predict-moment", at = at) }
                    <input type="range" min="0" max={most.to_string()} step="5"
                        value={second.to_string()} oninput={typed(dispatch)} /></label>
            }
        }
        Form::Choice => choice(it, dispatch),
        Form::Order => digits::order(it, dispatch),
        Form::Place => digits::places(it, dispatch),
    }
}

fn choice(it: &Predict, dispatch: &Dispatcher) -> Html {
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

#[derive(PartialEq, Properties)]
struct BesideProps {
    rows: Vec<Row>,
    parted: Option<usize>,
}

/// You and the cluster in two columns; the row in which they part first takes the focus when it comes,
/// unless the learner is busy elsewhere.
#[component]
fn Beside(props: &BesideProps) -> Html {
    let first = use_node_ref();
    use_effect_with(props.parted, {
        let first = first.clone();
        move |_| {
            let row = first.cast::<HtmlElement>();
            let idle = document().active_element() == document().body().map(Into::into);
            if let Some(row) = row.filter(|_| idle) {
                // What has just left the page cannot take the focus.
                let _ = row.focus();
            }
        }
    });
    let row = |(at, it): (usize, &Row)| {
        let here = props.parted == Some(at);
        let node = if here {
            first.clone()
        } else {
            NodeRef::default()
        };
        html! {
            <tr class={classes!(here.then_some("parted"))} tabindex={here.then_some("-1")} ref={node}>
                <th scope="row">{ it.name.clone() }
                    if here { <span class="tag">{ t!("predict-parted") }</span> }</th>
                <td class="tnum">{ it.yours.clone() }</td>
                <td class="tnum">{ it.cluster.clone() }</td>
            </tr>
        }
    };
    html! {
        <table class="tbl beside">
            <thead><tr><td></td><th scope="col">{ t!("predict-you") }</th>
                <th scope="col">{ t!("predict-cluster") }</th></tr></thead>
            <tbody>{ for props.rows.iter().enumerate().map(row) }</tbody>
        </table>
    }
}
