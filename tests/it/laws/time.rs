//! Laws of time: a run is its calls and its seed, however it is played.

use crate::script::{Played, judge};
use base::{Digest, SimDuration, SimTime};
use lab::{Scenario, Timeline};
use model::World;
use serde_json::json;

/// The world is the fold of its events, and the digest stands for them.
#[test]
fn events_rebuild_the_world() {
    judge(24, |played| {
        let mut world = World::new(played.scenario.seed);
        let mut digest = Digest::default();
        for stamped in played.timeline.whole_trace() {
            world.apply(stamped);
            digest.feed(stamped);
        }
        same("world", &world == played.timeline.world())?;
        same("digest", digest == played.timeline.digest())
    });
}

/// The calls and the seed give the same run again, also from the file that they make.
#[test]
fn calls_and_seed_give_the_same_run() {
    judge(24, |played| {
        let again = run(&played.scenario, played.scenario.until);
        same("digest", again.digest() == played.timeline.digest())?;
        let text = played.scenario.to_value().to_string();
        let read = Scenario::from_json(&text).map_err(|faults| faults[0].to_string())?;
        let again = run(&read, read.until);
        same(
            "digest from the file",
            again.digest() == played.timeline.digest(),
        )
    });
}

/// One jump is as good as many small steps.
#[test]
fn slices_do_not_matter() {
    judge(16, |played| {
        let until = played.scenario.until;
        for slices in [7, 60] {
            let mut sliced = Timeline::open(played.scenario.clone());
            for slice in 1..=slices {
                sliced.seek(SimTime(until.0 * slice / slices));
            }
            same("digest", sliced.digest() == played.timeline.digest())?;
            same("world", sliced.world() == played.timeline.world())?;
        }
        Ok(())
    });
}

/// A moment sought later is the moment as it was first seen.
#[test]
fn going_back_finds_what_was_there() {
    judge(16, |played| {
        let until = played.scenario.until.0;
        let mut lab = Timeline::open(played.scenario.clone());
        let moments: Vec<SimTime> = (0..9).map(|it| SimTime(until * it / 8)).collect();
        let seen: Vec<(World, Digest, usize)> = moments
            .iter()
            .map(|at| {
                lab.seek(*at);
                (lab.world().clone(), lab.digest(), lab.trace().len())
            })
            .collect();
        for index in [4, 0, 7, 2, 3, 8, 1, 6, 5] {
            lab.seek(moments[index]);
            same("moment", lab.now() == moments[index])?;
            same("world", *lab.world() == seen[index].0)?;
            same("digest", lab.digest() == seen[index].1)?;
            same("trace", lab.trace().len() == seen[index].2)?;
        }
        Ok(())
    });
}

/// Undo takes back exactly the last call; redo brings it again; time may pass in between.
#[test]
fn undo_takes_back_one_call() {
    judge(16, |played| {
        let mut lab = stage(played);
        let mut before = Vec::new();
        for (at, name, input) in &played.calls {
            lab.advance_to(*at);
            let events = lab.trace().len();
            let state = (lab.now(), lab.digest(), lab.world().clone());
            lab.call(name, input)
                .map_err(|error| format!("{name}: {error}"))?;
            if lab.trace().len() > events {
                before.push(state);
            }
        }
        lab.advance_to(lab.now() + SimDuration::from_secs(7));
        let after = (lab.now(), lab.digest());
        for state in before.iter().rev() {
            same("there is something to undo", lab.undo())?;
            same("moment", lab.now() == state.0)?;
            same("digest", lab.digest() == state.1)?;
            same("world", *lab.world() == state.2)?;
        }
        same("nothing is left to undo", !lab.can_undo())?;
        while lab.redo() {}
        same("redo", (lab.now(), lab.digest()) == after)?;
        same("no branch is left over", lab.branches().count() == 1)
    });
}

/// A branch from the past plays on as the run would have, until someone acts.
#[test]
fn a_fork_without_an_act_is_the_same_run() {
    judge(12, |played| {
        let mut lab = run(&played.scenario, played.scenario.until);
        let end = lab.digest();
        for part in [1, 3] {
            lab.seek(SimTime(played.scenario.until.0 * part / 4));
            lab.fork();
            lab.seek(played.scenario.until);
            same("digest", lab.digest() == end)?;
        }
        Ok(())
    });
}

/// A settled world that is woken for nothing does nothing that anyone can see.
#[test]
fn a_settled_world_stays_quiet() {
    judge(16, |played| {
        let mut lab = run(&played.scenario, played.scenario.until);
        lab.seek(lab.now() + SimDuration::from_secs(1800));
        let mut run = engine::Run::resume(
            lab.world().clone(),
            lab.whole_trace().to_vec(),
            lab.now(),
            lab.digest(),
        );
        let visible = |trace: &[model::Stamped]| {
            let counted = |it: &&model::Stamped| !it.event.is_bookkeeping();
            trace.iter().filter(counted).count()
        };
        let recent = run
            .trace
            .partition_point(|it| it.at.0 + 600_000 < run.clock.0);
        if visible(&run.trace[recent..]) > 0 {
            return Ok(());
        }
        let before = run.trace.len();
        let services: Vec<_> = run.world.services.keys().copied().collect();
        for service in services {
            let seq = base::Seq(run.trace.last().map_or(0, |it| it.seq.0) + 1);
            let event = model::Event::TimerSet {
                key: model::TimerKey::ServiceScheduler(service),
                at: run.clock,
            };
            let set = model::Stamped {
                at: run.clock,
                seq,
                cause: model::Cause::Start,
                event,
            };
            run.world.apply(&set);
            run.trace.push(set);
        }
        run.run_until(run.clock);
        let woken = &run.trace[before..];
        match woken.iter().find(|it| !it.event.is_bookkeeping()) {
            Some(it) => Err(format!("woken for nothing it did {it:?}")),
            None => Ok(()),
        }
    });
}

/// The lab as it stands before a script's own calls.
fn stage(played: &Played) -> Timeline {
    let mut scenario = played.scenario.clone();
    let own = played.calls.len();
    scenario.steps.truncate(scenario.steps.len() - own);
    Timeline::open(scenario)
}

fn run(scenario: &Scenario, until: SimTime) -> Timeline {
    let mut lab = Timeline::open(scenario.clone());
    lab.seek(until);
    lab
}

fn same(what: &str, holds: bool) -> Result<(), String> {
    if holds {
        Ok(())
    } else {
        Err(format!("{what}: not the same"))
    }
}

/// The generator is worth its name: scripts start tasks, roll revisions, stop and fail things.
#[test]
fn generated_scripts_are_about_something() {
    use std::cell::RefCell;
    let seen = RefCell::new(std::collections::BTreeSet::new());
    judge(24, |played| {
        for stamped in played.timeline.whole_trace() {
            if let model::Event::RolloutDecided { pass, .. } = &stamped.event {
                let action = format!("{:?}", pass.action);
                let name: String = action.chars().take_while(|it| it.is_alphabetic()).collect();
                seen.borrow_mut().insert(name.clone());
                // Old and new side by side, as many as the ceiling allows.
                if name == "StartNew" && pass.healthy > 0 && pass.wanted > 0 {
                    seen.borrow_mut().insert("a start beside others".into());
                }
            }
            let name = serde_json::to_value(&stamped.event).unwrap_or(json!(null));
            let name = name.as_object().and_then(|it| it.keys().next().cloned());
            seen.borrow_mut().extend(name);
        }
        Ok(())
    });
    for wanted in [
        "TaskCreated",
        "RolloutDecided",
        "PlacementDecided",
        "TargetStateChanged",
        "ContainerStopped",
        "DeploymentStarted",
        "InstanceStateChanged",
        "ServiceMessageSent",
        "DesiredCountChanged",
        "StartNew",
        "StopOld",
        "ScaleIn",
        "Complete",
        "Wait",
        "a start beside others",
    ] {
        assert!(seen.borrow().contains(wanted), "no script has {wanted}");
    }
}
