//! The browser, as far as the page touches it: frames, storage, clipboard, address, theme.

pub mod clipboard;
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
