//! The list of what the page does not need to start (`web/rest.txt`): functions that never ran,
//! and of those that ran the stretches that did not. Everything is named by its contents, so that
//! the list holds from build to build; what has changed since counts as needed.
//!
//! Example: `0badcafe` is a function; `0badcafe 12ab34cd 3-7 12` are stretches 3 to 7 and 12 of a
//! function with that name and that shape.

use super::Facts;
use super::flow::{Flow, each_flow};
use super::names::Names;
use super::outline::LEAST;
use super::regions::cold;
use std::collections::{BTreeMap, BTreeSet};

/// Stretches by the key of a function's name and its shape.
type Stretches = BTreeMap<(u32, u32), BTreeSet<u32>>;

#[derive(Debug, Default, PartialEq)]
pub struct List {
    functions: BTreeSet<u32>,
    stretches: Stretches,
}

/// The list, asked for the functions of one module.
pub struct Cold<'a> {
    pub list: &'a List,
    pub names: &'a Names,
}

impl Cold<'_> {
    /// Whether the whole function comes later.
    pub fn function(&self, function: u32) -> bool {
        let key = self.names.0.get(&function);
        key.is_some_and(|key| self.list.functions.contains(key))
    }

    /// The stretches of the function that come later.
    pub fn stretches(&self, function: u32, shape: u32) -> Option<&BTreeSet<u32>> {
        let key = self.names.0.get(&function)?;
        self.list.stretches.get(&(*key, shape))
    }
}

/// The list of what did not run; `ran` has one flag per stretch of the module (`probe`).
///
/// # Errors
/// When the module cannot be read or has other stretches than were watched.
pub fn measure(module: &[u8], ran: &BTreeSet<u32>) -> Result<List, String> {
    let facts = Facts::of(module).map_err(|error| format!("measure: {error}"))?;
    let names = Names::of(module)?;
    let (mut hot, mut later) = (BTreeSet::new(), BTreeSet::new());
    let mut stretches: BTreeMap<_, Option<BTreeSet<u32>>> = BTreeMap::new();
    let mut first = 0;
    each_flow(module, |at, flow| {
        if let Some(key) = names.0.get(&(facts.imported + at)) {
            if ran.contains(&first) {
                hot.insert(*key);
                let idle = idle(&flow, |stretch| ran.contains(&(first + stretch)));
                let known = stretches.entry((*key, flow.shape)).or_default();
                *known = Some(match known.take() {
                    None => idle,
                    Some(other) => other.intersection(&idle).copied().collect(),
                });
            } else {
                later.insert(*key);
            }
        }
        first += flow.stretches;
    })
    .map_err(|error| format!("measure: {error}"))?;
    let stretches = stretches.into_iter();
    let some = stretches.filter_map(|(at, idle)| Some((at, idle?)).filter(|it| !it.1.is_empty()));
    Ok(List {
        functions: later.difference(&hot).copied().collect(),
        stretches: some.collect(),
    })
}

/// The stretches of a function's regions that did not run.
fn idle(flow: &Flow<'_>, ran: impl Fn(u32) -> bool) -> BTreeSet<u32> {
    let regions = cold(flow, ran, LEAST);
    let ops = regions.iter().flat_map(|it| &flow.ops[it.from..it.to]);
    ops.map(|op| op.stretch).collect()
}

impl List {
    pub fn len(&self) -> (usize, usize) {
        let stretches = self.stretches.values().map(BTreeSet::len).sum();
        (self.functions.len(), stretches)
    }

    pub fn write(&self) -> String {
        let mut text = String::from(
            "# What the page does not need to start and to run the first scenario: functions by\n\
             # the keys of their names, and stretches of functions by key and shape. Written by\n\
             # `cargo xtask profile`; see xtask/src/split/list.rs.\n",
        );
        for key in &self.functions {
            text.push_str(&format!("{key:08x}\n"));
        }
        for ((key, shape), stretches) in &self.stretches {
            text.push_str(&format!("{key:08x} {shape:08x}"));
            for (first, last) in runs(stretches) {
                match first == last {
                    true => text.push_str(&format!(" {first}")),
                    false => text.push_str(&format!(" {first}-{last}")),
                }
            }
            text.push('\n');
        }
        text
    }

    /// # Errors
    /// Names the line that cannot be read, and what was expected of it.
    pub fn read(text: &str) -> Result<List, String> {
        let mut list = List::default();
        for (at, line) in text.lines().enumerate() {
            if !line.is_empty() && !line.starts_with('#') {
                let read = list.read_line(line);
                read.map_err(|error| format!("line {}: {error}", at + 1))?;
            }
        }
        Ok(list)
    }

    fn read_line(&mut self, line: &str) -> Result<(), String> {
        let mut words = line.split(' ');
        let mut key = || {
            let word = words.next()?;
            let not = format!("`{word}` is not a key of 8 hex digits");
            Some(u32::from_str_radix(word, 16).map_err(|_| not))
        };
        let name = key().unwrap_or(Err("a key was expected".to_string()))?;
        let Some(shape) = key() else {
            self.functions.insert(name);
            return Ok(());
        };
        let stretches = self.stretches.entry((name, shape?)).or_default();
        for word in words {
            let (first, last) = word.split_once('-').unwrap_or((word, word));
            match (first.parse::<u32>(), last.parse::<u32>()) {
                (Ok(first), Ok(last)) if first <= last => stretches.extend(first..=last),
                _ => return Err(format!("`{word}` is not a range such as 3-7")),
            }
        }
        Ok(())
    }
}

/// The numbers as runs of neighbours.
fn runs(numbers: &BTreeSet<u32>) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::List;

    #[test]
    fn the_list_is_read_as_it_was_written() {
        let text = "deadbeef\n0badcafe 12ab34cd 3-7 12\n";
        let list = List::read(text).expect("a list");
        assert_eq!(list.len(), (1, 6));
        assert!(list.write().ends_with(text), "{}", list.write());
        assert_eq!(List::read(&list.write()), Ok(list));
    }

    #[test]
    fn a_line_that_is_none_is_named() {
        for (text, expected) in [
            ("00000001\nnot one\n", "line 2: `not`"),
            ("00000001 00000002 7-3\n", "line 1: `7-3`"),
        ] {
            assert!(List::read(text).is_err_and(|error| error.starts_with(expected)));
        }
    }
}
