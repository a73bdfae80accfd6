//! The cursor as a native range: arrows step events, page keys step decisions, dragging seeks.

use crate::i18n::say;
use crate::store::{Action, StepTo, use_dispatch};
use crate::t;
use base::SimTime;
use screen::timeline::Cursor;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct ScrubProps {
    pub cursor: Cursor,
    pub class: &'static str,
}

#[component]
pub fn Scrub(props: &ScrubProps) -> Html {
    let dispatch = use_dispatch();
    let seek = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Ok(ms) = input.value().parse() {
                dispatch.dispatch(Action::Play(false));
                dispatch.dispatch(Action::Seek(SimTime(ms)));
            }
        })
    };
    let keys = Callback::from(move |event: KeyboardEvent| {
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => StepTo::NextEvent,
            "ArrowLeft" | "ArrowDown" => StepTo::PreviousEvent,
            "PageUp" => StepTo::NextDecision,
            "PageDown" => StepTo::PreviousDecision,
            "Home" => StepTo::Start,
            "End" => StepTo::End,
            _ => return,
        };
        event.prevent_default();
        dispatch.dispatch(Action::Step(to));
    });
    let cursor = &props.cursor;
    html! {
        <input type="range" class={props.class} min="0" max={cursor.length_ms.to_string()} step="1"
            value={cursor.now_ms.to_string()} aria-label={t!("time-scrub")}
            aria-valuetext={say(&cursor.words)} oninput={seek} onkeydown={keys} />
    }
}
