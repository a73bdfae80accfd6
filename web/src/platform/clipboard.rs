//! Copying text out of the page.

use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Puts `text` on the clipboard and says whether that worked.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    spawn_local(async move {
        let promise = super::window().navigator().clipboard().write_text(&text);
        done(JsFuture::from(promise).await.is_ok());
    });
}
