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
        assert_eq!(
            victim(&group, &[policy], now),
            Some(InstanceId(gone)),
            "{policy:?}"
        );
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
    assert_eq!(victim(&group, &[Default], now), Some(InstanceId(1)));
    group[0].protected = true;
    assert_eq!(victim(&group, &[Default], now), Some(InstanceId(2)));
    group[1].protected = true;
    assert_eq!(victim(&group, &[Default], now), Some(InstanceId(3)));
    group[2].protected = true;
    assert_eq!(victim(&group, &[Default], now), None);
    // Closest to its next hour: launched 50 minutes ago, not 10.
    let hours = [candidate(1, "a", 3_000), candidate(2, "a", 600)];
    let now = SimTime::from_secs(3_600);
    assert_eq!(victim(&hours, &[Default], now), Some(InstanceId(2)));
}
