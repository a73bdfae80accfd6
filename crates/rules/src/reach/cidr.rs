//! IPv4 blocks: read, written, asked for what they hold.
//!
//! Source: RFC 4632 (notation); VPC guide, VPC and subnet sizes /16 to /28 (read 2026-11).
//! Example: `10.0.0.0/24` holds 10.0.0.7 and not 10.0.1.7.

use serde::{Serialize, Serializer};
use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cidr {
    pub base: u32,
    pub bits: u8,
}

impl Cidr {
    pub const ANYWHERE: Cidr = Cidr { base: 0, bits: 0 };

    pub fn host(address: u32) -> Cidr {
        Cidr {
            base: address,
            bits: 32,
        }
    }

    fn mask(self) -> u32 {
        u32::MAX.checked_shl(32 - u32::from(self.bits)).unwrap_or(0)
    }

    /// `10.0.0.0/24`, with no bit set behind the prefix.
    ///
    /// Source: see the module.
    pub fn parse(text: &str) -> Option<Cidr> {
        let (address, bits) = text.split_once('/')?;
        let bits: u8 = bits.parse().ok().filter(|it| *it <= 32)?;
        let cidr = Cidr {
            base: parse_address(address)?,
            bits,
        };
        (cidr.base & !cidr.mask() == 0).then_some(cidr)
    }

    pub fn contains(self, address: u32) -> bool {
        address & self.mask() == self.base
    }

    pub fn covers(self, other: Cidr) -> bool {
        self.bits <= other.bits && self.contains(other.base)
    }

    pub fn overlaps(self, other: Cidr) -> bool {
        self.covers(other) || other.covers(self)
    }

    /// Addresses in all.
    pub fn size(self) -> u64 {
        1 << (32 - u32::from(self.bits))
    }
}

fn parse_address(text: &str) -> Option<u32> {
    let mut address = 0;
    let mut parts = 0;
    for part in text.split('.') {
        let plain = (1..=3).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_digit());
        address = address << 8 | u32::from(part.parse::<u8>().ok().filter(|_| plain)?);
        parts += 1;
        if parts > 4 {
            return None;
        }
    }
    (parts == 4).then_some(address)
}

/// Four numbers with dots.
///
/// Source: see the module.
pub fn dotted(address: u32) -> String {
    let [a, b, c, d] = address.to_be_bytes();
    format!("{a}.{b}.{c}.{d}")
}

impl fmt::Display for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", dotted(self.base), self.bits)
    }
}

impl Serialize for Cidr {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_read_strictly_and_written_back() {
        for (text, legal) in [
            ("10.0.0.0/16", true),
            ("0.0.0.0/0", true),
            ("10.0.0.1/32", true),
            ("10.0.0.1/24", false),
            ("10.0.0/24", false),
            ("10.0.0.0.0/24", false),
            ("10.0.0.0/33", false),
            ("10.0.0.256/32", false),
            ("10.0.0.+1/32", false),
            ("/8", false),
        ] {
            let read = Cidr::parse(text);
            assert_eq!(read.is_some(), legal, "{text}");
            assert!(read.is_none_or(|it| it.to_string() == text), "{text}");
        }
    }

    #[test]
    fn a_block_knows_what_it_holds() {
        let block = Cidr::parse("10.0.4.0/22").unwrap();
        for (address, inside) in [
            (0x0a00_0400, true),
            (0x0a00_07ff, true),
            (0x0a00_0800, false),
        ] {
            assert_eq!(block.contains(address), inside, "{}", dotted(address));
        }
        assert!(Cidr::ANYWHERE.covers(block) && !block.covers(Cidr::ANYWHERE));
        assert!(block.overlaps(Cidr::ANYWHERE));
        assert_eq!((block.size(), Cidr::ANYWHERE.size()), (1024, 1 << 32));
    }
}
