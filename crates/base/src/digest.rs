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
/// The prime is 2^88 + 315.
const PRIME_LOW: u64 = 0x13b;
const PRIME_SHIFT: u32 = 88;

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

/// The product modulo 2^128, in halves: WebAssembly has no 128-bit multiplication, and the function
/// that stands in for it takes a twelfth of a long run.
fn times_prime(high: u64, low: u64) -> (u64, u64) {
    let first = (low & 0xffff_ffff) * PRIME_LOW;
    let second = (low >> 32) * PRIME_LOW + (first >> 32);
    let carried = high.wrapping_mul(PRIME_LOW).wrapping_add(second >> 32);
    (
        carried.wrapping_add(low << (PRIME_SHIFT - 64)),
        second << 32 | first & 0xffff_ffff,
    )
}

impl Hasher for Digest {
    fn finish(&self) -> u64 {
        (self.0 >> 64) as u64 ^ self.0 as u64
    }
    fn write(&mut self, bytes: &[u8]) {
        let (mut high, mut low) = ((self.0 >> 64) as u64, self.0 as u64);
        for byte in bytes {
            (high, low) = times_prime(high, low ^ u64::from(*byte));
        }
        self.0 = u128::from(high) << 64 | u128::from(low);
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

    #[test]
    fn multiplies_as_one_number_of_128_bits() {
        let prime = (1u128 << PRIME_SHIFT) + u128::from(PRIME_LOW);
        let mut whole = OFFSET;
        for _ in 0..1000 {
            let (high, low) = times_prime((whole >> 64) as u64, whole as u64);
            whole = whole.wrapping_mul(prime);
            assert_eq!(u128::from(high) << 64 | u128::from(low), whole);
        }
    }
}
