//! Conditions of policy statements: operators, keys and the values of one request.
//!
//! Source: IAM user guide, policy elements, Condition: all keys and operators must hold, one value of a
//! key is enough; a key that the request lacks fails, but not a negated operator or `...IfExists`; keys
//! ignore case (read 2026-11). Model: operators on texts, ARNs, Bool and Null; variables stay as written.
//! Example: `{"ArnEquals": {"ecs:cluster": "arn:...:cluster/lab"}}` holds for RunTask in lab only.

use crate::wildcard;
use serde::Serialize;
use std::collections::BTreeMap;

/// What a request says about itself: values by key, keys in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context(BTreeMap<String, Vec<String>>);

impl Context {
    /// Adds a value of the key.
    ///
    /// Source: see the module.
    pub fn add(&mut self, key: &str, value: impl Into<String>) {
        let values = self.0.entry(key.to_ascii_lowercase()).or_default();
        values.push(value.into());
    }

    fn values(&self, key: &str) -> Option<&[String]> {
        self.0.get(&key.to_ascii_lowercase()).map(Vec::as_slice)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Operator {
    StringEquals,
    StringNotEquals,
    StringEqualsIgnoreCase,
    StringNotEqualsIgnoreCase,
    StringLike,
    StringNotLike,
    ArnLike,
    ArnNotLike,
    Bool,
    Null,
}

/// How a key with several values is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Several {
    /// Without a prefix: as one value.
    One,
    ForAnyValue,
    ForAllValues,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Condition {
    pub operator: Operator,
    pub several: Several,
    pub if_exists: bool,
    pub key: String,
    pub values: Vec<String>,
}

/// The operator of a name such as `ForAnyValue:StringLikeIfExists`; nothing for one that is not known.
///
/// Source: IAM user guide, condition operators (read 2026-11): `ArnEquals` is `ArnLike`.
pub fn operator(name: &str) -> Option<(Operator, Several, bool)> {
    let (several, rest) = match name.split_once(':') {
        Some(("ForAnyValue", rest)) => (Several::ForAnyValue, rest),
        Some(("ForAllValues", rest)) => (Several::ForAllValues, rest),
        Some(_) => return None,
        None => (Several::One, name),
    };
    let plain = rest.strip_suffix("IfExists");
    let operator = match plain.unwrap_or(rest) {
        "StringEquals" => Operator::StringEquals,
        "StringNotEquals" => Operator::StringNotEquals,
        "StringEqualsIgnoreCase" => Operator::StringEqualsIgnoreCase,
        "StringNotEqualsIgnoreCase" => Operator::StringNotEqualsIgnoreCase,
        "StringLike" => Operator::StringLike,
        "StringNotLike" => Operator::StringNotLike,
        "ArnEquals" | "ArnLike" => Operator::ArnLike,
        "ArnNotEquals" | "ArnNotLike" => Operator::ArnNotLike,
        "Bool" => Operator::Bool,
        "Null" if plain.is_none() => Operator::Null,
        _ => return None,
    };
    Some((operator, several, plain.is_some()))
}

impl Operator {
    fn is_negated(self) -> bool {
        use Operator::{ArnNotLike, StringNotEquals, StringNotEqualsIgnoreCase, StringNotLike};
        matches!(
            self,
            StringNotEquals | StringNotEqualsIgnoreCase | StringNotLike | ArnNotLike
        )
    }

    /// Whether the value is one of those written, the negation left aside.
    fn meets(self, written: &[String], value: &str) -> bool {
        written.iter().any(|it| match self {
            Operator::StringEquals | Operator::StringNotEquals => it == value,
            Operator::StringEqualsIgnoreCase
            | Operator::StringNotEqualsIgnoreCase
            | Operator::Bool => it.eq_ignore_ascii_case(value),
            _ => wildcard::matches(it, value),
        })
    }
}

impl Condition {
    /// Whether it holds for the request.
    ///
    /// Source: see the module.
    pub fn holds(&self, request: &Context) -> bool {
        let found = request.values(&self.key);
        if self.operator == Operator::Null {
            let wants_none = self.values.iter().any(|it| it.eq_ignore_ascii_case("true"));
            return found.is_none() == wants_none;
        }
        let negated = self.operator.is_negated();
        let Some(found) = found else {
            return negated || self.if_exists || self.several == Several::ForAllValues;
        };
        let fits = |it: &String| self.operator.meets(&self.values, it) != negated;
        match self.several {
            Several::ForAnyValue => found.iter().any(fits),
            Several::One | Several::ForAllValues => found.iter().all(fits),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn condition(name: &str, key: &str, values: &[&str]) -> Condition {
        let (operator, several, if_exists) = operator(name).expect("it is known");
        Condition {
            operator,
            several,
            if_exists,
            key: key.into(),
            values: values.iter().map(|it| it.to_string()).collect(),
        }
    }

    #[test]
    fn operators_and_keys() {
        let mut request = Context::default();
        request.add(
            "ecs:cluster",
            "arn:aws:ecs:us-east-1:111122223333:cluster/lab",
        );
        request.add("aws:RequestTag/team", "web");
        request.add("aws:TagKeys", "team");
        request.add("aws:TagKeys", "cost");
        let lab = "arn:aws:ecs:*:111122223333:cluster/lab";
        for (name, key, values, holds) in [
            ("ArnEquals", "ecs:cluster", vec![lab], true),
            ("ArnLike", "ECS:Cluster", vec!["*/other", lab], true),
            ("StringEquals", "ecs:cluster", vec![lab], false),
            ("ArnNotEquals", "ecs:cluster", vec![lab], false),
            ("StringEquals", "aws:RequestTag/team", vec!["web"], true),
            ("StringEquals", "aws:RequestTag/team", vec!["WEB"], false),
            (
                "StringEqualsIgnoreCase",
                "aws:RequestTag/team",
                vec!["WEB"],
                true,
            ),
            ("StringLike", "aws:RequestTag/team", vec!["w*"], true),
            ("StringEquals", "aws:ResourceTag/team", vec!["web"], false),
            ("StringNotEquals", "aws:ResourceTag/team", vec!["web"], true),
            (
                "StringEqualsIfExists",
                "aws:ResourceTag/team",
                vec!["web"],
                true,
            ),
            ("Null", "aws:ResourceTag/team", vec!["true"], true),
            ("Null", "aws:RequestTag/team", vec!["true"], false),
            ("Null", "aws:RequestTag/team", vec!["false"], true),
            (
                "ForAllValues:StringEquals",
                "aws:TagKeys",
                vec!["team", "cost"],
                true,
            ),
            (
                "ForAllValues:StringEquals",
                "aws:TagKeys",
                vec!["team"],
                false,
            ),
            (
                "ForAnyValue:StringEquals",
                "aws:TagKeys",
                vec!["team"],
                true,
            ),
            ("ForAnyValue:StringEquals", "aws:None", vec!["team"], false),
            ("ForAllValues:StringEquals", "aws:None", vec!["team"], true),
        ] {
            let it = condition(name, key, &values);
            assert_eq!(it.holds(&request), holds, "{name} {key} {values:?}");
        }
        for name in [
            "DateGreaterThan",
            "ForSome:StringEquals",
            "NullIfExists",
            "",
        ] {
            assert_eq!(operator(name), None, "{name}");
        }
    }
}
