//! T17 to T19: the count that target tracking asks for, the step that applies, tasks for a queue.
//!
//! Model: target tracking is proportional, as this lab's rule has it; the explanations say so.
//! Example: 4 tasks at 80 % with a target of 50 %: ceil(6.4) = 7.

use super::super::{Answer, Draw, Drawn, Words};
use base::{Milli, TaskCount};
use rules::scaling::step_scaling::{AdjustmentType, Policy, StepAdjustment, decide};
use rules::scaling::target_tracking::proportional;

fn number(value: u32) -> Answer {
    Answer::Number(i64::from(value))
}

fn wanted(tasks: u32, metric: u32, target: u32) -> u32 {
    let milli = |it: u32| Milli::from_int(i64::from(it));
    proportional(TaskCount(tasks), milli(metric), milli(target)).0
}

/// T17: target tracking scales out.
pub fn target_tracking(draw: &mut Draw) -> Option<Drawn> {
    let tasks = draw.number(2, 10);
    let target = draw.stepped(40, 70, 5);
    let metric = target + draw.number(5, 30);
    let most = tasks + draw.number(1, 6);
    let free = wanted(tasks, metric, target);
    let right = free.min(most);
    Some(Drawn {
        stem: Words::new("q-t17")
            .number("tasks", tasks)
            .number("metric", metric)
            .number("target", target)
            .number("most", most),
        given: Vec::new(),
        right: number(right),
        wrong: vec![
            ("one-at-a-time", number(tasks + 1)),
            ("rounded-down", number((tasks * metric / target).min(most))),
            ("the-maximum-does-not-bind", number(free)),
            ("straight-to-the-maximum", number(most)),
            ("double", number(tasks * 2)),
        ],
        reason: Words::new("q-t17-why")
            .number("tasks", tasks)
            .number("metric", metric)
            .number("target", target)
            .number("free", free)
            .number("count", right),
    })
}

/// T18: which step of a policy applies.
pub fn steps(draw: &mut Draw) -> Option<Drawn> {
    let threshold = draw.stepped(50, 70, 5);
    let (width, second) = (draw.stepped(10, 20, 5), draw.number(2, 3));
    let third = second + draw.number(1, 3);
    let tasks = draw.number(2, 8);
    let metric = threshold + draw.number(0, 2 * width + 8);
    if metric > 100 {
        return None;
    }
    let step = |lower: u32, upper: Option<u32>, adjustment: u32| StepAdjustment {
        lower: Some(Milli::from_int(i64::from(lower))),
        upper: upper.map(|it| Milli::from_int(i64::from(it))),
        adjustment: i64::from(adjustment),
    };
    let policy = Policy {
        adjustment_type: AdjustmentType::ChangeInCapacity,
        steps: vec![
            step(0, Some(width), 1),
            step(width, Some(2 * width), second),
            step(2 * width, None, third),
        ],
        min_adjustment_magnitude: None,
    };
    let milli = |it: u32| Milli::from_int(i64::from(it));
    let at = |metric: u32, threshold: u32| {
        decide(&policy, TaskCount(tasks), milli(metric), milli(threshold))
            .to
            .0
    };
    let right = at(metric, threshold);
    // An edge that belongs to the step below.
    let below = at(metric.saturating_sub(1).max(threshold), threshold);
    Some(Drawn {
        stem: Words::new("q-t18")
            .number("tasks", tasks)
            .number("threshold", threshold)
            .number("metric", metric)
            .number("width", width)
            .number("double", 2 * width)
            .number("second", second)
            .number("third", third),
        given: Vec::new(),
        right: number(right),
        wrong: vec![
            ("bounds-are-absolute", number(at(metric, 0))),
            (
                "steps-add-up",
                number(sum_of_steps(&policy, metric - threshold, tasks)),
            ),
            ("the-upper-edge-is-in", number(below)),
            ("always-the-first-step", number(tasks + 1)),
            ("exact-capacity", number(right - tasks)),
        ],
        reason: Words::new("q-t18-why")
            .number("difference", metric - threshold)
            .number("count", right),
    })
}

/// What someone gets who takes every step up to the one that applies.
fn sum_of_steps(policy: &Policy, difference: u32, tasks: u32) -> u32 {
    let difference = Milli::from_int(i64::from(difference));
    let reached = policy
        .steps
        .iter()
        .filter(|it| it.lower.is_none_or(|it| it <= difference));
    let sum: i64 = reached.map(|it| it.adjustment).sum();
    tasks + u32::try_from(sum).unwrap_or(0)
}

/// T19: how many tasks keep a queue's latency.
pub fn backlog(draw: &mut Draw) -> Option<Drawn> {
    let tasks = draw.number(2, 12);
    let visible = draw.stepped(200, 3000, 50);
    let millis = draw.stepped(100, 500, 50);
    let latency = draw.stepped(10, 60, 5);
    // Each task may have so many messages before it; in proportion to what each has now.
    let each = latency * 1000 / millis;
    if !(latency * 1000).is_multiple_of(millis) {
        return None;
    }
    let now = Milli(i64::from(visible) * 1000 / i64::from(tasks));
    if i64::from(visible) * 1000 % i64::from(tasks) != 0 {
        return None;
    }
    let right = proportional(TaskCount(tasks), now, Milli::from_int(i64::from(each))).0;
    if !(1..=60).contains(&right) {
        return None;
    }
    Some(Drawn {
        stem: Words::new("q-t19")
            .number("tasks", tasks)
            .number("visible", visible)
            .number("millis", millis)
            .number("latency", latency),
        given: Vec::new(),
        right: number(right),
        wrong: vec![
            ("rounded-down", number(visible / each)),
            ("latency-is-the-target", number(visible / latency)),
            ("on-top-of-what-runs", number(tasks + right)),
            ("cpu-is-always-the-metric", number(tasks)),
        ],
        reason: Words::new("q-t19-why")
            .number("each", each)
            .number("visible", visible)
            .number("count", right),
    })
}
