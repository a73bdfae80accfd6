//! Integer units with their rounding spelled out.
//!
//! 1024 CPU units are one vCPU; memory is MiB; a percentage is a whole number; a metric is counted in
//! thousandths (`Milli`), so 62.5 % CPU is `Milli(62_500)`. No float exists below the screen.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! unit {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub struct $name(pub $inner);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
        impl $name {
            pub const ZERO: $name = $name(0);
            pub const fn saturating_sub(self, other: $name) -> $name {
                $name(self.0.saturating_sub(other.0))
            }
            pub const fn saturating_add(self, other: $name) -> $name {
                $name(self.0.saturating_add(other.0))
            }
        }
        impl std::iter::Sum for $name {
            fn sum<I: Iterator<Item = $name>>(iter: I) -> $name {
                iter.fold($name(0), $name::saturating_add)
            }
        }
    };
}

unit! {
    /// CPU units; 1024 are one vCPU.
    CpuUnits(u32)
}
unit! {
    /// Memory in MiB.
    MemoryMib(u32)
}
unit! {
    /// A number of tasks.
    TaskCount(u32)
}
unit! {
    /// A whole percentage; 200 means twice as many.
    Percent(u32)
}
unit! {
    /// A metric's value in thousandths: 62.5 is `Milli(62_500)`.
    Milli(i64)
}

/// The product of the factors over the divisor, cut towards zero; what does not fit is the nearest
/// number that does.
///
/// In 64 bits where that is enough, else in 128, which WebAssembly can only imitate. Example:
/// `product_over([7, 100], 3)` is 233.
pub fn product_over<const N: usize>(factors: [i64; N], divisor: i64) -> i64 {
    let bits = |n: i64| u64::BITS - n.unsigned_abs().leading_zeros();
    if factors.iter().map(|it| bits(*it)).sum::<u32>() < i64::BITS {
        return factors.iter().product::<i64>() / divisor;
    }
    let whole = factors.iter();
    let whole = whole.fold(1i128, |so_far, it| so_far.saturating_mul(i128::from(*it)));
    let part = whole / i128::from(divisor);
    part.clamp(i128::from(i64::MIN), i128::from(i64::MAX)) as i64
}

impl Milli {
    pub const fn from_int(whole: i64) -> Milli {
        Milli(whole.saturating_mul(1000))
    }

    /// `part / whole * 100` in thousandths of a percent, rounded to nearest; zero for a zero whole.
    pub fn percent_of(part: u64, whole: u64) -> Milli {
        if whole == 0 {
            return Milli(0);
        }
        if part < 1 << 46 && whole < 1 << 46 {
            return Milli(((part * 100_000 + whole / 2) / whole) as i64);
        }
        let scaled = (u128::from(part) * 100_000 + u128::from(whole) / 2) / u128::from(whole);
        Milli(i64::try_from(scaled).unwrap_or(i64::MAX))
    }

    /// Decimal text with at most three digits and no trailing zeros: `62.5`, `-0.125`, `60`.
    pub fn decimal(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.unsigned_abs() / 1000, self.0.unsigned_abs() % 1000);
        let mut text = format!("{sign}{whole}");
        if part > 0 {
            text.push('.');
            text.push_str(format!("{part:03}").trim_end_matches('0'));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_widths_give_the_same_part() {
        assert_eq!(product_over([7, 100], 3), 233);
        assert_eq!(product_over([-7, 100], 3), -233);
        // 2^31 each fits 64 bits, 2^32 each does not; the quotient of both does.
        for n in [1i64 << 31, 1 << 32] {
            assert_eq!(product_over([n, n], n), n);
            assert_eq!(product_over([-n, n], n), -n);
        }
        assert_eq!(product_over([i64::MAX, 2], 1), i64::MAX);
        assert_eq!(product_over([i64::MIN, i64::MAX, 2], 1), i64::MIN);
        assert_eq!(product_over([i64::MIN, 1], 2), i64::MIN / 2);
    }

    #[test]
    fn metrics_print_without_trailing_zeros() {
        for (milli, text) in [
            (62_500, "62.5"),
            (-125, "-0.125"),
            (60_000, "60"),
            (1, "0.001"),
        ] {
            assert_eq!(Milli(milli).decimal(), text);
        }
        assert_eq!(Milli::percent_of(1, 3), Milli(33_333));
        assert_eq!(Milli::percent_of(5, 0), Milli(0));
    }
}
