//! Names of functions, from the name section, in a form that does not change from build to build.

use std::collections::BTreeMap;
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

#[cfg(test)]
mod tests {
    use super::key;

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
}
