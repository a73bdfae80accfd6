//! The tray beside the zones: what waits for a place and what stopped.

use super::chip::Chip;
use super::icons::glyph;
use crate::i18n::{say, tell};
use crate::store::{Action, use_dispatch};
use crate::t;
use screen::Selection;
use screen::fleet::{Tray as TrayView, TrayWaiting};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct TrayProps {
    pub tray: TrayView,
}

#[component]
pub fn Tray(props: &TrayProps) -> Html {
    let tray = &props.tray;
    html! {
        <section class="tray" aria-label={t!("tray-name")}>
            <h3>{ t!("tray-waiting-title") }<span>{ tray.waiting_count }</span></h3>
            if let Some(waiting) = &tray.waiting {
                <Waiting waiting={waiting.clone()} />
            } else {
                <div class="tray-box"><p class="muted nothing">{ t!("tray-nothing") }</p></div>
            }
            <h3 class="h-stopped">{ t!("tray-stopped-title") }<span>{ tray.stopped_count }</span></h3>
            <div class="tray-box stopped">
                if let Some(stopped) = &tray.stopped {
                    <ul class="chips">
                        { for stopped.chips.iter().map(|it| html! {
                            <li key={it.label.clone()}><Chip chip={it.clone()} /></li>
                        }) }
                    </ul>
                    <p>{ say(&stopped.note) }</p>
                } else {
                    <p class="muted nothing">{ t!("tray-none-stopped") }</p>
                }
            </div>
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct WaitingProps {
    waiting: TrayWaiting,
}

#[component]
fn Waiting(props: &WaitingProps) -> Html {
    let dispatch = use_dispatch();
    let waiting = &props.waiting;
    let (service, selected) = (waiting.service, waiting.selected);
    let pick = Callback::from(move |_: MouseEvent| {
        let selection = (!selected).then_some(Selection::Unplaced(service));
        dispatch.dispatch(Action::Select(selection));
    });
    html! {
        <div class="tray-box sel">
            <ul class="chips"><li>
                <button type="button" class="chip hollow dashed" data-nav="" data-s="unplaced"
                    data-rev={if waiting.new { "new" } else { "old" }}
                    aria-pressed={selected.to_string()} aria-label={say(&waiting.name)} onclick={pick}>
                    <span class="tile">{ glyph(waiting.face.glyph) }<i class="dot" /></span>
                    <span class="cl">{ ["×", waiting.count.to_string().as_str()].concat() }{ " " }
                        <span>{ waiting.revision.clone() }</span></span>
                </button>
            </li></ul>
            <p>{ tell(&waiting.note) }</p>
        </div>
    }
}
