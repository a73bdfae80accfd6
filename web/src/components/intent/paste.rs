//! A paste that is a whole task definition in another dress becomes a register request, and says
//! so.

use crate::i18n::{language, say};
use crate::t;
use screen::editor::{Adopted, Done, adopt};
use screen::intent::Document;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{ClipboardEvent, Element};
use yew::prelude::*;

/// What the editor needs of the hook.
pub struct Paste {
    /// Goes around the text.
    pub host: NodeRef,
    /// Takes every new text.
    pub on_text: Callback<String>,
    pub notice: Html,
}

/// What was done to a paste, and the text before it.
#[derive(Clone, PartialEq)]
struct Notice {
    adopted: Adopted,
    before: AttrValue,
}

/// Watches pastes into `host`: the text that follows one is looked at as a whole.
#[hook]
pub fn use_paste(document: Document, text: AttrValue, on_text: Callback<String>) -> Paste {
    let host = use_node_ref();
    let pasted: Rc<RefCell<Option<String>>> = use_memo((), |()| RefCell::new(None));
    let notice = use_state(|| None::<Notice>);
    use_effect_with(host.clone(), {
        let pasted = pasted.clone();
        move |host| {
            let watch = host.cast::<Element>().map(|host| Watch::new(host, pasted));
            move || drop(watch)
        }
    });
    let take = {
        let (on_text, notice) = (on_text.clone(), notice.setter());
        Callback::from(move |new: String| {
            let pasted = pasted.borrow_mut().take();
            let pasted = pasted.filter(|_| document == Document::Task);
            let adopted = pasted.and_then(|pasted| adopt(&pasted, &new));
            match adopted {
                Some(adopted) => {
                    on_text.emit(adopted.text.clone());
                    let (before, notice) = (text.clone(), notice.clone());
                    wasm_bindgen_futures::spawn_local(async move {
                        // Without its words the notice still offers to undo.
                        let _ = language::load("hints").await;
                        notice.set(Some(Notice { adopted, before }));
                    });
                }
                None => on_text.emit(new),
            }
        })
    };
    let shown = notice.as_ref().filter(|_| document == Document::Task);
    let shown = shown.map(|it| words(it, &notice.setter(), &on_text));
    Paste {
        host,
        on_text: take,
        notice: shown.unwrap_or_default(),
    }
}

fn words(
    notice: &Notice,
    set: &UseStateSetter<Option<Notice>>,
    on_text: &Callback<String>,
) -> Html {
    let keep = {
        let set = set.clone();
        Callback::from(move |_: MouseEvent| set.set(None))
    };
    let undo = {
        let (set, on_text, before) = (set.clone(), on_text.clone(), notice.before.clone());
        Callback::from(move |_: MouseEvent| {
            on_text.emit(before.to_string());
            set.set(None);
        })
    };
    html! {
        <div class="pasted" role="status">
            <p><b>{ t!("paste-title") }</b></p>
            <ul>
                { for notice.adopted.done.iter().map(line) }
            </ul>
            <div class="row">
                <button type="button" class="btn" onclick={undo}>{ t!("paste-undo") }</button>
                <button type="button" class="btn quiet" onclick={keep}>{ t!("paste-keep") }</button>
            </div>
        </div>
    }
}

fn line(done: &Done) -> Html {
    let why = say(&done.why);
    html! { <li><code translate="no" lang="en">{ done.path.clone() }</code>{ " " }{ why }</li> }
}

/// Hears of a paste before the editor takes it.
struct Watch {
    host: Element,
    call: Closure<dyn Fn(ClipboardEvent)>,
}

impl Watch {
    fn new(host: Element, pasted: Rc<RefCell<Option<String>>>) -> Watch {
        let call = Closure::new(move |event: ClipboardEvent| {
            let data = event.clipboard_data();
            let text = data.and_then(|it| it.get_data("text/plain").ok());
            *pasted.borrow_mut() = text;
        });
        let function = AsRef::<wasm_bindgen::JsValue>::as_ref(&call).unchecked_ref();
        // Listening on an element of the page cannot fail.
        let _ = host.add_event_listener_with_callback_and_bool("paste", function, true);
        Watch { host, call }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let function = AsRef::<wasm_bindgen::JsValue>::as_ref(&self.call).unchecked_ref();
        let _ = self
            .host
            .remove_event_listener_with_callback_and_bool("paste", function, true);
    }
}
