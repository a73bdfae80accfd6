//! What does the editor say about a text, and how does one of its values change?
//!
//! `json` edits one value of a text and leaves the rest alone. `Row` is one finding as the list
//! under the editor shows it and as the editor underlines it; offsets are bytes (the loader maps
//! them to UTF-16). `path` reads `containerDefinitions[0].memory`, the form in which findings name
//! a place.

pub mod check;
pub mod diff;
pub mod json;

pub use check::{Adopted, Done, Mark, Offer, OfferOption, Row, adopt, marks, mended, offer, rows};
pub use diff::{DiffLine, DiffView, diff};

use json::Step;

/// The steps of a path such as `containerDefinitions[0].memory`.
pub fn path(text: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for part in text.split('.') {
        let (name, mut rest) = part.find('[').map_or((part, ""), |at| part.split_at(at));
        if !name.is_empty() {
            steps.push(Step::Key(name));
        }
        while let Some((index, after)) = rest.strip_prefix('[').and_then(|it| it.split_once(']')) {
            steps.push(index.parse().map_or(Step::Key(index), Step::At));
            rest = after;
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_read_as_findings_write_them() {
        use Step::{At, Key};
        for (text, steps) in [
            ("cpu", vec![Key("cpu")]),
            ("a[0].b", vec![Key("a"), At(0), Key("b")]),
            ("a[1][2]", vec![Key("a"), At(1), At(2)]),
            ("", vec![]),
        ] {
            assert_eq!(path(text), steps, "{text}");
        }
    }
}
