//! The row of buttons over the ruler: steps, play, clock, speed, undo, branches.

use super::branches::Branches;
use super::{BranchItem, TimeUi};
use crate::components::icons::icon;
use crate::i18n::tell;
use crate::store::{Action, Pair, SPEEDS, StepTo, Store, use_dispatch};
use crate::t;
use screen::text::Text;
use screen::timeline::Cursor;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct TransportProps {
    pub words: bool,
    pub cursor: Cursor,
    pub said: Text,
    pub ui: TimeUi,
    pub branches: Rc<Vec<BranchItem>>,
    pub pair: Option<Pair>,
    pub undo: bool,
    pub redo: bool,
}

/// Speeds that have a button of their own.
const QUICK: [u32; 3] = [1_000, 4_000, 16_000];

pub fn speed_name(speed: u32) -> String {
    let number = base::Milli(i64::from(speed)).decimal();
    [number.as_str(), "×"].concat()
}

pub fn step_button(
    dispatch: &UseReducerDispatcher<Store>,
    to: StepTo,
    symbol: &str,
    name: String,
) -> Html {
    let dispatch = dispatch.clone();
    let step = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Step(to)));
    html! {
        <button type="button" class="btn quiet icon" aria-label={name.clone()} title={name} onclick={step}>
            { icon(symbol) }
        </button>
    }
}

pub fn play_button(dispatch: &UseReducerDispatcher<Store>, playing: bool) -> Html {
    let dispatch = dispatch.clone();
    let play = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Play(!playing)));
    let (symbol, name) = match playing {
        true => ("pause", t!("time-pause")),
        false => ("play", t!("time-play")),
    };
    html! {
        <button type="button" class="btn primary icon play" aria-label={name} onclick={play}>
            { icon(symbol) }</button>
    }
}

/// A button for an action without an argument; off, it keeps its focus and does nothing.
fn act_button(
    dispatch: &UseReducerDispatcher<Store>,
    on: bool,
    action: fn() -> Action,
    symbol: &str,
    name: String,
) -> Html {
    let dispatch = dispatch.clone();
    let act = Callback::from(move |_: MouseEvent| {
        if on {
            dispatch.dispatch(action());
        }
    });
    html! {
        <button type="button" class="btn quiet icon" aria-label={name.clone()} title={name}
            aria-disabled={(!on).to_string()} onclick={act}>{ icon(symbol) }</button>
    }
}

#[component]
pub fn Transport(props: &TransportProps) -> Html {
    let dispatch = use_dispatch();
    let open = props.ui.lanes;
    let lanes = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Lanes(!open)))
    };
    html! {
        <div class="transport">
            <div class="grp">
                { step_button(&dispatch, StepTo::Start, "first", t!("time-start")) }
                { step_button(&dispatch, StepTo::PreviousDecision, "decision-back",
                    t!("time-previous-decision")) }
                { step_button(&dispatch, StepTo::PreviousEvent, "back", t!("time-previous-event")) }
                { play_button(&dispatch, props.ui.playing) }
                { step_button(&dispatch, StepTo::NextEvent, "next", t!("time-next-event")) }
                { step_button(&dispatch, StepTo::NextDecision, "decision", t!("time-next-decision")) }
                { step_button(&dispatch, StepTo::End, "last", t!("time-end")) }
            </div>
            <time class="now">{ props.cursor.clock.clone() }</time>
            <p class="say">{ tell(&props.said) }</p>
            <div class="end">
                <button type="button" class="btn quiet icon lanes" aria-expanded={open.to_string()}
                    aria-label={t!("time-lanes")} onclick={lanes}>{ icon("chev") }</button>
                <Speed speed={props.ui.speed} />
                <div class="grp">
                    { act_button(&dispatch, props.undo, || Action::Undo, "undo", t!("time-undo")) }
                    { act_button(&dispatch, props.redo, || Action::Redo, "redo", t!("time-redo")) }
                    { act_button(&dispatch, true, || Action::Reset, "reset", t!("time-reset")) }
                </div>
                <Branches branches={props.branches.clone()} pair={props.pair} />
            </div>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct SpeedProps {
    speed: u32,
}

#[component]
fn Speed(props: &SpeedProps) -> Html {
    let dispatch = use_dispatch();
    let set = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            if let Ok(speed) = select.value().parse() {
                dispatch.dispatch(Action::Speed(speed));
            }
        })
    };
    let quick = |speed: u32| {
        let dispatch = dispatch.clone();
        let set = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Speed(speed)));
        html! {
            <button type="button" aria-pressed={(props.speed == speed).to_string()} onclick={set}>
                { speed_name(speed) }
            </button>
        }
    };
    html! {
        <div class="seg speed" role="group" aria-label={t!("time-speed")}>
            { for QUICK.iter().map(|it| quick(*it)) }
            <select aria-label={t!("time-speed-all")} onchange={set}>
                { for SPEEDS.iter().map(|it| html! {
                    <option value={it.to_string()} selected={*it == props.speed}>{ speed_name(*it) }</option>
                }) }
            </select>
        </div>
    }
}
