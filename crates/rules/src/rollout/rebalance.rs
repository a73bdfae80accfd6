//! Availability Zone rebalancing: which zone has too many of a service's tasks, which too few.
//!
//! Source: ECS developer guide, Availability Zone rebalancing: 3 tasks over 2 zones are balanced as
//! 1/2, 5 over 3 as 1/2/2 (read 2026-11).
//! Example: 3/1/1 moves one task from the first zone to the second; 2/1 is left alone.

/// From the fullest zone to the emptiest, while they differ by more than one.
///
/// Source: as above. Model: of equal zones the first in the given order.
pub fn next_move(zones: &[(String, u32)]) -> Option<(usize, usize)> {
    let indexed = || zones.iter().enumerate();
    let (to, (_, least)) = indexed().min_by_key(|(n, (_, count))| (*count, *n))?;
    let most = indexed().max_by_key(|(n, (_, count))| (*count, usize::MAX - *n));
    let (from, (_, most)) = most?;
    (*most > least + 1).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_that_differ_by_one_are_balanced() {
        for (counts, expected) in [
            (&[1, 1][..], None),
            (&[1, 2], None),
            (&[1, 2, 2], None),
            (&[3, 1, 1], Some((0, 1))),
            (&[0, 2], Some((1, 0))),
            (&[2, 2, 0], Some((0, 2))),
            (&[4], None),
            (&[], None),
        ] {
            let named = counts.iter().enumerate();
            let zones: Vec<(String, u32)> = named.map(|(n, it)| (n.to_string(), *it)).collect();
            assert_eq!(next_move(&zones), expected, "{counts:?}");
        }
    }
}
