//! Ticks and pins: decisions, scaling and alarms, and my own calls. Crowded pins become one with a
//! count.

use super::place;
use crate::moment::Moment;
use crate::story;
use crate::text::{Text, clock};
use base::{AlarmId, Seq, SimDuration, SimTime};
use model::asg::{AsgEvent, Leave};
use model::capacity::CapacityEvent;
use model::managed::ManagedEvent;
use model::predictive::PredictiveEvent;
use model::rollout::Event as RolloutEvent;
use model::{AlarmState, Cause, Event, ScalingEvent, Stamped, TaskSetEvent, World};
use rules::rollout::ecs_rolling::Action;
use rules::scaling::Direction;
use rules::scaling::target_tracking::Outcome;
use std::collections::BTreeMap;

/// Pins closer than this (of 10,000) are one pin.
const NEAR: u32 = 170;
/// Ticks closer than this and alike are one tick.
const TICK_NEAR: u32 = 60;
/// Ticks that differ stand at least this far apart.
const TICK_BESIDE: u32 = 90;
/// So many of one moment of the scaling lane stand beside each other; more lie on each other.
const MOST_BESIDE: u32 = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TickKind {
    /// Nothing changed.
    Hollow,
    /// Something was placed, started or stopped.
    Solid,
    /// It could not be done.
    Cross,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    pub t: u32,
    pub at: SimTime,
    pub seq: Seq,
    pub kind: TickKind,
    /// `1:26, t5 goes to i-2`.
    pub name: Text,
    /// Written beside the tick, where there is room.
    pub label: Option<Text>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    pub t: u32,
    pub at: SimTime,
    pub seq: Seq,
    /// Short names of the calls, in order.
    pub calls: Vec<String>,
    pub name: Text,
}

fn named(stamped: &Stamped, sentence: Text) -> Text {
    Text::new("tick-name")
        .str("at", clock(stamped.at))
        .text("what", sentence)
}

pub fn decisions(moment: Moment<'_>, length: SimDuration) -> Vec<Tick> {
    let mut ticks: Vec<Tick> = Vec::new();
    for stamped in moment.all {
        let kind = match &stamped.event {
            Event::PlacementDecided { placement, .. } => match placement.winner {
                Some(_) => TickKind::Solid,
                None => TickKind::Cross,
            },
            Event::RolloutDecided { pass, .. } => match pass.action {
                Action::Wait(_) | Action::Steady => TickKind::Hollow,
                Action::Stuck(_) => TickKind::Cross,
                _ => TickKind::Solid,
            },
            Event::Rollout(RolloutEvent::Failed { .. }) => TickKind::Cross,
            Event::Rollout(RolloutEvent::RolledBack { .. }) => TickKind::Solid,
            _ => continue,
        };
        let Some(sentence) = story::story(moment, stamped) else {
            continue;
        };
        let mut t = place(stamped.at, length);
        let crowded = ticks
            .last()
            .is_some_and(|it| it.kind == kind && t < it.t + TICK_NEAR);
        if !crowded {
            // Ticks of one moment stand side by side.
            let beside = ticks.last().map_or(0, |it| it.t + TICK_BESIDE);
            t = t.max(beside.min(t + TICK_BESIDE));
            ticks.push(Tick {
                t,
                at: stamped.at,
                seq: stamped.seq,
                kind,
                name: named(stamped, sentence),
                label: None,
            });
        }
    }
    ticks
}

pub fn scaling(moment: Moment<'_>, length: SimDuration) -> Vec<Tick> {
    let mut ticks: Vec<Tick> = Vec::new();
    for stamped in moment.all {
        let kind = match &stamped.event {
            Event::AlarmStateChanged { .. } => TickKind::Hollow,
            Event::ScalingDecided { .. } | Event::Scaling(ScalingEvent::StepDecided { .. }) => {
                TickKind::Solid
            }
            event => match capacity(event) {
                Some(kind) => kind,
                None => continue,
            },
        };
        let Some(sentence) = story::story(moment, stamped) else {
            continue;
        };
        let t = place(stamped.at, length);
        // Ticks of one moment stand side by side.
        let beside = ticks.last().map_or(0, |it| it.t + TICK_BESIDE);
        ticks.push(Tick {
            t: t.max(beside.min(t + MOST_BESIDE * TICK_BESIDE)),
            at: stamped.at,
            seq: stamped.seq,
            kind,
            name: named(stamped, sentence.clone()),
            label: Some(sentence),
        });
    }
    // Only the last one has room for its words.
    let last = ticks.len().saturating_sub(1);
    for tick in ticks.iter_mut().take(last) {
        tick.label = None;
    }
    ticks
}

/// Decisions about instances and bounds.
#[inline(never)]
fn capacity(event: &Event) -> Option<TickKind> {
    let held = |held: bool| match held {
        true => TickKind::Hollow,
        false => TickKind::Solid,
    };
    Some(match event {
        Event::Scaling(ScalingEvent::ScheduledActionRan { turn, .. }) => held(turn.hold.is_some()),
        Event::Capacity(CapacityEvent::GroupResized { resize, .. }) => held(resize.stays.is_some()),
        Event::Asg(AsgEvent::PolicyDecided { decision, .. }) => {
            held(matches!(decision.outcome, Outcome::NotScaled(_)))
        }
        Event::Predictive(PredictiveEvent::Decided { decision, .. }) => held(decision.to.is_none()),
        Event::Managed(ManagedEvent::TypeChosen { .. }) => TickKind::Solid,
        Event::TaskSet(TaskSetEvent::Computed { .. }) => TickKind::Solid,
        Event::Asg(AsgEvent::Launched { .. } | AsgEvent::VictimChosen { .. }) => TickKind::Solid,
        Event::Asg(AsgEvent::Interrupted { .. }) => TickKind::Cross,
        Event::Asg(AsgEvent::Left { why, .. }) if *why == Leave::Unhealthy => TickKind::Cross,
        _ => return None,
    })
}

/// A stretch of the scaling lane: an alarm in ALARM, or a cooldown that a decision began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shade {
    pub t: u32,
    pub width: u32,
    pub alarm: bool,
    pub name: Text,
}

/// Where alarms were in ALARM, and how long each change of a count held back the next.
#[inline(never)]
pub fn shades(moment: Moment<'_>, length: SimDuration) -> Vec<Shade> {
    let mut shades = Vec::new();
    let mut shade = |from: SimTime, until: SimTime, alarm, name: Text| {
        let t = place(from, length);
        let width = place(until, length).saturating_sub(t);
        shades.push(Shade {
            t,
            width,
            alarm,
            name,
        });
    };
    let mut since: BTreeMap<AlarmId, SimTime> = BTreeMap::new();
    let alarm_name = |id: AlarmId| {
        let alarm = moment.world.alarms.get(&id);
        Text::new("shade-alarm").str("alarm", alarm.map_or("", |it| it.name.as_str()))
    };
    for stamped in moment.all {
        match &stamped.event {
            Event::AlarmStateChanged { alarm, state } => {
                if *state == AlarmState::Alarm {
                    since.insert(*alarm, stamped.at);
                } else if let Some(from) = since.remove(alarm) {
                    shade(from, stamped.at, true, alarm_name(*alarm));
                }
            }
            event => {
                if let Some(cooldown) = cooldown(moment.world, event) {
                    let name = Text::new("shade-cooldown");
                    shade(stamped.at, stamped.at + cooldown, false, name);
                }
            }
        }
    }
    for (alarm, from) in since {
        shade(from, moment.end, true, alarm_name(alarm));
    }
    shades
}

/// How long the change that a policy has just made holds it back.
fn cooldown(world: &World, event: &Event) -> Option<SimDuration> {
    match event {
        Event::PolicyScaled { policy, direction } => {
            let policy = world.policies.get(policy)?;
            Some(match direction {
                Direction::Out => policy.scale_out_cooldown,
                Direction::In => policy.scale_in_cooldown,
            })
        }
        Event::Scaling(ScalingEvent::StepScaled { policy, .. }) => {
            Some(world.step_policies.get(policy)?.cooldown)
        }
        _ => None,
    }
}

pub fn edits(moment: Moment<'_>, length: SimDuration) -> Vec<Pin> {
    let mut pins: Vec<Pin> = Vec::new();
    for stamped in moment.all {
        let Event::CommandAccepted { name, .. } = &stamped.event else {
            continue;
        };
        // What set the stage at the very beginning is not an edit.
        if stamped.at == SimTime::ZERO || !matches!(stamped.cause, Cause::Start | Cause::Command(_))
        {
            continue;
        }
        let call = name.rsplit('.').next().unwrap_or(name).to_owned();
        let t = place(stamped.at, length);
        if let Some(last) = pins.last_mut().filter(|it| t - it.t < NEAR) {
            last.calls.push(call);
            last.name = pin_name(last.at, &last.calls);
            continue;
        }
        pins.push(Pin {
            t,
            at: stamped.at,
            seq: stamped.seq,
            name: pin_name(stamped.at, std::slice::from_ref(&call)),
            calls: vec![call],
        });
    }
    pins
}

fn pin_name(at: SimTime, calls: &[String]) -> Text {
    Text::new("pin-name")
        .str("at", clock(at))
        .str("calls", calls.join(", "))
}
