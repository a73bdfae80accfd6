//! A small regular-expression matcher for `=~`: the part of Java's syntax people use here.
//!
//! Literals, `.`, `* + ? {n,m}`, `|`, groups, classes, `^ $`, `\d \w \s` and escapes; a leading
//! `(?i)` ignores the case of ASCII letters. The whole value must match. The pattern becomes a
//! small machine whose states are walked side by side, so no pattern can make it run away.
//! Example: `t2.*` matches `t2.micro`, not `at2.x`; `(a*)*b` on many a's is no trouble.
//! Source: ECS Developer Guide, "Create expressions ..." names Java patterns (read 2026-11).
//! Model:  full match; look-around, back-references and possessive repeats are refused.

mod reader;

use reader::Reader;
use serde::Serialize;
use std::fmt;

/// Most steps a pattern may compile to; keeps `{1000}{1000}` away.
const MAX_STEPS: usize = 4000;

/// A compiled pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regex {
    steps: Vec<Step>,
    ignore_case: bool,
}

/// What is wrong with a pattern, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RegexError {
    /// Character offset into the pattern.
    pub at: usize,
    pub expected: String,
}

impl fmt::Display for RegexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at character {}: expected {}", self.at, self.expected)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    One(Set),
    /// Go on at both places.
    Split(usize, usize),
    Jump(usize),
    Start,
    End,
    Match,
}

/// A set of characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Set {
    negated: bool,
    ranges: Vec<(char, char)>,
}

impl Set {
    fn only(c: char) -> Set {
        let ranges = vec![(c, c)];
        let negated = false;
        Set { negated, ranges }
    }

    fn lists(&self, c: char) -> bool {
        let within = |(low, high): &(char, char)| (*low..=*high).contains(&c);
        self.ranges.iter().any(within)
    }
}

#[derive(Clone, Debug)]
enum Tree {
    Empty,
    One(Set),
    Start,
    End,
    All(Vec<Tree>),
    Any(Vec<Tree>),
    Repeat(Box<Tree>, usize, Option<usize>),
}

impl Regex {
    /// Compiles a pattern.
    ///
    /// # Errors
    /// The first place that is not understood.
    pub fn parse(pattern: &str) -> Result<Regex, RegexError> {
        let (ignore_case, skipped) = match pattern.strip_prefix("(?i)") {
            Some(_) => (true, 4),
            None => (false, 0),
        };
        let tree = Reader::new(pattern, skipped).whole()?;
        let mut steps = Vec::new();
        let fits = emit(&tree, &mut steps) && steps.len() < MAX_STEPS;
        if !fits {
            let expected = "a smaller pattern".to_owned();
            return Err(RegexError { at: 0, expected });
        }
        steps.push(Step::Match);
        Ok(Regex { steps, ignore_case })
    }

    /// Whether the pattern matches the whole text.
    pub fn matches(&self, text: &str) -> bool {
        let mut now = Walk::new(self.steps.len());
        let mut next = Walk::new(self.steps.len());
        let mut rest = text.chars();
        now.visit(&self.steps, 0, true, text.is_empty());
        while let Some(c) = rest.next() {
            let at_end = rest.as_str().is_empty();
            next.clear();
            for place in &now.places {
                if let Step::One(set) = &self.steps[*place]
                    && self.takes(set, c)
                {
                    next.visit(&self.steps, place + 1, false, at_end);
                }
            }
            std::mem::swap(&mut now, &mut next);
        }
        now.places
            .iter()
            .any(|place| self.steps[*place] == Step::Match)
    }

    fn takes(&self, set: &Set, c: char) -> bool {
        let listed = if self.ignore_case {
            set.lists(c.to_ascii_lowercase()) || set.lists(c.to_ascii_uppercase())
        } else {
            set.lists(c)
        };
        listed != set.negated
    }
}

/// The places the machine stands at, each once.
struct Walk {
    places: Vec<usize>,
    seen: Vec<bool>,
}

impl Walk {
    fn new(steps: usize) -> Walk {
        Walk {
            places: Vec::new(),
            seen: vec![false; steps],
        }
    }

    fn clear(&mut self) {
        self.places.clear();
        self.seen.fill(false);
    }

    /// Stands at a step and at all steps reached from it without a character.
    fn visit(&mut self, steps: &[Step], from: usize, at_start: bool, at_end: bool) {
        let mut pending = vec![from];
        while let Some(place) = pending.pop() {
            if std::mem::replace(&mut self.seen[place], true) {
                continue;
            }
            match &steps[place] {
                Step::Split(left, right) => pending.extend([*left, *right]),
                Step::Jump(to) => pending.push(*to),
                Step::Start if at_start => pending.push(place + 1),
                Step::End if at_end => pending.push(place + 1),
                Step::Start | Step::End => {}
                Step::One(_) | Step::Match => self.places.push(place),
            }
        }
    }
}

/// Lays a tree out as steps; false when it grows too large.
fn emit(tree: &Tree, steps: &mut Vec<Step>) -> bool {
    if steps.len() >= MAX_STEPS {
        return false;
    }
    match tree {
        Tree::Empty => true,
        Tree::One(set) => push(steps, Step::One(set.clone())),
        Tree::Start => push(steps, Step::Start),
        Tree::End => push(steps, Step::End),
        Tree::All(parts) => parts.iter().all(|part| emit(part, steps)),
        Tree::Any(parts) => emit_any(parts, steps),
        Tree::Repeat(inner, least, most) => {
            emit_times(inner, *least, steps)
                && match most {
                    None => emit_star(inner, steps),
                    Some(most) => (*least..*most).all(|_| emit_option(inner, steps)),
                }
        }
    }
}

/// So many copies; of something empty one is as good as a thousand.
fn emit_times(inner: &Tree, times: usize, steps: &mut Vec<Step>) -> bool {
    for _ in 0..times {
        let before = steps.len();
        if !emit(inner, steps) {
            return false;
        }
        if steps.len() == before {
            break;
        }
    }
    true
}

fn push(steps: &mut Vec<Step>, step: Step) -> bool {
    steps.push(step);
    true
}

fn emit_any(parts: &[Tree], steps: &mut Vec<Step>) -> bool {
    let mut exits = Vec::new();
    for (n, part) in parts.iter().enumerate() {
        let last = n + 1 == parts.len();
        let split = steps.len();
        if !last {
            steps.push(Step::Split(split + 1, 0));
        }
        if !emit(part, steps) {
            return false;
        }
        if !last {
            exits.push(steps.len());
            steps.push(Step::Jump(0));
            steps[split] = Step::Split(split + 1, steps.len());
        }
    }
    let end = steps.len();
    for exit in exits {
        steps[exit] = Step::Jump(end);
    }
    true
}

fn emit_star(inner: &Tree, steps: &mut Vec<Step>) -> bool {
    let split = steps.len();
    steps.push(Step::Split(split + 1, 0));
    let fits = emit(inner, steps);
    steps.push(Step::Jump(split));
    steps[split] = Step::Split(split + 1, steps.len());
    fits
}

fn emit_option(inner: &Tree, steps: &mut Vec<Step>) -> bool {
    let split = steps.len();
    steps.push(Step::Split(split + 1, 0));
    let fits = emit(inner, steps);
    steps[split] = Step::Split(split + 1, steps.len());
    fits
}

#[cfg(test)]
mod tests;
