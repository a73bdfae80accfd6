//! An expression's text as tokens with their places.
//!
//! Example: `a >= 2` is Name(a), Sign(>=), Number(2).

use super::{Sign, Unreadable};
use serde_json::Value;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Name(String),
    Literal(Value),
    Sign(Sign),
    And,
    Or,
    Not,
    Pipe,
    Dot,
    Comma,
    Star,
    At,
    Reference,
    Open,
    Close,
    /// `[`
    Bracket,
    /// `[?`
    Filter,
    /// `[]`
    Flatten,
    /// `]`
    Shut,
    End,
}

pub(super) fn tokens(text: &str) -> Result<Vec<(usize, Token)>, Unreadable> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let (token, length) = token(text, at)?;
        found.push((at, token));
        at += length;
    }
    found.push((text.len(), Token::End));
    Ok(found)
}

fn token(text: &str, at: usize) -> Result<(Token, usize), Unreadable> {
    let rest = &text[at..];
    for (sign, token) in [
        ("&&", Token::And),
        ("||", Token::Or),
        ("==", Token::Sign(Sign::Equal)),
        ("!=", Token::Sign(Sign::NotEqual)),
        ("<=", Token::Sign(Sign::LessOrEqual)),
        (">=", Token::Sign(Sign::GreaterOrEqual)),
        ("[?", Token::Filter),
        ("[]", Token::Flatten),
        ("<", Token::Sign(Sign::Less)),
        (">", Token::Sign(Sign::Greater)),
        ("!", Token::Not),
        ("|", Token::Pipe),
        (".", Token::Dot),
        (",", Token::Comma),
        ("*", Token::Star),
        ("@", Token::At),
        ("&", Token::Reference),
        ("(", Token::Open),
        (")", Token::Close),
        ("[", Token::Bracket),
        ("]", Token::Shut),
    ] {
        if rest.starts_with(sign) {
            return Ok((token, sign.len()));
        }
    }
    match rest.as_bytes()[0] {
        b'\'' => quoted(rest, at, '\'').map(|(it, n)| (Token::Literal(Value::String(it)), n)),
        b'"' => quoted(rest, at, '"').map(|(it, n)| (Token::Name(it), n)),
        b'`' => literal(rest, at),
        b'-' | b'0'..=b'9' => number(rest, at),
        it if it.is_ascii_alphabetic() || it == b'_' => {
            let word = |it: &u8| it.is_ascii_alphanumeric() || *it == b'_';
            let length = rest.bytes().take_while(word).count();
            Ok((Token::Name(rest[..length].to_string()), length))
        }
        b'=' => Err(wrong(at, "\"=\" compares nothing", "== to compare")),
        _ => {
            let it = rest.chars().next().unwrap_or(' ');
            Err(wrong(
                at,
                &format!("\"{it}\" has no meaning here"),
                "a name, a number or 'text'",
            ))
        }
    }
}

/// The text up to the closing quote; a backslash keeps the next character.
fn quoted(rest: &str, at: usize, quote: char) -> Result<(String, usize), Unreadable> {
    let mut text = String::new();
    let mut escaped = false;
    for (index, character) in rest.char_indices().skip(1) {
        if escaped {
            text.push(character);
            escaped = false;
        } else if character == '\\' {
            escaped = true;
        } else if character == quote {
            return Ok((text, index + 1));
        } else {
            text.push(character);
        }
    }
    let expected = format!("{quote} at its end");
    Err(wrong(at, "the text is never closed", &expected))
}

fn literal(rest: &str, at: usize) -> Result<(Token, usize), Unreadable> {
    let Some(length) = rest[1..].find('`') else {
        return Err(wrong(at, "the literal is never closed", "` at its end"));
    };
    let inner = &rest[1..=length];
    match serde_json::from_str(inner) {
        Ok(value) => Ok((Token::Literal(value), length + 2)),
        Err(_) => Err(wrong(
            at,
            &format!("`{inner}` is not JSON"),
            "for example `true`",
        )),
    }
}

fn number(rest: &str, at: usize) -> Result<(Token, usize), Unreadable> {
    let digits = rest[1..]
        .bytes()
        .take_while(|it| it.is_ascii_digit())
        .count();
    let mut length = 1 + digits;
    let fraction = &rest.as_bytes()[length..];
    if fraction.first() == Some(&b'.') && fraction.get(1).is_some_and(u8::is_ascii_digit) {
        length += 1 + fraction[1..]
            .iter()
            .take_while(|it| it.is_ascii_digit())
            .count();
    }
    match serde_json::from_str(&rest[..length]) {
        Ok(value) => Ok((Token::Literal(value), length)),
        Err(_) => {
            let text = &rest[..length];
            Err(wrong(
                at,
                &format!("{text} is not a number"),
                "for example 2 or 0.5",
            ))
        }
    }
}

pub(super) fn wrong(at: usize, message: &str, expected: &str) -> Unreadable {
    Unreadable {
        at,
        message: message.to_string(),
        expected: expected.to_string(),
    }
}
