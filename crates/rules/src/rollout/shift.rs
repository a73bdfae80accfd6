//! Deployments that shift traffic: BLUE_GREEN, LINEAR and CANARY, stage by stage.
//!
//! The new revision (green) comes up beside the old one (blue), takes the test traffic, then the
//! production traffic in steps; both run until the bake is over, then blue goes.
//! Source: ECS developer guide, how blue/green deployments work, canary deployments; ECS API,
//! DeploymentConfiguration, LinearConfiguration, CanaryConfiguration (read 2026-11).
//! Example: LINEAR by default: 10 % at once, 10 % more every 6 minutes, 100 % after 54.

use super::ecs_rolling::{Action, Counts, Pass, Revision, Wait, Which};
use base::{Milli, SimDuration, SimTime};
use serde::Serialize;

/// All of the traffic, in per cent.
pub const ALL: Milli = Milli(100_000);
/// Source: ECS developer guide, blue/green deployments: a stage lasts at most 24 hours (read 2026-11).
pub const LONGEST_STAGE: SimDuration = SimDuration::from_mins(24 * 60);

/// How production traffic moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Shift {
    AllAtOnce,
    Linear { step: Milli, bake: SimDuration },
    Canary { share: Milli, bake: SimDuration },
}

impl Shift {
    /// The share after one more step.
    fn after(self, share: Milli) -> Milli {
        match self {
            Shift::AllAtOnce => ALL,
            Shift::Linear { step, .. } => Milli(share.0.saturating_add(step.0)).min(ALL),
            Shift::Canary { share: first, .. } if share.0 == 0 => first.min(ALL),
            Shift::Canary { .. } => ALL,
        }
    }

    /// How long a step below 100 % is watched.
    fn bake(self) -> SimDuration {
        match self {
            Shift::AllAtOnce => SimDuration::ZERO,
            Shift::Linear { bake, .. } | Shift::Canary { bake, .. } => bake,
        }
    }
}

/// Source: ECS API, DeploymentLifecycleHookStage and ServiceDeploymentLifecycleStage (read 2026-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Stage {
    ReconcileService,
    PreScaleUp,
    ScaleUp,
    PostScaleUp,
    TestTrafficShift,
    PostTestTrafficShift,
    PreProductionTrafficShift,
    ProductionTrafficShift,
    PostProductionTrafficShift,
    BakeTime,
    CleanUp,
}

/// What the next stage depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    pub shift: Shift,
    pub stage: Stage,
    pub since: SimTime,
    pub now: SimTime,
    /// Green's share of the production traffic.
    pub production: Milli,
    /// `bakeTimeInMinutes`.
    pub bake: SimDuration,
    /// All of green's tasks are healthy.
    pub green_ready: bool,
    /// No revision is left beside blue and green.
    pub reconciled: bool,
    /// Nothing of blue is left.
    pub blue_gone: bool,
    /// A hook of this stage has not finished.
    pub hooked: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Until then at the latest, if time alone ends it.
    Stay(Option<SimTime>),
    /// Green's share of the production traffic once the stage is entered.
    Enter(Stage, Milli),
    Complete,
    /// The stage took too long.
    Fail,
}

/// Where the deployment goes from its stage.
///
/// Source: ECS developer guide, blue/green deployment workflow: the table of stages (read 2026-11).
/// Model:  a stage without anything to wait for takes no time.
pub fn next(facts: &Facts) -> Next {
    let deadline = facts.since + LONGEST_STAGE;
    if facts.now >= deadline {
        return Next::Fail;
    }
    if facts.hooked {
        return Next::Stay(Some(deadline));
    }
    let production = facts.production;
    let go = |stage| Next::Enter(stage, production);
    let when = |ready: bool, stage| {
        if ready {
            go(stage)
        } else {
            Next::Stay(Some(deadline))
        }
    };
    let wait = |time: SimDuration, stage| {
        let until = facts.since + time;
        if facts.now >= until {
            go(stage)
        } else {
            Next::Stay(Some(until))
        }
    };
    match facts.stage {
        Stage::ReconcileService => when(facts.reconciled, Stage::PreScaleUp),
        Stage::PreScaleUp => go(Stage::ScaleUp),
        Stage::ScaleUp => when(facts.green_ready, Stage::PostScaleUp),
        Stage::PostScaleUp => go(Stage::TestTrafficShift),
        Stage::TestTrafficShift => go(Stage::PostTestTrafficShift),
        Stage::PostTestTrafficShift => go(Stage::PreProductionTrafficShift),
        Stage::PreProductionTrafficShift => {
            Next::Enter(Stage::ProductionTrafficShift, facts.shift.after(production))
        }
        Stage::ProductionTrafficShift if production >= ALL => go(Stage::PostProductionTrafficShift),
        Stage::ProductionTrafficShift => wait(facts.shift.bake(), Stage::PreProductionTrafficShift),
        Stage::PostProductionTrafficShift => go(Stage::BakeTime),
        Stage::BakeTime => wait(facts.bake, Stage::CleanUp),
        Stage::CleanUp if facts.blue_gone => Next::Complete,
        Stage::CleanUp => Next::Stay(Some(deadline)),
    }
}

/// One pass over the tasks: both fleets are kept at the desired count, green from SCALE_UP on, blue
/// until CLEAN_UP; `blue` is its place among the old revisions.
///
/// Source: as above; green comes up to 100 %, so that 200 % run.
/// Model:  a fleet's unhealthy tasks stop first and are replaced in the next pass.
pub fn pass(counts: &Counts, stage: Stage, blue: Option<usize>) -> Pass {
    let desired = counts.new.desired;
    let all = || counts.old.iter().chain([&counts.new]);
    let hopeful = all().map(Revision::hopeful).sum();
    let action = act(counts, stage, blue).unwrap_or(if hopeful > 0 {
        Action::Wait(Wait::Starting { count: hopeful })
    } else {
        Action::Wait(Wait::Shifting)
    });
    Pass {
        action,
        desired,
        floor: desired,
        ceiling: desired.saturating_mul(2),
        occupying: all().map(Revision::occupying).sum(),
        healthy: all().map(|one| one.healthy).sum(),
        wanted: desired.saturating_sub(counts.new.occupying()),
    }
}

fn act(counts: &Counts, stage: Stage, blue: Option<usize>) -> Option<Action> {
    let desired = counts.new.desired;
    let green = if stage >= Stage::ScaleUp { desired } else { 0 };
    let kept = |n: usize| match blue {
        Some(blue) if blue == n && stage < Stage::CleanUp => desired,
        _ => 0,
    };
    let old = counts.old.iter().enumerate();
    let old = old.map(|(n, one)| (Which::Old(n), one, kept(n)));
    let fleets: Vec<(Which, &Revision, u32)> = [(Which::New, &counts.new, green)]
        .into_iter()
        .chain(old)
        .collect();
    for (revision, one, wanted) in &fleets {
        let surplus = one.occupying().saturating_sub(*wanted);
        let count = surplus.min(one.stoppable() + one.pending);
        let revision = *revision;
        if count > 0 {
            return Some(Action::StopRevision { revision, count });
        }
        if one.unhealthy > 0 {
            let count = one.unhealthy;
            return Some(Action::StopUnhealthy { revision, count });
        }
    }
    let free = counts.hold.is_none();
    fleets
        .iter()
        .filter(|_| free)
        .find_map(|(revision, one, wanted)| {
            let count = wanted.saturating_sub(one.occupying());
            let revision = *revision;
            (count > 0).then_some(match revision {
                Which::New => Action::StartNew { count },
                Which::Old(_) => Action::StartReplacement { revision, count },
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rollout::success::Success;
    use base::Percent;

    /// Plays the stages of a green fleet that is ready after a minute, and gives every step of the
    /// production traffic with its minute, then the minute of the clean-up.
    fn play(shift: Shift, bake_minutes: u64) -> (Vec<(u64, i64)>, u64) {
        let mut facts = Facts {
            shift,
            stage: Stage::PreScaleUp,
            since: SimTime::ZERO,
            now: SimTime::ZERO,
            production: Milli(0),
            bake: SimDuration::from_mins(bake_minutes),
            green_ready: false,
            reconciled: true,
            blue_gone: false,
            hooked: false,
        };
        let mut steps = Vec::new();
        for _ in 0..10_000 {
            match next(&facts) {
                Next::Enter(Stage::CleanUp, _) => return (steps, facts.now.as_ms() / 60_000),
                Next::Enter(stage, production) => {
                    if production != facts.production {
                        steps.push((facts.now.as_ms() / 60_000, production.0 / 1000));
                    }
                    (facts.stage, facts.production) = (stage, production);
                    facts.since = facts.now;
                }
                _ if facts.stage == Stage::ScaleUp => facts.green_ready = true,
                Next::Stay(Some(until)) => facts.now = until,
                other => panic!("{other:?} in {:?}", facts.stage),
            }
        }
        panic!("it never ends");
    }

    #[test]
    fn services_w69_blue_green_shifts_at_once_and_bakes() {
        assert_eq!(play(Shift::AllAtOnce, 5), (vec![(0, 100)], 5));
    }

    #[test]
    fn services_w70_linear_by_default() {
        let (step, bake) = (Milli(10_000), SimDuration::from_mins(6));
        let (steps, end) = play(Shift::Linear { step, bake }, 3);
        let expected: Vec<(u64, i64)> = (0..10).map(|n| (n * 6, (n as i64 + 1) * 10)).collect();
        assert_eq!((steps, end), (expected, 57));
    }

    #[test]
    fn services_w72_and_w73_canary() {
        let share = Milli(5_000);
        let canary = |bake| Shift::Canary {
            share,
            bake: SimDuration::from_mins(bake),
        };
        assert_eq!(play(canary(10), 0), (vec![(0, 5), (10, 100)], 10));
        assert_eq!(play(canary(3), 3), (vec![(0, 5), (3, 100)], 6), "Express");
    }

    fn fleet(healthy: u32) -> Revision {
        Revision {
            healthy,
            ..Revision::default()
        }
    }

    #[test]
    fn services_w69_both_fleets_run_until_the_clean_up() {
        let mut counts = Counts {
            minimum: Percent(100),
            maximum: Percent(200),
            new: Revision {
                desired: 3,
                ..Revision::default()
            },
            old: vec![fleet(3)],
            placeable: None,
            hold: None,
            in_progress: true,
            success: Success::default(),
        };
        let act = |counts: &Counts, stage| pass(counts, stage, Some(0)).action;
        let idle = Action::Wait(Wait::Shifting);
        assert_eq!(act(&counts, Stage::PreScaleUp), idle);
        assert_eq!(act(&counts, Stage::ScaleUp), Action::StartNew { count: 3 });
        counts.new.healthy = 3;
        assert_eq!(act(&counts, Stage::BakeTime), idle);
        let revision = Which::Old(0);
        let stop = Action::StopRevision { revision, count: 3 };
        assert_eq!(act(&counts, Stage::CleanUp), stop);
        counts.old = vec![fleet(2)];
        let again = Action::StartReplacement { revision, count: 1 };
        assert_eq!(act(&counts, Stage::BakeTime), again, "blue is kept up");
        counts.old = vec![fleet(1), fleet(3)];
        let stray = Action::StopRevision { revision, count: 1 };
        let reconcile = pass(&counts, Stage::ReconcileService, Some(1)).action;
        assert_eq!(
            reconcile,
            Action::StopRevision {
                revision: Which::New,
                count: 3
            }
        );
        counts.new.healthy = 0;
        assert_eq!(
            pass(&counts, Stage::ReconcileService, Some(1)).action,
            stray
        );
    }
}
