//! The cluster query language of `memberOf` constraints and `ListContainerInstances --filter`.
//!
//! An expression is parsed once, with positions for every error, and then asked of nodes; a refusal
//! quotes the clause that failed, as written. Nothing in it can loop or blow up.
//! Example: `attribute:stack != prod` keeps the node with stack dev, and rejects the node with
//! stack prod and also the node without a stack.
//! Source: ECS Developer Guide, "Create expressions to define container instances for Amazon ECS
//! tasks" (read 2026-11).

mod eval;
mod moment;
mod parser;
pub mod regex;

use crate::placement::Node;
use serde::Serialize;
use std::fmt;
use std::hash::{Hash, Hasher};

/// Longest expression ECS takes.
///
/// Source: ECS API, PlacementConstraint.expression (read 2026-11).
pub const MAX_LENGTH: usize = 2000;

/// Deepest nesting of parentheses and `not` the lab reads.
///
/// Model: AWS names no limit; ours keeps foreign input from exhausting the stack.
pub const MAX_DEPTH: usize = 64;

/// A parsed expression; equal when the text is.
#[derive(Clone, Debug, Serialize)]
pub struct Expression {
    pub text: String,
    #[serde(skip)]
    root: Clause,
}

/// What is wrong with an expression, and where.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct QueryError {
    /// Byte offset into the text.
    pub at: usize,
    /// What would have been right there.
    pub expected: String,
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at character {}: expected {}", self.at, self.expected)
    }
}

impl Expression {
    /// Reads an expression.
    ///
    /// Source: ECS Developer Guide, "Create expressions to define container instances for Amazon
    /// ECS tasks" (read 2026-11).
    /// Model:  `not` binds before `and`, `and` before `or`; each subject takes the operators the
    /// page lists for it, attributes and task groups take all.
    ///
    /// # Errors
    /// The first place that does not fit, and what was expected there. AWS's own text is
    /// InvalidParameterException; its wording is not documented.
    pub fn parse(text: &str) -> Result<Expression, QueryError> {
        let root = parser::parse(text)?;
        let text = text.to_owned();
        Ok(Expression { text, root })
    }

    /// Whether the node matches.
    ///
    /// Source: as `parse`; `!=` asks for instances with the attribute whose value differs.
    /// Model:  `!in`, `!~` and comparisons also need the attribute; `task:group != g` is the same
    /// as `not(task:group == g)`; `>` and its kin compare numbers where both sides are, else text.
    ///
    /// # Errors
    /// The failed clause as written.
    pub fn eval(&self, node: &Node) -> Result<(), String> {
        eval::clause(&self.root, node).map_err(|span| self.text[span.start..span.end].to_owned())
    }

    /// `eval` without the clause.
    pub fn matches(&self, node: &Node) -> bool {
        eval::clause(&self.root, node).is_ok()
    }
}

impl PartialEq for Expression {
    fn eq(&self, other: &Expression) -> bool {
        self.text == other.text
    }
}

impl Eq for Expression {}

impl Hash for Expression {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

/// Where a clause stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    start: usize,
    end: usize,
}

#[derive(Clone, Debug)]
struct Clause {
    span: Span,
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    Or(Vec<Clause>),
    And(Vec<Clause>),
    Not(Box<Clause>),
    Test(Subject, Operator, Operand),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Subject {
    AgentConnected,
    AgentVersion,
    Ec2InstanceId,
    RegisteredAt,
    RunningTasksCount,
    TaskGroup,
    Attribute(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Equals,
    NotEquals,
    Greater,
    GreaterEqual,
    Less,
    LessEqual,
    Matches,
    NotMatches,
    In,
    NotIn,
    Exists,
    NotExists,
}

#[derive(Clone, Debug)]
enum Operand {
    None,
    Text(String),
    List(Vec<String>),
    Pattern(regex::Regex),
    /// A count, or Unix seconds.
    Number(i64),
    Version(Vec<u64>),
}

#[cfg(test)]
mod tests;
