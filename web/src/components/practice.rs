//! Practice: one question after another, what is due first, answers kept in this browser.

use crate::i18n::{say, tell};
use crate::learn;
use crate::t;
use lab::practice::deck::{Deck, Given, name};
use lab::practice::{Question, TEMPLATES, seed, template};
use screen::practice::{Choice, Item, Label, item};
use yew::prelude::*;

#[derive(Clone, PartialEq)]
struct Asked {
    card: String,
    question: Question,
    chosen: Option<usize>,
    due: usize,
    number: u32,
    asked_at: f64,
}

/// The next card that is due, else one of the templates in turn.
fn ask(deck: &Deck, number: u32) -> Option<Asked> {
    let offered: Vec<String> = TEMPLATES.iter().map(|it| name(it.id, "")).collect();
    let due = deck.due(learn::today(), &offered);
    let turn = &offered[number as usize % offered.len()];
    let card = due.first().unwrap_or(turn).clone();
    let id = card.split('/').next().unwrap_or_default();
    let reviews = deck.cards.get(&card).map_or(0, |it| it.reviews);
    let question =
        template(id)?.question(seed(&card, deck.salt, reviews.wrapping_add(number << 8)))?;
    Some(Asked {
        card,
        question,
        chosen: None,
        due: due.len(),
        number,
        asked_at: js_sys::Date::now(),
    })
}

fn answer(asked: &Asked, place: usize) {
    let mut deck = learn::deck();
    let Some(choice) = asked.question.choices.get(place) else {
        return;
    };
    let millis = (js_sys::Date::now() - asked.asked_at).clamp(0.0, 3.6e6) as u32;
    let given = Given {
        right: choice.model.is_none(),
        millis,
        ..Given::default()
    };
    deck.answer(&asked.card, given, learn::today());
    // The idea behind a wrong option gets a card of its own.
    if let Some(model) = choice.model {
        deck.answer(&name(asked.question.template, model), given, learn::today());
    }
    learn::keep(&deck);
}

#[component]
pub fn Practice() -> Html {
    // Read so that a question is drawn anew in another language, and stays the same question.
    let _ = use_context::<crate::app::Language>();
    let asked = use_state(|| ask(&learn::deck(), 0));
    let Some(now) = (*asked).clone() else {
        return html! {};
    };
    let choose = {
        let (asked, now) = (asked.setter(), now.clone());
        Callback::from(move |place: usize| {
            if now.chosen.is_none() {
                answer(&now, place);
                asked.set(Some(Asked {
                    chosen: Some(place),
                    ..now.clone()
                }));
            }
        })
    };
    let next = {
        let (asked, number) = (asked.setter(), now.number + 1);
        Callback::from(move |_: MouseEvent| asked.set(ask(&learn::deck(), number)))
    };
    let shown = item(&now.question, now.chosen);
    let exercise = template(now.question.template).map(|it| it.exercise);
    html! {
        <main class="page home lesson">
            <h1>{ t!("practice-title") }</h1>
            <p class="muted tnum">{ t!("practice-due", due = now.due) }</p>
            <section class="card" aria-labelledby="stem">
                <h2 id="stem">{ tell(&shown.stem) }</h2>
                <ul>{ for shown.given.iter().map(|it| html! { <li>{ tell(it) }</li> }) }</ul>
                <div class="options" role="group" aria-label={t!("practice-choose")}>
                    { for shown.choices.iter().enumerate().map(|it| option(it, &choose)) }
                </div>
                { verdict(&shown) }
                if now.chosen.is_some() {
                    <p class="row">
                        <button type="button" class="btn primary" onclick={next}>{ t!("practice-next") }</button>
                        if let Some(slug) = exercise {
                            <a class="btn link" href={format!("?exercise={slug}")}>
                                { t!("practice-exercise") }</a>
                        }
                    </p>
                }
            </section>
            <p><a class="btn link" href="?learn=1">{ t!("exercise-map") }</a></p>
        </main>
    }
}

fn words(label: &Label) -> String {
    match label {
        Label::Plain(text) => text.clone(),
        Label::Words(text) => say(text),
    }
}

fn option((place, it): (usize, &Choice), choose: &Callback<usize>) -> Html {
    let onclick = choose.reform(move |_: MouseEvent| place);
    let sign = match (it.right, it.chosen) {
        (Some(true), _) => "✓ ",
        (Some(false), true) => "→ ",
        _ => "",
    };
    html! {
        <div>
            <button type="button" class="btn" {onclick} aria-pressed={it.chosen.to_string()}>
                { sign }{ words(&it.label) }</button>
            if let Some(idea) = it.idea.as_ref() { <p class="muted">{ tell(idea) }</p> }
        </div>
    }
}

fn verdict(shown: &Item) -> Html {
    let Some(reason) = &shown.reason else {
        return html! {};
    };
    let same = shown
        .choices
        .iter()
        .any(|it| it.chosen && it.right == Some(true));
    let right = shown.choices.iter().find(|it| it.right == Some(true));
    let right = right.map(|it| words(&it.label)).unwrap_or_default();
    let verdict = if same {
        t!("practice-right")
    } else {
        say(&screen::Text::new("practice-other").str("right", right))
    };
    html! { <p class="done-note" role="status">{ verdict }{ " " }{ tell(reason) }</p> }
}
