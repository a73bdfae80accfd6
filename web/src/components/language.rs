//! The choice of language: a native list, each language by its own name, and the note that some
//! words are still in English.

use super::icons::icon;
use crate::i18n::language::{LANGUAGES, choose, language};
use crate::t;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

pub fn language_menu() -> Html {
    let now = language();
    let onchange = Callback::from(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        spawn_local(choose(select.value()));
    });
    html! {
        <label class="btn quiet icon language">
            { icon("language") }
            <select id="language" aria-label={t!("language-name")} {onchange}>
                { for LANGUAGES.iter().map(|(tag, name)| html! {
                    <option value={*tag} lang={*tag} selected={now == *tag}>{ *name }</option>
                }) }
            </select>
        </label>
    }
}

/// Shown by `data-partial` on the root, which `i18n` sets.
pub fn partial_note() -> Html {
    html! { <p class="partial" role="note">{ t!("language-partial") }</p> }
}
