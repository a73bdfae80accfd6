//! A question as its reader sees it, before and after the answer.
//!
//! After an answer each wrong option says which idea leads to it; none is called wrong.
//! Example: t1 with 5 tasks at 50 %: "3" is right, "2" is "The floor is rounded up, not down."

use crate::text::Text;
use lab::practice::{Answer, Gap, Question, Words};

/// What can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// A number, a name or an expression: taken as it is.
    Plain(String),
    Words(Text),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub label: Label,
    pub chosen: bool,
    /// Known once it was answered.
    pub right: Option<bool>,
    /// The idea behind it, once it was answered.
    pub idea: Option<Text>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub stem: Text,
    pub given: Vec<Text>,
    pub choices: Vec<Choice>,
    /// How the answer is found.
    pub reason: Option<Text>,
}

/// The question, with the option that was chosen, if one was.
pub fn item(question: &Question, chosen: Option<usize>) -> Item {
    let answered = chosen.is_some();
    let choice = |(place, it): (usize, &lab::practice::Choice)| Choice {
        label: match &it.answer {
            Answer::Number(value) => Label::Plain(value.to_string()),
            Answer::Name(name) => Label::Plain(name.clone()),
            Answer::Words(id) => Label::Words(Text::new(id)),
        },
        chosen: chosen == Some(place),
        right: answered.then_some(it.model.is_none()),
        idea: it
            .model
            .filter(|_| answered)
            .map(|it| Text::new("q-idea").str("model", it)),
    };
    Item {
        stem: text(&question.stem),
        given: question.given.iter().map(text).collect(),
        choices: question.choices.iter().enumerate().map(choice).collect(),
        reason: answered.then(|| text(&question.reason)),
    }
}

fn text(words: &Words) -> Text {
    let mut text = Text::new(words.id);
    for (name, gap) in &words.args {
        text = match gap {
            Gap::Number(value) => text.num(name, *value),
            Gap::Name(value) => text.str(name, value),
        };
    }
    text
}
