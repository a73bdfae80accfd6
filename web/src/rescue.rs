//! If the program ever aborts: the run so far is in storage as a link, and the page offers it.
//!
//! WebAssembly aborts on panic, so nothing can be saved then. Hence the link is written before
//! every call, and the panic hook only draws what is already stored, with plain DOM calls and no
//! Yew.

use crate::platform::{document, storage, url};
use lab::Timeline;
use wasm_bindgen::JsCast;

const KEY: &str = "taskyard.rescue";

/// Writes the link of the run as it is now.
pub fn remember(timeline: &Timeline) {
    if let Ok(link) = timeline.link() {
        storage::session_set(KEY, &format!("{}{link}", url::base()));
    }
}

/// Draws the panel when the program panics, and still prints the panic to the console.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        show(&info.to_string());
    }));
}

/// Draws the panel once, with the reason and the link.
pub fn show(what: &str) {
    let page = document();
    if page.get_element_by_id("crash").is_some() {
        return;
    }
    let Some(body) = page.body() else { return };
    let make = |tag: &str, class: &str, text: &str| {
        let element = page.create_element(tag).ok()?;
        element.set_class_name(class);
        element.set_text_content(Some(text));
        Some(element)
    };
    let Some(panel) = make("section", "crash", "") else {
        return;
    };
    panel.set_id("crash");
    // Attribute names are legal, so these cannot fail.
    let _ = panel.set_attribute("role", "alert");
    let mut parts = vec![
        make("h2", "", &crate::t!("crash-title")),
        make("p", "", &crate::t!("crash-text")),
        make("pre", "", what),
    ];
    if let Some(link) = storage::session_get(KEY) {
        let label = make("label", "", &crate::t!("crash-link"));
        let field = make("input", "", "");
        if let Some(input) = field
            .as_ref()
            .and_then(|it| it.dyn_ref::<web_sys::HtmlInputElement>())
        {
            input.set_read_only(true);
            input.set_value(&link);
        }
        if let (Some(label), Some(field)) = (&label, &field) {
            let _ = label.append_child(field);
        }
        parts.push(label);
    }
    for part in parts.into_iter().flatten() {
        let _ = panel.append_child(&part);
    }
    let _ = body.append_child(&panel);
}
