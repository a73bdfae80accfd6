//! Scaling policies and task sets.

use super::{Draft, Thing, thing};
use crate::moment::Moment;
use crate::story::service_name;
use crate::text::{Text, span};
use crate::why::scaling::{sentence, step_sentence};
use model::asg_policy::GroupPolicy;
use model::{Alarm, AlarmOwner, Policy, StepPolicy, TaskSet, TaskSetStatus};

pub(super) fn fill(moment: Moment<'_>, thing: &Thing, draft: &mut Draft) {
    let world = moment.world;
    match thing {
        Thing::Policy(id) => {
            if let Some(it) = world.policies.get(id) {
                policy(moment, it, draft);
            }
        }
        Thing::StepPolicy(id) => {
            if let Some(it) = world.step_policies.get(id) {
                steps(moment, it, draft);
            }
        }
        Thing::GroupPolicy(group, name) => {
            if let Some(it) = thing::group_policy(world, *group, name) {
                of_group(moment, it, draft);
            }
        }
        Thing::TaskSet(id) => {
            if let Some(it) = world.task_set(Some(*id)) {
                task_set(moment, it, draft);
            }
        }
        _ => {}
    }
}

fn policy(moment: Moment<'_>, it: &Policy, draft: &mut Draft) {
    draft.say("fact-target-value", it.target.decimal());
    draft.say("policy-out", it.scale_out_cooldown.as_secs());
    draft.say("policy-in", it.scale_in_cooldown.as_secs());
    flag("policy-no-in", it.disable_scale_in, draft);
    let decided = it.last_decision.as_ref();
    let name = service_name(moment.world, it.service);
    said(decided.and_then(|it| sentence(&name, it)), draft);
    draft.tie(moment, "insp-service", [Thing::Service(it.service)]);
    draft.tie(
        moment,
        "insp-alarm",
        [it.alarm_high, it.alarm_low].map(Thing::Alarm),
    );
}

fn steps(moment: Moment<'_>, it: &StepPolicy, draft: &mut Draft) {
    draft.say(
        "policy-adjustment",
        format!("{:?}", it.policy.adjustment_type),
    );
    draft.say("policy-cooldown", it.cooldown.as_secs());
    let name = service_name(moment.world, it.service);
    said(
        it.last_decision.as_ref().map(|it| step_sentence(&name, it)),
        draft,
    );
    draft.tie(moment, "insp-service", [Thing::Service(it.service)]);
    let runs = |alarm: &&Alarm| alarm.policies.contains(&it.id);
    let alarms = moment.world.alarms.values().filter(runs);
    draft.tie(moment, "insp-alarm", alarms.map(|it| Thing::Alarm(it.id)));
}

fn of_group(moment: Moment<'_>, it: &GroupPolicy, draft: &mut Draft) {
    draft.say("fact-target-value", it.target.decimal());
    draft.say("insp-warmup", span(it.warmup));
    flag("policy-no-in", it.disable_scale_in, draft);
    let name = moment.world.groups.get(&it.group);
    let name = name.map_or("", |it| it.name.as_str());
    let decided = it.last_decision.as_ref();
    said(decided.and_then(|it| sentence(name, it)), draft);
    let group = [Thing::ScalingGroup(it.group)];
    draft.tie(moment, "insp-scaling-group", group);
    draft.tie(
        moment,
        "insp-alarm",
        [it.alarm_high, it.alarm_low].map(Thing::Alarm),
    );
}

fn flag(name: &'static str, on: bool, draft: &mut Draft) {
    draft.tell(name, Text::new(if on { "policy-yes" } else { "policy-no" }));
}

/// The last decision that was worth a sentence.
fn said(last: Option<Text>, draft: &mut Draft) {
    draft.tell(
        "insp-decided",
        last.unwrap_or_else(|| Text::new("scale-quiet")),
    );
}

fn task_set(moment: Moment<'_>, it: &TaskSet, draft: &mut Draft) {
    draft.say(
        "fact-state",
        match it.status {
            TaskSetStatus::Primary => "PRIMARY",
            TaskSetStatus::Active => "ACTIVE",
            TaskSetStatus::Draining => "DRAINING",
        },
    );
    draft.say(
        "insp-stability",
        if it.stable {
            "STEADY_STATE"
        } else {
            "STABILIZING"
        },
    );
    draft.say("fact-scale", format!("{} %", it.scale.decimal()));
    draft.say("fact-desired", it.computed.0);
    draft.tie(moment, "insp-service", [Thing::Service(it.service)]);
    let definition = Thing::Definition(it.definition.clone());
    draft.tie(moment, "insp-definition", [definition]);
    let tasks = moment.world.live_tasks_of(it.service);
    let own = tasks.filter(|task| task.deployment == Some(it.id));
    draft.tie(moment, "insp-tasks", own.map(|it| Thing::Task(it.id)));
    let groups = it.load_balancers.iter().map(|it| it.target_group);
    draft.tie(moment, "insp-target-group", groups.map(Thing::TargetGroup));
}

/// The policy that an alarm belongs to, or runs.
pub(super) fn of_alarm(moment: Moment<'_>, it: &Alarm, draft: &mut Draft) {
    let world = moment.world;
    let own = match it.owner {
        AlarmOwner::Policy(id) => Some(Thing::Policy(id)),
        AlarmOwner::Provider(id) => Some(Thing::Provider(id)),
        AlarmOwner::Group(group) => world
            .group_extras
            .of(group)
            .find(|own| [own.alarm_high, own.alarm_low].contains(&it.id))
            .map(|own| Thing::GroupPolicy(group, own.name.clone())),
        AlarmOwner::User => None,
    };
    let runs = it.policies.iter().copied();
    draft.tie(
        moment,
        "insp-scaling-policy",
        own.into_iter().chain(runs.map(Thing::StepPolicy)),
    );
}
