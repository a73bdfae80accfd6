//! Zones in balance, and who goes first.

use super::*;
use TerminationPolicy::{Default, NewestInstance, OldestInstance};

fn candidate(id: u32, zone: &str, launched: u64) -> Candidate {
    Candidate {
        instance: InstanceId(id),
        zone: zone.to_string(),
        launched_at: SimTime::from_secs(launched),
        protected: false,
    }
}

fn goes(candidates: &[Candidate], policy: TerminationPolicy, now: SimTime) -> Option<u32> {
    victim(candidates, &[policy], now).map(|it| it.instance.0)
}

#[test]
fn launches_go_to_the_emptiest_zone_that_is_up() {
    let zone = |name: &str, count, up| (name.to_string(), count, up);
    assert_eq!(
        launch_zone(&[zone("a", 2, true), zone("b", 1, true)]),
        Some(1)
    );
    assert_eq!(
        launch_zone(&[zone("a", 1, true), zone("b", 1, true)]),
        Some(0)
    );
    assert_eq!(
        launch_zone(&[zone("a", 2, true), zone("b", 0, false)]),
        Some(0)
    );
    assert_eq!(launch_zone(&[zone("a", 0, false)]), None);
}

#[test]
fn the_fullest_zone_loses_one_whatever_the_policy() {
    let group = [
        candidate(1, "a", 0),
        candidate(2, "b", 60),
        candidate(3, "b", 120),
    ];
    let now = SimTime::from_secs(600);
    for (policy, gone) in [(OldestInstance, 2), (NewestInstance, 3), (Default, 2)] {
        assert_eq!(goes(&group, policy, now), Some(gone), "{policy:?}");
    }
}

#[test]
fn protection_and_ties() {
    let mut group = [
        candidate(1, "a", 0),
        candidate(2, "a", 0),
        candidate(3, "b", 0),
    ];
    let now = SimTime::from_secs(600);
    assert_eq!(goes(&group, Default, now), Some(1));
    group[0].protected = true;
    assert_eq!(goes(&group, Default, now), Some(2));
    group[1].protected = true;
    assert_eq!(goes(&group, Default, now), Some(3));
    group[2].protected = true;
    assert_eq!(goes(&group, Default, now), None);
    // Closest to its next hour: launched 50 minutes ago, not 10.
    let hours = [candidate(1, "a", 3_000), candidate(2, "a", 600)];
    let now = SimTime::from_secs(3_600);
    assert_eq!(goes(&hours, Default, now), Some(2));
}

#[test]
fn the_choice_says_who_dropped_out_when() {
    let group = [
        candidate(1, "a", 0),
        candidate(2, "b", 60),
        candidate(3, "b", 60),
        candidate(4, "b", 120),
    ];
    let now = SimTime::from_secs(600);
    let found = victim(&group, &[OldestInstance, Default], now).expect("nobody is protected");
    let ids = |of: &[InstanceId]| of.iter().map(|it| it.0).collect::<Vec<_>>();
    let rungs: Vec<Vec<u32>> = found.rungs.iter().map(|it| ids(&it.left)).collect();
    assert_eq!(ids(&found.open), [2, 3, 4]);
    assert_eq!(rungs, [[2, 3], [2, 3]]);
    assert_eq!(found.instance, InstanceId(2));
    // One in the fullest zone: no policy is asked.
    let alone = victim(&group[..1], &[OldestInstance], now).expect("one");
    assert!(alone.rungs.is_empty());
}

#[test]
fn a_difference_of_two_is_out_of_balance() {
    let zones = |counts: [u32; 3], up: bool| {
        let names = ["a", "b", "c"].iter().zip(counts);
        let mut zones: Vec<_> = names.map(|(it, n)| (it.to_string(), n, true)).collect();
        zones[1].2 = up;
        zones
    };
    for (counts, up, expected) in [
        ([2, 1, 1], true, None),
        ([2, 0, 2], true, Some((0, 1))),
        ([2, 0, 2], false, None),
        ([0, 3, 1], true, Some((1, 0))),
    ] {
        assert_eq!(uneven(&zones(counts, up)), expected, "{counts:?} {up}");
    }
    for (maximum, most) in [(4, 5), (10, 11), (25, 27), (0, 1)] {
        assert_eq!(most_while_rebalancing(maximum), most);
    }
}
