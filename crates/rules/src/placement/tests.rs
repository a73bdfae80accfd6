//! The worked examples of placement, row by row. `W` numbers are the reference's.

use super::fixture::{ask_of, check, fleet, ids, render};
use super::*;
use base::{InstanceId, TaskId};

/// Places tasks of one ask until it fails or `most` are placed; the winners in order.
fn place_all(pool: &mut Pool, ask: &Ask, most: u32) -> Vec<u32> {
    let mut winners = Vec::new();
    for task in 0..most {
        let mut ask = ask.clone();
        ask.draw = u64::from(task);
        let Some(winner) = place_full(&ask, pool).winner else {
            break;
        };
        assert!(pool.assign(&ask, winner, TaskId(task)));
        winners.push(winner.0);
    }
    winners
}

#[test]
fn every_lack_is_listed_in_check_order() {
    check(
        "i-1 cpu=100/1024 mem=200/4096 ports=80,81 status=draining agent=off
         i-2 az=b enis=0/2 groups=service:web attr=stack:dev
         i-3",
        "ports=80,81 enis=1 gpus=1 zones=a attr=stack:prod,gpu constraint=distinct \
         where attribute:stack == prod",
        "i-1 rejected draining | agent disconnected | lacks stack:prod | lacks gpu \
         | cpu: needs 256, has 100 | memory: needs 512, has 200 | port 80/Tcp taken by t9 \
         | port 81/Tcp taken by t9 | gpus: needs 1, has 0 | not attribute:stack == prod
         i-2 rejected lacks stack:prod | lacks gpu | gpus: needs 1, has 0 | none of 2 eni slots \
         | zone b, wants a | not attribute:stack == prod | has service:web
         i-3 rejected lacks stack:prod | lacks gpu | gpus: needs 1, has 0 \
         | not attribute:stack == prod",
    );
}

#[test]
fn tasks_w29_an_exact_fit_fits() {
    let mut pool = fleet("i-1 cpu=2048 mem=3907");
    let ask = ask_of("cpu=1024 mem=1953");
    assert_eq!(place_all(&mut pool, &ask, 5), [1, 1]);
    let left = pool
        .node(InstanceId(1))
        .map(|node| (node.cpu_left.0, node.memory_left.0));
    assert_eq!(left, Some((0, 1)), "W29");
}

#[test]
fn tasks_w31_reserved_ports_are_never_free() {
    check(
        "i-1 reserved=22,2375",
        "ports=22",
        "i-1 rejected port 22/Tcp reserved",
    );
    check("i-1 reserved=22,2375", "ports=22/udp", "i-1 chosen");
}

#[test]
fn a_hundred_ports_are_the_most() {
    let ports: Vec<String> = (1000..1099).map(|port: u32| port.to_string()).collect();
    let node = format!("i-1 ports={}", ports.join(","));
    check(&node, "ports=80", "i-1 chosen");
    check(&node, "ports=80,81", "i-1 rejected more than 100 ports");
}

#[test]
fn tasks_w33_and_w35_eni_slots_run_out() {
    let ask = ask_of("enis=1");
    assert_eq!(place_all(&mut fleet("i-1 enis=2"), &ask, 5), [1, 1], "W33");
    assert_eq!(
        place_all(&mut fleet("i-1 enis=10"), &ask, 50).len(),
        10,
        "W34"
    );
    assert_eq!(place_all(&mut fleet("i-1 enis=1"), &ask, 5), [1], "W35");
    check("i-1 enis=0/1", "enis=1", "i-1 rejected none of 1 eni slots");
}

#[test]
fn tasks_w37_and_w38_place_and_capability() {
    check(
        "i-1 az=us-east-1a",
        "enis=1 zones=us-east-1b",
        "i-1 rejected zone us-east-1a, wants us-east-1b",
    );
    check(
        "i-1 attr=driver.json-file,driver.awslogs",
        "attr=driver.splunk",
        "i-1 rejected lacks driver.splunk",
    );
}

#[test]
fn tasks_w39_spread_over_zones_goes_where_fewest_are() {
    for draw in 0..20 {
        let ask = ask_of(&format!("strategy=spread:az draw={draw}"));
        let pool = fleet(
            "i-1 az=a groups=service:web*2
             i-2 az=b groups=service:web
             i-3 az=c groups=service:web",
        );
        let placement = place_full(&ask, &pool);
        assert_eq!(placement.tied, ids(&[2, 3]), "W39");
        assert_ne!(placement.winner, Some(InstanceId(1)), "W39");
        assert_eq!(placement.ladder[0].best, 1);
    }
}

#[test]
fn tasks_w42_and_w43_binpack_takes_the_fullest_that_fits() {
    check(
        "i-1 mem=500/4096
         i-2 mem=300/4096
         i-3 mem=200/4096",
        "mem=256 strategy=binpack:memory",
        "i-1 feasible 500
         i-2 chosen 300
         i-3 rejected memory: needs 256, has 200",
    );
    let pool = fleet("i-1 cpu=1024/4096\ni-2 cpu=512/4096\ni-3 cpu=512/4096");
    let placement = place_full(&ask_of("strategy=binpack:cpu"), &pool);
    assert_eq!(placement.tied, ids(&[2, 3]), "W43");
}

#[test]
fn tasks_w44_other_groups_do_not_count() {
    check(
        "i-1 az=a groups=service:other*9
         i-2 az=b groups=databases*1",
        "group=databases strategy=spread:az",
        "i-1 chosen 0
         i-2 feasible 1",
    );
}

#[test]
fn tasks_w47_and_w48_distinct_instances() {
    let mut pool = fleet("i-1\ni-2");
    let ask = ask_of("constraint=distinct");
    let mut winners = place_all(&mut pool, &ask, 3);
    winners.sort_unstable();
    assert_eq!(winners, [1, 2], "W47");
    assert_eq!(
        render(&place_full(&ask, &pool)),
        "i-1 rejected has service:web\ni-2 rejected has service:web"
    );
    // W48: told to stop, still stopping: it no longer counts, but it keeps its memory.
    assert!(pool.leave("service:web", InstanceId(1)));
    assert_eq!(place_full(&ask, &pool).winner, Some(InstanceId(1)), "W48");
    let left = |pool: &Pool| pool.node(InstanceId(1)).map(|node| node.memory_left.0);
    assert_eq!(left(&pool), Some(8192 - 512));
    assert!(pool.free(&ask, InstanceId(1)));
    assert_eq!(left(&pool), Some(8192));
}

#[test]
fn tasks_w49_w51_and_w54_member_of() {
    check(
        "i-1 attr=stack:prod
         i-2 attr=stack:dev
         i-3",
        "cpu=1 where attribute:stack != prod",
        "i-1 rejected not attribute:stack != prod
         i-2 chosen
         i-3 rejected not attribute:stack != prod",
    );
    check(
        "i-1 attr=ecs.instance-type:t2.micro
         i-2 attr=ecs.instance-type:t3.micro
         i-3 attr=ecs.instance-type:at2.x",
        "cpu=1 where attribute:ecs.instance-type =~ t2.*",
        "i-1 chosen
         i-2 rejected not attribute:ecs.instance-type =~ t2.*
         i-3 rejected not attribute:ecs.instance-type =~ t2.*",
    );
    check(
        "i-1 groups=database
         i-2",
        "cpu=1 where not(task:group == database)",
        "i-1 rejected not not(task:group == database)
         i-2 chosen",
    );
}

#[test]
fn chained_strategies_break_each_others_ties() {
    let mut pool = fleet(
        "i-1 az=a mem=4096
         i-2 az=a mem=2048
         i-3 az=b mem=4096
         i-4 az=b mem=1024",
    );
    let ask = ask_of("mem=512 strategy=spread:az,binpack:memory");
    let mut winners = place_all(&mut pool, &ask, 7);
    winners.sort_unstable();
    // Zones take turns; in each the fuller instance is filled before the roomy one is touched.
    assert!(
        winners == [2, 2, 2, 2, 3, 4, 4] || winners == [2, 2, 2, 3, 3, 4, 4],
        "{winners:?}"
    );
}

#[test]
fn nodes_without_the_attribute_are_one_place() {
    check(
        "i-1 attr=rack:1 groups=service:web*1
         i-2
         i-3 groups=service:web*2
         i-4 attr=rack:2 groups=service:web*1",
        "strategy=spread:rack,binpack:memory draw=1",
        "i-1 chosen 1,8192
         i-2 feasible 2,8192
         i-3 feasible 2,8192
         i-4 feasible 1,8192",
    );
}

#[test]
fn nobody_fits_and_the_closest_is_named() {
    let pool = fleet(
        "i-1 cpu=0/1024 mem=0/1024
         i-2 cpu=0/1024
         i-3 mem=0/1024
         i-4 agent=off cpu=0/1024",
    );
    let placement = place_full(&ask_of("cpu=10"), &pool);
    assert_eq!(placement.winner, None);
    assert_eq!(placement.closest, Some(InstanceId(2)));
    let counts = [(Check::Agent, 1), (Check::Cpu, 2), (Check::Memory, 1)];
    assert_eq!(placement.rejected, counts);
    assert_eq!((placement.feasible, placement.considered), (0, 4));
    let nobody = place_full(&ask_of("cpu=10"), &Pool::default());
    assert_eq!(
        (nobody.winner, nobody.closest, nobody.considered),
        (None, None, 0)
    );
}

#[test]
fn random_leaves_everyone_the_same_chance() {
    let pool = fleet("i-1\ni-2 cpu=0/1024\ni-3 mem=600/8192\ni-4");
    let mut wins = [0; 5];
    for draw in 0..3000 {
        let ask = ask_of(&format!("strategy=random,binpack:memory draw={draw}"));
        let winner = place_full(&ask, &pool).winner.expect("three fit");
        wins[winner.0 as usize] += 1;
    }
    assert_eq!((wins[0], wins[2]), (0, 0));
    assert!(
        [wins[1], wins[3], wins[4]]
            .iter()
            .all(|n| (850..1150).contains(n)),
        "{wins:?}"
    );
}

#[test]
fn unknown_nodes_are_answered_with_no() {
    let mut pool = Pool::default();
    let ask = ask_of("cpu=1");
    let id = InstanceId(7);
    assert!(!pool.assign(&ask, id, TaskId(1)) && !pool.release(&ask, id));
    assert!(!pool.edit(id, |_| ()) && pool.remove(id).is_none());
}
