//! A learner's cards and what has been done: days in, what is due out; read and written as one file.
//!
//! A card is a (template, misconception); the empty misconception is the template as a whole. Days are
//! numbers that the caller counts. A broken entry is left out and the others are kept.
//! Example: a wrong click on `floor-rounds-down` rates the card (t1, floor-rounds-down) Again.

use super::memory::{LONGEST, Memory, RETENTION, Rating};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Version of the file.
const FORMAT: u64 = 1;
/// Most new cards a day.
pub const NEW_A_DAY: usize = 20;
/// Right answers whose times are kept; their median is what "quick" is measured by.
const MOST_TIMES: usize = 15;
/// Fewest of them for a median.
const FEWEST_TIMES: usize = 3;
/// Wrong answers after which the exercise is offered instead.
const LEECH: u32 = 4;
/// Most cards and exercises that are read back.
const MOST: usize = 5_000;
/// Most bytes of a file that is read back.
pub const MOST_BYTES: usize = 4 << 20;
/// In this many days before an exam more is to be remembered.
const LAST_DAYS: u32 = 14;
const LAST_RETENTION: u32 = 93;

/// One memory with its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card {
    pub memory: Memory,
    /// Day of the last answer.
    pub answered: u32,
    pub due: u32,
    pub reviews: u32,
    /// Wrong answers in all.
    pub lapses: u32,
    /// The last answer was right, quick and without a hint.
    pub quick: bool,
}

/// How an answer was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given {
    pub right: bool,
    pub hint: bool,
    pub millis: u32,
    /// The learner's own median for this template; zero if there is none.
    pub median: u32,
}

/// An exercise that was solved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Solved {
    pub day: u32,
    pub edits: u32,
    pub hints: u32,
}

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deck {
    /// By `template/misconception`.
    pub cards: BTreeMap<String, Card>,
    /// By the exercise's id.
    pub solved: BTreeMap<String, Solved>,
    /// Day of the exam, if one is set.
    pub exam: Option<u32>,
    /// Which exam it is: its blueprint orders new cards.
    pub plan: Option<String>,
    /// Milliseconds of the last right answers, by template.
    pub times: BTreeMap<String, Vec<u32>>,
    /// Makes the draws this learner's own.
    pub salt: u64,
}

/// A card's name.
pub fn name(template: &str, misconception: &str) -> String {
    format!("{template}/{misconception}")
}

impl Given {
    fn is_quick(self) -> bool {
        self.right && !self.hint && (self.median == 0 || self.millis <= self.median)
    }

    /// Nobody is asked how well they knew it: it follows from the answer.
    fn rating(self, before: Option<&Card>) -> Rating {
        if !self.right {
            Rating::Again
        } else if self.hint || (self.median > 0 && self.millis > 2 * self.median) {
            Rating::Hard
        } else if self.is_quick() && self.median > 0 && before.is_some_and(|it| it.quick) {
            Rating::Easy
        } else {
            Rating::Good
        }
    }
}

impl Deck {
    /// Takes an answer; says how it was rated.
    pub fn answer(&mut self, card: &str, given: Given, today: u32) -> Rating {
        let rating = given.rating(self.cards.get(card));
        self.rate(card, rating, given.is_quick(), today);
        rating
    }

    /// The learner's own median time for a template; zero until there are a few.
    pub fn median(&self, template: &str) -> u32 {
        let mut times = self.times.get(template).cloned().unwrap_or_default();
        times.sort_unstable();
        match times.get(times.len() / 2) {
            Some(middle) if times.len() >= FEWEST_TIMES => *middle,
            _ => 0,
        }
    }

    /// Takes an answer to a question of a template: its card, the card of the idea behind a wrong
    /// option, and the time it took if that was for it alone.
    pub fn take(
        &mut self,
        card: &str,
        template: &str,
        model: Option<&str>,
        millis: Option<u32>,
        day: u32,
    ) {
        let given = Given {
            right: model.is_none(),
            millis: millis.unwrap_or(0),
            median: millis.map_or(0, |_| self.median(template)),
            ..Given::default()
        };
        self.answer(card, given, day);
        match model {
            // The card itself may be about that idea; one answer is one review.
            Some(model) if name(template, model) != card => {
                self.answer(&name(template, model), given, day);
            }
            Some(_) => {}
            None => {
                let Some(millis) = millis else {
                    return;
                };
                let times = self.times.entry(template.to_string()).or_default();
                times.push(millis);
                let over = times.len().saturating_sub(MOST_TIMES);
                times.drain(..over);
            }
        }
    }

    /// Takes over what another file knows better: later answers, solutions with fewer edits.
    pub fn merge(&mut self, other: Deck) {
        for (name, card) in other.cards {
            let older = |it: &Card| (it.answered, it.reviews) < (card.answered, card.reviews);
            if self.cards.get(&name).is_none_or(older) {
                self.cards.insert(name, card);
            }
        }
        for (id, solved) in other.solved {
            if self
                .solved
                .get(&id)
                .is_none_or(|it| it.edits > solved.edits)
            {
                self.solved.insert(id, solved);
            }
        }
        for (template, times) in other.times {
            self.times.entry(template).or_insert(times);
        }
        self.exam = self.exam.or(other.exam);
        self.plan = self.plan.take().or(other.plan);
    }

    fn rate(&mut self, card: &str, rating: Rating, quick: bool, today: u32) {
        let before = self.cards.get(card).copied();
        let memory = match before {
            None => Memory::first(rating),
            Some(it) => it.memory.next(rating, today.saturating_sub(it.answered)),
        };
        let wrong = u32::from(rating == Rating::Again);
        let after = Card {
            memory,
            answered: today,
            due: today.saturating_add(self.interval(memory, today)),
            reviews: before.map_or(0, |it| it.reviews).saturating_add(1),
            lapses: before.map_or(0, |it| it.lapses).saturating_add(wrong),
            quick,
        };
        self.cards.insert(card.to_string(), after);
    }

    /// Before an exam nothing is put off beyond it.
    fn interval(&self, memory: Memory, today: u32) -> u32 {
        let left = self.exam.filter(|it| *it > today).map(|it| it - today);
        match left {
            Some(left) if left <= LAST_DAYS => memory.interval(LAST_RETENTION).min(left),
            Some(left) => memory.interval(RETENTION).min(left),
            None => memory.interval(RETENTION),
        }
    }

    /// An exercise was solved: what it teaches is known for now.
    pub fn solve(&mut self, id: &str, solved: Solved, cards: &[String]) {
        let today = solved.day;
        self.solved.insert(id.to_string(), solved);
        for card in cards {
            if !self.cards.contains_key(card) {
                self.rate(card, Rating::Good, false, today);
            }
        }
    }

    /// Cards to ask today, most overdue first, none of a template right after another of it; then new
    /// ones up to the day's limit.
    pub fn due(&self, today: u32, offered: &[String]) -> Vec<String> {
        let mut old: Vec<(&String, &Card)> =
            self.cards.iter().filter(|it| it.1.due <= today).collect();
        old.sort_by_key(|it| (it.1.due, it.0.as_str()));
        let begun = self.cards.values();
        let begun = begun
            .filter(|it| it.reviews == 1 && it.answered == today)
            .count();
        let new = offered.iter().filter(|it| !self.cards.contains_key(*it));
        let new = new.take(NEW_A_DAY.saturating_sub(begun)).cloned();
        let all: Vec<String> = old.into_iter().map(|it| it.0.clone()).chain(new).collect();
        interleaved(all)
    }

    /// A goal was missed by an idea: its card begins anew, once a day. Says whether that is news.
    pub fn miss(&mut self, card: &str, today: u32) -> bool {
        let known = self.cards.get(card);
        let news = known.is_none_or(|it| it.lapses == 0 || it.answered != today);
        if news {
            self.rate(card, Rating::Again, false, today);
        }
        news
    }

    /// Cards of wrong ideas that are due, the most overdue first.
    pub fn due_ideas(&self, today: u32) -> Vec<(&str, &Card)> {
        let idea = |it: &str| it.split_once('/').is_some_and(|it| !it.1.is_empty());
        let due = |it: &(&String, &Card)| it.1.due <= today && it.1.lapses > 0 && idea(it.0);
        let all = self.cards.iter().filter(due);
        let mut all: Vec<_> = all.map(|it| (it.0.as_str(), it.1)).collect();
        all.sort_by_key(|it| (it.1.due, it.0));
        all
    }

    /// It has been missed so often that doing it helps more than asking again.
    pub fn is_leech(&self, card: &str) -> bool {
        self.cards.get(card).is_some_and(|it| it.lapses >= LEECH)
    }

    /// As it is stored and exported.
    pub fn to_value(&self) -> Value {
        let card = |(name, it): (&String, &Card)| {
            let value = json!({
                "s": it.memory.stability, "d": it.memory.difficulty, "at": it.answered,
                "due": it.due, "n": it.reviews, "again": it.lapses, "quick": it.quick,
            });
            (name.clone(), value)
        };
        let solved = |(id, it): (&String, &Solved)| {
            (
                id.clone(),
                json!({"day": it.day, "edits": it.edits, "hints": it.hints}),
            )
        };
        json!({
            "format": FORMAT,
            "cards": self.cards.iter().map(card).collect::<Map<_, _>>(),
            "solved": self.solved.iter().map(solved).collect::<Map<_, _>>(),
            "exam": self.exam,
            "plan": self.plan,
            "times": self.times,
            // As text: a number in JavaScript would lose digits.
            "salt": self.salt.to_string(),
        })
    }

    /// From a stored or imported file, and how many entries were broken and left out.
    ///
    /// # Errors
    /// It is not a file of this kind.
    pub fn read(text: &str) -> Result<(Deck, usize), String> {
        if text.len() > MOST_BYTES {
            return Err(format!(
                "it is {} bytes long (expected at most {MOST_BYTES})",
                text.len()
            ));
        }
        let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if value.get("format").and_then(Value::as_u64) != Some(FORMAT) {
            return Err(format!("its format is not {FORMAT}"));
        }
        let mut deck = Deck::default();
        let mut broken = 0;
        for (name, value) in fields(&value, "cards") {
            match card(value).filter(|_| name.len() <= 200) {
                Some(card) => drop(deck.cards.insert(name.clone(), card)),
                None => broken += 1,
            }
        }
        for (id, value) in fields(&value, "solved") {
            match solved(value).filter(|_| id.len() <= 200) {
                Some(it) => drop(deck.solved.insert(id.clone(), it)),
                None => broken += 1,
            }
        }
        for (template, value) in fields(&value, "times") {
            match times(value).filter(|_| template.len() <= 200) {
                Some(times) => drop(deck.times.insert(template.clone(), times)),
                None => broken += 1,
            }
        }
        deck.exam = small(&value, "exam");
        let plan = value.get("plan").and_then(Value::as_str);
        deck.plan = plan
            .filter(|it| super::exam::exam(it).is_some())
            .map(str::to_string);
        let salt = value.get("salt").and_then(Value::as_str);
        deck.salt = salt.and_then(|it| it.parse().ok()).unwrap_or(0);
        Ok((deck, broken))
    }
}

/// No two of one template in a row, where that can be.
fn interleaved(mut rest: Vec<String>) -> Vec<String> {
    let template = |it: &str| it.split('/').next().unwrap_or_default().to_string();
    let mut order: Vec<String> = Vec::new();
    while !rest.is_empty() {
        let last = order.last().map(|it| template(it));
        let next = rest
            .iter()
            .position(|it| Some(template(it)) != last)
            .unwrap_or(0);
        order.push(rest.remove(next));
    }
    order
}

fn fields<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    value
        .get(key)
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .take(MOST)
}

fn small(value: &Value, key: &str) -> Option<u32> {
    value
        .get(key)?
        .as_u64()
        .and_then(|it| u32::try_from(it).ok())
}

fn card(value: &Value) -> Option<Card> {
    let number = |key: &str| value.get(key).and_then(Value::as_u64);
    let memory = Memory {
        stability: number("s").filter(|it| (1..=u64::from(LONGEST) * 10_000).contains(it))?,
        difficulty: number("d").filter(|it| (10_000..=100_000).contains(it))?,
    };
    Some(Card {
        memory,
        answered: small(value, "at")?,
        due: small(value, "due")?,
        reviews: small(value, "n")?,
        lapses: small(value, "again")?,
        quick: value.get("quick")?.as_bool()?,
    })
}

fn times(value: &Value) -> Option<Vec<u32>> {
    let list = value.as_array().filter(|it| it.len() <= MOST_TIMES)?;
    let one = |it: &Value| it.as_u64().and_then(|it| u32::try_from(it).ok());
    list.iter().map(one).collect()
}

fn solved(value: &Value) -> Option<Solved> {
    Some(Solved {
        day: small(value, "day")?,
        edits: small(value, "edits")?,
        hints: small(value, "hints")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn right(millis: u32) -> Given {
        Given {
            right: true,
            millis,
            median: 10_000,
            ..Given::default()
        }
    }

    #[test]
    fn ratings_follow_from_the_answer() {
        let mut deck = Deck::default();
        assert_eq!(deck.answer("t1/", right(8_000), 1), Rating::Good);
        assert_eq!(deck.answer("t1/", right(8_000), 5), Rating::Easy);
        assert_eq!(deck.answer("t1/", right(25_000), 9), Rating::Hard);
        assert_eq!(
            deck.answer(
                "t1/",
                Given {
                    hint: true,
                    ..right(1)
                },
                20
            ),
            Rating::Hard
        );
        assert_eq!(deck.answer("t1/", Given::default(), 30), Rating::Again);
        assert_eq!(deck.cards["t1/"].reviews, 5);
        for day in 31..34 {
            deck.answer("t1/", Given::default(), day);
        }
        assert!(deck.is_leech("t1/"));
    }

    #[test]
    fn what_is_due_comes_first_and_templates_alternate() {
        let mut deck = Deck::default();
        for card in ["t1/a", "t1/b", "t2/a"] {
            deck.answer(card, Given::default(), 10);
        }
        let offered: Vec<String> = (0..40).map(|it| format!("t9/{it}")).collect();
        let due = deck.due(11, &offered);
        assert_eq!(due[..3], ["t1/a", "t2/a", "t1/b"]);
        assert_eq!(due.len(), 3 + NEW_A_DAY);
        assert!(deck.due(10, &[]).is_empty());
    }

    #[test]
    fn an_exam_draws_everything_before_it() {
        let mut deck = Deck {
            exam: Some(30),
            ..Deck::default()
        };
        for day in [1, 5, 14] {
            deck.answer("t1/", right(1_000), day);
            assert!(deck.cards["t1/"].due <= 30, "{deck:?}");
        }
        let mut free = deck.clone();
        free.exam = None;
        free.answer("t1/", right(1_000), 29);
        assert!(free.cards["t1/"].due > 60, "{free:?}");
    }

    #[test]
    fn a_file_comes_back_and_one_broken_entry_costs_only_itself() {
        let mut deck = Deck {
            salt: u64::MAX,
            exam: Some(99),
            ..Deck::default()
        };
        deck.answer("t1/a", right(1_000), 3);
        deck.solve(
            "e07",
            Solved {
                day: 4,
                edits: 2,
                hints: 1,
            },
            &[name("t10", "")],
        );
        assert!(deck.cards.contains_key("t10/"));
        let text = deck.to_value().to_string();
        assert_eq!(Deck::read(&text), Ok((deck.clone(), 0)));
        let broken = text.replace("\"again\":0,\"quick\":true", "\"again\":-1,\"quick\":true");
        let (kept, left_out) = Deck::read(&broken).expect("the rest is right");
        assert_eq!((left_out, kept.cards.len(), kept.solved.len()), (1, 1, 1));
        let times = text.replace("\"times\":{}", "\"times\":{\"t1\":[5,-1],\"t2\":[7]}");
        let (kept, left_out) = Deck::read(&times).expect("the rest is right");
        assert_eq!((left_out, kept.times.len(), kept.cards.len()), (1, 1, 2));
        for bad in ["", "[]", "{}", "{\"format\": 2}", "nonsense"] {
            assert!(Deck::read(bad).is_err(), "{bad}");
        }
        assert!(Deck::read(&" ".repeat(MOST_BYTES + 1)).is_err());
    }

    #[test]
    fn quick_is_measured_by_ones_own_median() {
        let mut deck = Deck::default();
        for (day, millis) in [(1, 9_000), (2, 10_000), (3, 30_000)] {
            deck.take("t1/", "t1", None, Some(millis), day);
        }
        assert_eq!((deck.median("t1"), deck.median("t2")), (10_000, 0));
        deck.take("t1/", "t1", Some("one-is-enough"), Some(1_000), 4);
        assert_eq!(deck.median("t1"), 10_000);
        assert_eq!(deck.cards["t1/one-is-enough"].lapses, 1);
        for day in 5..40 {
            deck.take("t1/", "t1", None, Some(2_000), day);
        }
        assert_eq!(
            (deck.median("t1"), deck.times["t1"].len()),
            (2_000, MOST_TIMES)
        );
    }

    #[test]
    fn two_files_become_one() {
        let mut old = Deck::default();
        old.take("t1/", "t1", None, Some(1_000), 3);
        old.solve(
            "e07",
            Solved {
                day: 3,
                edits: 5,
                hints: 0,
            },
            &[],
        );
        let mut new = Deck {
            exam: Some(90),
            plan: Some("SAA-C03".into()),
            ..Deck::default()
        };
        new.take("t1/", "t1", None, Some(1_000), 9);
        new.take("t2/", "t2", None, Some(1_000), 9);
        new.solve(
            "e07",
            Solved {
                day: 9,
                edits: 2,
                hints: 1,
            },
            &[],
        );
        let mut both = old.clone();
        both.merge(new.clone());
        assert_eq!(both.cards["t1/"].answered, 9);
        assert_eq!(
            (both.cards.len(), both.solved["e07"].edits, both.exam),
            (2, 2, Some(90))
        );
        both.merge(old);
        assert_eq!(
            (both.cards["t1/"].answered, both.solved["e07"].edits),
            (9, 2)
        );
        assert_eq!(Deck::read(&both.to_value().to_string()), Ok((both, 0)));
    }
}
