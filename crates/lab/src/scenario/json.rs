//! Line and column of a path in JSON text.
//!
//! serde_json gives places for broken syntax only; for a wrong value the text is walked once more,
//! along the fault's path. The text is then known to be JSON, so the walk may be simple.
//! Example: `steps[0].at` in `{"steps": [{"at": 3}]}` is line 1, column 19.

use crate::fault::{Fault, Path, Place, Segment};

/// serde_json's own fault, in our form.
pub(crate) fn fault(error: &serde_json::Error) -> Fault {
    let text = error.to_string();
    let message = text.split(" at line ").next().unwrap_or(&text);
    let mut fault = Fault::new(&Path::default(), format!("not JSON: {message}"), "");
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).max(1);
    fault.place = Some(Place {
        line: count(error.line()),
        column: count(error.column()),
    });
    fault
}

pub(crate) fn with_place(mut fault: Fault, text: &str) -> Fault {
    let mut path = fault.path.clone();
    let offset = loop {
        match locate(text, &path) {
            Some(offset) => break offset,
            None if path.0.is_empty() => break 0,
            None => path = path.parent(),
        }
    };
    fault.place = Some(Place::of_offset(text, offset));
    fault
}

/// The byte at which the value at the path begins.
fn locate(text: &str, path: &Path) -> Option<usize> {
    let mut walk = Walk {
        bytes: text.as_bytes(),
        at: 0,
    };
    walk.blanks();
    for segment in &path.0 {
        match segment {
            Segment::Key(key) => walk.enter_field(key)?,
            Segment::Index(index) => walk.enter_item(*index)?,
        }
    }
    Some(walk.at)
}

struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Walk<'_> {
    fn blanks(&mut self) {
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
    }

    /// Passes the byte and the blanks after it, if it is next.
    fn pass(&mut self, byte: u8) -> Option<()> {
        if self.bytes.get(self.at) != Some(&byte) {
            return None;
        }
        self.at += 1;
        self.blanks();
        Some(())
    }

    /// To the value of the last field of this name, as serde_json takes the last one.
    fn enter_field(&mut self, key: &str) -> Option<()> {
        self.pass(b'{')?;
        let mut found = None;
        while self.bytes.get(self.at) == Some(&b'"') {
            let from = self.at;
            self.string()?;
            let name: String = serde_json::from_slice(&self.bytes[from..self.at]).ok()?;
            self.blanks();
            self.pass(b':')?;
            if name == key {
                found = Some(self.at);
            }
            self.value()?;
            let _ = self.pass(b',');
        }
        self.at = found?;
        Some(())
    }

    fn enter_item(&mut self, index: usize) -> Option<()> {
        self.pass(b'[')?;
        for _ in 0..index {
            self.value()?;
            self.pass(b',')?;
        }
        (self.bytes.get(self.at) != Some(&b']')).then_some(())
    }

    /// Past a string.
    fn string(&mut self) -> Option<()> {
        self.at += 1;
        while *self.bytes.get(self.at)? != b'"' {
            self.at += if self.bytes[self.at] == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
        Some(())
    }

    /// Past a value and the blanks after it.
    fn value(&mut self) -> Option<()> {
        let mut depth = 0;
        loop {
            match *self.bytes.get(self.at)? {
                b'"' => self.string()?,
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' if depth == 0 => break,
                b'}' | b']' => {
                    depth -= 1;
                    self.at += 1;
                    if depth == 0 {
                        break;
                    }
                }
                b',' if depth == 0 => break,
                _ => self.at += 1,
            }
        }
        self.blanks();
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_to_their_bytes() {
        let text = r#" {"a": [1, {"b\"": "x,]"}, [[2], 3]], "c" : true, "a2": {}} "#;
        let at = |path: &Path| locate(text, path).map(|it| &text[it..=it + 1]);
        let root = Path::default();
        let a = root.key("a");
        assert_eq!(at(&root), Some("{\""));
        assert_eq!(at(&a), Some("[1"));
        assert_eq!(at(&a.index(1).key("b\"")), Some("\"x"));
        assert_eq!(at(&a.index(2).index(0).index(0)), Some("2]"));
        assert_eq!(at(&a.index(2).index(1)), Some("3]"));
        assert_eq!(at(&root.key("c")), Some("tr"));
        assert_eq!(at(&root.key("a2")), Some("{}"));
        assert_eq!(at(&a.index(3)), None);
        assert_eq!(at(&root.key("a2").key("x")), None);
        assert_eq!(at(&root.key("c").key("x")), None);
    }
}
