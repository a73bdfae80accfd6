//! What has to be said about the run as a whole: a shared run that came out differently, a refused
//! call.

use super::icons::icon;
use super::intent::hints::use_hints;
use super::quote::quote;
use crate::i18n::say;
use crate::store::{Action, use_store};
use crate::t;
use yew::prelude::*;

#[component]
pub fn Notices() -> Html {
    let store = use_store();
    let dispatch = store.dispatcher();
    // Whoever else made a call shows its answer where the call was made.
    let tried = store.ui.tried;
    let answer = store.ui.answer.as_ref();
    let refused = answer.filter(|it| Some(it.number) == tried).and_then(|it| {
        let error = it.result.as_ref().err()?;
        Some((it.call.clone(), error.code.clone(), error.message.clone()))
    });
    // What differs is said in the words of the hints.
    let there = use_hints(!store.ui.notes.is_empty());
    if store.ui.notes.is_empty() && refused.is_none() {
        return html! {};
    }
    let close = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Dismiss));
    html! {
        <div class="notices" role="region" aria-label={t!("notices-name")}>
            <div>
                { for store.ui.notes.iter().filter(|_| there).map(|it| html! {
                    <p>{ t!("notice-differs", what = say(it)) }</p>
                }) }
                if let Some((call, code, message)) = refused {
                    <p><code translate="no" lang="en">{ call }</code>{ " " }{ t!("notice-refused", code = code) }{ " " }
                        { quote(&message) }</p>
                }
            </div>
            <button type="button" class="btn quiet icon" aria-label={t!("close")} onclick={close}>
                { icon("close") }</button>
        </div>
    }
}
