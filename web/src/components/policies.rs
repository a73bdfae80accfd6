//! Scaling policies, schedules and the way to deploy: a form with the calls beside it.

use super::icons::icon;
use super::levers::act::refusal;
use super::quote::quote;
use crate::i18n::{language::use_words, say};
use crate::store::{Action, Answer, StoreHandle, use_store};
use crate::t;
use aws_api::Message;
use base::ServiceId;
use screen::Text;
use screen::policies::{self, Field, Input, Kind, Sheet};
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What is edited: the kind, which one of it, and the texts once they were touched.
#[derive(Clone, PartialEq)]
struct Edit {
    kind: Kind,
    name: Option<String>,
    sheet: Option<Sheet>,
    /// The number of the last answer before Apply.
    sent: Option<u64>,
}

impl Edit {
    fn new(kind: Kind, name: Option<String>) -> Edit {
        Edit {
            kind,
            name,
            sheet: None,
            sent: None,
        }
    }
}

#[component]
pub fn PoliciesSheet() -> Html {
    let store = use_store();
    let words = use_words("scaling", "policy-name", true);
    let edit = use_state(|| Edit::new(Kind::Tracking, None));
    let service = store.read(|it| it.service(store.ui.service).map(|it| it.id));
    let Some(service) = service.filter(|_| words) else {
        return html! { <p class="empty">{ t!("strip-none") }</p> };
    };
    let now = edit
        .sheet
        .clone()
        .or_else(|| store.read(|it| policies::open(it, service, edit.kind, edit.name.as_deref())));
    let Some(sheet) = now else {
        return html! {};
    };
    let answer = store.ui.answer.clone();
    let answer = answer.filter(|it| edit.sent.is_some_and(|sent| it.number > sent));
    html! {
        <div class="policies">
            { choice(&store, &edit, service) }
            <div class="pol">
                { form(&edit, &sheet, answer.as_ref()) }
                { calls(&edit, &sheet) }
            </div>
            { foot(&store, &edit, &sheet, answer.as_ref()) }
        </div>
    }
}

/// The kinds to begin anew, and what the service has already.
fn choice(store: &StoreHandle, edit: &UseStateHandle<Edit>, service: ServiceId) -> Html {
    let (had, name) = store.read(|it| {
        let world = it.world;
        let name = world.services.get(&service).map(|it| it.name.clone());
        (policies::policies(world, service), name.unwrap_or_default())
    });
    let open = |kind: Kind, name: Option<String>| {
        let set = edit.setter();
        Callback::from(move |_: MouseEvent| set.set(Edit::new(kind, name.clone())))
    };
    let chosen = |kind: Kind, name: Option<&String>| {
        (edit.kind == kind && edit.name.as_ref() == name).to_string()
    };
    html! {
        <>
            <div class="seg wrap" role="group" aria-label={t!("policies-new")}>
                { for Kind::ALL.into_iter().map(|kind| html! {
                    <button type="button" aria-pressed={chosen(kind, None)} onclick={open(kind, None)}>
                        { say(&Text::new(kind.word())) }</button>
                }) }
            </div>
            <p class="had"><span class="muted">{ t!("policies-of", service = name) }</span>{ " " }
                if had.is_empty() { { t!("policies-none") } }
                { for had.iter().map(|(kind, name)| html! {
                    <button type="button" class="btn" aria-pressed={chosen(*kind, Some(name))}
                        onclick={open(*kind, Some(name.clone()))}>
                        <span translate="no" lang="en">{ name.clone() }</span>
                        <small class="muted">{ " " }{ say(&Text::new(kind.word())) }</small></button>
                }) }
            </p>
        </>
    }
}

/// The sheet with another text or value in it; what was answered is over.
fn put(edit: &UseStateHandle<Edit>, sheet: Sheet) {
    edit.set(Edit {
        sheet: Some(sheet),
        sent: None,
        ..(**edit).clone()
    });
}

fn form(edit: &UseStateHandle<Edit>, sheet: &Sheet, answer: Option<&Answer>) -> Html {
    let fields = policies::fields(sheet);
    let refused = answer.and_then(|it| Some((it.call.as_str(), it.result.as_ref().err()?)));
    let wrong = refused.and_then(|(call, error)| {
        let path = error.path.as_deref();
        policies::problem(sheet, &fields, call, path, &error.message.to_string())
    });
    let steps = |more: bool, words: String| {
        let (edit, sheet) = (edit.clone(), sheet.clone());
        let step = Callback::from(move |_: MouseEvent| put(&edit, sheet.steps(more)));
        html! { <button type="button" class="btn" onclick={step}>{ words }</button> }
    };
    html! {
        <div class="form">
            { for fields.iter().enumerate().map(|(index, it)| {
                let error = refused.filter(|_| wrong == Some(index)).map(|it| it.1.message.clone());
                field(edit, sheet, it, index, error)
            }) }
            if sheet.kind == Kind::Step {
                <p class="field full row">{ steps(true, t!("policies-more-steps")) }{ " " }
                    { steps(false, t!("policies-fewer-steps")) }</p>
            }
            if wrong.is_none() {
                <div class="field full">{ refusal(answer) }</div>
            }
        </div>
    }
}

fn field(
    edit: &UseStateHandle<Edit>,
    sheet: &Sheet,
    field: &Field,
    index: usize,
    error: Option<Message>,
) -> Html {
    let id = ["pol-", index.to_string().as_str()].concat();
    let about = [id.as_str(), "-about"].concat();
    let write = {
        let (edit, sheet, field) = (edit.clone(), sheet.clone(), field.clone());
        Callback::from(move |typed: String| put(&edit, sheet.edit(&field, &typed)))
    };
    let bad = error.is_some();
    html! {
        <div class={classes!("field", field.id.starts_with("step-").then_some("third"))} key={id.clone()}>
            <label for={id.clone()}>{ say(&field.label) }</label>
            <div class={classes!("in", bad.then_some("bad"))}>
                { control(id, &about, field, bad, write) }
            </div>
            <div id={about}>
                if let Some(error) = error {
                    <p class="err" role="alert">{ icon("x") }{ quote(&error) }</p>
                }
            </div>
        </div>
    }
}

fn control(id: String, about: &str, field: &Field, bad: bool, write: Callback<String>) -> Html {
    let options: Vec<(&str, String)> = match field.input {
        Input::Choice(all) => all.iter().map(|it| (*it, (*it).to_owned())).collect(),
        Input::Flag => vec![("true", t!("policy-yes")), ("false", t!("policy-no"))],
        _ => {
            let write = write
                .reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().value());
            let numeric = (field.input == Input::Number).then_some("decimal");
            return html! {
                <input {id} value={field.value.clone()} onchange={write} autocomplete="off"
                    spellcheck="false" inputmode={numeric} aria-invalid={bad.to_string()}
                    aria-describedby={about.to_owned()} />
            };
        }
    };
    let write =
        write.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    html! {
        <select {id} onchange={write} aria-invalid={bad.to_string()} aria-describedby={about.to_owned()}>
            { for options.into_iter().map(|(value, words)| html! {
                <option {value} selected={value == field.value}>{ words }</option>
            }) }
        </select>
    }
}

/// The calls as text; what is typed there shows in the form.
fn calls(edit: &UseStateHandle<Edit>, sheet: &Sheet) -> Html {
    let broken = sheet.broken();
    let doc = |(index, it): (usize, &policies::Doc)| {
        let id = ["pol-json-", index.to_string().as_str()].concat();
        let write = {
            let (edit, sheet) = (edit.clone(), sheet.clone());
            Callback::from(move |event: Event| {
                let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
                put(&edit, sheet.typed(index, text));
            })
        };
        let rows = it.text.lines().count().clamp(4, 24).to_string();
        let same = it.base.as_ref() == Some(&it.text);
        html! {
            <div key={id.clone()} class={classes!("pol-doc", same.then_some("same"))}>
                <label for={id.clone()}><code translate="no" lang="en">{ it.call }</code></label>
                <textarea {id} {rows} value={it.text.clone()} onchange={write} spellcheck="false"
                    autocomplete="off" translate="no" lang="en" />
                if broken.contains(&index) { <p class="err" role="alert">{ t!("policies-broken") }</p> }
            </div>
        }
    };
    html! {
        <section class="pol-json" aria-label={t!("policies-calls")}>
            <h3>{ t!("policies-calls") }</h3>
            { for sheet.docs.iter().enumerate().map(doc) }
        </section>
    }
}

fn foot(
    store: &StoreHandle,
    edit: &UseStateHandle<Edit>,
    sheet: &Sheet,
    answer: Option<&Answer>,
) -> Html {
    let send = |calls: Vec<screen::intent::Call>, after: Edit| {
        let (edit, dispatch) = (edit.clone(), store.dispatcher());
        let last = store.ui.answer.as_ref().map_or(0, |it| it.number);
        Callback::from(move |_: MouseEvent| {
            let calls = calls.iter();
            let calls = calls.map(|it| (it.name.to_owned(), it.input.clone()));
            dispatch.dispatch(Action::SubmitAll(calls.collect()));
            edit.set(Edit {
                sent: Some(last),
                ..after.clone()
            });
        })
    };
    let calls = sheet.calls();
    let none = calls.is_empty();
    let kept = Edit {
        sheet: Some(sheet.clone()),
        ..(**edit).clone()
    };
    let apply = send(calls, kept);
    let apply = if none { Callback::noop() } else { apply };
    let done = answer.is_some_and(|it| it.result.is_ok());
    html! {
        <div class="pol-foot">
            <button type="button" class="btn primary" aria-disabled={none.to_string()} onclick={apply}>
                { t!("policies-apply") }</button>
            if let Some(gone) = sheet.removal() {
                <button type="button" class="btn grave"
                    onclick={send(vec![gone], Edit::new(edit.kind, None))}>
                    { t!("policies-remove", name = sheet.existing.clone().unwrap_or_default()) }</button>
            }
            <span class="muted" role="status">
                if done { { t!("policies-sent") } } else if none { { t!("policies-none-to-send") } }
            </span>
        </div>
    }
}
