//! Discard and Apply, the review between them, and what came of it.

use super::review::Review;
use crate::components::icons::icon;
use crate::components::quote::quote;
use crate::i18n::{say, tell};
use crate::store::{Action, Answer, use_dispatch, use_store};
use crate::t;
use screen::intent::{Draft, View};
use screen::text::clock_secs;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ApplyProps {
    pub view: Rc<View>,
    pub draft: Draft,
    pub set: Callback<Draft>,
    /// The review is open.
    pub open: bool,
    pub on_open: Callback<bool>,
}

#[component]
pub fn ApplyBar(props: &ApplyProps) -> Html {
    let store = use_store();
    let dispatch = use_dispatch();
    // The number of the answer to our own calls, and when they were sent.
    let sent = use_state(|| None::<(u64, String)>);
    let view = &props.view;
    let time = clock_secs(store.now());
    let ready = view.can_apply();
    use_pause(props.open && ready);
    let open = {
        let on_open = props.on_open.clone();
        Callback::from(move |_: MouseEvent| on_open.emit(ready))
    };
    let close = props.on_open.reform(|()| false);
    let confirm = {
        let (view, close, sent) = (view.clone(), close.clone(), sent.setter());
        let next = store.ui.answer.as_ref().map_or(1, |it| it.number + 1);
        let time = time.clone();
        Callback::from(move |()| {
            let calls = view.plan.calls.iter();
            let calls = calls
                .map(|it| (it.name.to_owned(), it.input.clone()))
                .collect();
            dispatch.dispatch(Action::SubmitAll(calls));
            sent.set(Some((next, time.clone())));
            close.emit(());
        })
    };
    // Accepted: the draft has become the baseline. Refused: the text stays.
    let sent = sent.as_ref();
    let answer = store
        .ui
        .answer
        .clone()
        .filter(|it| sent.is_some_and(|own| own.0 == it.number));
    use_effect_with(answer.as_ref().map(|it| (it.number, it.result.is_ok())), {
        let set = props.set.clone();
        move |accepted| {
            if let Some((_, true)) = accepted {
                set.emit(Draft::default());
            }
        }
    });
    let discard = props.set.reform(|_: MouseEvent| Draft::default());
    html! {
        <>
        if let Some(warning) = &view.warning {
            <p class="warn" role="status">{ icon("wall") }<span>{ tell(warning) }</span></p>
        }
        { answer.as_ref().zip(sent).map(|(answer, (_, time))| outcome(answer, time)) }
        <div class="apply">
            <span class="sum" role="status">{ tell(&view.summary()) }</span>
            if props.draft.is_touched() {
                <button type="button" class="btn quiet" onclick={discard}>
                    { t!("apply-discard") }
                </button>
            }
            <button type="button" class="btn primary" onclick={open} id="apply"
                aria-disabled={(!ready).to_string()} aria-describedby="apply-why">
                { t!("apply-at", time = time.clone()) }
            </button>
            <span id="apply-why" class="sr">{ view.why_not().map(|it| say(&it)) }</span>
        </div>
        if props.open && ready {
            <Review {time} says={view.says()} warning={view.warning.clone()}
                task={view.task_diff.clone()} service={view.service_diff.clone()}
                calls={Rc::new(view.plan.calls.clone())} on_confirm={confirm} on_back={close}/>
        }
        </>
    }
}

fn outcome(answer: &Answer, time: &str) -> Html {
    match &answer.result {
        Ok(_) => html! { <p class="hint done" role="status">{ t!("apply-done", time = time) }</p> },
        Err(error) => html! {
            <p class="warn bad" role="alert">
                { icon("x") }
                <span>
                    { t!("apply-refused") }{ " " }
                    <b translate="no" lang="en">{ error.code.clone() }</b>{ " " }
                    { quote(&error.message) }
                </span>
            </p>
        },
    }
}

/// Holds the run still while `on`, and lets it go on if it was playing.
#[hook]
fn use_pause(on: bool) {
    let store = use_store();
    let dispatch = use_dispatch();
    let playing = store.ui.playing;
    use_effect_with(on, move |on| {
        let resume = *on && playing;
        if resume {
            dispatch.dispatch(Action::Play(false));
        }
        move || {
            if resume {
                dispatch.dispatch(Action::Play(true));
            }
        }
    });
}
