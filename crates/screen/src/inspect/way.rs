//! The way of one request, pull, mount or permission, hop by hop, up to the hop that refuses.
//!
//! The hops of traffic are those of `rules::reach`, asked at the cursor; those of a permission are who
//! asks, who trusts whom, what the role's policies say and what the resource's own policy says.
//! Example: "the agent acts as agent" - "ecs-tasks may assume it" - "no statement allows ecr:BatchGetImage".

use crate::text::Text;
use crate::why::path;
use base::TargetGroupId;
use engine::lifecycle::permits::{self, Caller};
use engine::network;
use model::network::PathOf;
use model::{
    Action, Container, Listener, LoadBalancer, Role, Target, TargetState, Task, TaskDefinition,
    World,
};
use rules::iam::Decision;
use rules::reach::Hop;
use rules::routing::{Request, choose};
use rules::storage::Kind;

/// A way to a goal; it arrives when every step passes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    pub goal: Text,
    pub steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub words: Text,
    pub passes: bool,
}

impl Way {
    pub fn arrives(&self) -> bool {
        self.steps.iter().all(|it| it.passes)
    }
}

fn step(words: Text, passes: bool) -> Step {
    Step { words, passes }
}

fn hops(world: &World, hops: &[Hop]) -> Vec<Step> {
    let each = hops.iter();
    each.map(|it| step(path::hop(world, it), it.passes))
        .collect()
}

/// Everything a task's network has to let through: checks, pulls, mounts.
pub fn of_task(world: &World, task: &Task) -> Vec<Way> {
    let groups = world.target_groups.values();
    let targets = groups.filter_map(|it| Some((it.id, it.targets.get(&task.id)?)));
    let mut ways: Vec<Way> = targets
        .filter_map(|(id, it)| check(world, id, it))
        .collect();
    let Some(definition) = world.definition_of(task) else {
        return ways;
    };
    let mut images: Vec<&str> = definition
        .containers
        .iter()
        .map(|it| it.image.as_str())
        .collect();
    images.sort_unstable();
    images.dedup();
    for image in images {
        for (service, found) in network::pull_path(world, task, image) {
            let of = PathOf::Pull {
                task: task.id,
                image: image.to_owned(),
                service: service.to_owned(),
            };
            ways.push(Way {
                goal: path::goal(world, &of),
                steps: hops(world, &found),
            });
        }
    }
    ways.extend(mounts(world, task, definition));
    ways
}

fn mounts(world: &World, task: &Task, definition: &TaskDefinition) -> Vec<Way> {
    let remote = definition.volumes.iter().filter(|it| it.kind == Kind::Efs);
    let ids = remote.filter_map(|it| it.source.as_deref());
    let one = |id: &str| {
        let file_system = world.storage.file_system(id)?;
        let of = PathOf::Mount {
            task: task.id,
            file_system: id.to_owned(),
        };
        let mut targets = file_system.mount_targets.iter();
        let target = targets.find(|it| it.zone == task.zone);
        let words = Text::new(if target.is_some() {
            "way-mount-target"
        } else {
            "way-no-mount-target"
        });
        let mut steps = vec![step(words.str("zone", &task.zone), target.is_some())];
        if let Some(target) = target {
            steps.extend(hops(world, &engine::storage::way(world, task, target)));
        }
        Some(Way {
            goal: path::goal(world, &of),
            steps,
        })
    };
    ids.filter_map(one).collect()
}

/// A health check's way to its target; `None` in the implicit network.
pub fn check(world: &World, group: TargetGroupId, target: &Target) -> Option<Way> {
    let (load_balancer, found) = network::check_path(world, group, target)?;
    let of = PathOf::HealthCheck {
        load_balancer,
        target_group: group,
        task: target.task,
    };
    Some(Way {
        goal: path::goal(world, &of),
        steps: hops(world, &found),
    })
}

/// The way of a request for `/` through each listener.
pub fn requests(world: &World, balancer: &LoadBalancer) -> Vec<Way> {
    request(world, balancer, "", "/")
}

/// The way of a request for a host and a path through each listener: door, rule, target.
pub fn request(world: &World, balancer: &LoadBalancer, host: &str, path: &str) -> Vec<Way> {
    let listeners = balancer.listeners.iter();
    let one = |it: &Listener| {
        let goal = Text::new("way-request")
            .str("balancer", &balancer.name)
            .str("protocol", &it.protocol)
            .num("port", it.port)
            .str("host", host)
            .str("path", path);
        let door = network::door_path(world, balancer, it.port);
        let mut steps = hops(world, door.as_slice());
        if steps.iter().all(|it| it.passes) {
            steps.extend(taken(world, it, &Request { host, path }));
        }
        Way { goal, steps }
    };
    listeners.map(one).collect()
}

/// The rule that takes the request, and where it goes from there.
fn taken(world: &World, listener: &Listener, request: &Request<'_>) -> Vec<Step> {
    let listed = listener
        .rules
        .iter()
        .map(|it| (it.priority, it.conditions.as_slice()));
    let rule = choose(listed, request).and_then(|at| listener.rules.get(at));
    let action = rule.map_or(&listener.default_action, |it| &it.action);
    let by = match rule {
        Some(it) => Text::new("way-rule")
            .num("priority", it.priority)
            .str("conditions", super::net::conditions(it)),
        None => Text::new("way-default"),
    };
    let mut steps = vec![step(by, true)];
    match action {
        Action::FixedResponse(code) => {
            steps.push(step(Text::new("way-fixed").str("code", code), true));
        }
        Action::Redirect(it) => {
            let words = Text::new("way-redirect").str("code", it.code);
            steps.push(step(words.str("url", it.url()), true));
        }
        Action::Forward(_) => {
            for id in action.groups() {
                steps.extend(into_group(world, id));
            }
        }
    }
    steps
}

fn into_group(world: &World, id: TargetGroupId) -> Vec<Step> {
    let Some(group) = world.target_groups.get(&id) else {
        return Vec::new();
    };
    let named = |id| Text::new(id).str("group", &group.name);
    let healthy = |it: &&Target| it.state == TargetState::Healthy;
    let count = group.targets.values().filter(healthy).count() as i64;
    let Some(target) = group
        .targets
        .values()
        .find(healthy)
        .or(group.targets.values().next())
    else {
        return vec![step(named("way-no-target"), false)];
    };
    // Source: ELB guide, target group health: with no healthy target all of them are tried.
    let words = match count {
        0 => named("way-none-healthy"),
        _ => named("way-target").num("healthy", count),
    };
    let mut steps = vec![step(words.str("task", target.task), true)];
    let way = check(world, id, target);
    steps.extend(way.map(|it| it.steps).into_iter().flatten());
    steps
}

/// What the agent has to be allowed before the task's containers run.
pub fn permissions(world: &World, task: &Task) -> Vec<Way> {
    let definition = world.definition_of(task);
    let mut ways: Vec<Way> = Vec::new();
    for container in definition.iter().flat_map(|it| &it.containers) {
        for way in of_container(world, task, container) {
            if !ways.iter().any(|it| it.goal == way.goal) {
                ways.push(way);
            }
        }
    }
    ways
}

pub fn of_container(world: &World, task: &Task, container: &Container) -> Vec<Way> {
    let Some(definition) = world.definition_of(task) else {
        return Vec::new();
    };
    if !world.iam.is_simulated() {
        return Vec::new();
    }
    let caller = permits::agent(world, task, definition);
    let arn = definition.execution_role_arn.as_deref();
    let needs = permits::needs(world, container);
    let one = |it: &permits::Need| Way {
        goal: goal(it.action, &it.resource),
        steps: asked(world, &caller, arn, it.action, &it.resource),
    };
    needs.iter().map(one).collect()
}

/// What the app would be answered when it makes this call.
pub fn ask(world: &World, task: &Task, action: &str, resource: &str) -> Option<Way> {
    let definition = world.definition_of(task)?;
    let caller = permits::app(world, task, definition);
    let arn = definition.task_role_arn.as_deref();
    Some(Way {
        goal: goal(action, resource),
        steps: asked(world, &caller, arn, action, resource),
    })
}

fn goal(action: &str, resource: &str) -> Text {
    Text::new("way-permission")
        .str("action", action)
        .str("resource", resource)
}

/// Who asks, whether they may be who they are, and what each policy says.
fn asked(
    world: &World,
    caller: &Caller<'_>,
    role_arn: Option<&str>,
    action: &str,
    resource: &str,
) -> Vec<Step> {
    let role = match caller {
        Caller::Anybody => return vec![step(Text::new("way-anybody"), true)],
        Caller::Nobody => {
            let named = role_arn.map(|it| Text::new("way-no-role").str("role", it));
            return vec![step(
                named.unwrap_or_else(|| Text::new("way-nobody")),
                false,
            )];
        }
        Caller::Role(role) => role,
    };
    let own = role_arn.is_some();
    let who = Text::new(if own { "way-role" } else { "way-instance-role" });
    let mut steps = vec![step(who.str("role", &role.name), true)];
    if own {
        let trusted = role
            .trusted
            .iter()
            .any(|it| it == "ecs-tasks.amazonaws.com" || it == "*");
        let words = Text::new(if trusted {
            "way-trusted"
        } else {
            "way-not-trusted"
        });
        steps.push(step(words.str("role", &role.name), trusted));
    }
    steps.extend(said(world, role, action, resource));
    steps
}

fn said(world: &World, role: &Role, action: &str, resource: &str) -> Vec<Step> {
    let own = role.decide(action, resource);
    let policy = permits::repository_policy(world, role, action, resource);
    let opened = policy.as_ref().is_some_and(Decision::allows);
    let words = |decision: &Decision, silent| match decision {
        Decision::Allowed { policy, statement } => Text::new("way-allowed")
            .str("policy", policy)
            .num("statement", *statement as i64 + 1),
        Decision::Denied { policy, statement } => Text::new("way-denied")
            .str("policy", policy)
            .num("statement", *statement as i64 + 1),
        Decision::NotAllowed => Text::new(silent),
    };
    let silent = if opened {
        "way-silent"
    } else {
        "way-not-allowed"
    };
    // Within one account either policy may allow, across accounts both must; a deny in either wins.
    let across = permits::is_foreign(resource);
    let passes = own.allows() || opened && !own.is_explicit() && !across;
    let words_of = words(&own, silent)
        .str("role", &role.name)
        .str("action", action);
    let mut steps = vec![step(words_of, passes)];
    let policy = policy.or_else(|| across.then_some(Decision::NotAllowed));
    if let Some(decision) = policy {
        let words = words(&decision, "way-repository-silent").str("role", &role.name);
        let kept = own.allows() && !decision.is_explicit() && !across;
        let passes = decision.allows() || kept;
        steps.push(step(words.str("action", action), passes));
    }
    steps
}
