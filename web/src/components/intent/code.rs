//! The JSON of one document: a plain text area that always works, and the rich editor over it.
//!
//! Entering the text fetches the rich editor unless the reader switched it off; until it is there,
//! and when it cannot be had, the text area takes the typing. Both show the same draft.

use crate::platform::editor::{Complete, Editor, Lint, Options};
use crate::platform::{document, storage, theme};
use screen::intent::Document;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

/// Whether the reader wants the rich editor; remembered.
pub fn wants_rich() -> bool {
    storage::get("editor").as_deref() != Some("plain")
}

pub fn remember_rich(rich: bool) {
    storage::set("editor", if rich { "rich" } else { "plain" });
}

#[derive(Properties, PartialEq)]
pub struct CodeProps {
    pub document: Document,
    pub label: String,
    pub text: AttrValue,
    pub placeholder: String,
    /// Ids of what describes the text: the list of findings.
    pub about: &'static str,
    pub bad: bool,
    pub rich: bool,
    pub on_text: Callback<String>,
    pub on_apply: Callback<()>,
    /// The rich editor could not be had.
    pub on_failed: Callback<()>,
    pub lint: Words<Lint>,
    pub complete: Words<Complete>,
    /// A byte to show, with a number that makes each request new.
    pub go_to: Option<(usize, u32)>,
}

/// A function that never changes: equal to itself.
#[derive(Clone)]
pub struct Words<F>(pub F);

impl<F> PartialEq for Words<F> {
    fn eq(&self, _: &Words<F>) -> bool {
        true
    }
}

type Slot = Rc<RefCell<Option<Editor>>>;

#[component]
pub fn Code(props: &CodeProps) -> Html {
    let host = use_node_ref();
    let area = use_node_ref();
    let slot: Slot = use_memo((), |()| RefCell::new(None));
    let mounted = use_state(|| false);
    let latest = use_mut_ref(|| (props.on_text.clone(), props.on_apply.clone()));
    *latest.borrow_mut() = (props.on_text.clone(), props.on_apply.clone());

    use_effect_with((props.text.clone(), *mounted), {
        let slot = slot.clone();
        move |(text, _)| {
            if let Some(editor) = slot.borrow().as_ref() {
                editor.set_text(text);
                editor.relint();
            }
        }
    });
    use_effect_with((props.document, props.rich), {
        let (slot, mounted) = (slot.clone(), mounted.setter());
        move |_| {
            move || {
                slot.borrow_mut().take();
                mounted.set(false);
            }
        }
    });
    use_effect_with(props.go_to, {
        let (slot, area) = (slot.clone(), area.clone());
        move |go_to| {
            if let Some((at, _)) = go_to {
                show(&slot, &area, *at);
            }
        }
    });
    let onfocus = (props.rich && !*mounted).then(|| {
        let mount = Mount {
            host: host.clone(),
            area: area.clone(),
            slot: slot.clone(),
            mounted: mounted.setter(),
            latest: latest.clone(),
        };
        let (label, failed) = (props.label.clone(), props.on_failed.clone());
        let (lint, complete) = (props.lint.0.clone(), props.complete.0.clone());
        Callback::from(move |_: FocusEvent| {
            mount.start(
                label.clone(),
                lint.clone(),
                complete.clone(),
                failed.clone(),
            );
        })
    });
    let oninput = props
        .on_text
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    let onkeydown = {
        let on_apply = props.on_apply.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                on_apply.emit(());
            }
        })
    };
    html! {
        <div class="code-box">
            <div class="code-rich" ref={host} hidden={!*mounted}/>
            if !*mounted {
                <textarea ref={area} class="code-plain" aria-label={props.label.clone()}
                    aria-describedby={props.about} aria-invalid={props.bad.to_string()}
                    placeholder={props.placeholder.clone()} spellcheck="false" autocomplete="off"
                    autocapitalize="off" wrap="off" value={props.text.clone()}
                    {oninput} {onkeydown} {onfocus}/>
            }
        </div>
    }
}

/// What is needed to bring the rich editor in.
struct Mount {
    host: NodeRef,
    area: NodeRef,
    slot: Slot,
    mounted: UseStateSetter<bool>,
    latest: Rc<RefCell<(Callback<String>, Callback<()>)>>,
}

impl Mount {
    fn start(&self, label: String, lint: Lint, complete: Complete, failed: Callback<()>) {
        let Some(host) = self.host.cast::<HtmlElement>() else {
            return;
        };
        let (text_to, apply_to) = (self.latest.clone(), self.latest.clone());
        let (slot, mounted, area) = (self.slot.clone(), self.mounted.clone(), self.area.clone());
        spawn_local(async move {
            let options = Options {
                text: text_of(&area),
                label,
                dark: theme::is_dark(),
                on_change: Callback::from(move |text| {
                    let on_text = text_to.borrow().0.clone();
                    on_text.emit(text);
                }),
                on_apply: Callback::from(move |()| {
                    let on_apply = apply_to.borrow().1.clone();
                    on_apply.emit(());
                }),
                lint,
                complete,
            };
            match Editor::mount(&host, options).await {
                Ok(_) if slot.borrow().is_some() => {}
                Ok(editor) => {
                    // What was typed while it loaded, and where.
                    editor.set_text(&text_of(&area));
                    let at = caret_of(&area);
                    *slot.borrow_mut() = Some(editor);
                    let had_focus = is_focused(&area);
                    host.set_hidden(false);
                    if let (Some(editor), true) = (slot.borrow().as_ref(), had_focus) {
                        editor.go_to(at);
                        editor.focus();
                    }
                    mounted.set(true);
                }
                Err(_) => failed.emit(()),
            }
        });
    }
}

fn text_of(area: &NodeRef) -> String {
    area.cast::<HtmlTextAreaElement>()
        .map(|it| it.value())
        .unwrap_or_default()
}

fn is_focused(area: &NodeRef) -> bool {
    let active = document().active_element();
    active.is_some() && active == area.cast::<web_sys::Element>()
}

/// The caret as a byte of the text.
fn caret_of(area: &NodeRef) -> usize {
    let Some(area) = area.cast::<HtmlTextAreaElement>() else {
        return 0;
    };
    let units = area.selection_start().ok().flatten().unwrap_or(0) as usize;
    let mut passed = 0;
    area.value()
        .chars()
        .take_while(|it| {
            passed += it.len_utf16();
            passed <= units
        })
        .map(char::len_utf8)
        .sum()
}

/// Puts the cursor at a byte of whichever editor is there.
fn show(slot: &Slot, area: &NodeRef, at: usize) {
    if let Some(editor) = slot.borrow().as_ref() {
        editor.go_to(at);
        return;
    }
    let Some(area) = area.cast::<HtmlTextAreaElement>() else {
        return;
    };
    let text = area.value();
    let before = text.get(..at).unwrap_or(&text);
    let units = u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX);
    // Neither can fail on a text area that is in the page.
    let _ = area.focus();
    let _ = area.set_selection_range(units, units);
}
