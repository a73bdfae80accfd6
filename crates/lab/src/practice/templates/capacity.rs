//! T20 and T21: how many instances managed scaling wants, and how a strategy splits tasks.
//!
//! Example: two full instances, eight waiting tasks, four to an instance, target 100: 200 %, so four.

use super::super::{Answer, Draw, Drawn, Words};
use base::{CpuUnits, MemoryMib};
use rules::capacity::{Share, next};
use rules::scaling::reservation::{Demand, Facts, Shape, compute};

fn number(value: u32) -> Answer {
    Answer::Number(i64::from(value))
}

/// The size that managed scaling asks for; an instance holds `each` of the waiting tasks.
fn wanted(instances: u32, waiting: u32, each: u32, target: u32) -> (u32, u32) {
    let instance = Shape {
        cpu: CpuUnits(2048),
        memory: MemoryMib(each * 512),
        enis: 3,
        gpus: 0,
    };
    let task = Shape {
        cpu: CpuUnits(128),
        memory: MemoryMib(512),
        enis: 0,
        gpus: 0,
    };
    let found = compute(&Facts {
        instances,
        busy: instances,
        waiting: vec![Demand {
            shape: task,
            tasks: waiting,
        }],
        smallest: instance,
        largest: instance,
        target,
        minimum_step: 1,
        maximum_step: 10_000,
    });
    (found.m, found.wanted)
}

/// T20: instances for tasks that wait.
pub fn provider(draw: &mut Draw) -> Option<Drawn> {
    let instances = draw.number(2, 8);
    let each = draw.number(2, 5);
    let waiting = draw.number(2, 16);
    let target = *draw.pick(&[50, 60, 75, 80, 90, 100]);
    let (needed, right) = wanted(instances, waiting, each, target);
    Some(Drawn {
        stem: Words::new("q-t20")
            .number("instances", instances)
            .number("waiting", waiting)
            .number("each", each)
            .number("target", target),
        given: Vec::new(),
        right: number(right),
        wrong: vec![
            (
                "the-target-is-left-out",
                number(wanted(instances, waiting, each, 100).1),
            ),
            ("an-instance-for-each-task", number(instances + waiting)),
            ("half-an-instance-will-do", number(needed * 100 / target)),
            ("the-cpu-is-idle", number(instances)),
            ("one-at-a-time", number(instances + 1)),
        ],
        reason: Words::new("q-t20-why")
            .number("needed", needed)
            .number("instances", instances)
            .number("metric", needed * 100 / instances)
            .number("target", target)
            .number("wanted", right),
    })
}

/// How many of `tasks` each item gets.
fn split(tasks: u32, bases: [u32; 2], weights: [u32; 2]) -> Answer {
    let mut shares = [0, 1].map(|at: usize| Share {
        base: bases[at],
        weight: weights[at],
        tasks: 0,
    });
    for _ in 0..tasks {
        match next(&shares) {
            Some(it) => shares[it.index].tasks += 1,
            None => break,
        }
    }
    pair(shares[0].tasks, shares[1].tasks)
}

fn pair(first: u32, second: u32) -> Answer {
    Answer::Name(format!("{first} + {second}"))
}

/// T21: base and weight.
pub fn weights(draw: &mut Draw) -> Option<Drawn> {
    let tasks = draw.number(6, 20);
    let base = draw.number(1, 4);
    let (first, second) = (draw.number(1, 2), draw.number(1, 4));
    let right = split(tasks, [base, 0], [first, second]);
    let both = split(tasks, [base, base], [first, second]);
    let inside = split(tasks - base, [0, 0], [second, first]);
    let plain = split(tasks, [0, 0], [first, second]);
    let Answer::Name(reason) = right.clone() else {
        return None;
    };
    Some(Drawn {
        stem: Words::new("q-t21")
            .number("tasks", tasks)
            .number("base", base)
            .number("first", first)
            .number("second", second),
        given: Vec::new(),
        right,
        wrong: vec![
            ("the-base-is-left-out", plain),
            ("both-have-the-base", both),
            ("only-the-base-is-first", pair(base, tasks - base)),
            ("weights-are-counts", pair(first, second)),
            ("the-base-falls-away", inside),
        ],
        reason: Words::new("q-t21-why")
            .number("base", base)
            .number("rest", tasks - base)
            .number("first", first)
            .number("second", second)
            .name("split", reason),
    })
}
