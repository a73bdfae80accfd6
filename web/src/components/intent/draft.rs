//! The edited texts of one service, kept over a reload of the tab.

use crate::platform::storage;
use screen::intent::Draft;
use serde_json::{Value, json};
use yew::prelude::*;

/// A draft and the way to replace it.
#[derive(Clone, PartialEq)]
pub struct DraftHandle {
    pub draft: Draft,
    pub set: Callback<Draft>,
}

/// The draft kept under `key`; another key is another draft.
#[hook]
pub fn use_draft(key: &str) -> DraftHandle {
    let kept = use_state(|| (key.to_owned(), load(key)));
    let draft = if kept.0 == key {
        kept.1.clone()
    } else {
        let draft = load(key);
        kept.set((key.to_owned(), draft.clone()));
        draft
    };
    let set = use_callback(key.to_owned(), {
        let kept = kept.setter();
        move |draft: Draft, key: &String| {
            save(key, &draft);
            kept.set((key.clone(), draft));
        }
    });
    DraftHandle { draft, set }
}

fn load(key: &str) -> Draft {
    let kept = storage::session_get(key).and_then(|it| serde_json::from_str::<Value>(&it).ok());
    let text = |name: &str| Some(kept.as_ref()?.get(name)?.as_str()?.to_owned());
    Draft {
        task: text("task"),
        service: text("service"),
    }
}

fn save(key: &str, draft: &Draft) {
    if draft.is_touched() {
        let kept = json!({"task": draft.task, "service": draft.service});
        storage::session_set(key, &kept.to_string());
    } else {
        storage::session_remove(key);
    }
}
