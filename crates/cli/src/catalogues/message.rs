//! What a Fluent file says: each message with its variables, its code and a hash of its words.
//!
//! Two languages must agree in variables and in what stands between backticks (identifiers are never
//! translated); everything else is theirs. Native tools only.
//! Example: `x = { $count } of \`web\`` has the variable `count` and the code `web`.

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Resource,
};
use fluent_syntax::{parser, serializer};
use lab::exercise::hash;
use std::collections::{BTreeMap, BTreeSet};

/// A message, as far as two languages must agree on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    pub hash: String,
    pub variables: BTreeSet<String>,
    pub code: BTreeSet<String>,
    /// A mark that is opened and not closed.
    pub open: Option<char>,
}

/// The messages of a file by their ids.
///
/// # Errors
/// What cannot be read, one line each.
pub fn read(text: &str) -> Result<BTreeMap<String, Message>, Vec<String>> {
    let resource = parser::parse(text).map_err(|(_, errors)| {
        let line = |at: usize| text[..at.min(text.len())].matches('\n').count() + 1;
        let say = |it: &parser::ParserError| format!("line {}: {}", line(it.pos.start), it.kind);
        errors.iter().map(say).collect::<Vec<_>>()
    })?;
    let mut found = BTreeMap::new();
    let mut twice = Vec::new();
    for entry in resource.body {
        let Entry::Message(message) = &entry else {
            continue;
        };
        let id = message.id.name.to_string();
        let mut read = Message::default();
        if let Some(pattern) = &message.value {
            let mut words = vec![String::new()];
            read.pattern(pattern, &mut words);
            read.marks(&words);
        }
        let own = Resource { body: vec![entry] };
        read.hash = hash(&serializer::serialize(&own));
        if found.insert(id.clone(), read).is_some() {
            twice.push(format!("{id} is there twice"));
        }
    }
    if twice.is_empty() {
        Ok(found)
    } else {
        Err(twice)
    }
}

impl Message {
    /// Collects variables, and the words of the pattern and of each variant.
    fn pattern(&mut self, pattern: &Pattern<&str>, words: &mut Vec<String>) {
        let mut own = String::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => own.push_str(value),
                PatternElement::Placeable { expression } => {
                    own.push_str(&self.expression(expression, words));
                }
            }
        }
        words.push(own);
    }

    fn expression(&mut self, it: &Expression<&str>, words: &mut Vec<String>) -> String {
        match it {
            Expression::Inline(inline) => self.inline(inline, words),
            Expression::Select { selector, variants } => {
                self.inline(selector, words);
                for variant in variants {
                    self.pattern(&variant.value, words);
                }
                String::new()
            }
        }
    }

    fn inline(&mut self, it: &InlineExpression<&str>, words: &mut Vec<String>) -> String {
        match it {
            InlineExpression::StringLiteral { value } => value.to_string(),
            InlineExpression::NumberLiteral { value } => value.to_string(),
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_string());
                format!("{{{}}}", id.name)
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                self.arguments(arguments, words);
                String::new()
            }
            InlineExpression::Placeable { expression } => self.expression(expression, words),
            InlineExpression::MessageReference { id, .. }
            | InlineExpression::TermReference { id, .. } => id.name.to_string(),
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&str>, words: &mut Vec<String>) {
        for it in &arguments.positional {
            self.inline(it, words);
        }
    }

    fn marks(&mut self, words: &[String]) {
        for words in words {
            for mark in ['*', '`'] {
                if words.matches(mark).count() % 2 == 1 {
                    self.open = Some(mark);
                }
            }
            let code = words.split('`').skip(1).step_by(2);
            self.code.extend(code.map(str::to_string));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn variables_code_and_marks_are_found_in_every_variant() {
        let text =
            "a = { $n ->\n    [one] *{ $n }* of `web`\n   *[other] { $n } of `{ $what }`\n }\n";
        let found = read(text).expect("it is right");
        let message = &found["a"];
        assert!(message.variables.iter().eq(["n", "what"]));
        assert!(message.code.iter().eq(["web", "{what}"]));
        assert_eq!(message.open, None);
        assert_eq!(
            read("a = *open\n").expect("it is Fluent")["a"].open,
            Some('*')
        );
    }

    #[test]
    fn spaces_do_not_change_the_hash_and_words_do() {
        let hash = |text: &str| read(text).expect("it is right")["a"].hash.clone();
        assert_eq!(hash("a = one\n"), hash("a   =    one\n# x\n"));
        assert_ne!(hash("a = one\n"), hash("a = two\n"));
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_line() {
        let wrong = read("a = one\nb = { $x\n").expect_err("it is not closed");
        assert!(
            wrong[0].starts_with("line 2") || wrong[0].starts_with("line 3"),
            "{wrong:?}"
        );
        assert_eq!(
            read("a = 1\na = 2\n"),
            Err(vec!["a is there twice".to_string()])
        );
    }
}
