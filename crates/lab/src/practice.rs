//! Questions made anew each time, their answers computed by the rules, and when to ask again.
//!
//! A template draws parameters until the right answer differs from what named wrong models say; each
//! wrong option is the answer of one such model, so a wrong click names the misconception. `memory` is
//! FSRS-6, `deck` keeps cards of (template, misconception) and reads and writes them as a file.
//! Example: t1 with 5 tasks at 50 %: 3 is right, 2 is `floor-rounds-down`.

pub mod deck;
mod draw;
pub mod exam;
pub mod facts;
pub mod memory;
mod replay;
pub mod sitting;
mod templates;
#[cfg(test)]
mod tests;

pub use draw::{Draw, seed};
pub use replay::{Replay, Seen, Shown};
pub use templates::TEMPLATES;

/// Words by number: a message id and what fills its gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    pub id: &'static str,
    pub args: Vec<(&'static str, Gap)>,
}

/// What fills a gap.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    Number(i64),
    /// A name, an id or an expression: nobody translates it.
    Name(String),
}

impl Words {
    pub fn new(id: &'static str) -> Words {
        Words {
            id,
            args: Vec::new(),
        }
    }

    #[must_use]
    pub fn number(mut self, name: &'static str, value: impl Into<i64>) -> Words {
        self.args.push((name, Gap::Number(value.into())));
        self
    }

    #[must_use]
    pub fn name(mut self, name: &'static str, value: impl ToString) -> Words {
        self.args.push((name, Gap::Name(value.to_string())));
        self
    }
}

/// An answer that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    Number(i64),
    Name(String),
    /// A message id.
    Words(&'static str),
}

/// An option of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub answer: Answer,
    /// The wrong model that gives this answer; `None` is the right one.
    pub model: Option<&'static str>,
}

/// A question with its options in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub template: &'static str,
    pub seed: u64,
    pub stem: Words,
    /// What is given besides: one line of words each.
    pub given: Vec<Words>,
    pub choices: Vec<Choice>,
    /// How the answer is found, with its numbers.
    pub reason: Words,
}

impl Question {
    pub fn right(&self) -> &Answer {
        let right = self.choices.iter().find(|it| it.model.is_none());
        &right.expect("a question has a right answer").answer
    }
}

/// An exam and the number of one of its domains.
pub type Domain = (&'static str, u32);

/// A kind of question.
pub struct Template {
    pub id: &'static str,
    /// The level of the course that it belongs to.
    pub level: u32,
    /// The exercise that shows it, for those who keep missing it.
    pub exercise: &'static str,
    /// For the mix of a mock exam.
    pub domains: &'static [Domain],
    draw: fn(&mut Draw) -> Option<Drawn>,
    world: World,
}

/// The world of a question and of one of its options.
type World = fn(&Question, &Answer) -> Option<Replay>;

/// What a template drew: the truth and what the wrong models say.
struct Drawn {
    stem: Words,
    given: Vec<Words>,
    right: Answer,
    wrong: Vec<(&'static str, Answer)>,
    reason: Words,
}

/// Most draws until the models disagree.
const MOST_DRAWS: u32 = 400;
/// Most wrong options.
const MOST_WRONG: usize = 4;
/// Fewest wrong models that must disagree with the truth.
const FEWEST_WRONG: usize = 2;

/// The template of this id.
pub fn template(id: &str) -> Option<&'static Template> {
    let all = TEMPLATES.iter().chain([&facts::CORRECTIONS]);
    all.into_iter().find(|it| it.id == id)
}

/// The template that has this wrong idea among its options.
pub fn offering(idea: &str) -> Option<&'static Template> {
    let offers = |it: &&Template| {
        let question = it.question_about(1, false, Some(idea));
        question.is_some_and(|it| it.choices.iter().any(|it| it.model == Some(idea)))
    };
    TEMPLATES.iter().find(offers)
}

impl Template {
    /// The question of a seed; `None` only if no draw makes the models disagree.
    pub fn question(&self, seed: u64) -> Option<Question> {
        self.question_of(seed, false)
    }

    /// The same where the answers of exams are wanted: what came after their time is no option.
    pub fn question_of(&self, seed: u64, exam: bool) -> Option<Question> {
        self.question_about(seed, exam, None)
    }

    /// The same with this wrong idea among the options, where some draw has it there.
    pub fn question_about(&self, seed: u64, exam: bool, about: Option<&str>) -> Option<Question> {
        let mut draw = Draw::new(seed);
        (draw.exam, draw.about) = (exam, about);
        let mut found = None;
        for _ in 0..MOST_DRAWS {
            let Some(drawn) = (self.draw)(&mut draw) else {
                continue;
            };
            let Some(choices) = choices(&mut draw, &drawn) else {
                continue;
            };
            let meant = about.is_none() || choices.iter().any(|it| it.model == about);
            if !meant && found.is_some() {
                continue;
            }
            found = Some(Question {
                template: self.id,
                seed,
                stem: drawn.stem,
                given: drawn.given,
                choices,
                reason: drawn.reason,
            });
            if meant {
                break;
            }
        }
        found
    }
}

/// The options: the truth once, and what wrong models say that is not the truth.
fn choices(draw: &mut Draw, drawn: &Drawn) -> Option<Vec<Choice>> {
    let mut choices = vec![Choice {
        answer: drawn.right.clone(),
        model: None,
    }];
    for (model, answer) in &drawn.wrong {
        if choices.len() <= MOST_WRONG && choices.iter().all(|it| it.answer != *answer) {
            choices.push(Choice {
                answer: answer.clone(),
                model: Some(model),
            });
        }
    }
    if choices.len() <= FEWEST_WRONG {
        return None;
    }
    if matches!(drawn.right, Answer::Words(_)) {
        draw.shuffle(&mut choices);
    } else {
        choices.sort_by(|a, b| a.answer.cmp(&b.answer));
    }
    Some(choices)
}
