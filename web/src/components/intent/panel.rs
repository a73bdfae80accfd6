//! The panel as a whole: picks the service's documents out of the run and keeps the draft.

use super::apply_bar::ApplyBar;
use super::diagnosis::Diagnosis;
use super::draft::use_draft;
use super::editor::DocumentEditor;
use super::form::IntentForm;
use super::hints::use_hints;
use crate::components::lesson::CallBox;
use crate::components::levers::LeversDrawer;
use crate::platform::{storage, window};
use crate::store::{Action, Store, use_dispatch, use_store};
use crate::t;
use screen::editor::{Row, mended};
use screen::intent::{self, Baseline, Document, FieldId};
use std::rc::Rc;
use yew::prelude::*;

/// What the panel shows of the two halves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    Form,
    Json,
    Both,
}

impl Show {
    const ALL: [(Show, &'static str); 3] = [
        (Show::Form, "form"),
        (Show::Json, "json"),
        (Show::Both, "both"),
    ];

    fn kept() -> Show {
        let kept = storage::get("intent");
        let found = Show::ALL.iter().find(|it| Some(it.1) == kept.as_deref());
        let first = if is_phone() { Show::Form } else { Show::Both };
        found.map_or(first, |it| it.0)
    }
}

/// A phone begins with the form.
fn is_phone() -> bool {
    let narrow = window().match_media("(max-width: 599px)").ok().flatten();
    narrow.is_some_and(|it| it.matches())
}

#[component]
pub fn IntentPanel() -> Html {
    let store = use_store();
    let baseline = {
        // The events up to the cursor make the world; the same events, the same documents.
        let branch = store.timeline.borrow().current();
        let events = store.read(|moment| moment.trace.len());
        let store = store.clone();
        use_memo(
            (branch, events, store.ui.service, store.opened),
            move |_| {
                store.read(|moment| {
                    let service = moment.service(store.ui.service)?;
                    intent::baseline(moment.world, service.id).map(Rc::new)
                })
            },
        )
    };
    let show = use_state(Show::kept);
    html! {
        <section class="panel intent" id="edit" data-region="" tabindex="-1"
            aria-label={t!("intent-name")}>
            <div class="panel-h">
                <h2>{ t!("intent-title") }</h2>
                <div class="row">
                    { show_buttons(&show) }
                    <Close/>
                </div>
            </div>
            if let Some(baseline) = baseline.as_ref() {
                <Documents baseline={baseline.clone()} show={*show}
                    run={run_name(&store)}/>
            } else {
                { calls(&store) }
            }
            <LeversDrawer/>
        </section>
    }
}

/// Without a service: the calls of the exercise, or that there is nothing to edit.
#[inline(never)]
fn calls(store: &Store) -> Html {
    let Some(playing) = &store.lesson else {
        return html! { <p class="empty">{ t!("intent-none") }</p> };
    };
    let exercise = &playing.lesson.exercise;
    let calls = screen::exercise::calls(exercise, &store.timeline.borrow());
    let labels = screen::exercise::labels(&store.timeline.borrow());
    html! { <div class="lesson"><CallBox {calls} {labels} /></div> }
}

/// Drafts are kept by run: the scenario's file name, else its title.
fn run_name(store: &Store) -> String {
    let title = || store.timeline.borrow().scenario().title.clone();
    store.ui.slug.clone().unwrap_or_else(title)
}

fn show_buttons(show: &UseStateHandle<Show>) -> Html {
    let button = |(this, name): (Show, &'static str)| {
        let onclick = {
            let show = show.setter();
            Callback::from(move |_: MouseEvent| {
                storage::set("intent", name);
                show.set(this);
            })
        };
        let words = match this {
            Show::Form => t!("intent-show-form"),
            Show::Json => t!("intent-show-json"),
            Show::Both => t!("intent-show-both"),
        };
        html! {
            <button type="button" {onclick} aria-pressed={(**show == this).to_string()}>
                { words }
            </button>
        }
    };
    html! {
        <div class="seg" role="group" aria-label={t!("intent-show")}>
            { for Show::ALL.into_iter().map(button) }
        </div>
    }
}

/// Closes the drawer that the panel is between 600 and 1199 px.
#[component]
fn Close() -> Html {
    let dispatch = use_dispatch();
    let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Drawer(false)));
    html! {
        <button type="button" class="btn quiet only-narrow no-phone" {onclick}>
            { t!("intent-close") }
        </button>
    }
}

#[derive(Properties, PartialEq)]
struct DocumentsProps {
    baseline: Rc<Baseline>,
    show: Show,
    run: String,
}

#[component]
fn Documents(props: &DocumentsProps) -> Html {
    let baseline = &props.baseline;
    let key = format!("draft:{}:{}/{}", props.run, baseline.cluster, baseline.name);
    let kept = use_draft(&key);
    let container = use_state(|| 0);
    let document = use_state(|| Document::Task);
    let view = use_memo((baseline.clone(), kept.draft.clone(), *container), |it| {
        intent::view(&it.0, &it.1, it.2)
    });
    let touched = use_state_eq(|| false);
    let rows = match use_hints(*touched || !view.rows.is_empty()) {
        true => view.rows.clone(),
        false => Rc::default(),
    };
    let onfocusin = {
        let touched = touched.setter();
        Callback::from(move |_: FocusEvent| touched.set(true))
    };
    let on_text = {
        let (baseline, draft, set) = (baseline.clone(), kept.draft.clone(), kept.set.clone());
        Callback::from(move |(document, text)| set.emit(draft.with(&baseline, document, text)))
    };
    let on_edit = {
        let (baseline, draft, set) = (baseline.clone(), kept.draft.clone(), kept.set.clone());
        let container = *container;
        Callback::from(move |(id, value): (FieldId, String)| {
            // A broken document locks its fields, so there is nothing to write then.
            if let Ok(draft) = intent::form::edit(&baseline, &draft, container, id, &value) {
                set.emit(draft);
            }
        })
    };
    let on_fix = {
        let (baseline, draft, set) = (baseline.clone(), kept.draft.clone(), kept.set.clone());
        Callback::from(move |row: Row| {
            if let Some(text) = mended(draft.text(&baseline, row.document), &row.finding) {
                set.emit(draft.with(&baseline, row.document, text));
            }
        })
    };
    let on_container = {
        let container = container.setter();
        Callback::from(move |index| container.set(index))
    };
    let on_document = {
        let document = document.setter();
        Callback::from(move |next| document.set(next))
    };
    let go_to = use_state(|| None::<(usize, u32)>);
    let on_show = {
        let (go_to, document) = (go_to.clone(), document.setter());
        Callback::from(move |row: Row| {
            document.set(row.document);
            let number = go_to.map_or(0, |it| it.1 + 1);
            go_to.set(Some((row.finding.span.start, number)));
        })
    };
    let full = use_state(|| false);
    let on_full = {
        let full = full.setter();
        Callback::from(move |on| full.set(on))
    };
    let review = use_state(|| false);
    let on_review = {
        let review = review.setter();
        Callback::from(move |open| review.set(open))
    };
    let on_apply = {
        let (review, ready) = (review.setter(), view.can_apply());
        Callback::from(move |()| review.set(ready))
    };
    html! {
        <div {onfocusin} class={classes!("intent-scroll", full.then_some("full"))}>
            <div class="scroll">
                if props.show != Show::Json && !*full {
                    <IntentForm form={Rc::new(view.form.clone())} rows={rows.clone()}
                        bounds={view.bounds.clone()} {on_edit} on_fix={on_fix.clone()} {on_container}/>
                }
                if props.show != Show::Form {
                    <DocumentEditor document={*document} {on_document} view={view.clone()} {on_text}
                        {on_apply} go_to={*go_to} full={*full} {on_full}
                        text={AttrValue::from(kept.draft.text(baseline, *document).to_owned())}/>
                }
            </div>
            <div class="intent-foot">
                <Diagnosis id="diagnoses" {rows} {on_fix} {on_show}/>
                <ApplyBar {view} set={kept.set.clone()} draft={kept.draft.clone()}
                    open={*review} on_open={on_review}/>
            </div>
        </div>
    }
}
