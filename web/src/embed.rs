//! The page inside another page: what its frame script (static/js/frame.js) asks and orders.
//!
//! `?embed=1` makes the page a frame: `static/css/embed.css` hides what an embedding does not need,
//! and the script speaks with the element `<taskyard-lab>` of the page around it. It reaches the
//! run by one exported function, in JSON text. Example: `embed("seek", "90000")` goes to 1:30.

use crate::components::icons::icon;
use crate::platform::url;
use crate::store::{Action, StoreHandle};
use crate::t;
use base::{Seq, SimTime};
use lab::{Scenario, trace};
use serde_json::{Value, json};
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

/// Largest text of a request or a scenario that the page around may send.
const MOST: usize = 256 * 1024;
/// Events told at once; the rest follows with the next question.
const EVENTS: usize = 100;

thread_local! {
    static STORE: RefCell<Option<StoreHandle>> = const { RefCell::new(None) };
}

/// Whether the page stands inside another one.
pub fn on() -> bool {
    url::query("embed").is_some()
}

/// Keeps the state that was drawn last for the frame script.
#[hook]
pub fn use_embed(store: &StoreHandle) {
    let store = store.clone();
    use_effect(move || {
        if on() {
            STORE.set(Some(store));
        }
    });
}

/// The way out: the same run in a page of its own.
#[inline(never)]
pub fn way_out() -> Html {
    let alone = url::without(&["embed", "view", "lock", "play"]);
    html! {
        <a class="btn quiet embed-out" href={alone} target="_blank" rel="noopener">
            { icon("open") }{ t!("embed-open") }</a>
    }
}

/// What the frame script asks (`state`, `answer`) or orders (`play`, `pause`, `seek`, `call`,
/// `open`). Answers are JSON text; an order that is refused gives `{"error": ..}`.
#[wasm_bindgen]
pub fn embed(what: &str, input: &str) -> String {
    let Some(store) = STORE.with_borrow(Clone::clone) else {
        return refusal("LabException", "the lab is not there yet");
    };
    let answer = match what {
        "state" => state(&store, input.parse().unwrap_or(0)),
        "answer" => last_answer(&store),
        _ => match order(what, input) {
            Ok(action) => {
                store.dispatch(action);
                json!({})
            }
            Err(problem) => return refusal("LabException", &problem),
        },
    };
    answer.to_string()
}

fn refusal(code: &str, message: &str) -> String {
    json!({"error": {"code": code, "message": message}}).to_string()
}

fn order(what: &str, input: &str) -> Result<Action, String> {
    if input.len() > MOST {
        return Err(format!("more than {MOST} bytes"));
    }
    match what {
        "play" => Ok(Action::Play(true)),
        "pause" => Ok(Action::Play(false)),
        "seek" => {
            let ms = input
                .parse()
                .map_err(|_| "a whole number of milliseconds")?;
            Ok(Action::Seek(SimTime(ms)))
        }
        "call" => {
            let mut call: Value = serde_json::from_str(input).map_err(|it| it.to_string())?;
            let name = call["name"].as_str().ok_or("a call has a name")?.to_owned();
            let input = call["input"].take();
            Ok(Action::Submit { name, input })
        }
        "open" => {
            let scenario = Scenario::from_json(input).map_err(|faults| {
                let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
                lines.join("\n")
            })?;
            let scenario = Box::new(scenario);
            Ok(Action::Open {
                scenario,
                slug: None,
            })
        }
        _ => Err(format!("there is no {what}")),
    }
}

/// Where the run is, and the visible events after a number.
#[inline(never)]
fn state(store: &StoreHandle, since: u64) -> Value {
    let timeline = store.timeline.borrow();
    let past = timeline.trace();
    let last = past.last().map_or(0, |it| it.seq.0);
    let from = past.partition_point(|it| it.seq <= Seq(since));
    let told = past[from..].iter().filter(|it| !it.event.is_bookkeeping());
    let told = told.take(EVENTS).map(|it| {
        let text = trace::text(timeline.world(), &it.event);
        json!({"seq": it.seq.0, "at_ms": it.at.as_ms(), "text": text})
    });
    let told: Vec<Value> = told.collect();
    let reached = match told.len() {
        EVENTS => told[EVENTS - 1]["seq"].clone(),
        _ => Value::from(last),
    };
    let lesson = store.lesson.as_ref();
    let goal = lesson.map(|it| it.view(&timeline, &store.ui.look, store.opened));
    json!({
        "now_ms": timeline.now().as_ms(),
        "playing": store.ui.playing,
        "seq": reached,
        "events": told,
        "goal": goal.map(|it| json!({"goals": it.goals.len(), "solved": it.solved.is_some()})),
    })
}

fn last_answer(store: &StoreHandle) -> Value {
    match &store.ui.answer {
        None => json!({"number": 0}),
        Some(it) => match &it.result {
            Ok(output) => json!({"number": it.number, "output": output}),
            Err(error) => json!({
                "number": it.number,
                "error": {"code": error.code, "message": error.message},
            }),
        },
    }
}
