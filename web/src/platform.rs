//! The browser, as far as the page touches it: frames, storage, clipboard, address, theme.

pub mod clipboard;
pub mod editor;
pub mod fetch;
pub mod frames;
pub mod storage;
pub mod theme;
pub mod url;

/// The page's window; the page cannot run without one.
pub fn window() -> web_sys::Window {
    web_sys::window().expect("a browser window")
}

pub fn document() -> web_sys::Document {
    window().document().expect("a document")
}

/// Puts the focus on the element of that id, if there is one.
pub fn focus(id: &str) {
    use wasm_bindgen::JsCast;
    let found = document().get_element_by_id(id);
    if let Some(element) = found.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}
