//! The player of an exercise: brief, prediction, goals, hints, and what comes after.

mod call;
mod predict;
mod prose;

pub use call::CallBox;
pub use predict::{OnCard, on_ruler, on_timeline};

use super::icons::at;
use crate::i18n::language::language;
use crate::i18n::{say, tell};
use crate::learn::Playing;
use crate::store::{Action, Dispatcher, Lesson, StoreHandle, use_dispatch, use_store};
use crate::t;
use prose::blocks;
use screen::exercise::{Goal, Request, Rung, Sign, View};
use screen::text::clock_secs;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct LessonProps {
    pub view: Rc<View>,
    /// The exercise that comes next: slug and title.
    pub next: Option<(String, String)>,
}

#[component]
pub fn LessonPane(props: &LessonProps) -> Html {
    let dispatch = use_dispatch();
    let store = use_store();
    // Another run of it was left and can be taken up again.
    let left = store.left.is_some();
    // Without a service the panel on the left has the calls.
    let has_service = store.read(|it| it.service(store.ui.service).is_some());
    let view = &props.view;
    html! {
        <div class="lesson">
            <header><p class="eyebrow">{ say(&view.about) }</p><h2>{ view.title.clone() }</h2></header>
            { for view.exam.map(|exam| super::facts::switch(exam, &turn(&store))) }
            <div class="prose">{ blocks(&view.brief) }</div>
            <p class="muted">{ t!("exercise-allowed") }{ " " }{ for view.allowed.iter().map(|(it, _)| html! {
                <><code translate="no" lang="en">{ it.clone() }</code>{ " " }</>
            }) }</p>
            { for view.predict.iter().map(|it| predict::predict(it, &dispatch)) }
            if has_service {
                <CallBox calls={view.allowed.clone()} labels={view.labels.clone()} />
            } else {
                <p class="muted">{ t!("exercise-calls-left") }</p>
            }
            <section aria-labelledby="goals-h">
                <div class="aside-h"><h3 id="goals-h">{ t!("exercise-goals") }</h3>
                    <span role="status">{ say(&view.met) }</span></div>
                <ul class="goals">{ for view.goals.iter().map(|it| goal(it, &dispatch)) }</ul>
            </section>
            if let Some(it) = &view.solved {
                <p class="done-note" role="status">{ tell(it) }</p>
            }
            { debrief(view, props.next.as_ref()) }
            <section aria-labelledby="hints-h">
                <div class="aside-h"><h3 id="hints-h">{ t!("exercise-hints") }</h3></div>
                <ol class="rungs">{ for view.rungs.iter().enumerate().map(|(n, it)| rung(n, it, &dispatch)) }</ol>
            </section>
            <p class="row">
                { button(&dispatch, "exercise-back", || Action::Undo) }
                { button(&dispatch, "exercise-again", || Action::Lesson(Lesson::Again)) }
                { button(&dispatch, "exercise-all", || Action::Lesson(Lesson::All)) }
                if left {
                    { button(&dispatch, "exercise-left", || Action::Lesson(Lesson::Back)) }
                }
                { button(&dispatch, "exercise-show", || Action::Lesson(Lesson::Show)) }
                <a class="btn link" href="?learn=1">{ t!("exercise-map") }</a>
            </p>
        </div>
    }
}

/// The exercise goes on with the answers of exams, or with those of today.
#[inline(never)]
fn turn(store: &StoreHandle) -> Callback<bool> {
    let store = store.clone();
    Callback::from(move |exam| {
        if let Some(playing) = &store.lesson {
            store.dispatch(Action::Playing(Rc::new(playing.turned(exam))));
        }
    })
}

fn button(dispatch: &Dispatcher, id: &'static str, action: fn() -> Action) -> Html {
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(action()));
    html! { <button type="button" class="btn" {onclick}>{ say(&screen::Text::new(id)) }</button> }
}

fn goal(goal: &Goal, dispatch: &Dispatcher) -> Html {
    let (sign, class) = match goal.sign {
        Sign::NotYet => ("○", "goal"),
        Sign::Holding => ("◔", "goal holding"),
        Sign::Met => ("✓", "goal met"),
        Sign::Violated => ("✕", "goal bad"),
    };
    let go = goal.moment.map(|at| {
        let dispatch = dispatch.clone();
        let seek = Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Play(false));
            dispatch.dispatch(Action::Seek(at));
        });
        html! {
            <button type="button" class="btn link" onclick={seek}>
                { t!("goal-go", at = clock_secs(at)) }</button>
        }
    });
    html! {
        <li {class}>
            <span class="gs" aria-hidden="true">{ sign }</span>
            <div class="t">{ blocks(&goal.sentence) }</div>
            <span class="st">{ say(&goal.state) }</span>
            <div class="span" aria-hidden="true">
                { for goal.spans.iter().map(|it| html! {
                    <i data-s={it.tone} style={at(&[("a", it.start.into()), ("b", it.length.into())])} />
                }) }
                if let Some(mark) = goal.mark { <u style={at(&[("a", mark.into())])} /> }
            </div>
            if !goal.value.is_empty() {
                <p class="more tnum">{ t!("goal-now", value = goal.value.clone()) }</p>
            }
            if let Some(witness) = goal.witness.clone() {
                <p class="more wit" lang="en" translate="no">{ witness }</p>
            }
            if let Some(go) = go { <p class="more">{ go }</p> }
        </li>
    }
}

fn rung(number: usize, rung: &Rung, dispatch: &Dispatcher) -> Html {
    let open = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Lesson(Lesson::Hint)))
    };
    html! {
        <li class={classes!(rung.words.is_some().then_some("open"))}>
            <i>{ number + 1 }</i>
            { match &rung.words {
                Some(words) => html! { <div>{ blocks(words) }</div> },
                None => html! { <p class="muted">{ say(&rung.name) }</p> },
            } }
            if !rung.requests.is_empty() {
                <ul class="moves">{ for rung.requests.iter().enumerate().map(|(at, it)| request(at, it, dispatch)) }</ul>
            }
            if rung.next {
                <button type="button" class="btn" onclick={open}>{ t!("hint-open") }</button>
            }
        </li>
    }
}

/// A request of the move, and the way into the box.
fn request(index: usize, it: &Request, dispatch: &Dispatcher) -> Html {
    let dispatch = dispatch.clone();
    let take = Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Action::Lesson(Lesson::Take(index)));
    });
    html! {
        <li><details><summary translate="no" lang="en">{ it.call.clone() }</summary>
                <pre translate="no" lang="en"><code>{ it.input.clone() }</code></pre></details>
            <button type="button" class="btn" onclick={take}>
                { t!("rung-take", at = clock_secs(it.at)) }</button></li>
    }
}

fn debrief(view: &View, next: Option<&(String, String)>) -> Html {
    let Some(words) = &view.debrief else {
        return html! {};
    };
    html! {
        <section class="card" aria-labelledby="debrief-h">
            <h3 id="debrief-h">{ t!("exercise-debrief") }</h3>
            <div class="prose">{ blocks(words) }</div>
            { pars(view) }
            <p class="muted">{ t!("exercise-sources") }</p>
            <ul>{ for view.sources.iter().map(|it| html! {
                <li><a href={it.clone()} rel="noopener" target="_blank">{ it.clone() }</a></li>
            }) }</ul>
            if let Some((slug, title)) = next {
                <a class="btn primary" href={format!("?exercise={slug}")}>
                    { t!("exercise-next", title = title.clone()) }</a>
            }
        </section>
    }
}

/// This run beside the solution's.
fn pars(view: &View) -> Html {
    if view.pars.is_empty() {
        return html! {};
    }
    html! {
        <table class="tbl">
            <thead><tr><td></td><th scope="col">{ t!("par-own") }</th>
                <th scope="col">{ t!("par-solution") }</th></tr></thead>
            <tbody>{ for view.pars.iter().map(|it| html! {
                <tr><th scope="row">{ say(&it.name) }</th><td class="tnum">{ it.own.clone() }</td>
                    <td class="tnum">{ it.solution.clone() }</td></tr>
            }) }</tbody>
        </table>
    }
}

/// The exercise after this one, by the index and what is done.
#[inline(never)]
pub fn next_of(playing: &Playing) -> Option<(String, String)> {
    let home = screen::home::home(&playing.index, &language(), &crate::learn::deck());
    let next = screen::home::after(&home, &playing.lesson.exercise.slug)?;
    Some((next.slug, next.title))
}
