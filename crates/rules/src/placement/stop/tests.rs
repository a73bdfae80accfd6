//! The worked examples of scale-in, row by row. `W` numbers are the reference's.

use super::*;
use crate::placement::fixture::{fleet, strategy};
use base::{CpuUnits, InstanceId, MemoryMib};

/// `t1 i-2 pending unhealthy at=5 cpu=256 mem=512`; on Fargate `t1 az=a`.
fn tasks(text: &str, pool: &Pool) -> Vec<PlacedTask> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| task(line, pool)).collect()
}

fn task(line: &str, pool: &Pool) -> PlacedTask {
    let mut task = PlacedTask {
        id: TaskId(0),
        node: None,
        zone: String::new(),
        cpu: CpuUnits(256),
        memory: MemoryMib(512),
        pending: false,
        unhealthy: false,
        started_at_ms: 0,
    };
    for word in line.split_whitespace() {
        let number = |prefix| word.strip_prefix(prefix).and_then(|n: &str| n.parse().ok());
        if let Some(id) = number("i-") {
            task.node = Some(InstanceId(id));
        } else if let Some(id) = number("t") {
            task.id = TaskId(id);
        } else if let Some(mib) = number("mem=") {
            task.memory = MemoryMib(mib);
        } else if let Some(at) = number("at=") {
            task.started_at_ms = u64::from(at);
        } else if let Some(zone) = word.strip_prefix("az=") {
            zone.clone_into(&mut task.zone);
        }
        task.pending |= word == "pending";
        task.unhealthy |= word == "unhealthy";
    }
    if let Some(node) = task.node.and_then(|id| pool.node(id)) {
        task.zone.clone_from(&node.zone);
    }
    task
}

fn stop(pool: &Pool, text: &str, strategies: &str, count: u32, draw: u64) -> Vec<Stopped> {
    let words = strategies.split(',').filter(|word| !word.is_empty());
    let strategies: Vec<Strategy> = words.map(strategy).collect();
    choose_to_stop(
        &tasks(text, pool),
        pool,
        &strategies,
        "service:web",
        count,
        draw,
    )
}

fn chosen(stopped: &[Stopped]) -> Vec<u32> {
    stopped.iter().map(|one| one.task.0).collect()
}

#[test]
fn tasks_w46_without_a_strategy_the_fullest_zone_goes_first() {
    let pool = fleet(
        "i-1 az=a groups=service:web
         i-2 az=b groups=service:web*2
         i-3 az=c groups=service:web*2",
    );
    let text = "t1 i-1 at=1\nt2 i-2 at=2\nt3 i-2 at=3\nt4 i-3 at=4\nt5 i-3 at=5";
    let stopped = stop(&pool, text, "", 1, 0);
    assert_eq!(chosen(&stopped), [2], "W46");
    assert_eq!(stopped[0].keys, [-2, -2]);
    assert_eq!(stopped[0].decider, Decider::Oldest);
    // Each stop sees the ones before it: b, c, then all zones are equal and the oldest goes.
    assert_eq!(chosen(&stop(&pool, text, "", 5, 0)), [2, 4, 1, 3, 5]);
}

#[test]
fn without_a_strategy_the_fullest_instance_of_the_zone_goes_first() {
    let pool = fleet(
        "i-1 az=a groups=service:web
         i-2 az=a groups=service:web*2",
    );
    let stopped = stop(&pool, "t1 i-1 at=1\nt2 i-2 at=3\nt3 i-2 at=3", "", 1, 0);
    assert_eq!(chosen(&stopped), [2]);
    assert_eq!(stopped[0].decider, Decider::LowestId);
    let stopped = stop(&pool, "t1 i-1 at=1\nt2 i-2 at=3", "", 1, 0);
    assert_eq!(
        (chosen(&stopped), stopped[0].decider),
        (vec![2], Decider::Strategy(1))
    );
}

#[test]
fn binpack_stops_where_most_is_left_afterwards() {
    let pool = fleet("i-1 mem=100/4096\ni-2 mem=700/4096\ni-3 mem=500/4096");
    let text = "t1 i-1 mem=512\nt2 i-2 mem=256\nt3 i-3 mem=512\nt4 i-2 mem=200";
    let stopped = stop(&pool, text, "binpack:memory", 4, 0);
    // 612, 956, 1012, 900; then i-2 has 956 or 900; then 1156 left on i-2 with t4.
    assert_eq!(chosen(&stopped), [3, 2, 4, 1]);
    assert_eq!(stopped[0].keys, [-1012]);
    assert_eq!(stopped[2].keys, [-1156]);
}

#[test]
fn spread_over_zones_draws_inside_the_zone() {
    let pool = fleet("i-1 az=a groups=service:web*3\ni-2 az=b groups=service:web");
    let text = "t1 i-1\nt2 i-1\nt3 i-1\nt4 i-2";
    let mut seen = [0; 5];
    for draw in 0..300 {
        let stopped = stop(&pool, text, "spread:az", 1, draw);
        assert_eq!(stopped[0].decider, Decider::Draw);
        assert_eq!(stopped[0].tied, [1, 2, 3].map(TaskId));
        seen[stopped[0].task.0 as usize] += 1;
    }
    assert!(
        seen[1..4].iter().all(|n| (60..140).contains(n)) && seen[4] == 0,
        "{seen:?}"
    );
}

#[test]
fn pending_then_unhealthy_then_the_strategy() {
    let pool = fleet("i-1 groups=service:web*2\ni-2 groups=service:web*2");
    let text = "t1 i-1 at=1\nt2 i-1 unhealthy at=2\nt3 i-2 pending\nt4 i-2 pending unhealthy";
    let stopped = stop(&pool, text, "", 9, 0);
    assert_eq!(chosen(&stopped), [4, 3, 2, 1]);
    let deciders: Vec<Decider> = stopped.iter().map(|one| one.decider).collect();
    let expected = [
        Decider::Unhealthy,
        Decider::Pending,
        Decider::Unhealthy,
        Decider::OnlyOne,
    ];
    assert_eq!(deciders, expected);
}

#[test]
fn on_fargate_the_zones_stay_even() {
    let pool = Pool::default();
    let text = "t1 az=a at=1\nt2 az=a at=2\nt3 az=a at=3\nt4 az=b at=4";
    let stopped = stop(&pool, text, "", 3, 0);
    assert_eq!(chosen(&stopped), [1, 2, 3]);
    assert_eq!(stopped[0].keys[0], -3);
    let stopped = stop(&pool, text, "random", 4, 1);
    assert_eq!(stopped.len(), 4);
    assert_eq!(stopped[0].tied.len(), 4);
    assert_eq!(stop(&pool, "", "", 3, 0), []);
}
