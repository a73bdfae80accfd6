//! Keys of the page. Single letters and Space count only while the stage or the timeline has the
//! focus.

use crate::platform::document;
use crate::store::{Action, StepTo};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// The region the focus is in: an element with `data-region`.
fn regions() -> Vec<HtmlElement> {
    let mut found = Vec::new();
    if let Ok(list) = document().query_selector_all("[data-region]") {
        for index in 0..list.length() {
            let region = list.item(index).and_then(|it| it.dyn_into().ok());
            found.extend(region.filter(|it: &HtmlElement| it.offset_parent().is_some()));
        }
    }
    found
}

/// F6 and Shift+F6 go from region to region.
fn next_region(back: bool) {
    let regions = regions();
    if regions.is_empty() {
        return;
    }
    let focused = document().active_element();
    let here = regions
        .iter()
        .position(|it| focused.as_ref().is_some_and(|at| it.contains(Some(at))));
    let count = regions.len();
    let to = match (here, back) {
        (Some(here), false) => (here + 1) % count,
        (Some(here), true) => (here + count - 1) % count,
        (None, _) => 0,
    };
    // A region that cannot take the focus keeps it where it is.
    let _ = regions[to].focus();
}

/// Whether the focus is where single keys count: on the stage, the timeline, or nowhere.
fn free_to_listen(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let Some(target) = target else { return true };
    if target.tag_name() == "BODY" {
        return true;
    }
    target
        .closest("#cluster, [data-timeline]")
        .is_ok_and(|it| it.is_some())
}

fn typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    target.is_some_and(|it| {
        matches!(it.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            // The rich editor's own root hides what is inside: the event comes from its host.
            || it.closest("[contenteditable], .code-rich").is_ok_and(|it| it.is_some())
    })
}

/// The action of a key, if it has one here; the event is then used up.
pub fn action(event: &KeyboardEvent, playing: bool) -> Option<Action> {
    let key = event.key();
    if key == "F6" {
        event.prevent_default();
        next_region(event.shift_key());
        return None;
    }
    if key == "Escape" && !typing(event) {
        return Some(Action::Escape);
    }
    let command = event.ctrl_key() || event.meta_key();
    if command && key.eq_ignore_ascii_case("z") && !typing(event) {
        event.prevent_default();
        return Some(match event.shift_key() {
            true => Action::Redo,
            false => Action::Undo,
        });
    }
    if command || event.alt_key() || event.default_prevented() || !free_to_listen(event) {
        return None;
    }
    // A focused button keeps Space and Enter for itself; a range keeps its arrows.
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let on_button = target.is_some_and(|it| it.tag_name() == "BUTTON");
    if typing(event) {
        return None;
    }
    let action = match key.as_str() {
        " " if !on_button => Action::Play(!playing),
        "j" | "J" => Action::Step(StepTo::PreviousEvent),
        "k" | "K" => Action::Step(StepTo::NextEvent),
        "ArrowLeft" => Action::Step(StepTo::PreviousEvent),
        "ArrowRight" => Action::Step(StepTo::NextEvent),
        "PageUp" => Action::Step(StepTo::NextDecision),
        "i" | "I" => Action::InspectOf(None),
        "PageDown" => Action::Step(StepTo::PreviousDecision),
        _ => return None,
    };
    event.prevent_default();
    Some(action)
}
