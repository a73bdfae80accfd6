//! The map of the course, by level and by exam objective.

use super::language::{language_menu, partial_note};
use crate::i18n::say;
use crate::t;
use screen::home::{Home, Level, Node, Objective, Stage};
use yew::prelude::*;

/// The top bar of the pages that are no lab.
pub fn header() -> Html {
    html! {
        <header class="topbar">
            <a class="brand" href="." aria-label={t!("brand-home")}>
                <svg aria-hidden="true"><use href="#logo" /></svg><span>{ t!("brand") }</span></a>
            <nav class="tools"><a class="btn quiet" href="?learn=1">{ t!("tool-learn") }</a>
                <a class="btn quiet" href="?practice=1">{ t!("practice-title") }</a>
                <a class="btn quiet" href=".">{ t!("home-sandbox") }</a></nav>
            { language_menu() }
            { partial_note() }
        </header>
    }
}

pub fn home(home: &Home) -> Html {
    html! {
        <main class="page home">
            <h1>{ t!("home-title") }</h1>
            <p class="muted tnum">{ t!("home-progress", done = home.done, all = home.all) }</p>
            { for home.next.iter().map(|it| html! {
                <p><a class="btn primary" href={address(it)}>
                    { t!("home-next", title = it.title.clone()) }</a></p>
            }) }
            <ol class="map">{ for home.levels.iter().map(level) }</ol>
            <section aria-labelledby="exams-h">
                <h2 id="exams-h">{ t!("home-exams") }</h2>
                <ul class="obj">{ for home.objectives.iter().map(objective) }</ul>
            </section>
        </main>
    }
}

fn address(node: &Node) -> String {
    format!("?exercise={}", node.slug)
}

fn level(level: &Level) -> Html {
    html! {
        <li>
            <h2><span class="muted">{ format!("L{} ", level.number) }</span>{ say(&level.title) }
                { " " }<small class="muted tnum">
                    { t!("home-of", done = level.done, all = level.nodes.len()) }</small></h2>
            <ul class="nodes">{ for level.nodes.iter().map(node) }</ul>
        </li>
    }
}

fn node(node: &Node) -> Html {
    let class = match node.stage {
        Stage::Done => "done",
        Stage::Ready => "ready",
        Stage::Ahead => "ahead",
    };
    html! {
        <li {class}>
            <a href={address(node)}>{ node.title.clone() }</a>{ " " }
            <span class="muted tnum">{ t!("home-minutes", minutes = node.minutes) }</span>
            if node.stage == Stage::Done { <span class="count">{ t!("home-done") }</span> }
        </li>
    }
}

fn objective(it: &Objective) -> Html {
    html! {
        <li><span translate="no" lang="en">{ format!("{} {}", it.exam, it.objective) }</span>{ " " }
            <span class="muted tnum">{ t!("home-of", done = it.done, all = it.all) }</span></li>
    }
}
