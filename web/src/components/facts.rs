//! Corrections as cards: what is true, what is said, and where it stands.

use super::practice::tabs;
use crate::i18n::tell;
use crate::learn;
use crate::t;
use screen::facts::{Card, cards};
use yew::prelude::*;

#[component]
pub fn Facts() -> Html {
    // Drawn anew in another language.
    let _ = use_context::<crate::app::Language>();
    let exam = use_state(learn::wants_exam);
    let turn = {
        let state = exam.setter();
        Callback::from(move |wanted| state.set(wanted))
    };
    html! {
        <main class="page home lesson">
            <h1>{ t!("corrections-title") }</h1>
            { tabs("facts") }
            <p>{ t!("facts-about") }</p>
            { switch(*exam, &turn) }
            { for cards(*exam).iter().map(card) }
        </main>
    }
}

/// Whose answers are wanted, for the whole lab: questions and exercises follow.
pub fn switch(exam: bool, turn: &Callback<bool>) -> Html {
    let mode = |wanted: bool, words: String| {
        let onclick = turn.reform(move |_: MouseEvent| {
            learn::want_exam(wanted);
            wanted
        });
        html! {
            <button type="button" aria-pressed={(exam == wanted).to_string()} {onclick}>{ words }</button>
        }
    };
    html! {
        <p class="row"><span class="muted">{ t!("facts-mode") }</span>
            <span class="seg small" role="group" aria-label={t!("facts-mode")}>
                { mode(false, t!("facts-current")) }{ mode(true, t!("facts-exam")) }</span></p>
    }
}

pub fn card(it: &Card) -> Html {
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
