//! Which language the page speaks, and how it comes to speak another one.
//!
//! `static/js/theme.js` has written the choice into `<html lang>` before the program starts: link,
//! stored choice, browser, else English. `choose` fetches the words and draws everything anew; the
//! run stays. Example: a reader of zh-TW gets zh-Hant, and English for what zh-Hant lacks.

use super::{add_words, set_catalogue};
use crate::platform::{document, fetch, storage, url};
use crate::t;
use fluent_bundle::FluentValue;
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use yew::prelude::*;

/// The languages of the menu, each by its own name.
pub const LANGUAGES: [(&str, &str); 5] = [
    ("en", "English"),
    ("zh-Hans", "简体中文"),
    ("zh-Hant", "繁體中文"),
    ("ru", "Русский"),
    ("vi", "Tiếng Việt"),
];

thread_local! {
    /// Areas whose words were asked for; another language needs them too.
    static AREAS: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
    static LACKING: Cell<bool> = const { Cell::new(false) };
    static CHANGED: RefCell<Option<Callback<String>>> = const { RefCell::new(None) };
}

/// The language of the page, as `<html lang>` says.
pub fn language() -> String {
    let root = document().document_element();
    root.and_then(|it| it.get_attribute("lang"))
        .unwrap_or_else(|| "en".to_owned())
}

fn is_english(language: &str) -> bool {
    language.starts_with("en")
}

fn mark(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // Setting an attribute of <html> by a legal name cannot fail.
        let _ = root.set_attribute(name, value);
    }
}

/// Calls back with the new language whenever it was changed.
pub fn on_change(callback: Callback<String>) {
    CHANGED.set(Some(callback));
}

/// Some message has no translation: the page shows its note about it.
#[inline(never)]
pub fn lacking() {
    if !LACKING.replace(true) {
        mark("data-partial", "true");
    }
}

/// Begins to speak the page's language; where its words cannot be had, English.
pub async fn start() {
    let language = language();
    if language != "en" {
        speak(&language).await;
    }
}

#[inline(never)]
async fn speak(language: &str) {
    let own = if is_english(language) {
        String::new()
    } else {
        // Without its catalogue the page speaks English, and says so.
        fetch::text(&["pack/locales/", language, ".ftl"].concat())
            .await
            .unwrap_or_default()
    };
    let areas = AREAS.with_borrow(Clone::clone);
    let mut more = Vec::new();
    for area in areas.into_iter().chain(["scenarios"]) {
        more.extend(words_of(area, language).await);
    }
    LACKING.set(false);
    mark("data-partial", "");
    mark("lang", language);
    set_catalogue(language, &own);
    for text in more {
        add_words(false, &text);
    }
    document().set_title(&t!("page-title"));
}

/// The language of packed texts: there is no en-XA of them.
pub fn packed(language: &str) -> &str {
    if is_english(language) { "en" } else { language }
}

/// An area's words in a language other than English.
async fn words_of(area: &str, language: &str) -> Option<String> {
    if is_english(language) {
        return None;
    }
    let address = ["pack/locales/", area, ".", language, ".ftl"].concat();
    fetch::text(&address).await.ok()
}

/// Fetches the words of an area (`static/locales/<area>.<language>.ftl`), once.
///
/// # Errors
/// The English words cannot be had.
#[inline(never)]
pub async fn load(area: &'static str) -> Result<(), String> {
    if AREAS.with_borrow(|it| it.contains(&area)) {
        return Ok(());
    }
    let english = fetch::text(&["pack/locales/", area, ".en.ftl"].concat()).await?;
    let own = words_of(area, &language()).await;
    // Whoever asked at the same time was faster.
    if AREAS.with_borrow(|it| it.contains(&area)) {
        return Ok(());
    }
    AREAS.with_borrow_mut(|it| it.push(area));
    add_words(true, &english);
    if let Some(own) = own {
        add_words(false, &own);
    }
    Ok(())
}

/// Fetches the words of an area when they are first wanted; whether they are there.
#[hook]
pub fn use_words(area: &'static str, probe: &'static str, wanted: bool) -> bool {
    let there = use_state_eq(|| super::has(probe));
    let set = there.setter();
    use_effect_with(wanted, move |wanted| {
        if *wanted {
            wasm_bindgen_futures::spawn_local(async move {
                // Without them (no network) dots stand in their place.
                set.set(load(area).await.is_ok());
            });
        }
    });
    *there
}

/// Speaks another language from now on: in the link, in the store, on the page.
#[inline(never)]
pub async fn choose(tag: String) {
    speak(&tag).await;
    storage::set("lang", &tag);
    storage::session_set("lang", &tag);
    url::set_query("lang", &tag);
    if let Some(changed) = CHANGED.with_borrow(Clone::clone) {
        changed.emit(tag);
    }
}

/// From here on the digits of a number are grouped as the language does it: 12,288, in Russian 12 288.
const GROUPED: f64 = 10_000.0;

/// What the browser makes of a long number; Fluent writes the others.
#[inline(never)]
pub fn grouped<M>(value: &FluentValue, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    if number.value.abs() < GROUPED || !number.options.use_grouping {
        return None;
    }
    let words = js_sys::Number::from(number.value).to_locale_string(&language());
    words.as_string()
}

/// How English is changed while it stands for a longer language: en-XA, accented and 45 % longer.
pub fn transform(language: &str) -> Option<fn(&str) -> Cow<'_, str>> {
    (language == "en-XA").then_some(longer as fn(&str) -> Cow<'_, str>)
}

#[inline(never)]
fn longer(words: &str) -> Cow<'_, str> {
    let mut out = String::with_capacity(words.len() * 2);
    let (mut grown, mut code) = (0, false);
    for letter in words.chars() {
        code ^= letter == '`';
        let plain = code || !letter.is_ascii_alphabetic();
        out.push(match letter {
            _ if plain => letter,
            'a' => 'á',
            'e' => 'ế',
            'i' => 'í',
            'o' => 'ỗ',
            'u' => 'ữ',
            'c' => 'ç',
            'n' => 'ñ',
            's' => 'š',
            other => other,
        });
        grown += if plain { 0 } else { 45 };
        if grown >= 100 {
            grown -= 100;
            out.push(letter);
        }
    }
    Cow::Owned(out)
}
