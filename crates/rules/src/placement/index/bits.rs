//! A set of slots as bits; it grows as needed and what it does not hold reads as zero.

#[derive(Clone, Debug, Default)]
pub struct Bits {
    words: Vec<u64>,
}

impl Bits {
    pub fn set(&mut self, slot: u32) {
        let word = slot as usize / 64;
        if self.words.len() <= word {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= 1 << (slot % 64);
    }

    pub fn clear(&mut self, slot: u32) {
        if let Some(word) = self.words.get_mut(slot as usize / 64) {
            *word &= !(1 << (slot % 64));
        }
    }

    pub fn has(&self, slot: u32) -> bool {
        self.word(slot as usize / 64) >> (slot % 64) & 1 == 1
    }

    /// 64 slots at once.
    pub fn word(&self, place: usize) -> u64 {
        self.words.get(place).copied().unwrap_or(0)
    }

    pub fn words(&self) -> usize {
        self.words.len()
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn bits_are_set_and_cleared() {
        let mut bits = Bits::default();
        assert!(!bits.has(1000));
        bits.clear(1000);
        for slot in [0, 63, 64, 200] {
            bits.set(slot);
        }
        assert!(bits.has(63) && bits.has(64) && !bits.has(65));
        assert_eq!((bits.words(), bits.word(1), bits.word(9)), (4, 1, 0));
        bits.clear(200);
        assert!(!bits.has(200) && bits.has(0));
    }
}
