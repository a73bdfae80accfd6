//! Tasks, containers and instances, and what hangs on them: interfaces and volumes.

use super::{Draft, Thing, way};
use crate::moment::Moment;
use crate::text::Text;
use base::{InstanceId, TaskId};
use model::iam::{Store, role_name};
use model::storage::{Holder, Place};
use model::{ContainerState, Instance, InstanceState, LaunchType, Task, TaskDefinition, World};
use rules::placement::Protocol;
use rules::storage::{Kind, Loss};

pub(super) fn fill(moment: Moment<'_>, thing: &Thing, draft: &mut Draft) {
    let world = moment.world;
    match thing {
        Thing::Task(id) => {
            if let Some(it) = world.tasks.get(id) {
                task(moment, it, draft);
            }
        }
        Thing::Container(id, name) => {
            let task = world.tasks.get(id);
            let mut states = task.iter().flat_map(|it| &it.containers);
            if let (Some(task), Some(it)) = (task, states.find(|it| it.name == *name)) {
                container(moment, task, it, draft);
            }
        }
        Thing::Instance(id) => {
            if let Some(it) = world.instances.get(id) {
                instance(moment, it, draft);
            }
        }
        _ => {}
    }
}

pub(super) fn role(arn: &str) -> Thing {
    Thing::Role(role_name(arn).to_owned())
}

fn task(moment: Moment<'_>, task: &Task, draft: &mut Draft) {
    let world = moment.world;
    draft.say("fact-state", task.last_status.name());
    if !task.wanted {
        draft.say("insp-desired", "STOPPED");
    }
    draft.say("insp-health", format!("{:?}", task.health).to_uppercase());
    draft.say("insp-launch", launch(task.launch_type));
    if let Some(version) = world.task_platforms.get(&task.id) {
        draft.say("insp-platform", version.name());
    }
    draft.say("fact-zone", &task.zone);
    draft.tell("fact-size", size(task));
    draft.when("fact-created", Some(task.created_at));
    draft.when("insp-pulled", task.pull_stopped_at);
    draft.when("fact-running-since", task.started_at);
    draft.when("insp-stopped", task.stopped_at);
    if let Some(reason) = &task.stopped_reason {
        let words = aws_api::messages::stopped_reason(world, reason);
        draft.say("insp-stopped-reason", words);
    }
    for port in &task.ports {
        draft.tell("insp-port", bound(port));
    }
    draft.tie(moment, "insp-of-service", task.service.map(Thing::Service));
    draft.tie(
        moment,
        "insp-definition",
        [Thing::Definition(task.definition.clone())],
    );
    let containers = task.containers.iter();
    let containers = containers.map(|it| Thing::Container(task.id, it.name.clone()));
    draft.tie(moment, "insp-containers", containers);
    draft.tie(
        moment,
        "insp-on-instance",
        task.instance.map(Thing::Instance),
    );
    draft.tie(moment, "insp-interface", [Thing::Interface(task.id)]);
    let groups = world.target_groups.values();
    let groups = groups.filter(|it| it.targets.contains_key(&task.id));
    draft.tie(
        moment,
        "insp-target",
        groups.map(|it| Thing::Target(it.id, task.id)),
    );
    if let Some(definition) = world.definition_of(task) {
        of_definition(moment, definition, draft);
        let places = definition.volumes.iter();
        let places = places.map(|it| it.place(task.id, task.instance));
        draft.tie(moment, "insp-volumes", places.map(place));
    }
    draft.traffic = way::of_task(world, task);
    draft.permissions = way::permissions(world, task);
}

/// Roles of a definition.
pub(super) fn of_definition(moment: Moment<'_>, it: &TaskDefinition, draft: &mut Draft) {
    draft.tie(
        moment,
        "insp-execution-role",
        it.execution_role_arn.as_deref().map(role),
    );
    draft.tie(
        moment,
        "insp-task-role",
        it.task_role_arn.as_deref().map(role),
    );
}

fn launch(it: LaunchType) -> &'static str {
    match it {
        LaunchType::Ec2 => "EC2",
        LaunchType::Fargate => "FARGATE",
    }
}

fn size(task: &Task) -> Text {
    Text::new("insp-size")
        .num("cpu", task.cpu.0)
        .num("memory", task.memory.0)
}

fn bound(port: &model::BoundPort) -> Text {
    Text::new("insp-port-of")
        .str("host", port.host_port)
        .str("container", &port.container)
        .str("port", port.container_port)
        .str("protocol", protocol(port.protocol))
}

fn protocol(it: Protocol) -> &'static str {
    match it {
        Protocol::Tcp => "tcp",
        Protocol::Udp => "udp",
    }
}

fn place(it: Place) -> Thing {
    match it.holder {
        Holder::FileSystem => Thing::FileSystem(it.name),
        _ => Thing::Volume(it),
    }
}

fn container(moment: Moment<'_>, task: &Task, state: &ContainerState, draft: &mut Draft) {
    draft.say("fact-state", state.status.name());
    draft.say("insp-health", format!("{:?}", state.health).to_uppercase());
    draft.say("insp-pull", format!("{:?}", state.pull));
    draft.when("fact-running-since", state.started_at);
    if let Some(code) = state.exit_code {
        draft.say("fact-exit", code);
    }
    if state.restarts > 0 {
        draft.say("insp-restarts", state.restarts);
    }
    if let Some(digest) = &state.digest {
        draft.say("insp-digest", digest);
    }
    let of_it = task.ports.iter().filter(|it| it.container == state.name);
    for port in of_it {
        draft.tell("insp-port", bound(port));
    }
    let pins = moment.world.pins_of(task.id).iter();
    for pin in pins.filter(|it| it.container == state.name) {
        let id = |it: &u32| {
            let instance = task.instance?;
            Some(model::identity::gpu_id(moment.world.seed, instance, *it))
        };
        for gpu in pin.gpus.iter().filter_map(id) {
            draft.say("insp-gpu", gpu);
        }
    }
    draft.tie(moment, "insp-task", [Thing::Task(task.id)]);
    let definition = moment.world.definition_of(task);
    let all = definition.iter().flat_map(|it| &it.containers);
    for it in all.filter(|it| it.name == state.name) {
        draft.say("insp-essential", it.essential);
        let limit = it
            .memory
            .map_or_else(|| "-".to_owned(), |it| it.0.to_string());
        let soft = it
            .memory_reservation
            .map_or_else(|| "-".to_owned(), |it| it.0.to_string());
        let limits = Text::new("insp-limits-of").num("cpu", it.cpu.0);
        draft.tell("insp-limits", limits.str("limit", limit).str("soft", soft));
        for other in &it.depends_on {
            let condition = format!("{:?}", other.condition).to_uppercase();
            draft.say("insp-depends", [&other.container, " ", &condition].concat());
        }
        draft.tie(moment, "insp-image", [Thing::Image(it.image.clone())]);
        let secrets = it.secrets.iter().map(|it| stored(&it.value_from));
        draft.tie(moment, "insp-secret", secrets);
        let group = it.log.as_ref().and_then(|it| it.group.clone());
        draft.tie(
            moment,
            "insp-log-group",
            group.map(|it| Thing::Stored(Store::LogGroup, it)),
        );
        draft.permissions = way::of_container(moment.world, task, it);
    }
}

fn stored(value_from: &str) -> Thing {
    let (store, name) = engine::lifecycle::permits::secret_name(value_from);
    Thing::Stored(store, name.trim_start_matches('/').to_owned())
}

fn instance(moment: Moment<'_>, it: &Instance, draft: &mut Draft) {
    let world = moment.world;
    let node = &it.node;
    draft.say("fact-type", &it.instance_type);
    draft.say("insp-ec2-id", &node.ec2_instance_id);
    draft.say("fact-zone", it.zone());
    draft.say("fact-state", state(it));
    draft.say(
        "fact-agent",
        if node.agent_connected {
            "true"
        } else {
            "false"
        },
    );
    let of = |left: u32, total: u32| Text::new("pair-of").num("left", left).num("total", total);
    draft.tell("fact-cpu", of(node.cpu_left.0, node.cpu_total.0));
    draft.tell("fact-memory", of(node.memory_left.0, node.memory_total.0));
    draft.tell("fact-enis", of(node.enis_left, node.eni_slots));
    if it.gpus() > 0 {
        draft.say("insp-gpus", node.gpus_left);
        gpus(world, it, draft);
    }
    let store = rules::instance_types::instance_store_gb(&it.instance_type);
    if store > 0 {
        let path = |task: &Task| {
            let volumes = world.definition_of(task).map(|it| it.volumes.iter());
            volumes
                .into_iter()
                .flatten()
                .any(|it| it.kind == Kind::HostPath)
        };
        let users = world.live_tasks_on(it.id).filter(|it| path(it)).count();
        let words = Text::new("insp-store-of").num("size", store);
        draft.tell("insp-store", words.num("tasks", users as i64));
    }
    if it.has_trunk() {
        let trunk = model::identity::trunk_eni_id(world.seed, it.id);
        draft.say("insp-trunk", trunk);
    }
    for ((kind, number), holder) in &node.ports {
        let who = holder.map_or_else(|| "-".to_owned(), |it| it.to_string());
        let port = [&number.to_string(), "/", protocol(*kind)].concat();
        draft.tell(
            "insp-port",
            Text::new("insp-port-held")
                .str("port", port)
                .str("who", who),
        );
    }
    for bound in world.live_tasks_on(it.id).flat_map(|it| &it.ports) {
        draft.tell("insp-port", self::bound(bound));
    }
    draft.tie(moment, "insp-cluster", [Thing::Cluster(it.cluster)]);
    draft.tie(
        moment,
        "insp-tasks",
        world.live_tasks_on(it.id).map(|it| Thing::Task(it.id)),
    );
    draft.tie(moment, "insp-images-on", cached(it));
    let own = interfaces(world, it.id);
    draft.tie(moment, "insp-interface", own);
    draft.tie(moment, "insp-volumes", volumes(world, it.id));
    draft.tie(
        moment,
        "insp-instance-role",
        it.role.clone().map(Thing::Role),
    );
    let group = world
        .groups
        .values()
        .find(|group| group.members.contains_key(&it.id));
    draft.tie(
        moment,
        "insp-scaling-group",
        group.map(|it| Thing::ScalingGroup(it.id)),
    );
}

/// Which container holds which GPU.
fn gpus(world: &World, it: &Instance, draft: &mut Draft) {
    for task in world.live_tasks_on(it.id) {
        for pin in world.pins_of(task.id) {
            for gpu in &pin.gpus {
                let id = model::identity::gpu_id(world.seed, it.id, *gpu);
                let words = Text::new("insp-gpu-held").str("gpu", id);
                let words = words.str("container", &pin.container).str("task", task.id);
                draft.tell("insp-gpu", words);
            }
        }
    }
}

fn state(it: &Instance) -> &'static str {
    use rules::placement::NodeStatus;
    match (it.state, it.node.status) {
        (InstanceState::Stopped, NodeStatus::Active) => "ACTIVE, stopped",
        (InstanceState::Stopped, NodeStatus::Draining) => "DRAINING, stopped",
        _ => aws_api::describe::instance::status(it),
    }
}

/// Images on the instance's disk, without the digest that tells equal tags apart.
pub(crate) fn cached(it: &Instance) -> Vec<Thing> {
    let names = it
        .images
        .iter()
        .map(|it| it.split("@sha256:").next().unwrap_or(it));
    names.map(|it| Thing::Image(it.to_owned())).collect()
}

/// The instance's own interface, then those of its tasks.
pub(crate) fn interfaces(world: &World, id: InstanceId) -> Vec<Thing> {
    let tasks = world.live_tasks_on(id).filter(|it| it.own_interface);
    let tasks = tasks.map(|it| Thing::Interface(it.id));
    std::iter::once(Thing::HostInterface(id))
        .chain(tasks)
        .collect()
}

/// Places with data that the tasks on the instance have mounted.
pub(crate) fn volumes(world: &World, id: InstanceId) -> Vec<Thing> {
    let mut places: Vec<Place> = Vec::new();
    for task in world.live_tasks_on(id) {
        let definition = world.definition_of(task);
        let volumes = definition.iter().flat_map(|it| &it.volumes);
        places.extend(volumes.map(|it| it.place(task.id, task.instance)));
    }
    let left = world.storage.written.iter();
    places.extend(left.filter(|it| it.holder == Holder::Instance(id)).cloned());
    places.sort();
    places.dedup();
    places.into_iter().map(place).collect()
}

/// Interfaces and volumes.
pub(super) fn attached(moment: Moment<'_>, thing: &Thing, draft: &mut Draft) {
    let world = moment.world;
    match thing {
        Thing::Interface(id) => {
            draft.say("insp-address", world.private_address(*id));
            placed(moment, world.network.tasks.get(id), draft);
            draft.tie(moment, "insp-task", [Thing::Task(*id)]);
            let task = world.tasks.get(id);
            draft.tie(
                moment,
                "insp-on-instance",
                task.and_then(|it| it.instance).map(Thing::Instance),
            );
        }
        Thing::HostInterface(id) => {
            let own = world.network.hosts.get(id);
            if let Some(it) = own {
                draft.say("insp-address", rules::reach::dotted(it.address));
            }
            placed(moment, own, draft);
            draft.tie(moment, "insp-instance", [Thing::Instance(*id)]);
        }
        Thing::Volume(it) => volume(moment, it, draft),
        Thing::FileSystem(id) => file_system(moment, id, draft),
        _ => {}
    }
}

fn placed(moment: Moment<'_>, it: Option<&model::network::Interface>, draft: &mut Draft) {
    let Some(it) = it else {
        return draft.tell("insp-network", Text::new("insp-implicit"));
    };
    let public = Text::new(if it.public_address {
        "insp-yes"
    } else {
        "insp-no"
    });
    draft.tell("insp-public-address", public);
    draft.tie(moment, "insp-subnet", [Thing::Subnet(it.subnet.clone())]);
    let groups = it.groups.iter().cloned().map(Thing::SecurityGroup);
    draft.tie(moment, "insp-security-group", groups);
}

/// Tasks whose definition has a volume at this place.
fn users(world: &World, place: &Place) -> Vec<TaskId> {
    let uses = |task: &&Task| {
        let definition = world.definition_of(task);
        let mut volumes = definition.iter().flat_map(|it| &it.volumes);
        volumes.any(|it| it.place(task.id, task.instance) == *place)
    };
    let live = world.all_tasks().filter(|it| !it.is_stopped());
    live.filter(uses).map(|it| it.id).collect()
}

fn volume(moment: Moment<'_>, it: &Place, draft: &mut Draft) {
    let written = moment.world.storage.written.contains(it);
    draft.tell(
        "insp-holds",
        Text::new(if written {
            "insp-written"
        } else {
            "insp-untouched"
        }),
    );
    let users = users(moment.world, it);
    let definitions = users.iter().filter_map(|id| moment.world.tasks.get(id));
    let definitions =
        definitions.filter_map(|task| Some((task, moment.world.definition_of(task)?)));
    let kind = definitions
        .flat_map(|(task, all)| all.volumes.iter().map(move |it| (task, it)))
        .find(|(task, volume)| volume.place(task.id, task.instance) == *it)
        .map(|(_, volume)| volume.kind);
    if let Some(kind) = kind {
        draft.say("fact-type", format!("{kind:?}"));
        for (loss, name) in [
            (Loss::TaskStop, "insp-survives-stop"),
            (Loss::InstanceLoss, "insp-survives-instance"),
            (Loss::ZoneLoss, "insp-survives-zone"),
        ] {
            let survives = rules::storage::survives(kind, loss);
            draft.tell(
                name,
                Text::new(if survives { "insp-yes" } else { "insp-no" }),
            );
        }
    }
    let holder = match &it.holder {
        Holder::Task(id) => Some(Thing::Task(*id)),
        Holder::Instance(id) => Some(Thing::Instance(*id)),
        Holder::FileSystem => Some(Thing::FileSystem(it.name.clone())),
    };
    draft.tie(moment, "insp-held-by", holder);
    draft.tie(moment, "insp-used-by", users.into_iter().map(Thing::Task));
}

fn file_system(moment: Moment<'_>, id: &str, draft: &mut Draft) {
    let world = moment.world;
    let Some(it) = world.storage.file_system(id) else {
        return;
    };
    for target in &it.mount_targets {
        let words = Text::new("insp-mount-target-in");
        draft.tell(
            "insp-mount-target",
            words.str("id", &target.id).str("zone", &target.zone),
        );
    }
    let subnets = it
        .mount_targets
        .iter()
        .map(|it| Thing::Subnet(it.subnet.clone()));
    draft.tie(moment, "insp-subnet", subnets);
    let groups = it
        .mount_targets
        .iter()
        .flat_map(|it| &it.security_groups)
        .cloned();
    draft.tie(
        moment,
        "insp-security-group",
        groups.map(Thing::SecurityGroup),
    );
    let place = Place {
        holder: Holder::FileSystem,
        name: id.to_owned(),
    };
    draft.tie(
        moment,
        "insp-used-by",
        users(world, &place).into_iter().map(Thing::Task),
    );
}
