//! What only a phone shows: the switch between the three views, and the fixed transport bar.

use super::time::{Scrub, play_button, step_button};
use crate::store::{Action, Phone, StepTo, use_dispatch};
use crate::t;
use screen::timeline::Cursor;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct SwitchProps {
    pub view: Phone,
}

#[component]
pub fn PhoneSwitch(props: &SwitchProps) -> Html {
    let dispatch = use_dispatch();
    let button = |view: Phone, words: String| {
        let dispatch = dispatch.clone();
        let show = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Phone(view)));
        html! {
            <button type="button" aria-pressed={(props.view == view).to_string()} onclick={show}>
                { words }</button>
        }
    };
    html! {
        <nav class="seg-nav" aria-label={t!("phone-views")}>
            <div class="seg">
                { button(Phone::Cluster, t!("phone-cluster")) }
                { button(Phone::Edit, t!("phone-edit")) }
                { button(Phone::Why, t!("phone-why")) }
            </div>
        </nav>
    }
}

#[derive(PartialEq, Properties)]
pub struct BarProps {
    pub cursor: Cursor,
    pub playing: bool,
}

#[component]
pub fn PhoneBar(props: &BarProps) -> Html {
    let dispatch = use_dispatch();
    html! {
        <div class="mob-bar" role="group" aria-label={t!("time-name")}>
            { step_button(&dispatch, StepTo::PreviousEvent, "back", t!("time-previous-event")) }
            { play_button(&dispatch, props.playing) }
            { step_button(&dispatch, StepTo::NextEvent, "next", t!("time-next-event")) }
            <time>{ props.cursor.clock.clone() }</time>
            <Scrub cursor={props.cursor.clone()} class="" />
        </div>
    }
}
