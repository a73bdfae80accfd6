//! Hover and focus link what belongs together: a task's chip, its part of each bar, its lane.
//!
//! Everything drawn for a task carries `data-task`. The mark is an attribute that no component
//! manages, so nothing is drawn again for it.

use crate::platform::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, NodeList};
use yew::prelude::*;

const MARK: &str = "data-linked";

/// For `onmouseover`.
pub fn over() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| link(&event))
}

/// For `onfocusin`.
pub fn focus() -> Callback<FocusEvent> {
    Callback::from(|event: FocusEvent| link(&event))
}

fn link(event: &Event) {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let owner = target.and_then(|it| it.closest("[data-task]").ok().flatten());
    let task = owner.and_then(|it| it.get_attribute("data-task"));
    let page = document();
    let linked = ["[", MARK, "]"].concat();
    each(page.query_selector_all(&linked), |it| {
        // Names of attributes are legal: neither call can fail.
        let _ = it.remove_attribute(MARK);
    });
    // A task's name is `t` and digits, so it needs no escape in a selector.
    if let Some(task) = task {
        let same = ["[data-task=\"", task.as_str(), "\"]"].concat();
        each(page.query_selector_all(&same), |it| {
            let _ = it.set_attribute(MARK, "");
        });
    }
}

fn each(found: Result<NodeList, wasm_bindgen::JsValue>, act: impl Fn(Element)) {
    let Ok(found) = found else { return };
    for index in 0..found.length() {
        if let Some(element) = found.item(index).and_then(|it| it.dyn_into().ok()) {
            act(element);
        }
    }
}
