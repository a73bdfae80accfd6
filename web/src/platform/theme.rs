//! Light or dark: the system's wish unless the reader chose; the choice is remembered.

use super::{document, storage, window};

const KEY: &str = "theme";

/// Whether the page is dark now.
pub fn is_dark() -> bool {
    let root = document().document_element();
    if let Some(shown) = root.and_then(|it| it.get_attribute("data-theme")) {
        return shown == "dark";
    }
    window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten()
        .is_some_and(|it| it.matches())
}

/// Swaps light and dark, and remembers it.
pub fn toggle() {
    let theme = if is_dark() { "light" } else { "dark" };
    storage::set(KEY, theme);
    if let Some(root) = document().document_element() {
        // Setting an attribute of <html> by a legal name cannot fail.
        let _ = root.set_attribute("data-theme", theme);
    }
}
