//! Sheets over the lab: share, help, and the places where the scenario chooser and the levers
//! stand.

use super::icons::icon;
use super::inspect::Inspector;
use super::levers::LeversSheet;
use super::picker::Picker;
use super::policies::PoliciesSheet;
use crate::i18n::rich;
use crate::platform::{clipboard, url};
use crate::store::{Action, Sheet, use_dispatch, use_store};
use crate::t;
use yew::prelude::*;

#[component]
pub fn Sheets() -> Html {
    let store = use_store();
    let Some(sheet) = store.ui.sheet else {
        return html! {};
    };
    let (title, body) = match sheet {
        Sheet::Picker => (t!("picker-title"), html! { <Picker /> }),
        Sheet::Levers => (t!("levers-title"), html! { <LeversSheet /> }),
        Sheet::Policies => (t!("policies-title"), html! { <PoliciesSheet /> }),
        Sheet::Inspect => (t!("inspect-title"), html! { <Inspector /> }),
        Sheet::Share => (t!("share-title"), html! { <Share /> }),
        Sheet::Help => (t!("help-title"), help()),
    };
    let wide = sheet == Sheet::Policies;
    html! { <Frame {title} {wide}>{ body }</Frame> }
}

#[derive(PartialEq, Properties)]
struct FrameProps {
    title: String,
    wide: bool,
    children: Html,
}

/// A modal dialog: the browser keeps the focus inside, Escape closes it, and the focus returns.
#[component]
fn Frame(props: &FrameProps) -> Html {
    let dispatch = use_dispatch();
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            let shown = dialog.cast::<web_sys::HtmlDialogElement>();
            if let Some(shown) = &shown {
                // It fails only for a dialog that is already open.
                let _ = shown.show_modal();
            }
            move || {
                if let Some(shown) = shown {
                    shown.close();
                }
            }
        });
    }
    let close = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Sheet(None)))
    };
    let cancel = Callback::from(move |event: Event| {
        event.prevent_default();
        dispatch.dispatch(Action::Sheet(None));
    });
    html! {
        <dialog class={classes!("sheet", props.wide.then_some("wide"))} ref={dialog} aria-label={props.title.clone()} oncancel={cancel}>
            <header class="panel-h">
                <h2>{ props.title.clone() }</h2>
                <button type="button" class="btn quiet icon" aria-label={t!("close")} onclick={close}>
                    { icon("close") }</button>
            </header>
            <div class="sheet-body" tabindex="0" role="group" aria-label={props.title.clone()}>
                { props.children.clone() }</div>
        </dialog>
    }
}

#[component]
fn Share() -> Html {
    let store = use_store();
    let copied = use_state(|| None::<bool>);
    let timeline = store.timeline.borrow();
    let digest = timeline.digest().to_string();
    let link = match timeline.link() {
        Ok(link) => [url::shared().as_str(), link.as_str()].concat(),
        Err(problem) => return html! { <p role="alert">{ problem.to_string() }</p> },
    };
    let copy = {
        let (copied, link) = (copied.clone(), link.clone());
        Callback::from(move |_: MouseEvent| {
            let copied = copied.clone();
            clipboard::copy(link.clone(), move |done| copied.set(Some(done)));
        })
    };
    let note = match *copied {
        Some(true) => t!("share-copied"),
        Some(false) => t!("share-not-copied"),
        None => String::new(),
    };
    html! {
        <div class="share">
            <p>{ t!("share-text") }</p>
            <label>{ t!("share-link") }<input readonly=true value={link} /></label>
            <div class="row">
                <button type="button" class="btn primary" onclick={copy}>
                    { icon("share") }{ t!("share-copy") }</button>
                <span role="status">{ note }</span>
            </div>
            <p class="muted">{ t!("share-digest") }{ " " }<code translate="no" lang="en">{ digest }</code></p>
            <super::record::RecordBox />
        </div>
    }
}

/// Rows of the help: keys and what they do.
const KEYS: [(&str, &str); 10] = [
    ("Space", "help-space"),
    ("→ ←", "help-arrows"),
    ("PageUp PageDown", "help-pages"),
    ("J K", "help-jk"),
    ("Home End", "help-ends"),
    ("I", "help-inspect"),
    ("F6", "help-f6"),
    ("Ctrl Z", "help-undo"),
    ("Ctrl Enter", "help-apply"),
    ("Esc", "help-escape"),
];

fn help() -> Html {
    html! {
        <div class="help">
            <p>{ t!("help-text") }</p>
            <table class="tbl">
                <caption class="sr">{ t!("help-keys") }</caption>
                <tbody>
                    { for KEYS.iter().map(|(keys, id)| html! {
                        <tr>
                            <th scope="row">
                                { for keys.split(' ').map(|it| html! { <><kbd>{ it.to_owned() }</kbd>{ " " }</> }) }
                            </th>
                            <td>{ crate::i18n::format(id, None) }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
            <p class="muted">{ rich(&t!("help-honest")) }
                { " " }<a href="pack/facts.html">{ t!("help-facts") }</a></p>
        </div>
    }
}
