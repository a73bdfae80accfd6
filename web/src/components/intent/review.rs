//! The last look before Apply: what changes, line by line, and which calls are sent.

use crate::components::icons::icon;
use crate::i18n::tell;
use crate::t;
use screen::Text;
use screen::editor::{DiffLine, DiffView};
use screen::intent::Call;
use std::rc::Rc;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ReviewProps {
    pub time: String,
    /// What the whole does, in a sentence.
    pub says: Text,
    pub warning: Option<Text>,
    pub task: Option<Rc<DiffView>>,
    pub service: Option<Rc<DiffView>>,
    pub calls: Rc<Vec<Call>>,
    pub on_confirm: Callback<()>,
    pub on_back: Callback<()>,
}

#[component]
pub fn Review(props: &ReviewProps) -> Html {
    let dialog = use_node_ref();
    use_effect_with((), {
        let dialog = dialog.clone();
        move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // It is in the page and not open: showing it cannot fail.
                let _ = dialog.show_modal();
            }
        }
    });
    // Closing it first gives the focus back to where it was.
    let close_then = |then: &Callback<()>| {
        let (dialog, then) = (dialog.clone(), then.clone());
        Callback::from(move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
            then.emit(());
        })
    };
    let (on_confirm, on_back) = (close_then(&props.on_confirm), close_then(&props.on_back));
    let confirm = on_confirm.reform(|_: MouseEvent| ());
    let back = on_back.reform(|_: MouseEvent| ());
    let oncancel = on_back.reform(|_: Event| ());
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            on_confirm.emit(());
        }
    });
    html! {
        <dialog ref={dialog} class="review" aria-labelledby="review-title" {oncancel} {onkeydown}>
            <h2 id="review-title">{ t!("apply-review", time = props.time.clone()) }</h2>
            <p>{ tell(&props.says) }</p>
            if let Some(warning) = &props.warning {
                <p class="warn">{ icon("wall") }<span>{ tell(warning) }</span></p>
            }
            <div class="review-scroll" tabindex="0" role="region" aria-labelledby="review-title">
                { for [&props.task, &props.service].into_iter().flatten().map(|it| lines(it)) }
                <h3>{ t!("apply-review-calls") }</h3>
                <ol class="calls">
                    { for props.calls.iter().map(call) }
                </ol>
            </div>
            <div class="apply">
                <span class="sum"/>
                <button type="button" class="btn quiet" onclick={back}>{ t!("apply-back") }</button>
                <button type="button" class="btn primary" onclick={confirm} autofocus={true}>
                    { t!("apply-confirm", time = props.time.clone()) }
                </button>
            </div>
        </dialog>
    }
}

/// A request as one line; a long one is the document above.
fn call(call: &Call) -> Html {
    let input = call.input.to_string();
    let input = if input.len() > 400 {
        "{ \u{2026} }".to_owned()
    } else {
        input
    };
    html! { <li translate="no" lang="en"><code>{ call.name }{ " " }{ input }</code></li> }
}

fn lines(view: &DiffView) -> Html {
    html! { <div class="code diff">{ for view.lines.iter().map(line) }</div> }
}

fn line(line: &DiffLine) -> Html {
    let row = |class: &'static str, number: String, mark: Html, text: String| {
        html! {
            <span class={classes!("l", class)}>
                <span class="n" aria-hidden="true">{ number }</span>
                <span class="m">{ mark }</span>
                <span>{ text }</span>
            </span>
        }
    };
    let marked = |sign: &'static str, word: String| {
        html! { <><span aria-hidden="true">{ sign }</span><span class="sr">{ word }</span></> }
    };
    match line {
        DiffLine::Fold(count) => {
            let words = t!("apply-fold", count = i64::from(*count));
            row("fold", "\u{22ef}".to_owned(), Html::default(), words)
        }
        DiffLine::Same { number, text } => {
            row("", number.to_string(), Html::default(), text.clone())
        }
        DiffLine::Added { number, text } => row(
            "add",
            number.to_string(),
            marked("+", t!("apply-added")),
            text.clone(),
        ),
        DiffLine::Removed { text } => row(
            "del",
            String::new(),
            marked("\u{2212}", t!("apply-removed")),
            text.clone(),
        ),
    }
}
