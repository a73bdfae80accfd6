//! The map of the course, by level and by exam objective.

use super::icons::{glyph, icon};
use super::language::{language_menu, partial_note};
use crate::i18n::{say, tell};
use crate::learn;
use crate::platform::theme;
use crate::t;
use screen::home::{Home, Level, Node, Objective, Stage};
use screen::practice::Idea;
use yew::prelude::*;

/// Most ideas in the list of the map; the others come up in practice.
const MOST_IDEAS: usize = 6;

/// The top bar of the pages that are no lab.
pub fn header(here: &str) -> Html {
    let tool = |href: &'static str, id: &str, words: String| {
        let current = (id == here).then_some("page");
        html! { <a class="btn quiet" {href} aria-current={current}>{ words }</a> }
    };
    html! {
        <header class="topbar">
            <a class="brand" href="." aria-label={t!("brand-home")}>
                <svg aria-hidden="true"><use href="#logo" /></svg><span>{ t!("brand") }</span></a>
            <nav class="tools">{ tool("?learn=1", "learn", t!("tool-learn")) }
                { tool("?practice=1", "practice", t!("practice-title")) }
                { tool(".", "", t!("home-sandbox")) }</nav>
            <button type="button" class="btn quiet icon" aria-label={t!("tool-theme")}
                onclick={|_: MouseEvent| theme::toggle()}>{ icon("theme") }</button>
            { language_menu() }
            { partial_note() }
        </header>
    }
}

pub fn home(home: &Home) -> Html {
    let next = home.next.as_ref();
    let stands = |it: &Node| home.levels.iter().find(|level| level.nodes.contains(it));
    let level_of = |it: &Node| {
        let level = stands(it).map(|it| format!("L{} {}", it.number, say(&it.title)));
        level.unwrap_or_default()
    };
    html! {
        <main class="page home">
            <h1>{ t!("home-title") }</h1>
            <div class="hero">
                { for next.map(|it| html! {
                    <section class="card cont" aria-labelledby="next-h">
                        <p class="eyebrow tnum">{ level_of(it) }{ " · " }
                            { t!("home-minutes", minutes = it.minutes) }</p>
                        <h2 id="next-h">{ it.title.clone() }</h2>
                        <p><a class="btn primary" href={address(it)}>
                            { icon("play") }{ t!("home-go") }</a></p>
                    </section>
                }) }
                <section class="card" aria-labelledby="practice-h">
                    <h2 id="practice-h">{ t!("practice-title") }</h2>
                    <p class="muted">{ t!("home-practice") }</p>
                    <p class="tnum">{ t!("practice-due", due = super::practice::due_today()) }</p>
                    <p><a class="btn" href="?practice=1">{ t!("home-review") }</a></p>
                </section>
            </div>
            <div class="home2">
                <section aria-labelledby="levels-h">
                    <div class="sec-h"><h2 id="levels-h">{ t!("home-levels") }</h2>
                        <span class="tnum">{ t!("home-progress", done = home.done, all = home.all) }</span></div>
                    <ol class="map">{ for home.levels.iter().map(|it| level(it, next)) }</ol>
                </section>
                <div class="side">
                    { ideas(&screen::practice::ideas(&learn::deck(), learn::today())) }
                    <Objectives of={home.objectives.clone()} />
                </div>
            </div>
        </main>
    }
}

/// The ideas that come back today, each with a question of its own.
fn ideas(of: &[Idea]) -> Html {
    let idea = |it: &Idea| {
        let card = String::from(js_sys::encode_uri_component(&it.card));
        html! {
            <li><span>{ tell(&it.name) }{ " " }<small class="muted">{ tell(&it.seen) }</small></span>
                <a class="btn small" href={format!("?practice=1&card={card}")}>{ t!("idea-ask") }</a></li>
        }
    };
    html! {
        <section aria-labelledby="ideas-h">
            <div class="sec-h"><h2 id="ideas-h">{ t!("ideas-title") }</h2></div>
            <p class="hint">{ if of.is_empty() { t!("ideas-none") } else { t!("ideas-about") } }</p>
            <ul class="ideas">{ for of.iter().take(MOST_IDEAS).map(idea) }</ul>
        </section>
    }
}

fn address(node: &Node) -> String {
    format!("?exercise={}", node.slug)
}

fn level(level: &Level, next: Option<&Node>) -> Html {
    let here = next.is_some_and(|next| level.nodes.contains(next));
    html! {
        <li class={classes!(here.then_some("here"))}>
            <h3><span class="lv tnum">{ format!("L{}", level.number) }</span>{ say(&level.title) }</h3>
            <ul class="nodes">{ for level.nodes.iter().map(|it| node(it, next)) }</ul>
            <span class="fr tnum">{ t!("home-of", done = level.done, all = level.nodes.len()) }</span>
        </li>
    }
}

fn node(node: &Node, next: Option<&Node>) -> Html {
    let class = match node.stage {
        Stage::Done => "done",
        Stage::Ready if next == Some(node) => "cur",
        Stage::Ready => "ready",
        Stage::Ahead => "later",
    };
    let mark = match node.stage {
        Stage::Done => {
            html! { <>{ glyph("healthy") }<span class="sr">{ t!("home-done") }</span></> }
        }
        _ => html! { { node.place } },
    };
    html! {
        <li><a href={address(node)}>
            <span class={classes!("node", class)}>{ mark }</span>
            <span>{ node.title.clone() }{ " " }
                <small class="muted tnum">{ t!("home-minutes", minutes = node.minutes) }</small></span>
        </a></li>
    }
}

#[derive(PartialEq, Properties)]
struct ObjectivesProps {
    of: Vec<Objective>,
}

/// What is done for one exam, objective by objective.
#[component]
fn Objectives(props: &ObjectivesProps) -> Html {
    let chosen = use_state(|| 0usize);
    let by_exam: Vec<&[Objective]> = props.of.chunk_by(|a, b| a.exam == b.exam).collect();
    let tab = |(at, of): (usize, &&[Objective])| {
        let chosen = chosen.clone();
        let on = (*chosen == at).to_string();
        let onclick = Callback::from(move |_: MouseEvent| chosen.set(at));
        html! {
            <button type="button" aria-pressed={on} {onclick} translate="no" lang="en">
                { of[0].exam.split('-').next().unwrap_or_default().to_owned() }</button>
        }
    };
    let shown = by_exam.get(*chosen).copied().unwrap_or_default();
    html! {
        <section aria-labelledby="exams-h">
            <div class="sec-h"><h2 id="exams-h">{ t!("home-exams") }</h2></div>
            <div class="seg small" role="group" aria-labelledby="exams-h">
                { for by_exam.iter().enumerate().map(tab) }</div>
            <ul class="obj">{ for shown.iter().map(objective) }</ul>
            <p class="hint">{ t!("home-exams-says") }</p>
        </section>
    }
}

fn objective(it: &Objective) -> Html {
    let share = it.done * 100 / it.all.max(1);
    html! {
        <li><span class="id" translate="no" lang="en">{ it.objective.clone() }</span>
            <span class="prog" aria-hidden="true"><i style={format!("--p:{share}")}></i></span>
            <span class="fr">{ t!("home-of", done = it.done, all = it.all) }</span></li>
    }
}
