//! placementConstraints and placementStrategy of RunTask and services.
//!
//! Source: ECS API, PlacementConstraint, PlacementStrategy; error texts as a third party's rule set
//! quotes the live API (reference rows Create, read 2026-11).
//! Model:  the words for a broken expression, a wrong spread field and too many constraints.

use crate::error::ApiError;
use crate::finding::Finding;
use crate::json::Node;
use crate::shape::clip;
use rules::placement::{Constraint, Strategy};
use rules::query::Expression;
use serde_json::{Value, json};

/// At most this many constraints, those of the task definition included.
pub const MAX_CONSTRAINTS: usize = 10;
const MAX_STRATEGIES: usize = 5;

/// Reads `placementConstraints`.
pub fn constraints(input: &Node) -> Result<Vec<Constraint>, ApiError> {
    let items = input.items_at("placementConstraints");
    if items.len() > MAX_CONSTRAINTS {
        return Err(
            ApiError::invalid("Maximum number of constraints is 10").at("placementConstraints")
        );
    }
    let read = items.iter().enumerate().map(|(index, item)| {
        let path = format!("placementConstraints[{index}]");
        let expression = item.text_at("expression").filter(|it| !it.is_empty());
        match (item.text_at("type"), expression) {
            (Some("distinctInstance"), None) => Ok(Constraint::DistinctInstance),
            (Some("distinctInstance"), Some(_)) => Err(ApiError::invalid(
                "distinctInstance expression should not be specified",
            )
            .at(format!("{path}.expression"))),
            (Some(_), Some(text)) => {
                let path = format!("{path}.expression");
                self::expression(text, &path).map(Constraint::MemberOf)
            }
            (Some(_), None) => {
                Err(ApiError::invalid("memberOf expression should be specified").at(path))
            }
            (None, _) => Err(ApiError::invalid("constraint.type should be specified").at(path)),
        }
    });
    read.collect()
}

/// Reads a cluster query expression; the error names the place in it.
pub fn expression(text: &str, path: &str) -> Result<Expression, ApiError> {
    Expression::parse(text).map_err(|wrong| {
        let message = format!("Invalid placement constraint expression: {wrong}");
        let mut error = ApiError::invalid(message.as_str()).at(path);
        error
            .findings
            .push(Finding::error("QUERY", path, message).assumed());
        error
    })
}

/// Reads `placementStrategy`.
pub fn strategies(input: &Node) -> Result<Vec<Strategy>, ApiError> {
    let items = input.items_at("placementStrategy");
    if items.len() > MAX_STRATEGIES {
        return Err(ApiError::invalid("Maximum number of strategies is 5").at("placementStrategy"));
    }
    let read = items.iter().enumerate().map(|(index, item)| {
        let field = item.text_at("field").unwrap_or_default();
        let wrong = |kind: &str| {
            let text = format!("{kind} field '{}' is invalid", clip(field));
            Err(ApiError::invalid(text).at(format!("placementStrategy[{index}].field")))
        };
        match item.text_at("type") {
            Some("random") => Ok(Strategy::Random),
            Some("binpack") if field.eq_ignore_ascii_case("cpu") => Ok(Strategy::BinpackCpu),
            Some("binpack") if field.eq_ignore_ascii_case("memory") => Ok(Strategy::BinpackMemory),
            Some("binpack") => wrong("binpack"),
            Some("spread") => match field.strip_prefix("attribute:") {
                Some(name) if !name.is_empty() => Ok(Strategy::SpreadAttribute(name.to_owned())),
                _ if matches!(field, "instanceId" | "host") => Ok(Strategy::SpreadInstance),
                _ => wrong("spread"),
            },
            _ => Err(ApiError::invalid("strategy.type should be specified")
                .at(format!("placementStrategy[{index}].type"))),
        }
    });
    read.collect()
}

pub fn show_constraints(constraints: &[Constraint]) -> Value {
    constraints
        .iter()
        .map(|it| match it {
            Constraint::DistinctInstance => json!({"type": "distinctInstance"}),
            Constraint::MemberOf(expression) => {
                json!({"type": "memberOf", "expression": expression.text})
            }
        })
        .collect()
}

pub fn show_strategies(strategies: &[Strategy]) -> Value {
    strategies
        .iter()
        .map(|it| match it {
            Strategy::SpreadInstance => json!({"type": "spread", "field": "instanceId"}),
            Strategy::SpreadAttribute(name) => {
                json!({"type": "spread", "field": format!("attribute:{name}")})
            }
            Strategy::BinpackCpu => json!({"type": "binpack", "field": "CPU"}),
            Strategy::BinpackMemory => json!({"type": "binpack", "field": "MEMORY"}),
            Strategy::Random => json!({"type": "random"}),
        })
        .collect()
}

/// `spread az, bin pack memory`, for the log.
pub fn summary(strategies: &[Strategy]) -> String {
    let words = strategies.iter().map(|it| match it {
        Strategy::SpreadInstance => "spread instance".to_owned(),
        Strategy::SpreadAttribute(name) if name == "ecs.availability-zone" => {
            "spread az".to_owned()
        }
        Strategy::SpreadAttribute(name) => format!("spread {name}"),
        Strategy::BinpackCpu => "bin pack cpu".to_owned(),
        Strategy::BinpackMemory => "bin pack memory".to_owned(),
        Strategy::Random => "random".to_owned(),
    });
    words.collect::<Vec<String>>().join(", ")
}
