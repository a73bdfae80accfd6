//! The checker's own words: fetched when the panel is first touched or has something to say.
//!
//! Without them (no network) AWS's sentences stand alone. Example: a focus in the form fetches
//! pack/locales/hints.en.ftl, and the same of the reader's language.

use crate::i18n::{self, language, say};
use screen::text::Text;
use yew::prelude::*;

/// What the checker says, in the reader's language; nothing when its words could not be had.
pub fn worded(text: &Text) -> Option<String> {
    i18n::has(text.id).then(|| say(text))
}

/// Whether findings can be shown: their words are there, or cannot be had.
#[hook]
pub fn use_hints(needed: bool) -> bool {
    let asked = use_state_eq(|| i18n::has("hint-meant"));
    let set = asked.setter();
    use_effect_with(needed, move |needed| {
        if *needed {
            wasm_bindgen_futures::spawn_local(async move {
                // Then AWS's sentences stand alone.
                let _ = language::load("hints").await;
                set.set(true);
            });
        }
    });
    *asked
}
