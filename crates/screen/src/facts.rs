//! What is often taught otherwise: the old answer, what is true now, and where it stands.
//!
//! Some old answers are still what an exam expects; the switch `facts: exam | current` says which of the
//! two is wanted. Example: card 4, "S3 cannot be mounted", was true until April 2026.

use crate::text::Text;
use lab::practice::facts::{FACTS, Fact};

/// A card as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    pub number: u32,
    /// What counts as the answer here.
    pub answer: Text,
    /// The other one, and what it is.
    pub other: Text,
    pub other_is: Text,
    pub note: Option<Text>,
    pub source: &'static str,
    pub exercise: Option<&'static str>,
}

/// The cards; `exam` asks for the answers that exams expect.
pub fn cards(exam: bool) -> Vec<Card> {
    FACTS.iter().map(|it| card(it, exam)).collect()
}

/// One of them.
pub fn card(it: &Fact, exam: bool) -> Card {
    let turned = exam && it.dual;
    let (answer, other) = it.answers(exam);
    let other_is = Text::new(match (turned, it.dual) {
        (true, _) => "facts-true-now",
        (false, true) => "facts-exam-says",
        (false, false) => "facts-often-said",
    });
    Card {
        number: it.number,
        answer: Text::new(answer),
        other: Text::new(other),
        other_is,
        note: (!it.checked).then(|| Text::new("facts-unchecked")),
        source: it.source,
        exercise: it.exercise,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_switch_turns_only_what_exams_still_expect() {
        for (it, (now, exam)) in FACTS.iter().zip(cards(false).iter().zip(cards(true))) {
            assert_eq!(now.answer.id, it.new);
            assert_eq!(exam.answer.id, if it.dual { it.old } else { it.new });
            assert_ne!(exam.answer, exam.other);
            assert!(it.source.starts_with("https://"), "{}", it.number);
        }
        let turned = FACTS.iter().filter(|it| it.dual).map(|it| it.number);
        assert_eq!(turned.collect::<Vec<_>>(), [4, 5, 17, 21]);
    }
}
