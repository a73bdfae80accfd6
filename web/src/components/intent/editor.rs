//! The JSON half of the panel: which document, its text, what is wrong with it, full screen.

use super::code::{Code, Words, remember_rich, wants_rich};
use super::diagnosis::Diagnosis;
use super::paste::use_paste;
use crate::components::icons::icon;
use crate::i18n::tell;
use crate::platform::editor::{Complete, Lint};
use crate::t;
use screen::editor::{self, Row};
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
    pub on_fix: Callback<Row>,
    pub on_apply: Callback<()>,
}

#[component]
pub fn DocumentEditor(props: &EditorProps) -> Html {
    let document = props.document;
    let full = use_state(|| false);
    let rich = use_state(wants_rich);
    let failed = use_state(|| false);
    let go_to = use_state(|| None::<(usize, u32)>);
    let on_text = props.on_text.reform(move |text| (document, text));
    let paste = use_paste(document, props.text.clone(), on_text);
    let on_show = {
        let (go_to, on_document) = (go_to.clone(), props.on_document.clone());
        Callback::from(move |row: Row| {
            on_document.emit(row.document);
            let number = go_to.map_or(0, |it| it.1 + 1);
            go_to.set(Some((row.finding.span.start, number)));
        })
    };
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
        <div class={classes!("editor", full.then_some("full"))}>
            { head(props, &full, &rich) }
            <div class="editor-text" ref={paste.host}>
                <Code {document} {label} text={props.text.clone()} {bad} rich={*rich}
                    placeholder={t!("editor-empty")} about="diagnoses" on_text={paste.on_text}
                    on_apply={props.on_apply.clone()} {on_failed} lint={Words(lint(document))}
                    complete={Words(complete(document))} go_to={*go_to}/>
            </div>
            if *failed {
                <p class="hint">{ t!("editor-rich-failed") }</p>
            }
            { paste.notice }
            <Diagnosis id="diagnoses" rows={props.view.rows.clone()}
                on_fix={props.on_fix.clone()} {on_show}/>
        </div>
    }
}

fn lint(document: Document) -> Lint {
    Rc::new(move |text| editor::marks(document, text))
}

fn complete(document: Document) -> Complete {
    Rc::new(move |text, at| editor::offer(document, text, at))
}

fn head(props: &EditorProps, full: &UseStateHandle<bool>, rich: &UseStateHandle<bool>) -> Html {
    let tab = |this: Document, words: String| {
        let onclick = props.on_document.reform(move |_: MouseEvent| this);
        let pressed = (props.document == this).to_string();
        html! { <button type="button" {onclick} aria-pressed={pressed}>{ words }</button> }
    };
    let toggle_full = {
        let full = full.clone();
        Callback::from(move |_: MouseEvent| full.set(!*full))
    };
    let toggle_rich = {
        let rich = rich.clone();
        Callback::from(move |_: MouseEvent| {
            remember_rich(!*rich);
            rich.set(!*rich);
        })
    };
    let full_words = if **full {
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
        <div class="editor-h">
            <span>{ tell(&props.view.title(props.document)) }</span>
            <span class="tnum">{ props.view.count(props.document).as_ref().map(tell) }</span>
        </div>
        </>
    }
}
