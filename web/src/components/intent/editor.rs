//! The JSON half of the panel: which document, its text, plain or rich, full screen.

use super::code::{Code, Words, remember_rich, wants_rich};
use super::hints::worded;
use super::paste::use_paste;
use crate::components::icons::icon;
use crate::i18n::tell;
use crate::platform::editor::{Complete, Lint};
use crate::t;
use screen::editor;
use screen::intent::{Document, View};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct EditorProps {
    pub document: Document,
    pub text: AttrValue,
    pub view: Rc<View>,
    pub on_document: Callback<Document>,
    pub on_text: Callback<(Document, String)>,
    pub on_apply: Callback<()>,
    /// A byte to show, with a number that makes each request new.
    pub go_to: Option<(usize, u32)>,
    pub full: bool,
    pub on_full: Callback<bool>,
}

#[component]
pub fn DocumentEditor(props: &EditorProps) -> Html {
    let document = props.document;
    let rich = use_state(wants_rich);
    let failed = use_state(|| false);
    let on_text = props.on_text.reform(move |text| (document, text));
    let paste = use_paste(document, props.text.clone(), on_text);
    let on_failed = {
        let (rich, failed) = (rich.setter(), failed.setter());
        Callback::from(move |()| {
            rich.set(false);
            failed.set(true);
        })
    };
    let bad = props
        .view
        .rows
        .iter()
        .any(|it| it.document == document && it.is_error());
    let label = match document {
        Document::Task => t!("editor-label-task"),
        Document::Service => t!("editor-label-service"),
    };
    html! {
        <div class="editor">
            { head(props, &rich) }
            <div class="editor-text" ref={paste.host}>
                <Code {document} {label} text={props.text.clone()} {bad} rich={*rich}
                    placeholder={t!("editor-empty")} about="diagnoses" on_text={paste.on_text}
                    on_apply={props.on_apply.clone()} {on_failed} lint={Words(lint(document))}
                    complete={Words(complete(document))} go_to={props.go_to}/>
            </div>
            if *failed {
                <p class="hint">{ t!("editor-rich-failed") }</p>
            }
            { paste.notice }
        </div>
    }
}

fn lint(document: Document) -> Lint {
    Rc::new(move |text| editor::marks(document, text, &worded))
}

fn complete(document: Document) -> Complete {
    Rc::new(move |text, at| editor::offer(document, text, at))
}

fn head(props: &EditorProps, rich: &UseStateHandle<bool>) -> Html {
    let tab = |this: Document, words: String| {
        let onclick = props.on_document.reform(move |_: MouseEvent| this);
        let pressed = (props.document == this).to_string();
        html! { <button type="button" {onclick} aria-pressed={pressed}>{ words }</button> }
    };
    let full = props.full;
    let toggle_full = props.on_full.reform(move |_: MouseEvent| !full);
    let toggle_rich = {
        let rich = rich.clone();
        Callback::from(move |_: MouseEvent| {
            remember_rich(!*rich);
            rich.set(!*rich);
        })
    };
    let full_words = if full {
        t!("editor-full-leave")
    } else {
        t!("editor-full")
    };
    html! {
        <>
        <div class="editor-h">
            <div class="seg small" role="group" aria-label={t!("editor-documents")}>
                { tab(Document::Task, t!("editor-task")) }
                { tab(Document::Service, t!("editor-service")) }
            </div>
            <span class="row">
                <button type="button" class="btn quiet small" onclick={toggle_rich}
                    aria-pressed={rich.to_string()} title={t!("editor-rich-says")}>
                    { t!("editor-rich") }
                </button>
                <button type="button" class="btn quiet icon small" onclick={toggle_full}
                    aria-pressed={full.to_string()} aria-label={full_words}>
                    { icon("full") }
                </button>
            </span>
        </div>
        <div class="editor-h about">
            <span>{ tell(&props.view.title(props.document)) }</span>
            <span class="tnum">{ props.view.count(props.document).as_ref().map(tell) }</span>
        </div>
        </>
    }
}
