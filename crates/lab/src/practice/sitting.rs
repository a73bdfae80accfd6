//! A mock exam that somebody sits: answers, the clock, and what came of it.
//!
//! The clock can be left out or made longer before and while it runs; when it ends the paper is handed
//! in as it is. Example: 20 questions of SAA-C03 at 150 % are 60 minutes.

use super::exam::{Blueprint, Item, again};

/// Milliseconds that "more time" adds.
pub const MORE: u64 = 5 * 60 * 1000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    pub exam: &'static str,
    pub items: Vec<Item>,
    pub answers: Vec<Option<usize>>,
    /// The question on show.
    pub at: usize,
    /// Milliseconds left; `None` without a clock.
    pub left: Option<u64>,
    pub done: bool,
}

impl Sitting {
    /// A fresh paper; `percent` of the usual time, or no clock.
    pub fn begin(blueprint: &Blueprint, count: u32, percent: Option<u32>, salt: u64) -> Sitting {
        let seconds = u64::from(blueprint.seconds(count));
        let left = percent.map(|it| seconds * u64::from(it) * 10);
        Sitting::of(blueprint.exam, blueprint.paper(count, salt), left)
    }

    fn of(exam: &'static str, items: Vec<Item>, left: Option<u64>) -> Sitting {
        Sitting {
            exam,
            answers: vec![None; items.len()],
            items,
            at: 0,
            left,
            done: false,
        }
    }

    pub fn choose(&mut self, place: usize) {
        let fits = |it: &&Item| place < it.question.choices.len();
        if !self.done && self.items.get(self.at).filter(fits).is_some() {
            self.answers[self.at] = Some(place);
        }
    }

    pub fn go(&mut self, at: usize) {
        self.at = at.min(self.items.len().saturating_sub(1));
    }

    /// Time passes; at its end the paper is handed in.
    pub fn tick(&mut self, ms: u64) {
        if let Some(left) = self.left.as_mut().filter(|_| !self.done) {
            *left = left.saturating_sub(ms);
            self.done = *left == 0;
        }
    }

    pub fn more(&mut self) {
        if let Some(left) = &mut self.left {
            *left += MORE;
        }
    }

    pub fn finish(&mut self) {
        self.done = true;
    }

    pub fn is_right(&self, at: usize) -> bool {
        let Some(place) = self.answers.get(at).copied().flatten() else {
            return false;
        };
        let choice = self.items[at].question.choices.get(place);
        choice.is_some_and(|it| it.model.is_none())
    }

    /// Right answers and questions, of a domain or of all.
    pub fn score(&self, domain: Option<u32>) -> (u32, u32) {
        let of = |at: &usize| domain.is_none_or(|it| it == self.items[*at].domain);
        let all: Vec<usize> = (0..self.items.len()).filter(of).collect();
        let right = all.iter().filter(|at| self.is_right(**at)).count();
        let small = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        (small(right), small(all.len()))
    }

    pub fn domains(&self) -> Vec<u32> {
        let mut domains: Vec<u32> = self.items.iter().map(|it| it.domain).collect();
        domains.sort_unstable();
        domains.dedup();
        domains
    }

    /// What was missed, as a paper of its own with other numbers, without a clock.
    pub fn retry(&self, salt: u64) -> Option<Sitting> {
        let missed = (0..self.items.len()).filter(|at| !self.is_right(*at));
        let missed: Vec<Item> = missed.map(|at| self.items[at].clone()).collect();
        let items = again(&missed, salt);
        (!items.is_empty()).then(|| Sitting::of(self.exam, items, None))
    }
}

#[cfg(test)]
mod tests {
    use super::super::exam::exam;
    use super::*;

    fn right(it: &Item) -> usize {
        let right = |it: &super::super::Choice| it.model.is_none();
        it.question
            .choices
            .iter()
            .position(right)
            .expect("there is one")
    }

    #[test]
    fn a_paper_is_answered_timed_scored_and_retried() {
        let saa = exam("SAA-C03").expect("it is there");
        let mut sitting = Sitting::begin(saa, 20, Some(150), 7);
        assert_eq!(sitting.left, Some(3_600_000));
        for at in 0..20 {
            sitting.go(at);
            let place = right(&sitting.items[at]);
            sitting.choose(99);
            sitting.choose(if at < 15 { place } else { (place + 1) % 3 });
        }
        sitting.answers[0] = None;
        assert_eq!(sitting.score(None), (14, 20));
        let domains = sitting.domains();
        let each: Vec<(u32, u32)> = domains.iter().map(|it| sitting.score(Some(*it))).collect();
        assert_eq!(each.iter().map(|it| it.0).sum::<u32>(), 14);
        assert_eq!(each.iter().map(|it| it.1).collect::<Vec<_>>(), [6, 5, 5, 4]);
        sitting.tick(3_500_000);
        sitting.more();
        sitting.tick(399_999);
        assert!(!sitting.done && sitting.left == Some(1));
        sitting.tick(10);
        assert!(sitting.done && sitting.left == Some(0));
        sitting.choose(0);
        assert_eq!(
            sitting.score(None),
            (14, 20),
            "after the end nothing changes"
        );
        let retry = sitting.retry(8).expect("six were missed");
        assert_eq!(
            (retry.items.len(), retry.left, retry.done),
            (6, None, false)
        );
        let all_right = Sitting {
            answers: sitting.items.iter().map(|it| Some(right(it))).collect(),
            ..sitting
        };
        assert_eq!(
            (all_right.score(None), all_right.retry(9)),
            ((20, 20), None)
        );
    }

    #[test]
    fn without_a_clock_no_time_runs_out() {
        let exam = exam("DOP-C02").expect("it is there");
        let mut sitting = Sitting::begin(exam, 5, None, 1);
        sitting.tick(u64::MAX);
        sitting.more();
        assert!(!sitting.done && sitting.left.is_none());
        sitting.go(99);
        assert_eq!(sitting.at, 4);
        sitting.finish();
        assert_eq!(sitting.score(None), (0, 5));
    }
}
