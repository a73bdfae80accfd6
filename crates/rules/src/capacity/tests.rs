//! The worked examples of strategies. `W` numbers are the reference's.

use super::*;

fn share(base: u32, weight: u32) -> Share {
    Share {
        base,
        weight,
        tasks: 0,
    }
}

/// How many tasks each item ends with, and the order of picks.
fn play(count: u32, shares: &[Share]) -> (Vec<u32>, String) {
    let mut shares = shares.to_vec();
    let mut order = String::new();
    for _ in 0..count {
        let index = next(&shares).expect("some item takes it").index;
        shares[index].tasks += 1;
        order.push_str(&index.to_string());
    }
    (shares.iter().map(|it| it.tasks).collect(), order)
}

#[test]
fn services_w75_to_w85_distribution() {
    for (row, count, shares, expected) in [
        ("W75", 10, [share(2, 1), share(0, 3)], [4, 6]),
        ("W76", 22, [share(2, 1), share(0, 3)], [7, 15]),
        ("W77", 6, [share(1, 1), share(0, 4)], [2, 4]),
        ("W79", 1, [share(1, 1), share(0, 4)], [1, 0]),
        ("W80", 3, [share(0, 1), share(0, 1)], [2, 1]),
        ("W81", 5, [share(0, 1), share(0, 4)], [1, 4]),
        ("W84", 10, [share(2, 1), share(0, 1)], [6, 4]),
        ("W85", 2, [share(5, 1), share(0, 1)], [2, 0]),
    ] {
        assert_eq!(play(count, &shares).0, expected, "{row}");
    }
    assert_eq!(play(10, &[share(2, 1), share(0, 3)]).1, "0010111011");
    assert_eq!(play(6, &[share(1, 1), share(0, 4)]).1, "011011");
}

/// The other reference's example: after the base of one, ten tasks at 1 to 4.
#[test]
fn tasks_w76_eleven_tasks_on_fargate_and_spot() {
    assert_eq!(play(11, &[share(1, 1), share(0, 4)]).0, [3, 8], "W76");
}

#[test]
fn services_w87_and_other_strategies_that_are_refused() {
    let many = [share(0, 1); MAX_ITEMS + 1];
    for (shares, error) in [
        (&[share(0, 0), share(0, 0)][..], StrategyError::NoWeight),
        (&[share(1, 1), share(1, 1)], StrategyError::SecondBase(1)),
        (&[share(0, 1_001)], StrategyError::Range(0)),
        (&[share(0, 1), share(100_001, 1)], StrategyError::Range(1)),
        (&many, StrategyError::TooMany),
    ] {
        assert_eq!(validate(shares), Err(error));
    }
    assert_eq!(validate(&[share(3, 0)]), Ok(()));
    // Weight 0 takes its base and no more.
    assert_eq!(play(3, &[share(3, 0)]).0, [3]);
    let full = Share {
        tasks: 3,
        ..share(3, 0)
    };
    assert_eq!(next(&[full]), None);
}
