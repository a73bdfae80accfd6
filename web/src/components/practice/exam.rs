//! A mock exam: chosen, sat against a clock that can be made longer, and gone through afterwards.

use super::{question, tabs};
use crate::i18n::tell;
use crate::learn;
use crate::platform::frames::use_frames;
use crate::t;
use lab::practice::deck::name;
use lab::practice::exam::{BLUEPRINTS, QUESTIONS, exam as blueprint};
use lab::practice::sitting::Sitting;
use screen::practice::{item, sheet};
use screen::text::span;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

enum Act {
    /// An exam, and how much of its time; zero is no clock.
    Begin(&'static str, u32),
    Choose(usize),
    Go(usize),
    Tick,
    More,
    Finish,
    Retry,
    Leave,
}

#[derive(Clone, Default, PartialEq)]
struct Paper {
    sitting: Option<Sitting>,
    /// When time was last taken from the clock, as the browser counts it.
    last: f64,
}

impl Reducible for Paper {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let now = js_sys::Date::now();
        let passed = now - self.last;
        if matches!(act, Act::Tick) && passed < 1000.0 {
            return self;
        }
        let mut paper = (*self).clone();
        if matches!(act, Act::Tick | Act::Begin(..)) {
            paper.last = now;
        }
        let salt = now as u64;
        let was_done = paper.sitting.as_ref().is_some_and(|it| it.done);
        match (act, paper.sitting.as_mut()) {
            (Act::Begin(exam, percent), _) => {
                let percent = Some(percent).filter(|it| *it > 0);
                let begin = |it| Sitting::begin(it, QUESTIONS, percent, salt);
                paper.sitting = blueprint(exam).map(begin);
            }
            (Act::Choose(place), Some(it)) => it.choose(place),
            (Act::Go(at), Some(it)) => it.go(at),
            (Act::Tick, Some(it)) => it.tick(passed.clamp(0.0, 1e9) as u64),
            (Act::More, Some(it)) => it.more(),
            (Act::Finish, Some(it)) => it.finish(),
            (Act::Retry, Some(it)) => paper.sitting = it.retry(salt),
            (Act::Leave, _) => paper.sitting = None,
            (_, None) => {}
        }
        if let Some(it) = paper.sitting.as_ref().filter(|it| it.done && !was_done) {
            keep(it);
        }
        Rc::new(paper)
    }
}

/// Every answer of the paper goes to its card.
fn keep(sitting: &Sitting) {
    let mut deck = learn::deck();
    for (it, answer) in sitting.items.iter().zip(&sitting.answers) {
        let choice = answer.and_then(|at| it.question.choices.get(at));
        if let Some(choice) = choice {
            let template = it.question.template;
            let card = name(template, "");
            deck.take(&card, template, choice.model, None, learn::today());
        }
    }
    learn::keep(&deck);
}

#[component]
pub fn Exam() -> Html {
    // Drawn anew in another language.
    let _ = use_context::<crate::app::Language>();
    let paper = use_reducer_eq(Paper::default);
    let dispatch = paper.dispatcher();
    let running = paper
        .sitting
        .as_ref()
        .is_some_and(|it| !it.done && it.left.is_some());
    let tick = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: u64| dispatch.dispatch(Act::Tick))
    };
    use_frames(running, tick);
    html! {
        <main class="page home lesson">
            <h1>{ t!("exam-title") }</h1>
            { tabs("exam") }
            { match &paper.sitting {
                None => choose(&dispatch),
                Some(it) if it.done => result(it, &dispatch),
                Some(it) => sit(it, &dispatch),
            } }
        </main>
    }
}

type Way = UseReducerDispatcher<Paper>;

fn button(words: String, class: &'static str, way: &Way, act: fn() -> Act) -> Html {
    let way = way.clone();
    let onclick = Callback::from(move |_: MouseEvent| way.dispatch(act()));
    html! { <button type="button" {class} {onclick}>{ words }</button> }
}

fn choose(way: &Way) -> Html {
    let time = NodeRef::default();
    let begin = |exam: &'static str| {
        let (way, time) = (way.clone(), time.clone());
        Callback::from(move |_: MouseEvent| way.dispatch(Act::Begin(exam, percent(&time))))
    };
    let steps = [
        ("100", t!("exam-time-usual")),
        ("125", t!("exam-time-more", percent = 25)),
        ("150", t!("exam-time-more", percent = 50)),
        ("200", t!("exam-time-more", percent = 100)),
        ("0", t!("exam-time-none")),
    ];
    html! {
        <section class="card">
            <p>{ t!("exam-about", count = QUESTIONS) }</p>
            <label>{ t!("exam-time") }{ " " }
                <select ref={time.clone()}>{ for steps.into_iter().map(|(value, words)| html! {
                    <option {value} selected={value == "100"}>{ words }</option>
                }) }</select></label>
            <div class="options">{ for BLUEPRINTS.iter().map(|it| html! {
                <p class="row"><button type="button" class="btn primary" translate="no"
                    onclick={begin(it.exam)}>{ it.exam }</button>
                    <span class="muted">
                        { t!("exam-minutes", minutes = it.seconds(QUESTIONS) / 60) }</span></p>
            }) }</div>
        </section>
    }
}

fn percent(list: &NodeRef) -> u32 {
    let list = list.cast::<HtmlSelectElement>();
    list.and_then(|it| it.value().parse().ok()).unwrap_or(100)
}

fn sit(sitting: &Sitting, way: &Way) -> Html {
    let Some(it) = sitting.items.get(sitting.at) else {
        return html! {};
    };
    let pick = {
        let way = way.clone();
        Callback::from(move |place: usize| way.dispatch(Act::Choose(place)))
    };
    let shown = sheet(&it.question, sitting.answers[sitting.at]);
    let go = |at: usize| {
        let way = way.clone();
        Callback::from(move |_: MouseEvent| way.dispatch(Act::Go(at)))
    };
    let (number, all) = (sitting.at + 1, sitting.items.len());
    let left = sitting.left.map(|it| span(base::SimDuration(it)));
    let open = sitting.answers.iter().filter(|it| it.is_none()).count();
    html! {
        <section class="card" aria-labelledby="stem">
            <p class="row tnum">
                <span translate="no">{ sitting.exam }</span>
                <span>{ t!("exam-number", number = number, all = all) }</span>
                if let Some(left) = left {
                    <span role="timer">{ t!("exam-left", left = left) }</span>
                    { button(t!("exam-more"), "btn small", way, || Act::More) }
                }
            </p>
            { question::question(&shown, &[], &pick) }
            <p class="row">
                <button type="button" class="btn" disabled={sitting.at == 0}
                    onclick={go(sitting.at.saturating_sub(1))}>{ t!("exam-before") }</button>
                <button type="button" class="btn primary" disabled={number == all} onclick={go(number)}>
                    { t!("practice-next") }</button>
                { button(t!("exam-finish", open = open), "btn", way, || Act::Finish) }
            </p>
        </section>
    }
}

fn result(sitting: &Sitting, way: &Way) -> Html {
    let (right, all) = sitting.score(None);
    let domain = |it: u32| {
        let (right, all) = sitting.score(Some(it));
        html! { <li>{ t!("exam-domain", domain = it, right = right, all = all) }</li> }
    };
    let none = Callback::from(|_: usize| {});
    let gone = |at: usize| {
        let it = &sitting.items[at];
        // Nothing was chosen: the verdict alone.
        let shown = item(
            &it.question,
            Some(sitting.answers[at].unwrap_or(usize::MAX)),
            true,
        );
        html! {
            <details class="card">
                <summary>{ if sitting.is_right(at) { "✓ " } else { "→ " } }{ tell(&shown.stem) }</summary>
                { question::question(&shown, &[], &none) }
                { question::verdict(&shown) }
            </details>
        }
    };
    html! {
        <>
            <section class="card" role="status">
                <h2>{ t!("exam-score", right = right, all = all) }</h2>
                <ul>{ for sitting.domains().into_iter().map(domain) }</ul>
                <p class="muted">{ t!("exam-honest") }</p>
                <p class="row">
                    if right < all { { button(t!("exam-retry"), "btn primary", way, || Act::Retry) } }
                    { button(t!("exam-leave"), "btn", way, || Act::Leave) }
                </p>
            </section>
            { for (0..sitting.items.len()).map(gone) }
        </>
    }
}
