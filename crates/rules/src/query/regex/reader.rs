//! Reads a pattern into a tree, by recursive descent.
//!
//! Example: `a|b+` becomes any of: a; one or more b.
//! Source: as `query::regex`.

use super::{MAX_STEPS, RegexError, Set, Tree};

/// Deepest nesting of groups.
const MAX_DEPTH: usize = 32;

pub(super) struct Reader {
    chars: Vec<char>,
    at: usize,
    depth: usize,
}

impl Reader {
    /// Reads from the character at `at` on.
    pub fn new(pattern: &str, at: usize) -> Reader {
        Reader {
            chars: pattern.chars().collect(),
            at,
            depth: 0,
        }
    }

    /// The whole pattern.
    pub fn whole(mut self) -> Result<Tree, RegexError> {
        let tree = self.either()?;
        if self.at < self.chars.len() {
            return Err(self.error("no closing parenthesis here"));
        }
        Ok(tree)
    }

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
