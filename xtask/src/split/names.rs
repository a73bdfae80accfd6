//! Names of functions, from the name section, in a form that does not change from build to build,
//! and the list of those that the page does not need at its start.

use std::collections::{BTreeMap, BTreeSet};
use wasmparser::{BinaryReaderError, KnownCustom, Name, Parser, Payload};

/// The key of each named function, by its number.
pub struct Names(pub BTreeMap<u32, u32>);

impl Names {
    /// # Errors
    /// When the module cannot be read.
    pub fn of(module: &[u8]) -> Result<Names, String> {
        Names::read(module).map_err(|error| format!("names: {error}"))
    }

    fn read(module: &[u8]) -> Result<Names, BinaryReaderError> {
        let mut names = BTreeMap::new();
        for payload in Parser::new(0).parse_all(module) {
            let Payload::CustomSection(section) = payload? else {
                continue;
            };
            let KnownCustom::Name(section) = section.as_known() else {
                continue;
            };
            for part in section {
                let Name::Function(map) = part? else { continue };
                for naming in map {
                    let naming = naming?;
                    names.insert(naming.index, key(naming.name));
                }
            }
        }
        Ok(Names(names))
    }
}

/// A name's key: FNV-1a, 32 bits, of the name without crate disambiguators (`model[34f5b742]`) and
/// without the number that tells copies of one function apart. The list of keys is a tenth of the
/// list of names; two names with one key would at worst put a function into the other half.
pub fn key(name: &str) -> u32 {
    let numbered = name.rsplit_once('.');
    let name = match numbered {
        Some((name, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => name,
    };
    let mut hash = 0x811c_9dc5u32;
    let mut left = name;
    while let Some(at) = left.find('[') {
        hash = fnv(hash, &left[..at]);
        let inside = &left[at + 1..];
        match inside.find(']') {
            Some(end) if inside[..end].bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                left = &inside[end + 1..];
            }
            _ => {
                hash = fnv(hash, "[");
                left = inside;
            }
        }
    }
    fnv(hash, left)
}

fn fnv(hash: u32, text: &str) -> u32 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    text.bytes().fold(hash, step)
}

/// The list as a file: a comment, then one key a line.
pub fn write_list(keys: &BTreeSet<u32>) -> String {
    let mut text = String::from(
        "# Functions that the page does not need to start and to run the first scenario, by the\n\
         # keys of their names. Written by `cargo xtask profile`; see xtask/src/split.rs.\n",
    );
    for key in keys {
        text.push_str(&format!("{key:08x}\n"));
    }
    text
}

/// Reads the list.
///
/// # Errors
/// Names the line that is not a key.
pub fn read_list(text: &str) -> Result<BTreeSet<u32>, String> {
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(at, line)| {
            u32::from_str_radix(line, 16)
                .map_err(|_| format!("line {}: `{line}` is not a key of 8 hex digits", at + 1))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{key, read_list, write_list};
    use std::collections::BTreeSet;

    #[test]
    fn a_key_does_not_depend_on_the_build() {
        let one = key("<alloc[3ca501edff3f0c7c]::vec::Vec<u8> as lab[6d]::Row>::f.12");
        assert_eq!(
            one,
            key("<alloc[0000000000000000]::vec::Vec<u8> as lab[ff]::Row>::f")
        );
        assert_ne!(
            one,
            key("<alloc[0000000000000000]::vec::Vec<u16> as lab[ff]::Row>::f")
        );
        assert_ne!(key("<[u8]>::sort"), key("<[u16]>::sort"));
        assert_eq!(key("<[lab[6d]::Row]>::sort"), key("<[lab[7e]::Row]>::sort"));
    }

    #[test]
    fn the_list_is_read_as_it_was_written() {
        let keys = BTreeSet::from([1, 0xdead_beef]);
        assert_eq!(read_list(&write_list(&keys)), Ok(keys));
        assert!(read_list("00000001\nnot one\n").is_err_and(|error| error.contains("line 2")));
    }
}
