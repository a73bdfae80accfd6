//! A question as its reader sees it, before and after the answer.
//!
//! After an answer each wrong option says which idea leads to it, and what the very world of the
//! question says, played; none is called wrong.
//! Example: t1 with 5 tasks at 50 %: "3" is right, "2" is "The floor is rounded up, not down."

use crate::facts::{self, Card};
use crate::text::Text;
use lab::practice::deck::{self, Deck};
use lab::practice::facts::of_idea;
use lab::practice::{Answer, Gap, Question, Seen, Words};
use lab::share::{Link, Source};

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
    /// The correction that it was about, once it was answered.
    pub card: Option<Card>,
}

/// A wrong idea that comes back today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idea {
    /// Its card's name, for a question about it.
    pub card: String,
    /// What is true in its place.
    pub name: Text,
    pub seen: Text,
}

/// The ideas that are due, the most overdue first.
pub fn ideas(deck: &Deck, today: u32) -> Vec<Idea> {
    let idea = |(card, it): (&str, &deck::Card)| Idea {
        card: card.to_owned(),
        name: idea(card.split_once('/').map_or("", |it| it.1)),
        seen: Text::new("idea-seen").num("days", today.saturating_sub(it.answered)),
    };
    deck.due_ideas(today).into_iter().map(idea).collect()
}

/// What is true in place of a wrong idea.
fn idea(model: &str) -> Text {
    match of_idea(model) {
        Some(it) if it.old == model => Text::new("q-w-idea").text("now", Text::new(it.new)),
        Some(it) => Text::new("q-w-early").text("old", Text::new(it.old)),
        None => Text::new("q-idea").str("model", model),
    }
}

fn label(answer: &Answer) -> Label {
    match answer {
        Answer::Number(value) => Label::Plain(value.to_string()),
        Answer::Name(name) => Label::Plain(name.clone()),
        Answer::Words(id) => Label::Words(Text::new(id)),
    }
}

/// The question, with the option that was chosen, if one was; `exam` asks for the answers of exams.
pub fn item(question: &Question, chosen: Option<usize>, exam: bool) -> Item {
    let mut item = sheet(question, chosen);
    if chosen.is_some() {
        for (shown, it) in item.choices.iter_mut().zip(&question.choices) {
            shown.right = Some(it.model.is_none());
            shown.idea = it.model.map(idea);
        }
        item.reason = Some(text(&question.reason));
        item.card = question.fact().map(|it| facts::card(it, exam));
    }
    item
}

/// The question as it stands in an exam: what was chosen, and nothing about it.
pub fn sheet(question: &Question, chosen: Option<usize>) -> Item {
    let choice = |(place, it): (usize, &lab::practice::Choice)| Choice {
        label: label(&it.answer),
        chosen: chosen == Some(place),
        right: None,
        idea: None,
    };
    Item {
        stem: text(&question.stem),
        given: question.given.iter().map(text).collect(),
        choices: question.choices.iter().enumerate().map(choice).collect(),
        reason: None,
        card: None,
    }
}

/// What the run of an option says, and a link that opens it at that moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    pub text: Text,
    pub link: Option<String>,
}

/// A proof for each option, in their order; `words` become the question of the run.
pub fn proofs(question: &Question, words: &str) -> Vec<Option<Proof>> {
    let right = question.right();
    let all = question.choices.iter().zip(question.shown());
    all.map(|(choice, shown)| {
        let shown = shown?;
        let text = match (&shown.seen, choice.model.is_none()) {
            (Seen::Answer(_), true) => Text::new("proof-same"),
            (Seen::Answer(answer), false) => worded("proof-other", answer),
            (Seen::Works(true), true) => Text::new("proof-works"),
            (Seen::Works(true), false) => worded("proof-more", right),
            (Seen::Works(false), _) => Text::new("proof-fails"),
        };
        let mut link = Link::of(&shown.timeline);
        if let Source::Inline(scenario) = &mut link.source {
            scenario.question = Some(words.chars().take(400).collect());
        }
        let link = link.encode().ok();
        Some(Proof { text, link })
    })
    .collect()
}

fn worded(id: &'static str, answer: &Answer) -> Text {
    match label(answer) {
        Label::Plain(run) => Text::new(id).str("run", run),
        Label::Words(run) => Text::new(id).text("run", run),
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
