//! Metric math: numbers and metrics by their ids, with `+ - * /` and parentheses.
//!
//! An expression has a value in a minute in which all of its metrics have one and nothing is divided by
//! zero.
//! Source: CloudWatch User Guide, "Using metric math": operators, division by zero (read 2026-11).
//! Model:  no functions; values are millionths, which bounds them to nine billion billions.
//! Example: `m1 / (m2 + 1)` with m1 = 1500 and m2 = 9 is 150.

use base::Milli;
use serde::Serialize;

/// Limits of the lab; AWS allows 1024 characters.
pub const MAX_LENGTH: usize = 1024;
pub const MAX_PARTS: usize = 10;
const MAX_DEPTH: usize = 16;
const SCALE: i128 = 1_000_000;

/// A parsed expression; metrics by their place in the list of ids.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Expression {
    /// In millionths.
    Number(i64),
    Metric(u32),
    Negative(Box<Expression>),
    Both(Sign, Box<[Expression; 2]>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Sign {
    Plus,
    Minus,
    Times,
    Over,
}

/// Why a text is no expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MathError {
    TooLong,
    TooDeep,
    /// What stands at this byte does not fit there.
    At(usize),
    /// No metric has the id that begins at this byte.
    UnknownId(usize),
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    ids: &'a [&'a str],
}

/// Reads an expression over these ids.
///
/// Source: see the module.
///
/// # Errors
/// The first fault.
pub fn parse(text: &str, ids: &[&str]) -> Result<Expression, MathError> {
    if text.len() > MAX_LENGTH {
        return Err(MathError::TooLong);
    }
    let mut reader = Reader { text, at: 0, ids };
    let found = reader.sum(0)?;
    reader.skip();
    match reader.at == text.len() {
        true => Ok(found),
        false => Err(MathError::At(reader.at)),
    }
}

impl Reader<'_> {
    fn skip(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }

    fn peek(&mut self) -> Option<u8> {
        self.skip();
        self.text.as_bytes().get(self.at).copied()
    }

    /// A sign of this level, if one comes next.
    fn sign(&mut self, signs: &[(u8, Sign)]) -> Option<Sign> {
        let next = self.peek()?;
        let found = signs.iter().find(|it| it.0 == next)?.1;
        self.at += 1;
        Some(found)
    }

    fn sum(&mut self, depth: usize) -> Result<Expression, MathError> {
        let mut left = self.product(depth)?;
        while let Some(sign) = self.sign(&[(b'+', Sign::Plus), (b'-', Sign::Minus)]) {
            let right = self.product(depth)?;
            left = Expression::Both(sign, Box::new([left, right]));
        }
        Ok(left)
    }

    fn product(&mut self, depth: usize) -> Result<Expression, MathError> {
        let mut left = self.factor(depth)?;
        while let Some(sign) = self.sign(&[(b'*', Sign::Times), (b'/', Sign::Over)]) {
            let right = self.factor(depth)?;
            left = Expression::Both(sign, Box::new([left, right]));
        }
        Ok(left)
    }

    fn factor(&mut self, depth: usize) -> Result<Expression, MathError> {
        if depth > MAX_DEPTH {
            return Err(MathError::TooDeep);
        }
        match self.peek() {
            Some(b'(') => {
                self.at += 1;
                let inner = self.sum(depth + 1)?;
                if self.peek() != Some(b')') {
                    return Err(MathError::At(self.at));
                }
                self.at += 1;
                Ok(inner)
            }
            Some(b'-') => {
                self.at += 1;
                Ok(Expression::Negative(Box::new(self.factor(depth + 1)?)))
            }
            Some(it) if it.is_ascii_digit() || it == b'.' => self.number(),
            Some(it) if it.is_ascii_lowercase() => self.metric(),
            _ => Err(MathError::At(self.at)),
        }
    }

    /// The bytes from here on that are of this kind.
    fn word(&mut self, kind: impl Fn(u8) -> bool) -> &str {
        let start = self.at;
        let bytes = self.text.as_bytes();
        while bytes.get(self.at).is_some_and(|it| kind(*it)) {
            self.at += 1;
        }
        &self.text[start..self.at]
    }

    fn number(&mut self) -> Result<Expression, MathError> {
        let start = self.at;
        let word = self.word(|it| it.is_ascii_digit() || it == b'.');
        let (whole, part) = word.split_once('.').unwrap_or((word, ""));
        let digits = format!("{whole}{part:0<6}");
        let fits = !part.contains('.') && part.len() <= 6 && whole.len() <= 12;
        let value = digits.parse::<i64>().ok().filter(|_| fits);
        value.map(Expression::Number).ok_or(MathError::At(start))
    }

    fn metric(&mut self) -> Result<Expression, MathError> {
        let (start, ids) = (self.at, self.ids);
        let word = self.word(|it| it.is_ascii_alphanumeric() || it == b'_');
        let place = ids.iter().position(|it| *it == word);
        let place = place.and_then(|it| u32::try_from(it).ok());
        place
            .map(Expression::Metric)
            .ok_or(MathError::UnknownId(start))
    }
}

impl Expression {
    /// Its value for these values of the metrics.
    ///
    /// Source: see the module.
    pub fn value(&self, metrics: &[Option<Milli>]) -> Option<Milli> {
        let value = self.scaled(metrics)? / (SCALE / 1000);
        i64::try_from(value).ok().map(Milli)
    }

    fn scaled(&self, metrics: &[Option<Milli>]) -> Option<i128> {
        match self {
            Expression::Number(it) => Some(i128::from(*it)),
            Expression::Metric(place) => {
                let found = metrics.get(*place as usize).copied().flatten()?;
                Some(i128::from(found.0) * (SCALE / 1000))
            }
            Expression::Negative(it) => it.scaled(metrics)?.checked_neg(),
            Expression::Both(sign, both) => {
                let (left, right) = (both[0].scaled(metrics)?, both[1].scaled(metrics)?);
                match sign {
                    Sign::Plus => left.checked_add(right),
                    Sign::Minus => left.checked_sub(right),
                    Sign::Times => left.checked_mul(right).map(|it| it / SCALE),
                    Sign::Over => left.checked_mul(SCALE)?.checked_div(right),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, metrics: &[Option<i64>]) -> Option<i64> {
        let read = parse(text, &["m1", "m2"]).expect("an expression");
        let metrics: Vec<Option<Milli>> = metrics.iter().map(|it| it.map(Milli)).collect();
        read.value(&metrics).map(|it| it.0)
    }

    #[test]
    fn operators_bind_as_usual_and_gaps_have_no_value() {
        let both = [Some(1_500_000), Some(10_000)];
        for (text, metrics, expected) in [
            ("m1 / m2", both, Some(150_000)),
            ("m1/(m2+5)", both, Some(100_000)),
            ("m1 - m2 * 2", both, Some(1_480_000)),
            ("(m1 - m2) * 2", both, Some(2_980_000)),
            ("-m2 + 0.5", both, Some(-9_500)),
            ("10 / 4 / 5", both, Some(500)),
            ("100 * m2 / m1", both, Some(666)),
            ("m1 / 0", both, None),
            ("m1 / (m2 - 10)", both, None),
            ("m1 + m2", [Some(1), None], None),
            ("m1 * 1", [Some(1), None], Some(1)),
        ] {
            assert_eq!(value(text, &metrics), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_expression_says_where() {
        let deep = format!("{}m1{}", "(".repeat(40), ")".repeat(40));
        let long = "1+".repeat(600);
        for (text, fault) in [
            ("", MathError::At(0)),
            ("m1 +", MathError::At(4)),
            ("m1 m2", MathError::At(3)),
            ("(m1", MathError::At(3)),
            ("m3 / m1", MathError::UnknownId(0)),
            ("FILL(m1, 0)", MathError::At(0)),
            ("1.2.3", MathError::At(0)),
            ("9999999999999", MathError::At(0)),
            (deep.as_str(), MathError::TooDeep),
            (long.as_str(), MathError::TooLong),
        ] {
            assert_eq!(parse(text, &["m1", "m2"]), Err(fault), "{text}");
        }
    }

    #[test]
    fn what_grows_too_large_has_no_value() {
        let large = format!("m1{}", " * 999999999999".repeat(8));
        assert_eq!(value(&large, &[Some(i64::MAX), None]), None);
    }
}
