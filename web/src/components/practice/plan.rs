//! The day of an exam, and progress as a file: out and in again.

use crate::learn;
use crate::t;
use lab::practice::deck::{Deck, MOST_BYTES};
use lab::practice::exam::BLUEPRINTS;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

const DAY: f64 = 86_400_000.0;

/// `2026-11-21` as the number of its day.
fn day_of(text: &str) -> Option<u32> {
    let day = js_sys::Date::parse(text) / DAY;
    (day.is_finite() && (0.0..1e6).contains(&day)).then_some(day as u32)
}

fn date_of(day: u32) -> String {
    let date = js_sys::Date::new(&(f64::from(day) * DAY).into());
    let text: String = date.to_iso_string().into();
    text.chars().take(10).collect()
}

fn change(change: impl FnOnce(&mut Deck)) {
    let mut deck = learn::deck();
    change(&mut deck);
    learn::keep(&deck);
}

#[component]
pub fn Plan() -> Html {
    // Drawn anew in another language.
    let _ = use_context::<crate::app::Language>();
    let again = use_force_update();
    let said = use_state(String::new);
    let deck = learn::deck();
    let exam = {
        let again = again.clone();
        Callback::from(move |event: Event| {
            let list = event.target_unchecked_into::<HtmlSelectElement>();
            change(|it| it.plan = Some(list.value()).filter(|it| !it.is_empty()));
            again.force_update();
        })
    };
    let date = {
        let again = again.clone();
        Callback::from(move |event: Event| {
            let field = event.target_unchecked_into::<HtmlInputElement>();
            change(|it| it.exam = day_of(&field.value()));
            again.force_update();
        })
    };
    let left = deck.exam.map(|it| it.saturating_sub(learn::today()));
    html! {
        <section class="card" aria-labelledby="plan-h">
            <h2 id="plan-h">{ t!("plan-title") }</h2>
            <p class="row">
                <label>{ t!("plan-exam") }{ " " }<select onchange={exam}>
                    <option value="" selected={deck.plan.is_none()}>{ t!("plan-none") }</option>
                    { for BLUEPRINTS.iter().map(|it| html! {
                        <option value={it.exam} selected={deck.plan.as_deref() == Some(it.exam)}>
                            { it.exam }</option>
                    }) }</select></label>
                <label>{ t!("plan-date") }{ " " }
                    <input type="date" value={deck.exam.map(date_of)} onchange={date} /></label>
            </p>
            if let Some(left) = left { <p class="muted">{ t!("plan-left", days = left) }</p> }
            <p class="row">
                <a class="btn" download="taskyard-progress.json" href={learn::address_of("application/json", &deck.to_value().to_string())}>
                    { t!("plan-export") }</a>
                <label>{ t!("plan-import") }{ " " }
                    <input type="file" accept=".json,application/json" onchange={import(&said, &again)} />
                </label>
            </p>
            <p role="status">{ (*said).clone() }</p>
        </section>
    }
}

fn import(said: &UseStateHandle<String>, again: &UseForceUpdateHandle) -> Callback<Event> {
    let (said, again) = (said.setter(), again.clone());
    Callback::from(move |event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        let Some(file) = input.files().and_then(|it| it.get(0)) else {
            return;
        };
        let (said, again) = (said.clone(), again.clone());
        spawn_local(async move {
            said.set(read(&file).await);
            again.force_update();
        });
    })
}

/// Takes a file over, and says what came of it.
async fn read(file: &web_sys::File) -> String {
    if file.size() > MOST_BYTES as f64 {
        return t!("plan-large");
    }
    let blob: &web_sys::Blob = file.unchecked_ref();
    let text = JsFuture::from(blob.text()).await.ok();
    let text = text.and_then(|it| it.as_string()).unwrap_or_default();
    match Deck::read(&text) {
        Ok((deck, broken)) => {
            let count = deck.cards.len() + deck.solved.len();
            change(|it| it.merge(deck));
            t!("plan-imported", count = count, broken = broken)
        }
        Err(why) => t!("plan-refused", why = why),
    }
}
