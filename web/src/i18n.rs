//! The reader's words: a Fluent catalogue and the two ways to ask it.
//!
//! `t!("time-play")` and `t!("log-jump", at = "1:42")` give a `String`; `say(&Text)` words what a
//! view handed out. In a message `*so*` is bold and `` `so` `` is code, drawn by `rich`.
//! English is built in; what another language lacks is said in English, and the page then shows a note
//! (`data-partial` on the root). The rest of the words, by area, comes with what needs it (`load`).

pub mod language;

use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use screen::text::{Arg, Text};
use std::cell::RefCell;
use unic_langid::LanguageIdentifier;
use yew::prelude::*;

const ENGLISH: &str = include_str!("../../static/locales/en.ftl");

type Bundle = FluentBundle<FluentResource>;

struct Catalogues {
    /// The reader's language, unless it is English.
    own: Option<Bundle>,
    english: Bundle,
}

thread_local! {
    static CATALOGUES: RefCell<Catalogues> = RefCell::new(Catalogues {
        own: None,
        english: bundle("en", ENGLISH),
    });
}

fn bundle(language: &str, source: &str) -> Bundle {
    let id: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new(vec![id]);
    // Marks around every argument would show up in copied text; the page isolates with <bdi>
    // instead.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(language::grouped));
    add(&mut bundle, source);
    bundle
}

fn add(bundle: &mut Bundle, source: &str) {
    // A broken line is left out; the rest of the catalogue still speaks.
    let resource = match FluentResource::try_new(source.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    bundle.add_resource_overriding(resource);
}

/// Makes `source` the catalogue of the page; English stays behind it.
pub fn set_catalogue(language: &str, source: &str) {
    CATALOGUES.with_borrow_mut(|it| {
        it.own = (!language.starts_with("en")).then(|| bundle(language, source));
        it.english.set_transform(language::transform(language));
    });
}

/// Adds the words of an area, in English or in the reader's language.
fn add_words(english: bool, source: &str) {
    CATALOGUES.with_borrow_mut(|it| match &mut it.own {
        Some(own) if !english => add(own, source),
        _ if english => add(&mut it.english, source),
        _ => {}
    });
}

/// The words of a lesson from static/scenarios: its title or question, as the translators have them.
#[inline(never)]
pub fn lesson(slug: &str, what: &str, english: &str) -> String {
    let id = ["lesson-", slug, "-", what].concat();
    let found = CATALOGUES.with_borrow(|it| {
        let own = it.own.as_ref()?;
        let Some(pattern) = own.get_message(&id).and_then(|it| it.value()) else {
            language::lacking();
            return None;
        };
        Some(
            own.format_pattern(pattern, None, &mut Vec::new())
                .into_owned(),
        )
    });
    found.unwrap_or_else(|| english.to_owned())
}

/// Whether the words of an area have come.
pub fn has(id: &str) -> bool {
    CATALOGUES.with_borrow(|it| it.english.has_message(id))
}

/// The message in the reader's language; dots while its area has not come.
pub fn format(id: &str, args: Option<&FluentArgs>) -> String {
    CATALOGUES.with_borrow(|it| {
        for bundle in it.own.iter().chain([&it.english]) {
            if let Some(pattern) = bundle.get_message(id).and_then(|it| it.value()) {
                if it.own.is_some() && std::ptr::eq(bundle, &it.english) {
                    language::lacking();
                }
                let mut errors = Vec::new();
                return bundle
                    .format_pattern(pattern, args, &mut errors)
                    .into_owned();
            }
        }
        "…".to_owned()
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
            Arg::Num(value) => {
                let mut value = FluentNumber::from(*value);
                // A port is a name made of digits.
                value.options.use_grouping = *name != "port";
                args.set(*name, FluentValue::Number(value));
            }
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
                html! { <code translate="no" lang="en">{ unmark(piece) }</code> }
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
