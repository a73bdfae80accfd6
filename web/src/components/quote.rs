//! What a refusal says: AWS's sentence as AWS writes it, or the lab's own in the reader's language.
//!
//! The lab's own words lie in the catalogue of hints, which is fetched when the first of them is due.
//! Example: `refuse-no-task` shows nothing for a moment, then "There is no task 7f".

use super::intent::hints::use_hints;
use crate::i18n::{say, tell};
use aws_api::Message;
use screen::text::Text;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub text: Text,
}

/// A message of the catalogue of hints.
#[component]
pub fn Own(props: &Props) -> Html {
    if use_hints(true) {
        tell(&props.text)
    } else {
        Html::default()
    }
}

/// A refusal's message, as a quotation when it is AWS's.
pub fn quote(message: &Message) -> Html {
    match message {
        Message::Aws(text) => html! { <q lang="en" translate="no">{ text.clone() }</q> },
        Message::Own(text) => html! { <Own text={text.clone()}/> },
    }
}

/// The same in plain words, for speech.
pub fn plain(message: &Message) -> String {
    match message {
        Message::Aws(text) => text.clone(),
        Message::Own(text) => say(text),
    }
}
