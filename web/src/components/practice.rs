//! Practice: one question after another, what is due first, answers kept in this browser.

mod exam;
mod plan;
mod question;

pub use exam::Exam;

use crate::i18n::say;
use crate::learn;
use crate::platform::url;
use crate::t;
use lab::practice::deck::{Deck, name};
use lab::practice::facts::{CORRECTIONS, FACTS};
use lab::practice::{Question, TEMPLATES, exam::exam as blueprint, seed, template};
use screen::practice::{Proof, item, proofs, sheet};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Clone, PartialEq)]
struct Asked {
    card: String,
    question: Question,
    chosen: Option<usize>,
    /// What the runs of the options say, once it was answered.
    proofs: Rc<Vec<Option<Proof>>>,
    due: usize,
    number: u32,
    asked_at: f64,
    /// Cards that were missed on this visit.
    missed: Rc<Vec<String>>,
}

/// Cards of whole templates, in the order in which they matter for the exam that is planned, and after
/// every second of them one of a correction.
fn offered(deck: &Deck) -> Vec<String> {
    let planned = deck.plan.as_deref().and_then(blueprint);
    let order = match planned {
        Some(it) => it.order(),
        None => TEMPLATES.iter().map(|it| it.id).collect(),
    };
    let mut facts = FACTS.iter().map(|it| name(CORRECTIONS.id, it.old));
    let mut cards = Vec::new();
    for pair in order.chunks(2) {
        cards.extend(pair.iter().map(|it| name(it, "")));
        cards.extend(facts.next());
    }
    cards.extend(facts);
    cards
}

/// How many cards are due today.
pub fn due_today() -> usize {
    let deck = learn::deck();
    deck.due(learn::today(), &offered(&deck)).len()
}

/// The card that the address names, else the next.
fn first() -> Option<Asked> {
    let named = url::query("card").filter(|it| it.contains('/'));
    let deck = learn::deck();
    let due = named.and_then(|it| ask(&deck, it, (due_today(), 0), Rc::default()));
    due.or_else(|| next(0, Rc::default()))
}

/// The next card that is due, else one of the templates in turn.
fn next(number: u32, missed: Rc<Vec<String>>) -> Option<Asked> {
    let deck = learn::deck();
    let offered = offered(&deck);
    let due = deck.due(learn::today(), &offered);
    let turn = &offered[number as usize % offered.len()];
    let card = due.first().unwrap_or(turn).clone();
    ask(&deck, card, (due.len(), number), missed)
}

fn ask(
    deck: &Deck,
    card: String,
    (due, number): (usize, u32),
    missed: Rc<Vec<String>>,
) -> Option<Asked> {
    let (id, idea) = card.split_once('/').unwrap_or((&card, ""));
    let reviews = deck.cards.get(&card).map_or(0, |it| it.reviews);
    let seed = seed(&card, deck.salt, reviews.wrapping_add(number << 8));
    let about = Some(idea).filter(|it| !it.is_empty());
    let question = template(id)?.question_about(seed, learn::wants_exam(), about)?;
    Some(Asked {
        card,
        question,
        chosen: None,
        proofs: Rc::default(),
        due,
        number,
        asked_at: js_sys::Date::now(),
        missed,
    })
}

/// A card that was missed, with other numbers.
fn retry(asked: &Asked) -> Option<Asked> {
    let mut missed = asked.missed.to_vec();
    let card = if missed.is_empty() {
        return None;
    } else {
        missed.remove(0)
    };
    let counts = (asked.due, asked.number + 1);
    ask(&learn::deck(), card, counts, Rc::new(missed))
}

/// Keeps the answer and plays the world of the question.
fn answered(asked: &Asked, place: usize) -> Option<Asked> {
    let choice = asked.question.choices.get(place)?;
    let millis = (js_sys::Date::now() - asked.asked_at).clamp(0.0, 3.6e6) as u32;
    let mut deck = learn::deck();
    let (template, model) = (asked.question.template, choice.model);
    deck.take(&asked.card, template, model, Some(millis), learn::today());
    learn::keep(&deck);
    let mut missed = asked.missed.to_vec();
    if model.is_some() && !missed.contains(&asked.card) {
        missed.push(asked.card.clone());
    }
    let stem = say(&sheet(&asked.question, None).stem);
    Some(Asked {
        chosen: Some(place),
        proofs: Rc::new(proofs(&asked.question, &stem)),
        missed: Rc::new(missed),
        ..asked.clone()
    })
}

#[component]
pub fn Practice() -> Html {
    // Read so that a question is drawn anew in another language, and stays the same question.
    let _ = use_context::<crate::app::Language>();
    let asked = use_state(first);
    let Some(now) = (*asked).clone() else {
        return html! {};
    };
    let choose = {
        let (asked, now) = (asked.setter(), now.clone());
        Callback::from(move |place: usize| {
            if now.chosen.is_none() {
                asked.set(answered(&now, place));
            }
        })
    };
    let go = |make: fn(&Asked) -> Option<Asked>| {
        let (asked, now) = (asked.setter(), now.clone());
        Callback::from(move |_: MouseEvent| asked.set(make(&now)))
    };
    // The question that is open is asked anew, of the same seed, unless it was answered.
    let turn = {
        let (asked, now) = (asked.setter(), now.clone());
        Callback::from(move |exam| {
            let of = template(now.question.template);
            let idea = now.card.split_once('/').map(|it| it.1);
            let idea = idea.filter(|it| !it.is_empty());
            let other = of.and_then(|it| it.question_about(now.question.seed, exam, idea));
            let open = now.chosen.is_none();
            if let Some(question) = other.filter(|_| open) {
                asked.set(Some(Asked {
                    question,
                    ..now.clone()
                }));
            } else {
                asked.set(Some(now.clone()));
            }
        })
    };
    let onward = go(|it| next(it.number + 1, it.missed.clone()));
    let shown = item(&now.question, now.chosen, learn::wants_exam());
    let exercise = template(now.question.template).map(|it| it.exercise);
    let exercise = exercise.filter(|it| !it.is_empty());
    let leech = learn::deck().is_leech(&now.card);
    let class = if leech { "btn primary" } else { "btn link" };
    html! {
        <main class="page home lesson">
            <h1>{ t!("practice-title") }</h1>
            { tabs("1") }
            { super::facts::switch(learn::wants_exam(), &turn) }
            <p class="muted tnum">{ t!("practice-due", due = now.due) }</p>
            <section class="card" aria-labelledby="stem">
                { question::question(&shown, &now.proofs, &choose) }
                { question::verdict(&shown) }
                { for shown.card.iter().map(super::facts::card) }
                if now.chosen.is_some() {
                    if leech { <p>{ t!("practice-leech") }</p> }
                    <p class="row">
                        <button type="button" class="btn primary" onclick={onward}>{ t!("practice-next") }</button>
                        if !now.missed.is_empty() {
                            <button type="button" class="btn" onclick={go(retry)}>
                                { t!("practice-retry", count = now.missed.len()) }</button>
                        }
                        if let Some(slug) = exercise {
                            <a {class} href={format!("?exercise={slug}")}>{ t!("practice-exercise") }</a>
                        }
                    </p>
                }
            </section>
            <plan::Plan />
        </main>
    }
}

/// The pages of learning, and which of them this is.
pub fn tabs(here: &str) -> Html {
    let pages = [
        ("?learn=1", "", t!("exercise-map")),
        ("?practice=1", "1", t!("practice-title")),
        ("?practice=exam", "exam", t!("exam-title")),
        ("?facts=1", "facts", t!("corrections-title")),
    ];
    html! {
        <nav class="row" aria-label={t!("practice-pages")}>
            { for pages.into_iter().map(|(href, id, words)| html! {
                <a class="btn link" {href} aria-current={(id == here).then_some("page")}>{ words }</a>
            }) }
        </nav>
    }
}
