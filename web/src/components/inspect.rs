//! The inspector: everything there is, or one thing with its state, its ties, its ways and its JSON.
//!
//! Its words are fetched at the first look. Example: `i` with t3 picked shows task t3; pressing its
//! role goes on to the role, Back returns.

mod asks;
mod ways;

use super::icons::icon;
use super::levers::thing_levers;
use super::why::facts;
use crate::i18n::{self, say};
use crate::store::{Action, Dispatcher, StoreHandle, use_dispatch, use_store};
use crate::t;
use screen::fleet::CardDetail;
use screen::inspect::{Link, Links, Shelf, Thing, View};
use screen::levers::Lever;
use screen::text::{Text, clock};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Whether the words are there; they are fetched when they are not.
#[hook]
fn use_words() -> Result<bool, String> {
    let there = use_state(|| Ok(i18n::has("insp-all")));
    let known = (*there).clone();
    use_effect_with((), move |()| {
        if *there == Ok(false) {
            wasm_bindgen_futures::spawn_local(async move {
                let found = i18n::language::load("inspect").await;
                there.set(found.map(|()| true));
            });
        }
    });
    known
}

#[component]
pub fn Inspector() -> Html {
    let words = use_words();
    let store = use_store();
    let dispatch = use_dispatch();
    let find = use_state(String::new);
    match words {
        Err(problem) => return html! { <p role="alert">{ problem }</p> },
        Ok(false) => return html! { <p role="status">{ t!("app-loading") }</p> },
        Ok(true) => {}
    }
    match store.ui.looked.last() {
        None => index(&store, &dispatch, &find),
        Some(thing) => one(&store, &dispatch, thing),
    }
}

fn go(dispatch: &Dispatcher, thing: Option<Thing>) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(Action::Inspect(thing.clone())))
}

fn link(dispatch: &Dispatcher, link: &Link) -> Html {
    html! {
        <button type="button" class="btn link" translate="no" lang="en"
            onclick={go(dispatch, Some(link.thing.clone()))}>{ link.name.clone() }</button>
    }
}

#[inline(never)]
fn index(store: &StoreHandle, dispatch: &Dispatcher, find: &UseStateHandle<String>) -> Html {
    let shelves = store.read(screen::inspect::index);
    let typed = find.to_lowercase();
    let fits = |it: &&Link| it.name.to_lowercase().contains(&typed);
    let oninput = {
        let find = find.setter();
        Callback::from(move |event: InputEvent| {
            find.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let shelf = |it: &Shelf| {
        let found: Vec<&Link> = it.things.iter().filter(fits).collect();
        if found.is_empty() {
            return Html::default();
        }
        html! {
            <section class="blk" key={it.kind}>
                <h3>{ say(&Text::new(it.kind)) }<span>{ found.len() + it.more }</span></h3>
                <p class="insp-links">{ for found.into_iter().map(|it| link(dispatch, it)) }</p>
                if it.more > 0 { <p class="muted small">{ t!("insp-more", count = it.more) }</p> }
            </section>
        }
    };
    let none = !shelves
        .iter()
        .any(|it| it.things.iter().any(|it| fits(&it)));
    html! {
        <div class="insp">
            <h2>{ t!("insp-all") }</h2>
            <p class="muted">{ t!("insp-all-hint") }</p>
            <input type="search" class="pick" aria-label={t!("insp-find")} placeholder={t!("insp-find")}
                value={(**find).clone()} {oninput} />
            { for shelves.iter().map(shelf) }
            if none { <p role="status">{ t!("insp-none-found") }</p> }
        </div>
    }
}

#[inline(never)]
fn one(store: &StoreHandle, dispatch: &Dispatcher, thing: &Thing) -> Html {
    let (view, levers, now) = store.read(|it| {
        let levers = screen::levers::on_thing(it.world, thing);
        (screen::inspect::view(it, thing), levers, it.now)
    });
    html! {
        <div class="insp">
            <p class="row">
                <button type="button" class="btn" onclick={go(dispatch, None)}>
                    { icon("back") }
                    { if store.ui.looked.len() > 1 { t!("insp-back") } else { t!("insp-index") } }
                </button>
                <span class="muted tnum">{ t!("insp-now", at = clock(now)) }</span>
            </p>
            { match view {
                None => html! { <p role="status">{ t!("insp-gone") }</p> },
                Some(view) => body(dispatch, &view, levers),
            } }
        </div>
    }
}

fn body(dispatch: &Dispatcher, view: &View, levers: Vec<Lever>) -> Html {
    html! {
        <>
            <h2 tabindex="-1">{ say(&Text::new(view.kind)) }{ " " }
                <span translate="no" lang="en">{ view.name.clone() }</span></h2>
            { facts(&view.facts) }
            { ties(dispatch, &t!("insp-links"), &view.links) }
            { ways::ways(&t!("insp-traffic"), &view.traffic) }
            if let Thing::LoadBalancer(id) = view.thing { <asks::AskRequest key={view.name.clone()} {id} /> }
            { ways::ways(&t!("insp-permissions"), &view.permissions) }
            if let Thing::Task(id) = view.thing { <asks::AskPermission key={view.name.clone()} {id} /> }
            { thing_levers(levers, view.name.clone()) }
            if let Some((call, answer)) = &view.json {
                <details class="blk">
                    <summary>{ t!("insp-json") }{ " " }<code translate="no" lang="en">{ *call }</code></summary>
                    <pre class="raw" tabindex="0" translate="no" lang="en">
                        { serde_json::to_string_pretty(answer).unwrap_or_default() }</pre>
                </details>
            }
        </>
    }
}

fn ties(dispatch: &Dispatcher, title: &str, links: &[Links]) -> Html {
    if links.is_empty() {
        return Html::default();
    }
    html! {
        <div class="blk">
            <h3>{ title.to_owned() }</h3>
            <dl class="facts">
                { for links.iter().map(|it| html! {
                    <div><dt>{ say(&it.name) }</dt>
                        <dd class="insp-links">{ for it.things.iter().map(|it| link(dispatch, it)) }</dd></div>
                }) }
            </dl>
        </div>
    }
}

/// What else is on an instance, on its card while it is picked.
#[inline(never)]
pub fn card(dispatch: &Dispatcher, detail: &CardDetail) -> Html {
    let open = |link: &Link| {
        let (dispatch, thing) = (dispatch.clone(), link.thing.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::InspectOf(None));
            dispatch.dispatch(Action::Inspect(Some(thing.clone())));
        });
        html! {
            <button type="button" class="btn link" translate="no" lang="en" {onclick}>{ link.name.clone() }</button>
        }
    };
    html! {
        <dl class="facts card-detail">
            if !detail.ports.is_empty() {
                <div><dt>{ t!("card-ports") }</dt><dd>{ detail.ports.join(", ") }</dd></div>
            }
            { for detail.things.iter().map(|it| html! {
                <div><dt>{ say(&it.name) }</dt><dd class="insp-links">{ for it.things.iter().map(open) }</dd></div>
            }) }
        </dl>
    }
}
