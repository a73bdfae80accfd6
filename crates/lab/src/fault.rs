//! What is wrong with a file or a link, where, and what was expected instead.
//!
//! Every reader of this crate answers with all its faults at once. A fault has a path like
//! `steps[2].input.count`; readers of text add line and column.
//! Example: `steps[1].at: 30s is before the step above it (expected 1m or later)`.

use aws_api::suggest::nearest;
use aws_api::text::Text;
use std::fmt;

/// One step of a path through a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    Key(String),
    Index(usize),
}

/// Where in a document: `steps[2].input.count`; empty for the document itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path(pub Vec<Segment>);

impl Path {
    pub fn key(&self, key: &str) -> Path {
        self.and(Segment::Key(key.to_string()))
    }

    pub fn index(&self, index: usize) -> Path {
        self.and(Segment::Index(index))
    }

    fn and(&self, segment: Segment) -> Path {
        let mut longer = self.clone();
        longer.0.push(segment);
        longer
    }

    /// The path of what holds this one; the document holds itself.
    pub fn parent(&self) -> Path {
        let mut shorter = self.clone();
        shorter.0.pop();
        shorter
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Key(key) if position == 0 => f.write_str(key)?,
                Segment::Key(key) => write!(f, ".{key}")?,
                Segment::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// A place in a text, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub line: u32,
    pub column: u32,
}

impl Place {
    /// The place of a byte offset in the text.
    pub fn of_offset(text: &str, offset: usize) -> Place {
        let before = text.get(..offset).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Place {
            line: count(before.matches('\n').count() + 1),
            column: count(before[line_start..].chars().count() + 1),
        }
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub path: Path,
    pub place: Option<Place>,
    pub message: Text,
    /// What would have been right.
    pub expected: Option<Text>,
}

impl Fault {
    pub fn new(path: &Path, message: impl Into<Text>, expected: impl Into<Text>) -> Fault {
        let mut fault = Fault::unasked(path, message);
        fault.expected = Some(expected.into());
        fault
    }

    /// A fault that says by itself what would have been right.
    pub fn unasked(path: &Path, message: impl Into<Text>) -> Fault {
        Fault {
            path: path.clone(),
            place: None,
            message: message.into(),
            expected: None,
        }
    }

    /// The text's line around the fault, and the blanks before a caret under its column.
    pub fn excerpt(&self, text: &str) -> Option<(String, String)> {
        let place = self.place?;
        let line = text.lines().nth(place.line as usize - 1).unwrap_or("");
        Some(window(line, place.column as usize))
    }

    /// The fault as text with the line it is on and a caret under the column.
    pub fn render(&self, file: &str, text: &str) -> String {
        let mut out = format!("error: {self}\n");
        let (Some(place), Some((shown, caret))) = (self.place, self.excerpt(text)) else {
            out.push_str(&format!("  --> {file}\n"));
            return out;
        };
        let number = place.line.to_string();
        let margin = " ".repeat(number.len());
        out.push_str(&format!(
            "{margin}--> {file}:{}:{}\n",
            place.line, place.column
        ));
        out.push_str(&format!(
            "{margin} |\n{number} | {shown}\n{margin} | {caret}^\n"
        ));
        out
    }
}

/// At most 96 characters of the line around the column, and the blanks before the caret.
fn window(line: &str, column: usize) -> (String, String) {
    const WIDTH: usize = 96;
    let characters: Vec<char> = line
        .chars()
        .map(|it| if it == '\t' { ' ' } else { it })
        .collect();
    let at = (column - 1).min(characters.len());
    let from = if characters.len() <= WIDTH {
        0
    } else {
        at.saturating_sub(WIDTH / 2)
    };
    let shown = characters.iter().skip(from).take(WIDTH).collect();
    (shown, " ".repeat(at - from))
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.0.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{}", self.message)?;
        match &self.expected {
            Some(expected) => write!(f, " (expected {expected})"),
            None => Ok(()),
        }
    }
}

/// What is written as it stands: a field, a value, a shape.
pub(crate) fn code(it: impl ToString) -> Text {
    Text::new("hint-literal").str("code", it)
}

/// One of these, as they are written.
pub(crate) fn one_of(known: &[&str]) -> Text {
    Text::new("hint-one-of").str("values", known.join(", "))
}

/// "Perhaps" the known name that was meant, else what `otherwise` says.
pub(crate) fn perhaps<'a>(
    name: &str,
    known: impl Iterator<Item = &'a str>,
    otherwise: impl FnOnce() -> Text,
) -> Text {
    match nearest(name, known) {
        Some(near) => Text::new("fault-perhaps").str("name", near),
        None => otherwise(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_points_at_its_column() {
        let text = "format: 1\nsteps:\n  - {at: x}\n";
        let offset = text.find('x').expect("it is there");
        let path = Path::default().key("steps").index(0).key("at");
        let mut fault = Fault::new(&path, code("\"x\" is not a duration"), code("90s"));
        fault.place = Some(Place::of_offset(text, offset));
        assert_eq!(
            fault.render("a.yaml", text),
            "error: steps[0].at: \"x\" is not a duration (expected 90s)\n \
             --> a.yaml:3:10\n  |\n3 |   - {at: x}\n  |          ^\n"
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_column() {
        let text = "é".repeat(500);
        let mut fault = Fault::unasked(&Path::default(), code("bad"));
        fault.place = Some(Place {
            line: 1,
            column: 300,
        });
        let shown = fault.render("f", &text);
        assert!(shown.lines().all(|it| it.chars().count() < 105), "{shown}");
        fault.place = Some(Place {
            line: 9,
            column: 900,
        });
        assert!(fault.render("f", &text).contains("f:9:900"));
    }
}
