//! What a goal asks of the world: an expression, read once and evaluated at every moment.
//!
//! The language is JMESPath as AWS CLI users know it from `--query` (paths, filters, projections,
//! `&&`, `||`, `!`, pipes, functions), with two conveniences: a number stands without backticks, and
//! the functions of `functions.rs` look back in time. What it takes of JMESPath means the same there.
//! Source: JMESPath specification, grammar and projections (read 2026-11).
//! Example: `length(tasks[?service == 'web' && running]) == 2`.

mod lexer;
mod parser;

use serde_json::Value;

/// Most bytes of one expression.
pub const MOST_BYTES: usize = 600;
/// Deepest nesting of one expression.
pub const DEEPEST: usize = 24;

/// A comparison's sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Sign {
    pub fn text(self) -> &'static str {
        match self {
            Sign::Equal => "==",
            Sign::NotEqual => "!=",
            Sign::Less => "<",
            Sign::LessOrEqual => "<=",
            Sign::Greater => ">",
            Sign::GreaterOrEqual => ">=",
        }
    }
}

/// One hop of a chain.
#[derive(Clone, Debug, PartialEq)]
pub enum Hop {
    Field(String),
    Index(i64),
    /// `[*]`
    Items,
    /// `.*`
    Values,
    /// `[]`
    Flatten,
    /// `[?condition]`
    Filter(Expression),
    /// `.[a, b]`
    List(Vec<Expression>),
}

/// A node of an expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// `@`, the value at hand.
    Current,
    Literal(Value),
    /// A value and the hops from it.
    Chain(Box<Expression>, Vec<Hop>),
    List(Vec<Expression>),
    Call {
        name: String,
        /// The byte at which the name begins: the call's own identity.
        at: usize,
        arguments: Vec<Expression>,
    },
    /// `&expression`, only as an argument.
    Reference(Box<Expression>),
    Compare(Box<Expression>, Sign, Box<Expression>),
    And(Box<Expression>, Box<Expression>),
    Or(Box<Expression>, Box<Expression>),
    Not(Box<Expression>),
    Pipe(Box<Expression>, Box<Expression>),
}

/// Why an expression cannot be read, and at which byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    pub at: usize,
    pub message: String,
    pub expected: String,
}

impl Expression {
    /// Reads an expression.
    ///
    /// # Errors
    /// What is wrong, where, and what was expected.
    pub fn parse(text: &str) -> Result<Expression, Unreadable> {
        if text.len() > MOST_BYTES {
            return Err(Unreadable {
                at: MOST_BYTES,
                message: format!("the expression is {} bytes long", text.len()),
                expected: format!("at most {MOST_BYTES}"),
            });
        }
        parser::parse(text)
    }

    /// Every node, this one first.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Expression)) {
        visit(self);
        match self {
            Expression::Current | Expression::Literal(_) => {}
            Expression::Chain(from, hops) => {
                from.walk(visit);
                for hop in hops {
                    match hop {
                        Hop::Filter(condition) => condition.walk(visit),
                        Hop::List(items) => items.iter().for_each(|it| it.walk(visit)),
                        _ => {}
                    }
                }
            }
            Expression::List(items) => items.iter().for_each(|it| it.walk(visit)),
            Expression::Call { arguments, .. } => arguments.iter().for_each(|it| it.walk(visit)),
            Expression::Reference(inner) | Expression::Not(inner) => inner.walk(visit),
            Expression::Compare(left, _, right)
            | Expression::And(left, right)
            | Expression::Or(left, right)
            | Expression::Pipe(left, right) => {
                left.walk(visit);
                right.walk(visit);
            }
        }
    }

    /// The names that a chain begins with: what the view of the world must hold.
    pub fn roots(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.walk(&mut |node| {
            if let Expression::Chain(from, hops) = node
                && **from == Expression::Current
                && let Some(Hop::Field(name)) = hops.first()
                && !names.contains(&name.as_str())
            {
                names.push(name.as_str());
            }
        });
        names
    }

    /// The comparisons that `&&` joins, from left to right; the whole where there is none.
    pub fn parts(&self) -> Vec<&Expression> {
        match self {
            Expression::And(left, right) => {
                let mut parts = left.parts();
                parts.extend(right.parts());
                parts
            }
            other => vec![other],
        }
    }
}
