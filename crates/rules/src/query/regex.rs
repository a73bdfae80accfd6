//! A small regular-expression matcher for `=~`: the part of Java's syntax people use here.
//!
//! Literals, `.`, `* + ? {n,m}`, `|`, groups, classes, `^ $`, `\d \w \s` and escapes; a leading `(?i)`
//! ignores the case of ASCII letters. The whole value must match. The pattern becomes a small machine
//! whose states are walked side by side, so no pattern can make it run away.
//! Example: `t2.*` matches `t2.micro`, not `at2.x`; `(a*)*b` on many a's is no trouble.
//! Source: ECS Developer Guide, "Create expressions ..." names Java patterns (read 2026-11).
//! Model:  full match; look-around, back-references and possessive repeats are refused.

use serde::Serialize;
use std::fmt;

/// Most steps a pattern may compile to; keeps `{1000}{1000}` away.
const MAX_STEPS: usize = 4000;
const MAX_DEPTH: usize = 32;

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
        let mut reader = Reader {
            chars: pattern.chars().collect(),
            at: skipped,
            depth: 0,
        };
        let tree = reader.either()?;
        if reader.at < reader.chars.len() {
            return Err(reader.error("no closing parenthesis here"));
        }
        let mut steps = Vec::new();
        let fits = emit(&tree, &mut steps) && steps.len() < MAX_STEPS;
        if !fits {
            reader.at = 0;
            return Err(reader.error("a smaller pattern"));
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

struct Reader {
    chars: Vec<char>,
    at: usize,
    depth: usize,
}

impl Reader {
    fn error(&self, expected: &str) -> RegexError {
        let expected = expected.to_owned();
        RegexError {
            at: self.at,
            expected,
        }
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn take(&mut self, c: char) -> bool {
        let next = self.peek() == Some(c);
        self.at += usize::from(next);
        next
    }

    fn either(&mut self) -> Result<Tree, RegexError> {
        let mut parts = vec![self.sequence()?];
        while self.take('|') {
            parts.push(self.sequence()?);
        }
        Ok(match parts.len() {
            1 => parts.remove(0),
            _ => Tree::Any(parts),
        })
    }

    fn sequence(&mut self) -> Result<Tree, RegexError> {
        let mut parts = Vec::new();
        while let Some(c) = self.peek() {
            if c == '|' || c == ')' {
                break;
            }
            let atom = self.atom()?;
            parts.push(self.repeated(atom)?);
        }
        Ok(match parts.len() {
            0 => Tree::Empty,
            _ => Tree::All(parts),
        })
    }

    fn repeated(&mut self, atom: Tree) -> Result<Tree, RegexError> {
        let (least, most) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => return self.counted(atom),
            _ => return Ok(atom),
        };
        self.at += 1;
        self.after_repeat(Tree::Repeat(Box::new(atom), least, most))
    }

    /// `{n}`, `{n,}` or `{n,m}`.
    fn counted(&mut self, atom: Tree) -> Result<Tree, RegexError> {
        self.at += 1;
        let Some(least) = self.number() else {
            return Err(self.error("a number"));
        };
        let most = if self.take(',') {
            self.number()
        } else {
            Some(least)
        };
        if !self.take('}') {
            return Err(self.error("a closing brace"));
        }
        if most.is_some_and(|most| most < least) {
            return Err(self.error("a range that rises, before this"));
        }
        self.after_repeat(Tree::Repeat(Box::new(atom), least, most))
    }

    /// A lazy `?` changes nothing in a full match; a second repeat is refused.
    fn after_repeat(&mut self, tree: Tree) -> Result<Tree, RegexError> {
        self.take('?');
        match self.peek() {
            Some('*' | '+' | '?' | '{') => Err(self.error("only one repeat")),
            _ => Ok(tree),
        }
    }

    fn number(&mut self) -> Option<usize> {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.at += 1;
        }
        let digits: String = self.chars[start..self.at].iter().collect();
        digits.parse().ok().filter(|n| *n <= MAX_STEPS)
    }

    fn atom(&mut self) -> Result<Tree, RegexError> {
        let Some(c) = self.peek() else {
            return Err(self.error("a character"));
        };
        match c {
            '*' | '+' | '?' | '{' => return Err(self.error("something to repeat")),
            '(' => return self.group(),
            '[' => return self.class().map(Tree::One),
            '\\' => return self.escape().map(Tree::One),
            _ => self.at += 1,
        }
        Ok(match c {
            '^' => Tree::Start,
            '$' => Tree::End,
            '.' => Tree::One(Set {
                negated: true,
                ranges: vec![('\n', '\n'), ('\r', '\r')],
            }),
            _ => Tree::One(Set::only(c)),
        })
    }

    fn group(&mut self) -> Result<Tree, RegexError> {
        self.at += 1;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.error("fewer nested groups"));
        }
        if self.take('?') && !self.take(':') {
            return Err(self.error("a plain group or (?: ...)"));
        }
        let inner = self.either()?;
        if !self.take(')') {
            return Err(self.error("a closing parenthesis"));
        }
        self.depth -= 1;
        Ok(inner)
    }

    fn class(&mut self) -> Result<Set, RegexError> {
        self.at += 1;
        let mut set = Set {
            negated: self.take('^'),
            ..Set::default()
        };
        let mut first = true;
        loop {
            match self.peek() {
                None => return Err(self.error("a closing bracket")),
                Some(']') if !first => {
                    self.at += 1;
                    return Ok(set);
                }
                Some(_) => self.class_item(&mut set)?,
            }
            first = false;
        }
    }

    /// One character, one escape, or a range of characters inside brackets.
    fn class_item(&mut self, set: &mut Set) -> Result<(), RegexError> {
        let low = match self.class_char(set)? {
            Some(low) => low,
            None => return Ok(()),
        };
        let ranged = self.peek() == Some('-')
            && self
                .chars
                .get(self.at + 1)
                .is_some_and(|after| *after != ']');
        let high = if ranged {
            self.at += 1;
            match self.class_char(set)? {
                Some(high) if low <= high => high,
                _ => return Err(self.error("a range that rises, before this")),
            }
        } else {
            low
        };
        set.ranges.push((low, high));
        Ok(())
    }

    /// A plain or escaped character; `None` when it was an escape like `\d`, already added.
    fn class_char(&mut self, set: &mut Set) -> Result<Option<char>, RegexError> {
        match self.peek() {
            Some('\\') => {
                let escape = self.escape()?;
                if escape.negated {
                    return Err(self.error("no negated escape inside brackets"));
                }
                match escape.ranges.as_slice() {
                    [(low, high)] if low == high => Ok(Some(*low)),
                    ranges => {
                        set.ranges.extend_from_slice(ranges);
                        Ok(None)
                    }
                }
            }
            Some('[') => Err(self.error("no bracket inside brackets")),
            Some(c) => {
                self.at += 1;
                Ok(Some(c))
            }
            None => Err(self.error("a closing bracket")),
        }
    }

    fn escape(&mut self) -> Result<Set, RegexError> {
        self.at += 1;
        let Some(c) = self.peek() else {
            return Err(self.error("a character after the backslash"));
        };
        let ranges = match c.to_ascii_lowercase() {
            'd' => vec![('0', '9')],
            'w' => vec![('a', 'z'), ('A', 'Z'), ('0', '9'), ('_', '_')],
            's' => vec![(' ', ' '), ('\t', '\r')],
            _ if c.is_ascii_alphanumeric() => {
                return Err(self.error(r"one of \d \w \s or a punctuation character"));
            }
            _ => vec![(c, c)],
        };
        self.at += 1;
        let negated = c.is_ascii_uppercase();
        Ok(Set { negated, ranges })
    }
}

#[cfg(test)]
mod tests;
