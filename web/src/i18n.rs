//! The reader's words: a Fluent catalogue and the two ways to ask it.
//!
//! `t!("time-play")` and `t!("log-jump", at = "1:42")` give a `String`; `say(&Text)` words what a
//! view handed out. In a message `*so*` is bold and `` `so` `` is code, drawn by `rich`.
//! English is built in, so the first frame waits for nothing; other catalogues are fetched and set.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use screen::text::{Arg, Text};
use std::cell::RefCell;
use unic_langid::LanguageIdentifier;
use yew::prelude::*;

const ENGLISH: &str = include_str!("../../static/locales/en.ftl");

type Bundle = FluentBundle<FluentResource>;

thread_local! {
    /// The chosen catalogue first, English behind it for what a translation lacks.
    static CATALOGUES: RefCell<Vec<Bundle>> = RefCell::new(vec![bundle("en", ENGLISH)]);
}

fn bundle(language: &str, source: &str) -> Bundle {
    let id: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new(vec![id]);
    // Marks around every argument would show up in copied text; the page isolates with <bdi>
    // instead.
    bundle.set_use_isolating(false);
    // A broken line is left out; the rest of the catalogue still speaks.
    let resource = match FluentResource::try_new(source.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    bundle.add_resource_overriding(resource);
    bundle
}

/// Makes `source` the catalogue of the page; English stays behind it.
pub fn set_catalogue(language: &str, source: &str) {
    CATALOGUES.with_borrow_mut(|catalogues| {
        catalogues.truncate(0);
        if language != "en" {
            catalogues.push(bundle(language, source));
        }
        catalogues.push(bundle("en", ENGLISH));
    });
}

/// Puts more messages behind those that are there.
pub fn add_catalogue(language: &str, source: &str) {
    CATALOGUES.with_borrow_mut(|catalogues| catalogues.push(bundle(language, source)));
}

/// Whether any catalogue has the message.
pub fn has(id: &str) -> bool {
    CATALOGUES.with_borrow(|catalogues| catalogues.iter().any(|it| it.has_message(id)))
}

/// The message in the reader's language; its id when no catalogue has it.
pub fn format(id: &str, args: Option<&FluentArgs>) -> String {
    CATALOGUES.with_borrow(|catalogues| {
        for bundle in catalogues {
            if let Some(pattern) = bundle.get_message(id).and_then(|it| it.value()) {
                let mut errors = Vec::new();
                return bundle
                    .format_pattern(pattern, args, &mut errors)
                    .into_owned();
            }
        }
        id.to_owned()
    })
}

/// Marks inside arguments stand for themselves, so they travel as these two and come back at the
/// end.
const STAR: &str = "\u{E000}";
const TICK: &str = "\u{E001}";

fn unmark(words: &str) -> String {
    words.replace(STAR, "*").replace(TICK, "`")
}

/// What a view handed out, in plain words: for names, labels and speech.
pub fn say(text: &Text) -> String {
    unmark(&marked(text).replace(['*', '`'], ""))
}

/// The same with its marks, for `rich`.
fn marked(text: &Text) -> String {
    if text.args.is_empty() {
        return format(text.id, None);
    }
    let mut args = FluentArgs::new();
    for (name, arg) in &text.args {
        match arg {
            Arg::Num(value) => args.set(*name, FluentValue::from(*value)),
            Arg::Str(value) => {
                let value = value.replace('*', STAR).replace('`', TICK);
                args.set(*name, FluentValue::from(value));
            }
            Arg::Text(inner) => args.set(*name, FluentValue::from(marked(inner))),
        }
    }
    format(text.id, Some(&args))
}

/// `*bold*` and `` `code` `` in a worded message.
pub fn rich(words: &str) -> Html {
    let mut nodes = Vec::new();
    for (index, part) in words.split('*').enumerate() {
        let bold = index % 2 == 1;
        for (at, piece) in part.split('`').enumerate() {
            if piece.is_empty() {
                continue;
            }
            let node = if at % 2 == 1 {
                html! { <code translate="no">{ unmark(piece) }</code> }
            } else {
                html! { { unmark(piece) } }
            };
            nodes.push(if bold {
                html! { <b>{ node }</b> }
            } else {
                node
            });
        }
    }
    nodes.into_iter().collect()
}

/// What a view handed out, with its bold and its code.
pub fn tell(text: &Text) -> Html {
    rich(&marked(text))
}

/// A message of the catalogue as a `String`.
#[macro_export]
macro_rules! t {
    ($id:literal) => { $crate::i18n::format($id, None) };
    ($id:literal, $($name:ident = $value:expr),+ $(,)?) => {{
        let mut args = fluent_bundle::FluentArgs::new();
        $( args.set(stringify!($name), fluent_bundle::FluentValue::from($value)); )+
        $crate::i18n::format($id, Some(&args))
    }};
}
