//! Reads an expression by recursive descent, straight from the characters.
//!
//! There is no separate lexer, because what a character means depends on the place: `*` and `[`
//! belong to the pattern after `=~`, but a list begins with `[` after `in`.
//! Example: `attribute:a == 1 or` fails at the end: expected a subject.
//! Source: ECS Developer Guide, "Create expressions to define container instances for Amazon ECS
//! tasks" (read 2026-11).

use super::regex::Regex;
use super::{Clause, Kind, MAX_DEPTH, MAX_LENGTH, Operand, Operator, QueryError, Span, Subject};
use super::{eval, moment};

/// Spellings, longest first where one begins another.
const OPERATORS: [(&str, Operator); 22] = [
    ("==", Operator::Equals),
    ("!=", Operator::NotEquals),
    (">=", Operator::GreaterEqual),
    ("<=", Operator::LessEqual),
    (">", Operator::Greater),
    ("<", Operator::Less),
    ("=~", Operator::Matches),
    ("!~", Operator::NotMatches),
    ("!in", Operator::NotIn),
    ("!exists", Operator::NotExists),
    ("equals", Operator::Equals),
    ("not_equals", Operator::NotEquals),
    ("greater_than_equal", Operator::GreaterEqual),
    ("greater_than", Operator::Greater),
    ("less_than_equal", Operator::LessEqual),
    ("less_than", Operator::Less),
    ("matches", Operator::Matches),
    ("not_matches", Operator::NotMatches),
    ("in", Operator::In),
    ("not_in", Operator::NotIn),
    ("exists", Operator::Exists),
    ("not_exists", Operator::NotExists),
];

const SUBJECTS: &str = "a subject: agentConnected, agentVersion, ec2InstanceId, registeredAt, \
                        runningTasksCount, task:group or attribute:NAME";

pub(super) fn parse(text: &str) -> Result<Clause, QueryError> {
    if let Some((at, _)) = text.char_indices().nth(MAX_LENGTH) {
        return Err(error(at, "the end: at most 2000 characters"));
    }
    let mut parser = Parser {
        text,
        at: 0,
        depth: 0,
    };
    let root = parser.or()?;
    parser.space();
    if parser.at < text.len() {
        return Err(error(parser.at, "and, or, or the end"));
    }
    Ok(root)
}

fn error(at: usize, expected: &str) -> QueryError {
    let expected = expected.to_owned();
    QueryError { at, expected }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn space(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    /// Takes the symbol if it is next.
    fn symbol(&mut self, symbol: &str) -> bool {
        self.space();
        let next = self.rest().starts_with(symbol);
        if next {
            self.at += symbol.len();
        }
        next
    }

    /// Takes the word if it is next and ends there.
    fn word(&mut self, word: &str) -> bool {
        self.space();
        let Some(after) = self.rest().strip_prefix(word) else {
            return false;
        };
        let ends = !after.starts_with(is_word);
        if ends {
            self.at += word.len();
        }
        ends
    }

    fn or(&mut self) -> Result<Clause, QueryError> {
        self.joined(Parser::and, ["||", "or"], Kind::Or)
    }

    fn and(&mut self) -> Result<Clause, QueryError> {
        self.joined(Parser::unary, ["&&", "and"], Kind::And)
    }

    fn joined(
        &mut self,
        part: fn(&mut Parser<'a>) -> Result<Clause, QueryError>,
        [symbol, word]: [&str; 2],
        kind: fn(Vec<Clause>) -> Kind,
    ) -> Result<Clause, QueryError> {
        let first = part(self)?;
        let start = first.span.start;
        let mut parts = vec![first];
        while self.symbol(symbol) || self.word(word) {
            parts.push(part(self)?);
        }
        if parts.len() == 1 {
            return Ok(parts.remove(0));
        }
        let end = parts[parts.len() - 1].span.end;
        let span = Span { start, end };
        let kind = kind(parts);
        Ok(Clause { span, kind })
    }

    fn unary(&mut self) -> Result<Clause, QueryError> {
        self.space();
        let start = self.at;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(error(start, "fewer nested parentheses"));
        }
        let clause = if self.symbol("!") || self.word("not") {
            let inner = self.unary()?;
            let end = inner.span.end;
            let kind = Kind::Not(Box::new(inner));
            let span = Span { start, end };
            Clause { span, kind }
        } else if self.symbol("(") {
            let mut inner = self.or()?;
            if !self.symbol(")") {
                return Err(error(self.at, "and, or, or a closing parenthesis"));
            }
            let end = self.at;
            inner.span = Span { start, end };
            inner
        } else {
            self.test()?
        };
        self.depth -= 1;
        Ok(clause)
    }

    fn test(&mut self) -> Result<Clause, QueryError> {
        self.space();
        let start = self.at;
        let subject = self.subject()?;
        let operator = self.operator(&subject)?;
        self.space();
        let operand = self.operand(&subject, operator)?;
        let end = self.at;
        let kind = Kind::Test(subject, operator, operand);
        let span = Span { start, end };
        Ok(Clause { span, kind })
    }

    fn subject(&mut self) -> Result<Subject, QueryError> {
        let start = self.at;
        let length = self.rest().find(|c| !is_name(c) && c != ':');
        let name = &self.rest()[..length.unwrap_or(self.rest().len())];
        let subject = match name {
            "agentConnected" => Subject::AgentConnected,
            "agentVersion" => Subject::AgentVersion,
            "ec2InstanceId" => Subject::Ec2InstanceId,
            "registeredAt" => Subject::RegisteredAt,
            "runningTasksCount" => Subject::RunningTasksCount,
            "task:group" => Subject::TaskGroup,
            _ => match name.strip_prefix("attribute:") {
                Some("") => return Err(error(start + name.len(), "an attribute name")),
                Some(name) => Subject::Attribute(name.to_owned()),
                None => return Err(error(start, SUBJECTS)),
            },
        };
        self.at = start + name.len();
        Ok(subject)
    }

    fn operator(&mut self, subject: &Subject) -> Result<Operator, QueryError> {
        self.space();
        let at = self.at;
        let found = OPERATORS.iter().find(|(spelling, _)| {
            if spelling.ends_with(is_word) {
                self.word(spelling)
            } else {
                self.symbol(spelling)
            }
        });
        let legal = legal(subject);
        match found {
            Some((_, operator)) if legal.is_none_or(|legal| legal.1.contains(operator)) => {
                Ok(*operator)
            }
            _ => Err(error(
                at,
                legal.map_or(
                    "an operator: == != > >= < <= =~ !~ in !in exists !exists",
                    |legal| legal.0,
                ),
            )),
        }
    }

    fn operand(&mut self, subject: &Subject, operator: Operator) -> Result<Operand, QueryError> {
        let at = self.at;
        match operator {
            Operator::Exists | Operator::NotExists => Ok(Operand::None),
            Operator::In | Operator::NotIn => Ok(Operand::List(self.list(subject)?)),
            Operator::Matches | Operator::NotMatches => {
                let pattern = self.value(pattern_length)?;
                let wrong = |e: super::regex::RegexError| {
                    error(at, &format!("a regular expression: {}", e.expected))
                };
                Ok(Operand::Pattern(Regex::parse(&pattern).map_err(wrong)?))
            }
            _ => {
                let text = self.value(bare_length)?;
                typed(subject, text).map_err(|expected| error(at, expected))
            }
        }
    }

    fn list(&mut self, subject: &Subject) -> Result<Vec<String>, QueryError> {
        if !self.symbol("[") {
            return Err(error(self.at, "a list: [value, value]"));
        }
        let mut values = Vec::new();
        loop {
            self.space();
            let at = self.at;
            let text = self.value(bare_length)?;
            typed(subject, text.clone()).map_err(|expected| error(at, expected))?;
            values.push(text);
            if self.symbol("]") {
                return Ok(values);
            }
            if !self.symbol(",") {
                return Err(error(self.at, "a comma or a closing bracket"));
            }
        }
    }

    /// A value in single quotes, or a bare one as long as `bare` says.
    fn value(&mut self, bare: fn(&str) -> usize) -> Result<String, QueryError> {
        let start = self.at;
        if let Some(quoted) = self.rest().strip_prefix('\'') {
            let closing = quoted
                .char_indices()
                .find(|(n, c)| *c == '\'' && !quoted[..*n].ends_with('\\'));
            let Some((length, _)) = closing else {
                return Err(error(start, "a closing quote for this one"));
            };
            self.at += length + 2;
            return Ok(quoted[..length].replace("\\'", "'"));
        }
        let length = bare(self.rest());
        if length == 0 {
            return Err(error(start, "a value"));
        }
        self.at += length;
        Ok(self.text[start..self.at].to_owned())
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn is_name(c: char) -> bool {
    is_word(c) || matches!(c, '.' | '-' | '/' | '\\')
}

/// Length of an ordinary bare value.
fn bare_length(rest: &str) -> usize {
    let ends = |c: char| c.is_whitespace() || "()[],'\"&|!=<>~".contains(c);
    rest.find(ends).unwrap_or(rest.len())
}

/// Length of a bare pattern: up to white space, `&&`, `||` or a parenthesis it did not open.
fn pattern_length(rest: &str) -> usize {
    let (mut open, mut escaped) = (0usize, false);
    for (at, c) in rest.char_indices() {
        let joins = rest[at..].starts_with("&&") || rest[at..].starts_with("||");
        if c.is_whitespace() || (joins && !escaped) {
            return at;
        }
        match c {
            _ if escaped => {}
            '(' => open += 1,
            ')' if open == 0 => return at,
            ')' => open -= 1,
            _ => {}
        }
        escaped = c == '\\' && !escaped;
    }
    rest.len()
}

type Legal = (&'static str, &'static [Operator]);

/// The operators the page lists for a subject; `None` where it lists none and all are taken.
fn legal(subject: &Subject) -> Option<Legal> {
    use Operator::{Equals, Greater, GreaterEqual, In, Less, LessEqual, Matches, NotEquals};
    use Operator::{NotIn, NotMatches};
    match subject {
        Subject::AgentConnected | Subject::Ec2InstanceId => Some((
            "one of == != in !in =~ !~",
            &[Equals, NotEquals, In, NotIn, Matches, NotMatches],
        )),
        Subject::AgentVersion | Subject::RunningTasksCount | Subject::RegisteredAt => Some((
            "one of == != > >= < <=",
            &[Equals, NotEquals, Greater, GreaterEqual, Less, LessEqual],
        )),
        Subject::TaskGroup | Subject::Attribute(_) => None,
    }
}

/// Reads a value as its subject needs it.
fn typed(subject: &Subject, text: String) -> Result<Operand, &'static str> {
    match subject {
        Subject::AgentConnected if text != "true" && text != "false" => Err("true or false"),
        Subject::AgentVersion => eval::version(&text)
            .map(Operand::Version)
            .ok_or("a version like 1.14.5"),
        Subject::RunningTasksCount => text
            .parse()
            .map(Operand::Number)
            .map_err(|_| "a whole number"),
        Subject::RegisteredAt => moment::unix_seconds(&text)
            .map(Operand::Number)
            .ok_or("a date like 2018-06-18 or 2018-06-18T22:28:28+00:00"),
        _ => Ok(Operand::Text(text)),
    }
}
