//! Clusters, services, definitions, queues, groups, providers and alarms.

use super::{Draft, Thing};
use crate::moment::Moment;
use crate::text::Text;
use base::{ClusterId, ServiceId};
use engine::{door, load};
use model::capacity::Provider;
use model::inherit::TagSource;
use model::sqs::Queue;
use model::{AlarmOwner, InstanceState, Service, TaskDefinition};

pub(super) fn fill(moment: Moment<'_>, thing: &Thing, draft: &mut Draft) {
    let world = moment.world;
    match thing {
        Thing::Cluster(id) => cluster(moment, *id, draft),
        Thing::Service(id) => {
            if let Some(it) = world.services.get(id) {
                service(moment, it, draft);
            }
        }
        Thing::Definition(it) => {
            if let Some(it) = world.definition(it) {
                definition(moment, it, draft);
            }
        }
        Thing::Queue(id) => {
            if let Some(it) = world.queues.get(id) {
                queue(moment, it, draft);
            }
        }
        Thing::ScalingGroup(id) => {
            if let Some(it) = world.groups.get(id) {
                let bounds = Text::new("insp-bounds")
                    .num("min", it.min)
                    .num("max", it.max);
                draft.tell("insp-desired", bounds.num("desired", it.desired));
                draft.say("fact-type", it.types.join(", "));
                draft.say("fact-zone", it.zones.join(", "));
                draft.tie(moment, "insp-cluster", [Thing::Cluster(it.cluster)]);
                draft.tie(
                    moment,
                    "insp-instance",
                    it.members.keys().copied().map(Thing::Instance),
                );
                let policies = world.group_extras.of(*id);
                let policies = policies.map(|own| Thing::GroupPolicy(*id, own.name.clone()));
                draft.tie(moment, "insp-scaling-policy", policies);
                let over = world.providers.values().filter(|own| own.group == *id);
                draft.tie(
                    moment,
                    "insp-provider",
                    over.map(|it| Thing::Provider(it.id)),
                );
            }
        }
        Thing::Provider(id) => {
            if let Some(it) = world.providers.get(id) {
                draft.say("insp-target-capacity", it.scaling.target);
                draft.say("insp-managed", it.scaling.enabled);
                draft.tie(
                    moment,
                    "insp-scaling-group",
                    [Thing::ScalingGroup(it.group)],
                );
                draft.tie(
                    moment,
                    "insp-alarm",
                    [it.alarm_high, it.alarm_low].map(Thing::Alarm),
                );
            }
        }
        Thing::Alarm(id) => {
            if let Some(it) = world.alarms.get(id) {
                draft.say("fact-state", format!("{:?}", it.state));
                draft.when("insp-since", Some(it.state_since));
                draft.say("insp-threshold", it.threshold.decimal());
                let of = Text::new("insp-periods").num("of", it.evaluation_periods);
                draft.tell("insp-evaluates", of.num("points", it.datapoints_to_alarm));
                draft.say("insp-owner", owner(&it.owner));
                super::scaling::of_alarm(moment, it, draft);
            }
        }
        _ => {}
    }
}

fn owner(it: &AlarmOwner) -> String {
    let words = format!("{it:?}");
    words
        .split(['(', '{', ' '])
        .next()
        .unwrap_or_default()
        .to_owned()
}

fn cluster(moment: Moment<'_>, id: ClusterId, draft: &mut Draft) {
    let world = moment.world;
    let instances = world.instances.values();
    let own = instances.filter(|it| it.cluster == id && it.state != InstanceState::Terminated);
    draft.tie(
        moment,
        "insp-instance",
        own.map(|it| Thing::Instance(it.id)),
    );
    let services = world.services.values().filter(|it| it.cluster == id);
    draft.tie(
        moment,
        "insp-service",
        services.map(|it| Thing::Service(it.id)),
    );
    let tasks = world
        .tasks
        .values()
        .filter(|it| it.cluster == id && !it.is_stopped());
    draft.tie(moment, "insp-tasks", tasks.map(|it| Thing::Task(it.id)));
    let capacity = world.cluster_capacity.get(&id);
    let providers = capacity.iter().flat_map(|it| &it.providers);
    let groups = providers.filter_map(|it| match it {
        Provider::Group(id) => Some(Thing::Provider(*id)),
        _ => None,
    });
    draft.tie(moment, "insp-provider", groups);
}

fn tasks_of(moment: Moment<'_>, id: ServiceId) -> impl Iterator<Item = Thing> + '_ {
    moment.world.live_tasks_of(id).map(|it| Thing::Task(it.id))
}

fn service(moment: Moment<'_>, it: &Service, draft: &mut Draft) {
    draft.say("fact-state", format!("{:?}", it.status).to_uppercase());
    draft.say("fact-desired", it.desired.0);
    let live = moment.world.live_tasks_of(it.id);
    draft.say("fact-running", live.filter(|it| it.is_running()).count());
    let sets = || moment.world.task_sets.of(it.id);
    let own = it.deployments.iter().map(|it| &it.definition);
    let definitions = own.chain(sets().map(|it| &it.definition)).cloned();
    draft.tie(
        moment,
        "insp-definition",
        definitions.map(Thing::Definition),
    );
    let heritage = moment.world.heritage(it.id);
    if heritage.tags != TagSource::None {
        let source = aws_api::calls::inherit::source(heritage.tags);
        draft.say("insp-hands-tags", source);
    }
    if let Some(version) = heritage.platform {
        draft.say("insp-platform", version.name());
    }
    draft.tie(moment, "insp-cluster", [Thing::Cluster(it.cluster)]);
    draft.tie(moment, "insp-tasks", tasks_of(moment, it.id));
    let groups = moment.world.groups_of(it).map(Thing::TargetGroup);
    draft.tie(moment, "insp-target-group", groups);
    if !moment.world.doors.is_empty() {
        loads(moment, it, draft);
    }
    let network = it.network.iter();
    let subnets = network.clone().flat_map(|it| it.subnets.iter().cloned());
    draft.tie(moment, "insp-subnet", subnets.map(Thing::Subnet));
    let groups = network.flat_map(|it| it.security_groups.iter().cloned());
    draft.tie(
        moment,
        "insp-security-group",
        groups.map(Thing::SecurityGroup),
    );
    let works = |queue: &&Queue| {
        queue
            .worker
            .as_ref()
            .is_some_and(|own| own.service == it.id)
    };
    let queues = moment.world.queues.values().filter(works);
    draft.tie(moment, "insp-queue", queues.map(|it| Thing::Queue(it.id)));
    let world = moment.world;
    let tracking = world.policies.values().filter(|own| own.service == it.id);
    let stepping = world.step_policies.values();
    let stepping = stepping.filter(|own| own.service == it.id);
    let policies = tracking.map(|it| Thing::Policy(it.id));
    let policies = policies.chain(stepping.map(|it| Thing::StepPolicy(it.id)));
    draft.tie(moment, "insp-scaling-policy", policies);
    draft.tie(
        moment,
        "insp-task-set",
        sets().map(|it| Thing::TaskSet(it.id)),
    );
}

/// What listeners send to each of its target groups.
fn loads(moment: Moment<'_>, it: &Service, draft: &mut Draft) {
    let world = moment.world;
    for id in world.groups_of(it) {
        let rate = door::to_group(world, id, moment.now, load::requests_at);
        let name = world
            .target_groups
            .get(&id)
            .map_or("", |it| it.name.as_str());
        let words = Text::new("insp-load-of").str("group", name);
        draft.tell("insp-load", words.str("rate", rate.decimal()));
    }
}

fn definition(moment: Moment<'_>, it: &TaskDefinition, draft: &mut Draft) {
    draft.say("fact-state", format!("{:?}", it.status).to_uppercase());
    draft.say(
        "insp-network-mode",
        format!("{:?}", it.network_mode).to_lowercase(),
    );
    let size = Text::new("insp-size").num("cpu", it.cpu_demand().0);
    draft.tell("fact-size", size.num("memory", it.memory_demand().0));
    let fits: Vec<String> = it
        .compatibilities
        .iter()
        .map(|it| format!("{it:?}").to_uppercase())
        .collect();
    draft.say("insp-compatible", fits.join(", "));
    for container in &it.containers {
        draft.say("insp-container", &container.name);
    }
    for volume in &it.volumes {
        draft.say(
            "insp-volume",
            [&volume.name, ": ", &format!("{:?}", volume.kind)].concat(),
        );
    }
    draft.tie(
        moment,
        "insp-image",
        it.containers
            .iter()
            .map(|it| Thing::Image(it.image.clone())),
    );
    super::machine::of_definition(moment, it, draft);
    let of_it = it.reference();
    let tasks = moment.world.tasks.values();
    let own = tasks.filter(|own| own.definition == of_it && !own.is_stopped());
    draft.tie(moment, "insp-tasks", own.map(|it| Thing::Task(it.id)));
}

fn queue(moment: Moment<'_>, it: &Queue, draft: &mut Draft) {
    draft.say("insp-visible", it.visible());
    draft.say("insp-in-flight", it.in_flight());
    draft.say("insp-visibility", crate::text::span(it.visibility));
    if let Some((_, most)) = it.redrive {
        draft.say("insp-receives", most);
    }
    draft.tie(
        moment,
        "insp-dead-letters",
        it.redrive.map(|it| Thing::Queue(it.0)),
    );
    draft.tie(
        moment,
        "insp-service",
        it.worker.as_ref().map(|it| Thing::Service(it.service)),
    );
    draft.tie(
        moment,
        "insp-used-by",
        it.working.keys().copied().map(Thing::Task),
    );
}
