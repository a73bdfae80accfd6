//! The event log: three wordings, filters, and on each row a jump and a Why.

use super::icons::{glyph, icon};
use crate::i18n::{self, say, tell};
use crate::store::{Action, Store, use_dispatch};
use crate::t;
use screen::log::{Body, Density, Filter, Log, Reason, Row};
use screen::text::Text;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct LogProps {
    pub words: bool,
    pub log: Option<Rc<Log>>,
    pub density: Density,
    pub filter: Filter,
    pub services: Rc<Vec<(base::ServiceId, String)>>,
}

const DENSITIES: [(Density, &str); 3] = [
    (Density::Story, "log-story"),
    (Density::Ecs, "log-ecs"),
    (Density::Json, "log-json"),
];

#[component]
pub fn LogPane(props: &LogProps) -> Html {
    let dispatch = use_dispatch();
    use_glosses(props.density == Density::Ecs);
    let density = |(density, words): &(Density, &'static str)| {
        let (dispatch, density) = (dispatch.clone(), *density);
        let set = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Density(density)));
        html! {
            <button type="button" aria-pressed={(props.density == density).to_string()} onclick={set}>
                { say(&Text::new(words)) }
            </button>
        }
    };
    html! {
        <section class="pane">
            <div class="filters">
                <div class="seg" role="group" aria-label={t!("log-wording")}>
                    { for DENSITIES.iter().map(density) }
                </div>
                { service_filter(&dispatch, props) }
                { reason_filter(&dispatch, props) }
                if let Some(task) = props.filter.task {
                    { task_filter(&dispatch, props, task) }
                }
            </div>
            { match &props.log {
                Some(log) if !log.rows.is_empty() => rows(&dispatch, log),
                _ => html! { <p class="muted">{ t!("log-empty") }</p> },
            } }
        </section>
    }
}

/// What ECS's sentences mean is fetched when they are first looked at.
#[hook]
fn use_glosses(wanted: bool) {
    let update = use_force_update();
    use_effect_with(wanted, move |wanted| {
        if *wanted {
            spawn_local(async move {
                // Without them the sentences stand alone.
                if i18n::language::load("log").await.is_ok() {
                    update.force_update();
                }
            });
        }
    });
}

fn rows(dispatch: &UseReducerDispatcher<Store>, log: &Log) -> Html {
    html! {
        <>
            <ol class="log" aria-label={t!("log-name")}>
                { for log.rows.iter().map(|it| row(dispatch, it)) }
            </ol>
            if log.older > 0 { <p class="muted small">{ t!("log-older", count = log.older) }</p> }
        </>
    }
}

fn service_filter(dispatch: &UseReducerDispatcher<Store>, props: &LogProps) -> Html {
    let (dispatch, filter) = (dispatch.clone(), props.filter.clone());
    let services = props.services.clone();
    let set = Callback::from(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let index = select.value().parse::<usize>().ok();
        let service = index.and_then(|it| services.get(it)).map(|it| it.0);
        let filter = Filter {
            service,
            ..filter.clone()
        };
        dispatch.dispatch(Action::Filter(filter));
    });
    html! {
        <select class="pick" aria-label={t!("log-service")} onchange={set}>
            <option value="" selected={props.filter.service.is_none()}>{ t!("log-any-service") }</option>
            { for props.services.iter().enumerate().map(|(index, (id, name))| html! {
                <option value={index.to_string()} selected={props.filter.service == Some(*id)}>
                    { name.clone() }</option>
            }) }
        </select>
    }
}

fn reason_filter(dispatch: &UseReducerDispatcher<Store>, props: &LogProps) -> Html {
    let (dispatch, filter) = (dispatch.clone(), props.filter.clone());
    let set = Callback::from(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let index = select.value().parse::<usize>().ok();
        let filter = Filter {
            reason: index.and_then(|it| Reason::ALL.get(it)).copied(),
            ..filter.clone()
        };
        dispatch.dispatch(Action::Filter(filter));
    });
    html! {
        <select class="pick" aria-label={t!("log-reason")} onchange={set}>
            <option value="" selected={props.filter.reason.is_none()}>{ t!("log-any-reason") }</option>
            { for Reason::ALL.iter().enumerate().map(|(index, it)| html! {
                <option value={index.to_string()} selected={props.filter.reason == Some(*it)}>
                    { say(&Text::new(it.word())) }</option>
            }) }
        </select>
    }
}

fn task_filter(
    dispatch: &UseReducerDispatcher<Store>,
    props: &LogProps,
    task: base::TaskId,
) -> Html {
    let (dispatch, filter) = (dispatch.clone(), props.filter.clone());
    let clear = Callback::from(move |_: MouseEvent| {
        let filter = Filter {
            task: None,
            ..filter.clone()
        };
        dispatch.dispatch(Action::Filter(filter));
    });
    html! {
        <button type="button" class="btn" onclick={clear}
            aria-label={t!("log-clear-task", task = task.to_string())}>
            { task.to_string() }{ icon("close") }
        </button>
    }
}

fn row(dispatch: &UseReducerDispatcher<Store>, row: &Row) -> Html {
    let (at, why) = (row.at, row.why);
    let jump = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Play(false));
            dispatch.dispatch(Action::Seek(at));
        })
    };
    let ask = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Select(Some(why))))
    };
    let inspect = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::InspectOf(Some(why))))
    };
    let mark = match row.face {
        Some(face) => {
            html! { <span class="lg" data-s={face.tone.name()}>{ glyph(face.glyph) }</span> }
        }
        None => html! { <span class="lg dotted"></span> },
    };
    html! {
        <li class={classes!(row.on.then_some("on"))} key={row.seq.0}>
            <time>{ row.clock.clone() }</time>
            { mark }
            <div>{ body(&row.body) }</div>
            <span class="act">
                <button type="button" class="btn quiet icon" aria-label={t!("log-jump", at = row.clock.clone())}
                    onclick={jump}>{ icon("clock") }</button>
                <button type="button" class="btn quiet icon" aria-label={t!("log-why", at = row.clock.clone())}
                    onclick={ask}>{ icon("help") }</button>
                if row.thing {
                    <button type="button" class="btn quiet icon" onclick={inspect}
                        aria-label={t!("inspect-one", name = row.clock.clone())}>{ icon("search") }</button>
                }
            </span>
        </li>
    }
}

fn body(body: &Body) -> Html {
    match body {
        Body::Story(text) => html! { <p>{ tell(text) }</p> },
        Body::Quote {
            words,
            gloss,
            cause,
        } => html! {
            <>
                <q lang="en" translate="no">{ words.clone() }</q>
                if i18n::has(gloss) { <p class="gloss">{ say(&Text::new(gloss)) }</p> }
                if let Some(cause) = cause { <p class="gloss">{ tell(cause) }</p> }
            </>
        },
        Body::Raw(raw) => html! { <pre class="raw" translate="no" lang="en">{ raw.clone() }</pre> },
    }
}
