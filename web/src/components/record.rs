//! The present run as the two files of an exercise, to be saved.

use crate::learn;
use crate::store::use_store;
use crate::t;
use lab::exercise::NoRecord;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[component]
pub fn RecordBox() -> Html {
    let store = use_store();
    // Its words are fetched when it is first asked for.
    let open = use_state(|| false);
    let ask = {
        let open = open.setter();
        Callback::from(move |_: MouseEvent| {
            let open = open.clone();
            spawn_local(async move { open.set(learn::words().await.is_ok()) });
        })
    };
    if !*open {
        return html! {
            <p><button type="button" class="btn" onclick={ask}>{ t!("share-exercise") }</button></p>
        };
    }
    match lab::exercise::record(&store.timeline.borrow()) {
        Err(NoRecord::NoCalls) => html! { <p role="status">{ t!("make-no-calls") }</p> },
        Err(NoRecord::NoEffect) => html! { <p role="status">{ t!("make-no-effect") }</p> },
        Err(NoRecord::Faults(faults)) => html! {
            <p role="status">{ t!("make-faults") }{ " " }<q lang="en" translate="no">{ faults }</q></p>
        },
        Ok(it) => html! {
            <section>
                <p role="status">{ crate::i18n::rich(&t!("make-text")) }</p>
                <p class="row">{ file("exercise.yaml", &it.logic) }{ file("en.md", &it.words) }</p>
            </section>
        },
    }
}

fn file(name: &'static str, text: &str) -> Html {
    let href = learn::address_of("text/plain", text);
    html! { <a class="btn" download={name} {href}>{ name }</a> }
}
