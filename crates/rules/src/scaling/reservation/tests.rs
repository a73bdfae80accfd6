//! The worked examples of CapacityProviderReservation. `W` numbers are the reference's.

use super::*;

fn shape(cpu: u32, memory: u32) -> Shape {
    Shape {
        cpu: CpuUnits(cpu),
        memory: MemoryMib(memory),
        enis: 3,
        gpus: 0,
    }
}

/// An instance holds four tasks of 512 CPU units and 1024 MiB.
fn facts(instances: u32, busy: u32, waiting: u32, target: u32) -> Facts {
    let task = Shape {
        enis: 0,
        ..shape(512, 1024)
    };
    let demand = Demand {
        shape: task,
        tasks: waiting,
    };
    Facts {
        instances,
        busy,
        waiting: if waiting > 0 {
            vec![demand]
        } else {
            Vec::new()
        },
        smallest: shape(2048, 7680),
        largest: shape(2048, 7680),
        target,
        minimum_step: 1,
        maximum_step: 10_000,
    }
}

#[test]
fn services_w88_to_w104_reservation_and_wanted_size() {
    for (row, (n, busy, waiting, target), (m, value, wanted)) in [
        ("W88", (0, 0, 0, 100), (0, 100_000, 0)),
        ("W89", (0, 0, 1, 100), (1, 200_000, 2)),
        ("W89, later", (2, 1, 0, 100), (1, 50_000, 1)),
        ("W90", (3, 2, 0, 100), (2, 66_666, 2)),
        ("W91", (2, 2, 8, 100), (4, 200_000, 4)),
        ("W92", (4, 4, 1, 100), (5, 125_000, 5)),
        ("W93", (2, 0, 10, 100), (5, 250_000, 5)),
        ("W97", (3, 3, 0, 75), (3, 100_000, 4)),
        ("W97, N=4", (4, 3, 0, 75), (3, 75_000, 4)),
        ("W98", (2, 2, 0, 50), (2, 100_000, 4)),
        ("W100", (10, 9, 0, 90), (9, 90_000, 10)),
        ("W102", (2, 0, 0, 100), (0, 0, 0)),
    ] {
        let it = compute(&facts(n, busy, waiting, target));
        assert_eq!(
            (it.m, it.value, it.wanted),
            (m, Milli(value), wanted),
            "{row}"
        );
    }
}

#[test]
fn services_w96_the_largest_group_counts() {
    let mut it = facts(2, 2, 12, 100);
    let other = Shape {
        enis: 0,
        ..shape(1024, 1024)
    };
    it.waiting.push(Demand {
        shape: other,
        tasks: 4,
    });
    let found = compute(&it);
    let needs: Vec<u32> = found.needs.iter().map(|it| it.instances).collect();
    assert_eq!((needs, found.m, found.wanted), (vec![3, 2], 5, 5));
}

#[test]
fn services_w103_what_the_smallest_type_cannot_hold_launches_nothing() {
    let mut it = facts(2, 2, 0, 100);
    it.smallest = shape(1024, 2048);
    let large = Shape {
        enis: 0,
        ..shape(512, 4096)
    };
    it.waiting = vec![Demand {
        shape: large,
        tasks: 3,
    }];
    let found = compute(&it);
    assert_eq!(
        (found.value, found.wanted, found.hopeless),
        (Milli(100_000), 2, 3)
    );
}

#[test]
fn steps_bound_a_round_and_half_goes_at_a_time() {
    let mut it = facts(2, 2, 40, 100);
    it.maximum_step = 3;
    assert_eq!(compute(&it).m, 5);
    it = facts(2, 2, 1, 100);
    it.minimum_step = 4;
    assert_eq!(compute(&it).m, 6);
    // W102: 2 -> 1 -> 0.
    assert_eq!((scale_in(2, 0), scale_in(1, 0)), (1, 0));
    assert_eq!(
        (scale_in(10, 1), scale_in(10, 8), scale_in(3, 0)),
        (5, 8, 2)
    );
}

#[test]
fn the_size_of_a_group_follows_within_its_bounds() {
    let facts = |direction, wanted, desired| GroupFacts {
        direction,
        wanted,
        desired,
        minimum: 1,
        maximum: 8,
        warming: 0,
        warm_at: None,
    };
    use Direction::{In, Out};
    for ((direction, wanted, desired), (limited, clamp, to, stays)) in [
        ((Out, 4, 2), (4, Clamp::None, 4, None)),
        ((Out, 12, 2), (12, Clamp::ToMaximum, 8, None)),
        (
            (Out, 12, 8),
            (12, Clamp::ToMaximum, 8, Some(Stays::AtBound)),
        ),
        ((Out, 3, 3), (3, Clamp::None, 3, Some(Stays::Enough))),
        ((In, 1, 8), (4, Clamp::None, 4, None)),
        ((In, 0, 2), (1, Clamp::None, 1, None)),
        ((In, 0, 1), (0, Clamp::ToMinimum, 1, Some(Stays::AtBound))),
        ((In, 5, 4), (4, Clamp::None, 4, Some(Stays::Enough))),
    ] {
        let it = resize(facts(direction, wanted, desired));
        let found = (it.limited, it.clamp, it.to, it.stays);
        assert_eq!(
            found,
            (limited, clamp, to, stays),
            "{direction:?} {desired} -> {wanted}"
        );
    }
}
