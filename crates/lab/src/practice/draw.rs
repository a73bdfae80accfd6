//! Parameters of a question from its seed: PCG32, so that a question is a number and can be linked.
//!
//! Source: M. O'Neill, PCG-XSH-RR 64/32 (read 2026-11).
//! Example: the same seed draws the same question in every browser.

/// A stream of draws.
pub struct Draw<'a> {
    state: u64,
    /// The answers of exams are wanted.
    pub exam: bool,
    /// The wrong idea that is wanted among the options.
    pub about: Option<&'a str>,
}

impl Draw<'_> {
    pub fn new<'a>(seed: u64) -> Draw<'a> {
        let mut draw = Draw {
            state: seed.wrapping_add(0x853c_49e6_748f_ea9b),
            exam: false,
            about: None,
        };
        draw.next();
        draw
    }

    fn next(&mut self) -> u32 {
        let old = self.state;
        self.state = old
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let mixed = (((old >> 18) ^ old) >> 27) as u32;
        mixed.rotate_right((old >> 59) as u32)
    }

    /// From `low` to `high`, both included.
    pub fn number(&mut self, low: u32, high: u32) -> u32 {
        low + self.next() % (high.saturating_sub(low) + 1)
    }

    /// From `low` to `high` in steps.
    pub fn stepped(&mut self, low: u32, high: u32, step: u32) -> u32 {
        low + step * self.number(0, (high - low) / step)
    }

    /// One of these.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.number(0, from.len() as u32 - 1) as usize]
    }

    /// In an order of its own.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for index in (1..items.len()).rev() {
            items.swap(index, self.number(0, index as u32) as usize);
        }
    }
}

/// The seed of a learner's review of a template.
pub fn seed(template: &str, salt: u64, review: u32) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let bytes = template
        .bytes()
        .chain(salt.to_le_bytes())
        .chain(review.to_le_bytes());
    for byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}
