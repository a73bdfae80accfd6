//! The scenario chooser: packed scenarios, runs that were left, a file of one's own.

use super::quote::Own;
use crate::i18n::{format, lesson, rich, say};
use crate::platform::{fetch, url};
use crate::store::{Action, Dispatcher, use_dispatch, use_store};
use crate::t;
use lab::Scenario;
use screen::picker::{Entry, FaultView, Refused, entries, read_file};
use screen::text::Text;
use screen::text::clock_secs;
use std::rc::Rc;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlInputElement;
use yew::prelude::*;

type Found = Option<Result<Rc<Vec<Entry>>, String>>;

/// The content of the picker's sheet.
#[component]
pub fn Picker() -> Html {
    let store = use_store();
    let dispatch = use_dispatch();
    let found = use_state(|| None as Found);
    let problem = use_state(|| None::<Refused>);
    use_effect_with((), {
        let found = found.setter();
        move |()| {
            spawn_local(async move {
                let index = fetch::text("pack/scenarios/index.json").await;
                found.set(Some(index.map(|it| Rc::new(entries(&it)))));
            });
        }
    });
    let open = {
        let (dispatch, problem) = (dispatch.clone(), problem.setter());
        Callback::from(move |slug: String| open_packed(slug, dispatch.clone(), problem.clone()))
    };
    let now = store.ui.slug.clone();
    html! {
        <div class="picker">
            <p><a class="btn" href="?learn=1">{ t!("tool-learn") }</a></p>
            { list(&found, now.as_deref(), &open) }
            { refused(problem.as_ref()) }
            <Kept/>
            <File on_refused={let problem = problem.setter();
                Callback::from(move |it| problem.set(it))}/>
        </div>
    }
}

fn list(found: &Found, now: Option<&str>, open: &Callback<String>) -> Html {
    let entries = match found {
        None => return html! { <p class="hint" role="status">{ t!("picker-loading") }</p> },
        Some(Err(reason)) => {
            let words = t!("picker-unreachable", reason = reason.as_str());
            return html! { <p class="warn bad" role="alert">{ words }</p> };
        }
        Some(Ok(entries)) => entries,
    };
    let entry = |entry: &Entry| {
        let onclick = {
            let slug = entry.slug.clone();
            open.reform(move |event: MouseEvent| {
                event.prevent_default();
                slug.clone()
            })
        };
        let here = now == Some(entry.slug.as_str());
        html! {
            <li key={entry.slug.clone()}>
                <a class="scenario" href={address(&entry.slug)} {onclick}
                    aria-current={here.then_some("true")}>
                    <b>{ lesson(&entry.slug, "title", &entry.title) }</b>
                    if here { <span class="count">{ t!("picker-now") }</span> }
                    <span class="muted">{ lesson(&entry.slug, "question", &entry.question) }</span>
                </a>
            </li>
        }
    };
    let group = |group: &[Entry]| {
        html! {
            <section>
                <h3>{ format(group[0].group, None) }</h3>
                <ul class="scenarios">{ for group.iter().map(entry) }</ul>
            </section>
        }
    };
    let groups = entries.chunk_by(|one, next| one.group == next.group);
    html! { { for groups.map(group) } }
}

/// The page's address with this scenario in it.
fn address(slug: &str) -> String {
    [&url::base(), "?scenario=", slug].concat()
}

/// Fetches a packed scenario and opens it in place of the run, which is kept.
pub fn open_packed(slug: String, dispatch: Dispatcher, problem: UseStateSetter<Option<Refused>>) {
    spawn_local(async move {
        let file = format!("{slug}.json");
        let text = match fetch::text(&format!("pack/scenarios/{file}")).await {
            Ok(text) => text,
            Err(reason) => {
                let says = screen::Text::new("picker-unreachable").str("reason", reason);
                problem.set(Some(Refused {
                    says,
                    faults: Vec::new(),
                }));
                return;
            }
        };
        match read_file(&file, &text) {
            Ok(scenario) => {
                url::set_scenario(Some(&slug));
                let scenario = Box::new(scenario.with_id(&slug));
                dispatch.dispatch(Action::Open {
                    scenario,
                    slug: Some(slug),
                });
            }
            Err(refused) => problem.set(Some(refused)),
        }
    });
}

fn refused(problem: Option<&Refused>) -> Html {
    let Some(problem) = problem else {
        return Html::default();
    };
    html! {
        <div class="warn bad" role="alert">
            <div class="faults">
                <p>{ say(&problem.says) }</p>
                { for problem.faults.iter().map(fault) }
            </div>
        </div>
    }
}

fn fault(fault: &FaultView) -> Html {
    html! {<>
        <p><Own text={fault.says.clone()}/>
            if let Some(it) = &fault.expected {
                <br/><Own text={Text::new("fault-wanted").text("what", it.clone())}/>
            }
        </p>
        if !fault.excerpt.is_empty() {
            <pre tabindex="0" translate="no">{ fault.excerpt.clone() }</pre>
        }
    </>}
}

/// Runs of this visit that another scenario took the place of.
#[component]
fn Kept() -> Html {
    let store = use_store();
    let dispatch = use_dispatch();
    let kept: Vec<(usize, String, base::SimTime)> = store
        .kept
        .iter()
        .enumerate()
        .map(|(index, it)| {
            let run = it.timeline.borrow();
            (index, run.scenario().title.clone(), run.now())
        })
        .collect();
    if kept.is_empty() {
        return Html::default();
    }
    let run = |(index, title, at): (usize, String, base::SimTime)| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Reopen(index)));
        html! {
            <li><button type="button" class="btn" {onclick}>
                { t!("picker-kept-open", title = title, time = clock_secs(at)) }
            </button></li>
        }
    };
    html! {
        <section>
            <h3>{ t!("picker-kept") }</h3>
            <p class="hint">{ t!("picker-kept-says") }</p>
            <ul class="kept">{ for kept.into_iter().map(run) }</ul>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct FileProps {
    on_refused: Callback<Option<Refused>>,
}

/// A scenario from the reader's own disk.
#[component]
fn File(props: &FileProps) -> Html {
    let dispatch = use_dispatch();
    let onchange = {
        let on_refused = props.on_refused.clone();
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let file = input.files().and_then(|it| it.get(0));
            let (dispatch, on_refused) = (dispatch.clone(), on_refused.clone());
            let Some(file) = file else { return };
            spawn_local(async move {
                match read(&file).await {
                    Ok(scenario) => {
                        url::set_scenario(None);
                        let scenario = Box::new(scenario);
                        dispatch.dispatch(Action::Open {
                            scenario,
                            slug: None,
                        });
                    }
                    Err(refused) => on_refused.emit(Some(refused)),
                }
            });
        })
    };
    html! {
        <section>
            <h3><label for="scenario-file">{ t!("picker-file") }</label></h3>
            <p class="hint" id="scenario-file-says">{ rich(&t!("picker-file-says")) }</p>
            <input id="scenario-file" type="file" accept=".json,.yaml,.yml,application/json"
                aria-describedby="scenario-file-says" {onchange}/>
        </section>
    }
}

/// A file larger than the limit is refused unread.
async fn read(file: &web_sys::File) -> Result<Scenario, Refused> {
    let name = file.name();
    if file.size() > 1_048_576.0 {
        let says = screen::Text::new("picker-large").str("file", name);
        return Err(Refused {
            says,
            faults: Vec::new(),
        });
    }
    let text = JsFuture::from(file.text()).await.ok();
    let text = text.and_then(|it| it.as_string()).unwrap_or_default();
    read_file(&name, &text)
}
