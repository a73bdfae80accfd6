//! Corrections as cards: what is true, what is said, and where it stands.

use super::practice::tabs;
use crate::i18n::tell;
use crate::platform::storage;
use crate::t;
use screen::facts::{Card, cards};
use yew::prelude::*;

/// What the reader chose last: the answers of exams, or of today.
const KEY: &str = "facts";

#[component]
pub fn Facts() -> Html {
    // Drawn anew in another language.
    let _ = use_context::<crate::app::Language>();
    let exam = use_state(|| storage::get(KEY).as_deref() == Some("exam"));
    let mode = |wanted: bool, words: String| {
        let state = exam.setter();
        let onclick = Callback::from(move |_: MouseEvent| {
            storage::set(KEY, if wanted { "exam" } else { "current" });
            state.set(wanted);
        });
        html! {
            <button type="button" aria-pressed={(*exam == wanted).to_string()} {onclick}>{ words }</button>
        }
    };
    html! {
        <main class="page home lesson">
            <h1>{ t!("corrections-title") }</h1>
            { tabs("facts") }
            <p>{ t!("facts-about") }</p>
            <p class="row"><span class="muted">{ t!("facts-mode") }</span>
                <span class="seg small" role="group" aria-label={t!("facts-mode")}>
                    { mode(false, t!("facts-current")) }{ mode(true, t!("facts-exam")) }</span></p>
            { for cards(*exam).iter().map(card) }
        </main>
    }
}

fn card(it: &Card) -> Html {
    html! {
        <article class="card" id={format!("fact-{}", it.number)}>
            <h2>{ tell(&it.answer) }</h2>
            <p class="muted">{ tell(&it.other_is) }{ " " }{ tell(&it.other) }</p>
            { for it.note.iter().map(|it| html! { <p class="muted">{ tell(it) }</p> }) }
            <p class="row">
                <a href={it.source} rel="noopener" target="_blank">{ t!("facts-source") }</a>
                if let Some(slug) = it.exercise {
                    <a href={format!("?exercise={slug}")}>{ t!("practice-exercise") }</a>
                }
            </p>
        </article>
    }
}
