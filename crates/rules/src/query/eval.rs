//! Asks an expression of a node; the answer to no is the clause that failed.
//!
//! Of `a and b` the first failing part is named, of `a or b` the whole, of `not a` the whole.
//! Example: `attribute:a == 1 and agentVersion < 1.14.5` on a new agent fails at its second half.
//! Source: ECS Developer Guide, "Create expressions to define container instances for Amazon ECS
//! tasks" (read 2026-11).

use super::{Clause, Kind, Operand, Operator, Span, Subject};
use crate::placement::Node;
use std::cmp::Ordering;

pub(super) fn clause(clause: &Clause, node: &Node) -> Result<(), Span> {
    match &clause.kind {
        Kind::And(parts) => parts.iter().try_for_each(|part| self::clause(part, node)),
        Kind::Or(parts) => {
            let any = parts.iter().any(|part| self::clause(part, node).is_ok());
            ok_or(any, clause.span)
        }
        Kind::Not(inner) => ok_or(self::clause(inner, node).is_err(), clause.span),
        Kind::Test(subject, operator, operand) => {
            ok_or(test(subject, *operator, operand, node), clause.span)
        }
    }
}

fn ok_or(holds: bool, span: Span) -> Result<(), Span> {
    if holds { Ok(()) } else { Err(span) }
}

fn test(subject: &Subject, operator: Operator, operand: &Operand, node: &Node) -> bool {
    match subject {
        Subject::AgentConnected => {
            let flag = if node.agent_connected {
                "true"
            } else {
                "false"
            };
            text(Some(flag), operator, operand)
        }
        Subject::Ec2InstanceId => text(Some(&node.ec2_instance_id), operator, operand),
        Subject::Attribute(name) => text(node.attribute(name), operator, operand),
        Subject::TaskGroup => group(operator, operand, node),
        Subject::RunningTasksCount => number(i64::from(node.running_tasks), operator, operand),
        Subject::RegisteredAt => number(node.registered_at, operator, operand),
        Subject::AgentVersion => match operand {
            Operand::Version(wanted) => {
                let has = leading_version(&node.agent_version);
                compare(compare_versions(&has, wanted), operator)
            }
            _ => false,
        },
    }
}

/// A subject with at most one value. Without a value only `!exists` holds.
fn text(value: Option<&str>, operator: Operator, operand: &Operand) -> bool {
    let Some(value) = value else {
        return operator == Operator::NotExists;
    };
    match (operator, operand) {
        (Operator::Exists, _) => true,
        (Operator::NotExists, _) => false,
        (Operator::In, Operand::List(list)) => list.iter().any(|one| one == value),
        (Operator::NotIn, Operand::List(list)) => list.iter().all(|one| one != value),
        (Operator::Matches, Operand::Pattern(pattern)) => pattern.matches(value),
        (Operator::NotMatches, Operand::Pattern(pattern)) => !pattern.matches(value),
        (Operator::Equals, Operand::Text(wanted)) => value == wanted,
        (Operator::NotEquals, Operand::Text(wanted)) => value != wanted,
        (_, Operand::Text(wanted)) => compare(compare_texts(value, wanted), operator),
        _ => false,
    }
}

/// `task:group`: holds when some group on the node holds; the negated forms when none does.
fn group(operator: Operator, operand: &Operand, node: &Node) -> bool {
    let present = || node.groups.iter().filter(|(_, count)| **count > 0);
    let positive = match operator {
        Operator::NotEquals => Operator::Equals,
        Operator::NotIn => Operator::In,
        Operator::NotMatches => Operator::Matches,
        Operator::NotExists => Operator::Exists,
        other => other,
    };
    let any = present().any(|(group, _)| text(Some(group), positive, operand));
    any == (positive == operator)
}

fn number(value: i64, operator: Operator, operand: &Operand) -> bool {
    match operand {
        Operand::Number(wanted) => compare(value.cmp(wanted), operator),
        _ => false,
    }
}

fn compare(ordering: Ordering, operator: Operator) -> bool {
    match operator {
        Operator::Equals => ordering.is_eq(),
        Operator::NotEquals => ordering.is_ne(),
        Operator::Greater => ordering.is_gt(),
        Operator::GreaterEqual => ordering.is_ge(),
        Operator::Less => ordering.is_lt(),
        Operator::LessEqual => ordering.is_le(),
        _ => false,
    }
}

/// Numbers where both are, else text.
fn compare_texts(value: &str, wanted: &str) -> Ordering {
    match (decimal(value), decimal(wanted)) {
        (Some(value), Some(wanted)) => value.cmp(&wanted),
        _ => value.cmp(wanted),
    }
}

/// A decimal number with at most nine places, in billionths.
fn decimal(text: &str) -> Option<i128> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (sign, size) = match text.strip_prefix('-') {
        Some(size) => (-1, size),
        None => (1, text),
    };
    let (whole, part) = size.split_once('.').unwrap_or((size, "0"));
    if !digits(whole) || !digits(part) || part.len() > 9 {
        return None;
    }
    let whole: i128 = whole.parse().ok()?;
    let part: i128 = format!("{part:0<9}").parse().ok()?;
    let size = whole.checked_mul(1_000_000_000)?.checked_add(part)?;
    Some(sign * size)
}

/// A dotted version: `1.14.5`.
pub(super) fn version(text: &str) -> Option<Vec<u64>> {
    text.split('.').map(|part| part.parse().ok()).collect()
}

/// What of a node's version reads as numbers: `1.105.1-rc` is 1.105.1.
fn leading_version(text: &str) -> Vec<u64> {
    let plain = text.trim_start_matches('v');
    let end = plain.find(|c: char| !c.is_ascii_digit() && c != '.');
    let parts = plain[..end.unwrap_or(plain.len())].split('.');
    parts.map_while(|part| part.parse().ok()).collect()
}

/// Part by part; a missing part is zero, so 1.14 equals 1.14.0.
fn compare_versions(has: &[u64], wanted: &[u64]) -> Ordering {
    let part = |parts: &[u64], n: usize| parts.get(n).copied().unwrap_or(0);
    let places = 0..has.len().max(wanted.len());
    let orders = places.map(|n| part(has, n).cmp(&part(wanted, n)));
    orders
        .into_iter()
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}
