//! Spaced repetition: FSRS-6, how long a memory lasts and when to ask again.
//!
//! Stability is the number of days after which nine of ten are remembered, difficulty runs from 1 to
//! 10. Days are whole numbers; no clock is read here. Both are kept in ten-thousandths, so that a
//! stored card reads back exactly.
//! Source: FSRS-6 as in ts-fsrs 5.4.2 (open-spaced-repetition, MIT), its default weights (read 2026-11).
//! Example: a first Good gives stability 2.3065: asked again after 2 days.

use libm::{exp, pow};

/// How well it was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rating {
    Again = 1,
    Hard = 2,
    Good = 3,
    Easy = 4,
}

/// What is known of a memory, in ten-thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Memory {
    /// Days until one in ten is forgotten.
    pub stability: u64,
    /// From 1 to 10.
    pub difficulty: u64,
}

/// The share that is to be remembered, in per cent.
pub const RETENTION: u32 = 90;
/// Longest interval in days.
pub const LONGEST: u32 = 36_500;

const SCALE: f64 = 10_000.0;
const LEAST: f64 = 0.001;
const W: [f64; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

impl Memory {
    /// After the first answer.
    pub fn first(rating: Rating) -> Memory {
        let stability = W[rating as usize - 1].max(0.1);
        Memory::new(stability, first_difficulty(rating).clamp(1.0, 10.0))
    }

    fn new(stability: f64, difficulty: f64) -> Memory {
        Memory {
            stability: (stability.clamp(LEAST, f64::from(LONGEST)) * SCALE).round() as u64,
            difficulty: (difficulty.clamp(1.0, 10.0) * SCALE).round() as u64,
        }
    }

    fn days(self) -> f64 {
        (self.stability as f64 / SCALE).max(LEAST)
    }

    /// The chance that it is still remembered after so many days, in per cent.
    pub fn recalled(self, days: u32) -> u32 {
        (retrievability(f64::from(days), self.days()) * 100.0).round() as u32
    }

    /// After another answer, so many days after the last.
    #[must_use]
    pub fn next(self, rating: Rating, days: u32) -> Memory {
        let (s, d) = (self.days(), self.difficulty as f64 / SCALE);
        let grade = f64::from(rating as u8);
        let r = retrievability(f64::from(days), s);
        let stability = if days == 0 {
            let growth = pow(s, -W[19]) * exp(W[17] * (grade - 3.0 + W[18]));
            s * if rating == Rating::Again {
                growth
            } else {
                growth.max(1.0)
            }
        } else if rating == Rating::Again {
            let forgotten =
                W[11] * pow(d, -W[12]) * (pow(s + 1.0, W[13]) - 1.0) * exp((1.0 - r) * W[14]);
            forgotten.min(s / exp(W[17] * W[18]))
        } else {
            let hard = if rating == Rating::Hard { W[15] } else { 1.0 };
            let easy = if rating == Rating::Easy { W[16] } else { 1.0 };
            let growth = exp(W[8]) * (11.0 - d) * pow(s, -W[9]) * (exp((1.0 - r) * W[10]) - 1.0);
            s * (1.0 + growth * hard * easy)
        };
        let step = -W[6] * (grade - 3.0);
        let damped = d + step * (10.0 - d) / 9.0;
        let difficulty = W[7] * first_difficulty(Rating::Easy) + (1.0 - W[7]) * damped;
        Memory::new(stability, difficulty)
    }

    /// Days until it is asked again, for a share to be remembered in per cent.
    pub fn interval(self, retention: u32) -> u32 {
        let share = f64::from(retention.clamp(70, 99)) / 100.0;
        let days = self.days() * (pow(share, -1.0 / W[20]) - 1.0) / factor();
        (days.round() as u32).clamp(1, LONGEST)
    }
}

fn first_difficulty(rating: Rating) -> f64 {
    W[4] - exp((f64::from(rating as u8) - 1.0) * W[5]) + 1.0
}

fn factor() -> f64 {
    pow(0.9, -1.0 / W[20]) - 1.0
}

fn retrievability(days: f64, stability: f64) -> f64 {
    pow(1.0 + factor() * days / stability, -W[20])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rating, days since the last, then stability and difficulty in ten-thousandths and the interval.
    type Row = &'static [(u8, u32, u64, u64, u32)];

    /// Made once with ts-fsrs 5.4.2: `next_state` and `next_interval` without fuzz, retention 0.9.
    #[rustfmt::skip]
    const VECTORS: [Row; 10] = [
        &[
        (3, 0, 23065, 21181, 2), (2, 8, 146122, 47529, 15), (4, 13, 687491, 29847, 69),
        (3, 1, 718260, 29770, 72), (4, 13, 1406753, 10000, 141), (4, 13, 2205590, 10000, 221),
    ],
        &[
        (2, 0, 12931, 51122, 1), (4, 1, 73855, 34641, 7), (3, 2, 148525, 34559, 15),
        (1, 30, 18951, 78342, 2), (4, 30, 230734, 70957, 23), (1, 5, 18053, 90306, 2),
    ],
        &[
        (3, 0, 23065, 21181, 2), (2, 2, 75133, 47529, 8), (2, 90, 461869, 65019, 46),
        (4, 3, 563007, 53183, 56), (2, 30, 890374, 68773, 89), (1, 1, 29926, 89588, 3),
    ],
        &[
        (2, 0, 12931, 51122, 1), (2, 5, 66073, 67405, 7), (4, 5, 234896, 56365, 23),
        (4, 2, 324018, 41637, 32), (2, 30, 704363, 61108, 70), (4, 2, 773903, 47964, 77),
    ],
        &[
        (3, 0, 23065, 21181, 2), (4, 13, 503460, 10000, 50), (1, 8, 27945, 70270, 3),
        (1, 13, 8107, 90080, 1), (2, 13, 29276, 93267, 3), (2, 3, 42781, 95383, 4),
    ],
        &[
        (2, 0, 12931, 51122, 1), (2, 90, 145582, 67405, 15), (2, 0, 145582, 78214, 15),
        (2, 1, 154838, 85390, 15), (3, 0, 154838, 85257, 15), (2, 2, 168702, 90065, 17),
    ],
        &[
        (2, 0, 12931, 51122, 1), (1, 30, 6186, 83786, 1), (2, 5, 23780, 89089, 2),
        (4, 8, 114914, 85295, 11), (3, 0, 114914, 85162, 11), (3, 5, 168477, 85029, 17),
    ],
        &[
        (3, 0, 23065, 21181, 2), (3, 2, 109643, 21112, 11), (2, 90, 768479, 47483, 77),
        (1, 5, 29334, 82590, 3), (4, 8, 156774, 76625, 16), (1, 8, 15850, 92169, 2),
    ],
        &[
        (3, 0, 23065, 21181, 2), (2, 30, 234241, 47529, 23), (3, 2, 289686, 47433, 29),
        (4, 90, 2392004, 29720, 239), (2, 1, 2407141, 53197, 241), (3, 13, 2632777, 53096, 263),
    ],
        &[
        (4, 0, 82956, 10000, 8), (3, 13, 508736, 10000, 51), (1, 90, 34289, 70270, 3),
        (1, 2, 7042, 90080, 1), (2, 30, 31407, 93267, 3), (2, 30, 77686, 95383, 8),
    ],
    ];

    fn rating(number: u8) -> Rating {
        [Rating::Again, Rating::Hard, Rating::Good, Rating::Easy][usize::from(number) - 1]
    }

    #[test]
    fn memories_follow_the_reference_library() {
        for row in VECTORS {
            let mut memory: Option<Memory> = None;
            for (grade, days, stability, difficulty, interval) in row {
                let next = match memory {
                    None => Memory::first(rating(*grade)),
                    Some(it) => it.next(rating(*grade), *days),
                };
                // We keep four decimals, the library eight: a few units in the last place.
                let near = |ours: u64, theirs: u64| ours.abs_diff(theirs) <= 3 + theirs / 20_000;
                assert!(near(next.stability, *stability), "{row:?}: {next:?}");
                assert!(near(next.difficulty, *difficulty), "{row:?}: {next:?}");
                assert!(
                    next.interval(RETENTION).abs_diff(*interval) <= 1,
                    "{row:?}: {next:?}"
                );
                memory = Some(next);
            }
        }
    }

    #[test]
    fn asking_for_more_asks_sooner_and_nothing_leaves_its_range() {
        let memory = Memory {
            stability: 200_000,
            difficulty: 50_000,
        };
        assert_eq!(memory.interval(90), 20);
        assert_eq!(memory.interval(93), 12);
        assert_eq!(memory.recalled(20), 90);
        for grade in 1..=4 {
            let mut memory = Memory::first(rating(grade));
            for days in [0, 1, 36_500, 0, 7] {
                memory = memory.next(rating(grade), days);
                assert!(
                    (10_000..=100_000).contains(&memory.difficulty),
                    "{memory:?}"
                );
                assert!((1..=LONGEST).contains(&memory.interval(90)), "{memory:?}");
            }
        }
        let odd = Memory {
            stability: 0,
            difficulty: 0,
        };
        assert!(odd.next(Rating::Good, 1).difficulty >= 10_000);
    }
}
