//! The nearest flip: the smallest single edit after which `rules::placement` finds a place.
//!
//! Each candidate edit is really asked, on the instances as they are now; what does not help is not
//! offered. Waiting comes first where the run, played on, finds a place by itself. Example: 1024 MiB fits nowhere, i-4 has 835: "Memory 1024 → 835 MiB", and how many then
//! fit.

use crate::moment::Moment;
use crate::text::{Text, clock};
use base::{CpuUnits, InstanceId, MemoryMib, ServiceId, SimTime, TaskId};
use model::{Service, TaskDefinition};
use rules::placement::{Ask, Constraint, Node, Placement, Pool, place_full};
use serde_json::{Value, json};

/// A call with its input, as a lever or an editor would make it.
pub type Call = (String, Value);

#[derive(Clone, Debug, PartialEq)]
pub struct Flip {
    /// The edit: `Memory 1024 → 835 MiB`.
    pub edit: Text,
    /// What it brings: who passes, how many then fit.
    pub gain: Text,
    /// What it costs an hour, in words.
    pub price: Option<String>,
    /// The calls that try it; empty when the lab has no way to.
    pub calls: Vec<Call>,
}

/// Everything a trial needs.
struct Trial<'a> {
    pool: Pool,
    ask: &'a Ask,
    /// Tasks that wait.
    count: u32,
}

impl Trial<'_> {
    /// The first winner with the edited ask, and how many of the waiting tasks then find a place.
    fn try_ask(&self, ask: &Ask, extra: Option<Node>) -> Option<(InstanceId, u32)> {
        let mut pool = self.pool.clone();
        if let Some(node) = extra {
            pool.insert(node);
        }
        let first = place_full(ask, &pool).winner?;
        let mut fit = 0;
        while fit < self.count {
            let Some(node) = place_full(ask, &pool).winner else {
                break;
            };
            pool.assign(ask, node, TaskId(u32::MAX - fit));
            fit += 1;
        }
        Some((first, fit))
    }
}

/// Edits that help, the smallest first; empty when no single edit does.
pub fn flips(
    moment: Moment<'_>,
    service: &Service,
    ask: &Ask,
    placement: &Placement,
    count: u32,
) -> Vec<Flip> {
    let world = moment.world;
    let nodes = world.instances.values();
    let here = nodes.filter(|it| it.cluster == service.cluster);
    let trial = Trial {
        pool: Pool::new(here.map(|it| it.node.clone()).collect()),
        ask,
        count: count.max(1),
    };
    let definition = service
        .primary()
        .and_then(|it| world.definition(&it.definition));
    let mut flips = Vec::new();
    flips.extend(moment.wait.map(wait));
    flips.extend(memory(&trial, service.id, definition, moment));
    flips.extend(cpu(&trial, service.id, definition, moment));
    flips.extend(port(&trial, service.id, definition, moment));
    flips.extend(constraints(&trial));
    flips.extend(instance(&trial, moment, service, placement));
    flips
}

/// Nothing but time: somebody leaves a place in the meantime.
fn wait(until: SimTime) -> Flip {
    Flip {
        edit: Text::new("flip-wait").str("at", clock(until)),
        gain: Text::new("flip-wait-gain"),
        price: None,
        calls: Vec::new(),
    }
}

fn gain(trial: &Trial<'_>, (winner, fit): (InstanceId, u32)) -> Text {
    let id = if fit >= trial.count {
        "flip-gain-all"
    } else {
        "flip-gain"
    };
    Text::new(id)
        .str("instance", winner)
        .num("fit", fit)
        .num("count", trial.count)
}

fn memory(
    trial: &Trial<'_>,
    service: ServiceId,
    definition: Option<&TaskDefinition>,
    moment: Moment<'_>,
) -> Option<Flip> {
    let asked = trial.ask.memory;
    let mut sizes: Vec<MemoryMib> = trial.pool.nodes().map(|it| it.memory_left).collect();
    sizes.retain(|it| *it < asked && it.0 > 0);
    sizes.sort_unstable();
    sizes.dedup();
    let (size, found) = sizes.into_iter().rev().find_map(|memory| {
        let mut ask = trial.ask.clone();
        ask.memory = memory;
        Some((memory, trial.try_ask(&ask, None)?))
    })?;
    Some(Flip {
        edit: Text::new("flip-memory")
            .num("from", asked.0)
            .num("to", size.0),
        gain: gain(trial, found),
        price: None,
        calls: edited(moment, service, definition, &|document| {
            resize(document, "memory", size.0)
        }),
    })
}

fn cpu(
    trial: &Trial<'_>,
    service: ServiceId,
    definition: Option<&TaskDefinition>,
    moment: Moment<'_>,
) -> Option<Flip> {
    let asked = trial.ask.cpu;
    let mut sizes: Vec<CpuUnits> = trial.pool.nodes().map(|it| it.cpu_left).collect();
    sizes.retain(|it| *it < asked && it.0 > 0);
    sizes.sort_unstable();
    sizes.dedup();
    let (size, found) = sizes.into_iter().rev().find_map(|cpu| {
        let mut ask = trial.ask.clone();
        ask.cpu = cpu;
        Some((cpu, trial.try_ask(&ask, None)?))
    })?;
    Some(Flip {
        edit: Text::new("flip-cpu").num("from", asked.0).num("to", size.0),
        gain: gain(trial, found),
        price: None,
        calls: edited(moment, service, definition, &|document| {
            resize(document, "cpu", size.0)
        }),
    })
}

fn port(
    trial: &Trial<'_>,
    service: ServiceId,
    definition: Option<&TaskDefinition>,
    moment: Moment<'_>,
) -> Option<Flip> {
    let port = trial.ask.ports.first()?.1;
    let mut ask = trial.ask.clone();
    ask.ports.clear();
    let found = trial.try_ask(&ask, None)?;
    Some(Flip {
        edit: Text::new("flip-port").str("port", port),
        gain: gain(trial, found),
        price: None,
        calls: edited(moment, service, definition, &|document| {
            let mut changed = false;
            for container in containers(document) {
                let mappings = container.get_mut("portMappings");
                for mapping in mappings.and_then(Value::as_array_mut).into_iter().flatten() {
                    if let Some(host) = mapping.get_mut("hostPort") {
                        *host = json!(0);
                        changed = true;
                    }
                }
            }
            changed
        }),
    })
}

fn constraints(trial: &Trial<'_>) -> Vec<Flip> {
    let without = |index: usize| {
        let mut ask = trial.ask.clone();
        let gone = ask.constraints.remove(index);
        let found = trial.try_ask(&ask, None)?;
        Some(Flip {
            edit: match gone {
                Constraint::DistinctInstance => Text::new("flip-distinct"),
                Constraint::MemberOf(it) => Text::new("flip-member-of").str("expression", it.text),
            },
            gain: gain(trial, found),
            price: None,
            calls: Vec::new(),
        })
    };
    (0..trial.ask.constraints.len())
        .filter_map(without)
        .collect()
}

/// One more instance of the closest one's type, empty and connected.
fn instance(
    trial: &Trial<'_>,
    moment: Moment<'_>,
    service: &Service,
    placement: &Placement,
) -> Option<Flip> {
    let world = moment.world;
    let like = placement
        .closest
        .or_else(|| trial.pool.nodes().next().map(|it| it.id))?;
    let like = world.instances.get(&like)?;
    let mut node = like.node.clone();
    node.id = InstanceId(u32::MAX);
    node.cpu_left = node.cpu_total;
    node.memory_left = node.memory_total;
    node.enis_left = node.eni_slots;
    node.gpus_left = like.gpus();
    node.ports.retain(|_, task| task.is_none());
    node.groups.clear();
    node.running_tasks = 0;
    node.agent_connected = true;
    node.status = rules::placement::NodeStatus::Active;
    let (_, fit) = trial.try_ask(trial.ask, Some(node))?;
    let cluster = world.clusters.get(&service.cluster)?;
    let price = rules::instance_types::find(&like.instance_type)
        .map(|it| dollars(it.micro_dollars_per_hour));
    Some(Flip {
        edit: Text::new("flip-instance").str("kind", &like.instance_type),
        gain: Text::new(if fit >= trial.count {
            "flip-instance-all"
        } else {
            "flip-instance-some"
        })
        .num("fit", fit)
        .num("left", trial.count - fit),
        price,
        calls: vec![(
            "lab.AddContainerInstances".to_owned(),
            json!({
                "cluster": cluster.name, "instanceType": like.instance_type, "count": 1,
                "availabilityZones": [like.zone()],
            }),
        )],
    })
}

/// `$0.0416/h`.
fn dollars(micro: u32) -> String {
    let text = format!("{}.{:06}", micro / 1_000_000, micro % 1_000_000);
    let text = text.trim_end_matches('0');
    let cents = text.len() - text.find('.').unwrap_or(0);
    format!("+ ${text}{}/h", if cents < 3 { "00" } else { "" })
}

fn containers(document: &mut Value) -> impl Iterator<Item = &mut Value> {
    let list = document.get_mut("containerDefinitions");
    list.and_then(Value::as_array_mut).into_iter().flatten()
}

/// Sets a size where the document gives it: on the task, else on its only container.
fn resize(document: &mut Value, field: &str, size: u32) -> bool {
    if let Some(value) = document.get_mut(field).filter(|it| !it.is_null()) {
        *value = json!(size.to_string());
        return true;
    }
    let mut containers: Vec<&mut Value> = containers(document).collect();
    let [only] = containers.as_mut_slice() else {
        return false;
    };
    let reserved = field == "memory" && only.get("memoryReservation").is_some();
    only[if reserved { "memoryReservation" } else { field }] = json!(size);
    true
}

/// The two calls that put an edited definition to work; none when the edit does not apply.
fn edited(
    moment: Moment<'_>,
    service: ServiceId,
    definition: Option<&TaskDefinition>,
    edit: &dyn Fn(&mut Value) -> bool,
) -> Vec<Call> {
    let calls = || {
        let service = moment.world.services.get(&service)?;
        let cluster = moment.world.clusters.get(&service.cluster)?;
        let definition = definition?;
        let mut document: Value = serde_json::from_str(&definition.document).ok()?;
        let fields = document.as_object_mut()?;
        for read_only in aws_api::shape::READ_ONLY {
            fields.shift_remove(read_only);
        }
        if !edit(&mut document) {
            return None;
        }
        Some(vec![
            ("ecs.RegisterTaskDefinition".to_owned(), document),
            (
                "ecs.UpdateService".to_owned(),
                json!({
                    "cluster": cluster.name, "service": service.name,
                    "taskDefinition": definition.family,
                }),
            ),
        ])
    };
    calls().unwrap_or_default()
}
