//! Which lines does an edit change?
//!
//! `aws-api` compares the documents by value; here what stays far from a change is folded into a
//! count.
//! Example: memory 512 -> 768 gives "7 lines unchanged", one removed line, one added, the rest
//! folded.

use aws_api::DiffKind;

/// Unchanged lines shown on each side of a change.
const AROUND: usize = 2;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiffLine {
    /// So many unchanged lines are left out.
    Fold(u32),
    /// `number` counts the lines of the new text from 1.
    Same {
        number: u32,
        text: String,
    },
    Added {
        number: u32,
        text: String,
    },
    Removed {
        text: String,
    },
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DiffView {
    pub lines: Vec<DiffLine>,
    pub added: u32,
    pub removed: u32,
}

/// Compares two documents by value; where one is not JSON, line by line.
pub fn diff(before: &str, after: &str) -> DiffView {
    let mut view = DiffView::default();
    for line in aws_api::diff(before, after) {
        let text = line.text;
        let number = line.new_line.unwrap_or_default();
        view.lines.push(match line.kind {
            DiffKind::Same => DiffLine::Same { number, text },
            DiffKind::Added => {
                view.added += 1;
                DiffLine::Added { number, text }
            }
            DiffKind::Removed => {
                view.removed += 1;
                DiffLine::Removed { text }
            }
        });
    }
    view.lines = fold(view.lines);
    view
}

/// Leaves out unchanged lines that have no change near; a fold of one line is shown instead.
fn fold(lines: Vec<DiffLine>) -> Vec<DiffLine> {
    let changed: Vec<bool> = lines
        .iter()
        .map(|it| !matches!(it, DiffLine::Same { .. }))
        .collect();
    let near = |index: usize| {
        let from = index.saturating_sub(AROUND);
        let to = (index + AROUND + 1).min(changed.len());
        changed[from..to].contains(&true)
    };
    let mut folded = Vec::new();
    let mut hidden: Vec<DiffLine> = Vec::new();
    for (index, line) in lines.into_iter().enumerate() {
        if near(index) {
            close(&mut folded, &mut hidden);
            folded.push(line);
        } else {
            hidden.push(line);
        }
    }
    close(&mut folded, &mut hidden);
    folded
}

fn close(folded: &mut Vec<DiffLine>, hidden: &mut Vec<DiffLine>) {
    if hidden.len() <= 1 {
        folded.append(hidden);
    } else {
        folded.push(DiffLine::Fold(
            u32::try_from(hidden.len()).unwrap_or(u32::MAX),
        ));
        hidden.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(view: &DiffView) -> String {
        let mut text = String::new();
        for line in &view.lines {
            text += &match line {
                DiffLine::Fold(count) => format!("... {count}\n"),
                DiffLine::Same { number, text } => format!("{number:>2}  {text}\n"),
                DiffLine::Added { number, text } => format!("{number:>2}+ {text}\n"),
                DiffLine::Removed { text } => format!("  - {text}\n"),
            };
        }
        text
    }

    #[test]
    fn one_changed_number_is_one_line_out_and_one_in() {
        let before = r#"{"family": "web", "a": 1, "b": 2, "c": 3, "memory": 512, "d": 4}"#;
        let view = diff(before, &before.replace("512", "768"));
        assert_eq!((view.added, view.removed), (1, 1));
        assert_eq!(
            drawn(&view),
            "... 3\n 4    \"b\": 2,\n 5    \"c\": 3,\n  -   \"memory\": 512,\n \
             6+   \"memory\": 768,\n 7    \"d\": 4\n 8  }\n"
        );
    }

    #[test]
    fn layout_and_order_are_no_difference_and_broken_text_still_compares() {
        assert_eq!(
            diff("{\"a\":1,\"b\":2}", "{ \"b\" : 2, \"a\" : 1 }").added,
            0
        );
        let view = diff("{\n}", "{\n  \"a\": \n}");
        assert_eq!((view.added, view.removed), (1, 0));
    }

    #[test]
    fn a_change_far_from_another_leaves_a_fold_between() {
        let list = |first: u32, last: u32| {
            let middle: String = (0..20).map(|it| format!("\"m{it}\": {it}, ")).collect();
            format!("{{\"first\": {first}, {middle}\"last\": {last}}}")
        };
        let view = diff(&list(1, 2), &list(3, 4));
        let folds: Vec<_> = view
            .lines
            .iter()
            .filter(|it| matches!(it, DiffLine::Fold(_)))
            .collect();
        assert_eq!(folds, [&DiffLine::Fold(16)]);
        assert_eq!((view.added, view.removed), (2, 2));
    }
}
