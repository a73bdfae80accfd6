//! Task chips: focusable tiles with glyph, fill, revision notches and a label.

use super::icons::glyph;
use crate::i18n::say;
use crate::store::{Action, use_dispatch};
use crate::t;
use screen::Selection;
use screen::fleet::{Chip as ChipView, QuietChip};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct ChipProps {
    pub chip: ChipView,
}

#[component]
pub fn Chip(props: &ChipProps) -> Html {
    let dispatch = use_dispatch();
    let chip = &props.chip;
    let (task, selected) = (chip.task, chip.selected);
    let pick = Callback::from(move |_: MouseEvent| {
        let selection = (!selected).then_some(Selection::Task(task));
        dispatch.dispatch(Action::Select(selection));
    });
    let inspect = {
        let dispatch = use_dispatch();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::InspectOf(Some(Selection::Task(task))));
        })
    };
    let face = chip.face;
    html! {
        <button type="button" data-nav="" ondblclick={inspect} data-s={face.tone.name()}
            class={classes!("chip", face.hollow.then_some("hollow"), face.dashed.then_some("dashed"))}
            data-rev={if chip.new { "new" } else { "old" }} data-task={chip.label.clone()}
            aria-pressed={selected.to_string()} aria-label={say(&chip.name)} onclick={pick}>
            <span class="tile">{ glyph(face.glyph) }</span>
            <span class="cl">
                { chip.label.clone() }{ " " }
                <span>{ match chip.exit_code {
                    Some(code) => t!("chip-exit", code = i64::from(code)),
                    None => chip.revision.clone(),
                } }</span>
            </span>
        </button>
    }
}

#[derive(PartialEq, Properties)]
pub struct QuietProps {
    pub chip: QuietChip,
}

/// Tasks of another service: one grey tile; pressing it puts that service in focus.
#[component]
pub fn Quiet(props: &QuietProps) -> Html {
    let dispatch = use_dispatch();
    let chip = &props.chip;
    let service = chip.service;
    let focus = Callback::from(move |_: MouseEvent| {
        if let Some(service) = service {
            dispatch.dispatch(Action::Focus(service));
        }
    });
    let name = t!("chip-quiet-name", healthy = chip.healthy,);
    html! {
        <button type="button" class="chip quiet" data-nav="" onclick={focus}>
            <span class="tile">
                <span class="badge-svc">{ chip.letter }</span>
                { ["×", chip.count.to_string().as_str()].concat() }
            </span>
            <span class="cl"><span>{ chip.who.clone() }</span><span class="sr">{ name }</span></span>
        </button>
    }
}
