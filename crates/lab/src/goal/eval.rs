//! What an expression is worth in a value, within a limit of steps.
//!
//! A step is one node visited or one value copied, so a short expression that multiplies lists ends
//! too. Missing fields are null; null, false and empty things are not true, as in JMESPath.
//! Source: JMESPath specification, projections and truthiness (read 2026-11).
//! Example: `tasks[?running].id` in `{"tasks": [{"id": "t1", "running": true}]}` is `["t1"]`.

use super::expression::{Expression, Hop, Sign};
use super::functions;
use crate::reference::item;
use base::SimTime;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Most steps of one evaluation.
pub const MOST_STEPS: u32 = 400_000;
/// Most values that one look-back keeps.
const MOST_KEPT: usize = 20_000;

/// Values that an expression had, each from its moment on; by the place of the call.
pub type History = BTreeMap<usize, Vec<(SimTime, f64)>>;

/// It took more steps than are allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Endless;

/// One evaluation.
pub struct Evaluation<'a> {
    pub now: SimTime,
    pub history: &'a mut History,
    steps: u32,
}

pub fn is_true(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(it) => *it,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        Value::Number(_) => true,
    }
}

impl<'a> Evaluation<'a> {
    pub fn new(now: SimTime, history: &'a mut History) -> Evaluation<'a> {
        Evaluation {
            now,
            history,
            steps: MOST_STEPS,
        }
    }

    /// The value of the expression in the value at hand.
    ///
    /// # Errors
    /// It took too many steps.
    pub fn value(&mut self, expression: &Expression, current: &Value) -> Result<Value, Endless> {
        self.pay(1)?;
        Ok(match expression {
            Expression::Current => self.copy(current)?,
            Expression::Literal(value) => self.copy(value)?,
            Expression::Chain(from, hops) => match (&**from, hops.first()) {
                // Most chains begin with a name: nothing above it needs to be copied.
                (Expression::Current, _) => self.chain(current, hops)?,
                _ => {
                    let from = self.value(from, current)?;
                    self.chain(&from, hops)?
                }
            },
            Expression::List(items) => self.list(items, current)?,
            Expression::Call {
                name,
                at,
                arguments,
            } => self.call(name, *at, arguments, current)?,
            Expression::Reference(inner) => self.value(inner, current)?,
            Expression::Compare(left, sign, right) => {
                let left = self.value(left, current)?;
                let right = self.value(right, current)?;
                compare(&left, *sign, &right)
            }
            Expression::And(left, right) => {
                let left = self.value(left, current)?;
                if is_true(&left) {
                    self.value(right, current)?
                } else {
                    left
                }
            }
            Expression::Or(left, right) => {
                let left = self.value(left, current)?;
                if is_true(&left) {
                    left
                } else {
                    self.value(right, current)?
                }
            }
            Expression::Not(inner) => Value::Bool(!is_true(&self.value(inner, current)?)),
            Expression::Pipe(left, right) => {
                let left = self.value(left, current)?;
                self.value(right, &left)?
            }
        })
    }

    fn pay(&mut self, steps: u32) -> Result<(), Endless> {
        self.steps = self.steps.checked_sub(steps).ok_or(Endless)?;
        Ok(())
    }

    fn copy(&mut self, value: &Value) -> Result<Value, Endless> {
        self.pay_for(value)?;
        Ok(value.clone())
    }

    fn pay_for(&mut self, value: &Value) -> Result<(), Endless> {
        self.pay(1)?;
        match value {
            Value::Array(items) => items.iter().try_for_each(|it| self.pay_for(it)),
            Value::Object(fields) => fields.values().try_for_each(|it| self.pay_for(it)),
            _ => Ok(()),
        }
    }

    fn list(&mut self, items: &[Expression], current: &Value) -> Result<Value, Endless> {
        let values: Result<Vec<Value>, Endless> =
            items.iter().map(|it| self.value(it, current)).collect();
        values.map(Value::Array)
    }

    /// A flatten ends the projections before it; the hops after it are for each item.
    fn chain(&mut self, from: &Value, hops: &[Hop]) -> Result<Value, Endless> {
        self.pay(1)?;
        let Some(last) = hops.iter().rposition(|it| *it == Hop::Flatten) else {
            return self.hops(from, hops);
        };
        let Value::Array(lists) = self.chain(from, &hops[..last])? else {
            return Ok(Value::Null);
        };
        let mut flat = Vec::new();
        for item in lists {
            match item {
                Value::Array(items) => flat.extend(items),
                other => flat.push(other),
            }
        }
        self.each(flat.iter(), &hops[last + 1..])
    }

    fn hops(&mut self, from: &Value, hops: &[Hop]) -> Result<Value, Endless> {
        self.pay(1)?;
        let Some((hop, rest)) = hops.split_first() else {
            return self.copy(from);
        };
        match hop {
            Hop::Field(name) => match from.get(name) {
                Some(field) => self.hops(field, rest),
                None => Ok(Value::Null),
            },
            Hop::Index(index) => match item(from, *index) {
                Some(item) => self.hops(item, rest),
                None => Ok(Value::Null),
            },
            Hop::Items => match from.as_array() {
                Some(items) => self.each(items.iter(), rest),
                None => Ok(Value::Null),
            },
            Hop::Values => match from.as_object().map(Map::values) {
                Some(values) => self.each(values, rest),
                None => Ok(Value::Null),
            },
            Hop::Filter(condition) => {
                let Some(items) = from.as_array() else {
                    return Ok(Value::Null);
                };
                let mut kept = Vec::new();
                for item in items {
                    if is_true(&self.value(condition, item)?) {
                        kept.push(item);
                    }
                }
                self.each(kept.into_iter(), rest)
            }
            Hop::List(items) if from.is_null() => {
                self.pay(u32::try_from(items.len()).unwrap_or(u32::MAX))?;
                Ok(Value::Null)
            }
            Hop::List(items) => {
                let list = self.list(items, from)?;
                self.hops(&list, rest)
            }
            // Taken by `chain`.
            Hop::Flatten => Ok(Value::Null),
        }
    }

    /// The rest of a chain for each item; nulls are left out.
    fn each<'b>(
        &mut self,
        items: impl Iterator<Item = &'b Value>,
        rest: &[Hop],
    ) -> Result<Value, Endless> {
        let mut found = Vec::new();
        for item in items {
            let value = self.hops(item, rest)?;
            if !value.is_null() {
                found.push(value);
            }
        }
        Ok(Value::Array(found))
    }

    fn call(
        &mut self,
        name: &str,
        at: usize,
        arguments: &[Expression],
        current: &Value,
    ) -> Result<Value, Endless> {
        if functions::looks_back(name) {
            return self.look_back(name, at, arguments, current);
        }
        if name == "every" {
            let Value::Array(items) = self.value(&arguments[0], current)? else {
                return Ok(Value::Null);
            };
            for item in &items {
                if !is_true(&self.value(&arguments[1], item)?) {
                    return Ok(Value::Bool(false));
                }
            }
            return Ok(Value::Bool(true));
        }
        let values: Result<Vec<Value>, Endless> =
            arguments.iter().map(|it| self.value(it, current)).collect();
        let values = values?;
        // `distinct` compares each with each.
        let items = values.first().and_then(Value::as_array).map_or(0, Vec::len);
        let items = u32::try_from(items).unwrap_or(u32::MAX);
        self.pay(if name == "distinct" {
            items.saturating_mul(items)
        } else {
            items
        })?;
        Ok(functions::call(name, &values))
    }

    /// Notes the present value and answers over the span that ends now.
    fn look_back(
        &mut self,
        name: &str,
        at: usize,
        arguments: &[Expression],
        current: &Value,
    ) -> Result<Value, Endless> {
        let present = self.value(&arguments[0], current)?;
        let Some(span) = functions::span(arguments) else {
            return Ok(Value::Null);
        };
        let from = SimTime(self.now.0.saturating_sub(span.0));
        let kept = self.history.entry(at).or_default();
        if let Some(present) = present.as_f64() {
            kept.retain(|it| it.0 < self.now);
            kept.push((self.now, present));
        }
        // The newest value from before the span still holds at its beginning.
        let before = kept.iter().rposition(|it| it.0 <= from).unwrap_or(0);
        kept.drain(..before.max(kept.len().saturating_sub(MOST_KEPT)));
        let values = kept.iter().map(|it| it.1);
        let steps = u32::try_from(kept.len()).unwrap_or(u32::MAX);
        let answer = match name {
            _ if kept.is_empty() => Value::Null,
            "max_over" => functions::number(values.fold(f64::MIN, f64::max)),
            "min_over" => functions::number(values.fold(f64::MAX, f64::min)),
            "changes_over" => {
                let changes = kept.windows(2).filter(|it| it[0].1 != it[1].1).count();
                Value::from(changes)
            }
            _ => functions::number(mean(kept, from, self.now)),
        };
        self.pay(steps)?;
        Ok(answer)
    }
}

/// The mean over time of values that each hold until the next.
fn mean(kept: &[(SimTime, f64)], from: SimTime, now: SimTime) -> f64 {
    let mut area = 0.0;
    let mut length = 0.0;
    for (index, (at, value)) in kept.iter().enumerate() {
        let until = kept.get(index + 1).map_or(now, |it| it.0);
        let held = until.0.saturating_sub(at.0.max(from.0)) as f64;
        area += value * held;
        length += held;
    }
    if length > 0.0 {
        area / length
    } else {
        kept.last().map_or(0.0, |it| it.1)
    }
}

/// Order is for numbers only; anything else compares to null.
fn compare(left: &Value, sign: Sign, right: &Value) -> Value {
    let numbers = left.as_f64().zip(right.as_f64());
    match (sign, numbers) {
        (Sign::Equal, _) => functions::equal(left, right).into(),
        (Sign::NotEqual, _) => (!functions::equal(left, right)).into(),
        (_, None) => Value::Null,
        (Sign::Less, Some((left, right))) => (left < right).into(),
        (Sign::LessOrEqual, Some((left, right))) => (left <= right).into(),
        (Sign::Greater, Some((left, right))) => (left > right).into(),
        (Sign::GreaterOrEqual, Some((left, right))) => (left >= right).into(),
    }
}
