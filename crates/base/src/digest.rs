//! A digest that is the same on every target: FNV-1a over 128 bits, fed through `Hash`.
//!
//! `usize` and `isize` differ between wasm32 and 64-bit machines, so both are widened to 64 bits here;
//! everything else `derive(Hash)` feeds is fixed-width little-endian on all targets we build for.
//! Example: `digest_of(&(1u32, "a"))` prints as 32 hex digits, natively and in a tab alike.

use std::fmt;
use std::hash::{Hash, Hasher};

/// 128 bits that stand for everything hashed so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Digest(pub u128);

const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

impl Default for Digest {
    fn default() -> Digest {
        Digest(OFFSET)
    }
}

impl Digest {
    /// Folds one more value in; the order of calls matters.
    pub fn feed<T: Hash + ?Sized>(&mut self, value: &T) {
        value.hash(self);
    }
}

impl Hasher for Digest {
    fn finish(&self) -> u64 {
        (self.0 >> 64) as u64 ^ self.0 as u64
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u128::from(*byte)).wrapping_mul(PRIME);
        }
    }
    fn write_u16(&mut self, n: u16) {
        self.write(&n.to_le_bytes());
    }
    fn write_u32(&mut self, n: u32) {
        self.write(&n.to_le_bytes());
    }
    fn write_u64(&mut self, n: u64) {
        self.write(&n.to_le_bytes());
    }
    fn write_u128(&mut self, n: u128) {
        self.write(&n.to_le_bytes());
    }
    fn write_usize(&mut self, n: usize) {
        self.write_u64(n as u64);
    }
    fn write_isize(&mut self, n: isize) {
        self.write_u64(n as i64 as u64);
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// The digest of one value.
pub fn digest_of<T: Hash + ?Sized>(value: &T) -> Digest {
    let mut digest = Digest::default();
    digest.feed(value);
    digest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// FNV-1a's own published vectors: the empty string and "a".
    #[test]
    fn agrees_with_the_published_vectors() {
        let mut digest = Digest::default();
        assert_eq!(digest.to_string(), "6c62272e07bb014262b821756295c58d");
        digest.write(b"a");
        assert_eq!(digest.to_string(), "d228cb696f1a8caf78912b704e4a8964");
    }
}
