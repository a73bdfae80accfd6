//! The swarm: random services, policies, deployments and faults for 24 simulated hours, judged by laws.
//!
//! `cargo xtask swarm N` plays N seeds; `LAB_SEED` is the first and `LAB_CASES` their number. A failure
//! names its seed and is made smaller; what is left lies in the target folder as a scenario file that
//! `taskyard run` plays.

mod luck;
mod plan;
mod services;
mod shrink;
mod watch;

use crate::fixture::number;
use lab::{Scenario, Timeline};
use plan::Plan;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use watch::{Broken, LAWS, Law};

/// Seeds that every test run plays.
const SEEDS: u64 = 200;

/// Plays the plan and judges it; a panic on the way is a broken law too.
fn failure(plan: &Plan, laws: &[(&'static str, Law)]) -> Option<Broken> {
    let judged = catch_unwind(AssertUnwindSafe(|| {
        let mut timeline = Timeline::open(plan.scenario("swarm"));
        timeline.seek(plan.until);
        let trace = timeline.whole_trace();
        watch::judge(plan.seed, plan.calm, plan.until, trace, laws)
    }));
    judged.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        let why = text.unwrap_or_else(|| "a panic".into());
        let at = plan.until;
        let law = "no panic";
        Some(Broken { law, at, why })
    })
}

/// Writes what breaks the law and says where.
fn report(plan: &Plan, broken: &Broken, laws: &[(&'static str, Law)]) -> (PathBuf, String) {
    let (small, broken) = shrink::shrink(plan, broken, &|it| failure(it, laws));
    let title = format!("seed {} breaks the law `{}`", plan.seed, broken.law);
    let scenario = small.scenario(&title);
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let path = path.join(format!(
        "swarm-{}-{}.yaml",
        plan.seed,
        broken.law.replace(' ', "-")
    ));
    let text = format!(
        "# {}\n{:#}\n",
        broken.why.replace('\n', " "),
        scenario.to_value()
    );
    std::fs::write(&path, text).expect("the target folder can be written to");
    let steps = scenario.steps.len();
    let said = format!(
        "{title} at {}: {}\n  {steps} steps show it: taskyard run {}",
        broken.at,
        broken.why,
        path.display()
    );
    (path, said)
}

#[test]
fn every_seed_keeps_every_law_for_a_day() {
    let first = number("LAB_SEED").unwrap_or(1);
    let count = number("LAB_CASES").unwrap_or(SEEDS);
    let next = AtomicU64::new(0);
    let failures = Mutex::new(Vec::new());
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    println!("swarm: seeds {first} to {}", first + count - 1);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= count {
                        break;
                    }
                    let plan = Plan::of(first + at);
                    if let Some(broken) = failure(&plan, &LAWS) {
                        let (_, said) = report(&plan, &broken, &LAWS);
                        println!("{said}");
                        failures.lock().expect("no worker panics").push(said);
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().expect("no worker panics");
    let (broken, shown) = (failures.len(), failures.join("\n"));
    assert!(failures.is_empty(), "{broken} of {count} seeds:\n{shown}");
}

/// The stage and the births are accepted, or the swarm would play with nothing.
#[test]
fn plans_say_what_is_understood() {
    for seed in 1..=24 {
        let mut timeline = Timeline::open(Plan::of(seed).scenario("swarm"));
        timeline.seek(plan::DAY);
        for logged in timeline.log() {
            let Err(error) = &logged.answer else { continue };
            let late = [
                "lab.",
                "ecs.StopTask",
                "ecs.UpdateContainerInstancesState",
                "ecs.List",
            ];
            let may_miss = late.iter().any(|it| logged.name.starts_with(it));
            assert!(
                may_miss && logged.at.0 > 0,
                "seed {seed}: {} {error:?}",
                logged.name
            );
        }
        assert!(!timeline.world().services.is_empty(), "seed {seed}");
    }
}

#[test]
fn a_false_law_is_shrunk_to_a_file_that_breaks_it_again() {
    let laws: [(&'static str, Law); 1] = [("false", watch::false_law)];
    let seeds = 1..=40;
    let plan = seeds
        .map(Plan::of)
        .find(|it| it.units.len() > 8 && failure(it, &laws).is_some());
    let plan = plan.expect("some seed runs three tasks");
    let broken = failure(&plan, &laws).expect("it was just broken");
    let (path, said) = report(&plan, &broken, &laws);
    assert!(said.contains("breaks the law `false`"), "{said}");

    let text = std::fs::read_to_string(path).expect("the file was written");
    let again = Scenario::from_yaml(&text).expect("taskyard reads it");
    let all = plan.scenario("all").steps.len();
    assert!(again.steps.len() <= 8 && again.steps.len() < all, "{said}");
    let breaks = |scenario: &Scenario| {
        let (seed, until) = (scenario.seed, scenario.until);
        let mut timeline = Timeline::open(scenario.clone());
        timeline.seek(until);
        watch::judge(seed, false, until, timeline.whole_trace(), &laws)
    };
    assert_eq!(breaks(&again).map(|it| it.law), Some("false"));
    // Nothing in it is superfluous: without any one step the law holds.
    for step in 0..again.steps.len() {
        let mut less = again.clone();
        let gone = less.steps.remove(step);
        let kept = gone.label.is_some() || breaks(&less).is_none();
        assert!(kept, "{} is superfluous: {text}", gone.call);
    }
}
