//! W151 and W153, and a row for each operator of the reference.

use super::*;

fn text(it: &str) -> Value {
    Value::Text(it.to_string())
}

fn number(it: i64) -> Value {
    Value::Number(it * 1_000_000)
}

fn list(all: &[Value]) -> Value {
    Value::List(all.to_vec())
}

fn object(key: &str, value: Value) -> Value {
    Value::Object(vec![(key.to_string(), value)])
}

/// A pattern of one field with one alternative.
fn field(alternative: Value) -> Value {
    object("a", list(&[alternative]))
}

#[test]
fn services_w151_any_element_of_a_list_matches() {
    let pattern = object("exitCode", list(&[object("anything-but", number(0))]));
    let event = |codes: &[Value]| object("exitCode", list(codes));
    assert!(matches(&pattern, &event(&[number(0), number(137)])));
    assert!(!matches(&pattern, &event(&[number(0), number(0)])));
    // In a list of containers, too.
    let nested = object("containers", pattern);
    let codes = [number(0), number(1)].map(|it| object("exitCode", it));
    assert!(matches(&nested, &object("containers", list(&codes))));
}

#[test]
fn services_w153_a_field_that_must_be_absent() {
    let pattern = field(object("exists", Value::Bool(false)));
    assert_eq!(validate(&pattern), Ok(()));
    assert!(matches(&pattern, &object("b", number(1))));
    assert!(!matches(&pattern, &object("a", Value::Null)));
    let present = field(object("exists", Value::Bool(true)));
    assert!(matches(&present, &object("a", Value::Null)));
    assert!(!matches(&present, &object("a", object("b", number(1)))));
}

#[test]
fn every_operator_has_its_row() {
    let op = |name: &str, operand: Value| object(name, operand);
    let between = list(&[text(">"), number(0), text("<="), number(5)]);
    let folded = op("equals-ignore-case", text("US-"));
    for (alternative, value, fits) in [
        (text("STOPPED"), text("STOPPED"), true),
        (text("STOPPED"), text("stopped"), false),
        (Value::Null, Value::Null, true),
        (text(""), text(""), true),
        (op("prefix", text("us-")), text("us-east-1"), true),
        (op("prefix", folded), text("us-east-1"), true),
        (op("suffix", text(".png")), text("a.jpg"), false),
        (op("anything-but", text("x")), text("y"), true),
        (
            op("anything-but", list(&[text("x"), text("y")])),
            text("y"),
            false,
        ),
        (
            op("anything-but", op("prefix", text("a"))),
            text("ab"),
            false,
        ),
        (
            op("anything-but", op("suffix", text("a"))),
            text("ab"),
            true,
        ),
        (op("numeric", between.clone()), number(5), true),
        (op("numeric", between.clone()), number(0), false),
        (op("numeric", between), text("1"), false),
        (op("equals-ignore-case", text("ALICE")), text("alice"), true),
        (op("wildcard", text("in/*.csv")), text("in/a/b.csv"), true),
        (op("wildcard", text("in/*.csv")), text("in/a.txt"), false),
        (op("wildcard", text("a?*")), text("ab"), false),
        (op("wildcard", text("a?*")), text("a?b"), true),
        (op("cidr", text("10.0.0.0/24")), text("10.0.0.9"), true),
        (op("cidr", text("10.0.0.0/24")), text("10.0.1.9"), false),
    ] {
        let pattern = field(alternative);
        assert_eq!(validate(&pattern), Ok(()), "{pattern:?}");
        assert_eq!(
            matches(&pattern, &object("a", value.clone())),
            fits,
            "{pattern:?} {value:?}"
        );
    }
}

#[test]
fn fields_are_all_needed_and_or_needs_one() {
    let both = Value::Object(vec![
        ("a".to_string(), list(&[number(1)])),
        ("b".to_string(), list(&[number(2)])),
    ]);
    let either = object(
        "$or",
        list(&[field(number(1)), object("b", list(&[number(2)]))]),
    );
    let one = object("a", number(1));
    assert!(!matches(&both, &one));
    assert!(matches(&either, &one));
    assert!(!matches(&either, &object("a", number(3))));
}

#[test]
fn what_is_no_pattern_is_told() {
    let op = |name: &str, operand: Value| field(object(name, operand));
    let mut deep = field(number(1));
    for _ in 0..40 {
        deep = object("a", deep);
    }
    for (pattern, fault) in [
        (text("a"), PatternError::NotAnObject),
        (Value::Object(vec![]), PatternError::Empty),
        (object("a", text("b")), PatternError::NotAList("a".into())),
        (object("a", list(&[])), PatternError::NotAList("a".into())),
        (
            op("like", text("b")),
            PatternError::UnknownOperator("like".into()),
        ),
        (
            op("prefix", number(1)),
            PatternError::Operand("prefix".into()),
        ),
        (
            op("numeric", list(&[text(">")])),
            PatternError::Operand("numeric".into()),
        ),
        (
            op("cidr", text("10.0.0.1")),
            PatternError::Operand("cidr".into()),
        ),
        (deep, PatternError::TooDeep),
    ] {
        assert_eq!(validate(&pattern), Err(fault));
    }
}
