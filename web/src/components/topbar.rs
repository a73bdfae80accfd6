//! The top bar: where we are, the one question, and the few things that concern the whole page.

use super::icons::icon;
use super::language::{language_menu, partial_note};
use crate::embed;
use crate::platform::theme;
use crate::store::{Action, Sheet, use_dispatch};
use crate::t;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct TopBarProps {
    pub title: AttrValue,
    pub question: AttrValue,
    pub narrate: bool,
}

#[component]
pub fn TopBar(props: &TopBarProps) -> Html {
    let dispatch = use_dispatch();
    let go = |action: fn() -> Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action()))
    };
    let narrate = {
        let (dispatch, on) = (dispatch.clone(), props.narrate);
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Narrate(!on)))
    };
    let swap = Callback::from(|_: MouseEvent| theme::toggle());
    html! {
        <header class="topbar has-ask">
            <a class="brand" href="." aria-label={t!("brand-home")}>
                <svg aria-hidden="true"><use href="#logo" /></svg>
                <span class="no-phone">{ t!("brand") }</span>
            </a>
            <div class="ask">
                <p class="eyebrow">{ props.title.clone() }</p>
                <h1>{ props.question.clone() }</h1>
            </div>
            <div class="tools">
                <button type="button" class="btn only-narrow no-phone"
                    onclick={go(|| Action::Drawer(true))}>{ icon("edit") }{ t!("tool-edit") }</button>
                <a class="btn quiet no-phone" href="?learn=1">{ t!("tool-learn") }</a>
                <button type="button" class="btn quiet" aria-label={t!("tool-open")}
                    onclick={go(|| Action::Sheet(Some(Sheet::Picker)))}>
                    { icon("open") }<span class="only-wide">{ t!("tool-open") }</span></button>
                <button type="button" class="btn quiet" aria-label={t!("tool-share")}
                    onclick={go(|| Action::Sheet(Some(Sheet::Share)))}>
                    { icon("share") }<span class="only-wide">{ t!("tool-share") }</span></button>
                <button type="button" class="btn quiet icon" aria-label={t!("tool-help")}
                    onclick={go(|| Action::Sheet(Some(Sheet::Help)))}>{ icon("help") }</button>
                <button type="button" class="btn quiet icon no-phone" aria-label={t!("tool-narrate")}
                    aria-pressed={props.narrate.to_string()} onclick={narrate}>{ icon("voice") }</button>
                <button type="button" class="btn quiet icon" aria-label={t!("tool-theme")}
                    onclick={swap}>{ icon("theme") }</button>
                { language_menu() }
                if embed::on() { { embed::way_out() } }
            </div>
            { partial_note() }
        </header>
    }
}
