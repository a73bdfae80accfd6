//! A minute's scaling of each service: all of its policies are asked first, then one of them acts.
//!
//! Scale-out wins over scale-in, and among several answers the largest capacity.
//! Source: Application Auto Scaling API, PutScalingPolicy; User Guide, "How multiple scaling policies
//! work together" (read 2026-11). Example: +3 and +200 % of 10 tasks together are 30.

use super::{step_scaling, target_tracking};
use crate::step::Step;
use base::{AlarmId, PolicyId, ServiceId};
use rules::scaling::step_turn::Turn;
use rules::scaling::target_tracking::{Decision, Outcome};
use rules::scaling::{Clamp, Direction, NotScaled};
use std::collections::BTreeSet;

enum Wish {
    Tracking(Decision),
    Steps(AlarmId, Turn),
}

impl Wish {
    fn outcome(&mut self) -> &mut Outcome {
        match self {
            Wish::Tracking(it) => &mut it.outcome,
            Wish::Steps(_, it) => &mut it.outcome,
        }
    }
}

/// Every service that has a policy.
pub fn all(step: &mut Step<'_>) {
    let world = step.world();
    let tracking = world.policies.values().map(|it| it.service);
    let stepping = world.step_policies.values().map(|it| it.service);
    let services: BTreeSet<ServiceId> = tracking.chain(stepping).collect();
    for service in services {
        round(service, step);
    }
}

fn round(service: ServiceId, step: &mut Step<'_>) {
    let (world, now) = (step.world(), step.now());
    let mut wishes: Vec<(PolicyId, Wish)> = Vec::new();
    for id in world.policies.values().filter(|it| it.service == service) {
        let decided = target_tracking::decide(world, now, id.id);
        wishes.extend(decided.map(|it| (id.id, Wish::Tracking(it))));
    }
    for policy in world.step_policies.values() {
        if policy.service == service
            && let Some((alarm, turn)) = step_scaling::decide(world, now, policy.id)
        {
            wishes.push((policy.id, Wish::Steps(alarm, turn)));
        }
    }
    hold_back(&mut wishes);
    overrule(&mut wishes);
    for (policy, wish) in wishes {
        match wish {
            Wish::Tracking(decision) => target_tracking::act(policy, decision, step),
            Wish::Steps(alarm, turn) => step_scaling::act(policy, alarm, turn, step),
        }
    }
}

/// Target tracking scales in only as far as every policy that may scale in does: one that wants to
/// keep more tasks, if only because rounding leaves it where it is, keeps them.
///
/// Example: 3 tasks, CPU asks for ceil(2.01) = 3 and requests ask for 2: nothing changes, or the two
/// would take turns for ever.
fn hold_back(wishes: &mut [(PolicyId, Wish)]) {
    let keeps = |it: &(PolicyId, Wish)| match &it.1 {
        Wish::Tracking(it) if it.direction == Some(Direction::In) => match it.outcome {
            Outcome::NotScaled(NotScaled::ScaleInDisabled) => None,
            _ => it.computed,
        },
        _ => None,
    };
    let Some(kept) = wishes.iter().filter_map(keeps).max() else {
        return;
    };
    for (_, wish) in wishes {
        let Wish::Tracking(it) = wish else { continue };
        let wants = matches!(it.outcome, Outcome::Scale { to } if to < kept.min(it.from));
        if wants && it.direction == Some(Direction::In) && it.clamp == Clamp::None {
            it.outcome = Outcome::NotScaled(NotScaled::OtherPolicyLarger);
        }
    }
}

/// Only the largest capacity is carried out; of equals, the first policy's.
fn overrule(wishes: &mut [(PolicyId, Wish)]) {
    let wanted = |it: &mut (PolicyId, Wish)| match it.1.outcome() {
        Outcome::Scale { to } => Some(*to),
        _ => None,
    };
    let Some(largest) = wishes.iter_mut().filter_map(wanted).max() else {
        return;
    };
    let mut taken = false;
    for (_, wish) in wishes {
        let outcome = wish.outcome();
        let Outcome::Scale { to } = *outcome else {
            continue;
        };
        if to == largest && !taken {
            taken = true;
        } else {
            *outcome = Outcome::NotScaled(NotScaled::OtherPolicyLarger);
        }
    }
}
