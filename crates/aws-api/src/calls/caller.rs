//! May the caller make this call? Policies of the role that `lab.SetCaller` named, and iam:PassRole.
//!
//! Source: Service Authorization Reference, Amazon ECS: resources and condition keys ecs:cluster,
//! ecs:service, ecs:task, ecs:task-definition, ecs:container-instances, ecs:capacity-provider,
//! aws:RequestTag, aws:TagKeys, aws:ResourceTag; IAM user guide, PassRole (read 2026-11).
//! Model: other services' calls are asked for `*`; the call is refused before anything else is looked at.
//! Example: without iam:PassRole a definition with a task role cannot be registered.

use crate::arn;
use crate::call::Ask;
use crate::error::ApiError;
use crate::start_texts::denied;
use model::iam::role_arn;
use model::{Role, TagTarget, TaskDefinition};
use rules::iam::{Context, Decision};

/// The role session of whoever works in the lab.
const SESSION: &str = "taskyard";

/// IAM's prefix for the operations of a service that calls itself otherwise.
const PREFIXES: [(&str, &str); 3] = [
    ("elbv2", "elasticloadbalancing"),
    ("elb", "elasticloadbalancing"),
    ("efs", "elasticfilesystem"),
];

/// # Errors
/// AccessDeniedException with IAM's sentence.
#[inline(never)]
pub fn check(ask: &Ask, name: &str) -> Result<(), ApiError> {
    let Some((service, operation)) = name.split_once('.').filter(|it| it.0 != "lab") else {
        return Ok(());
    };
    let Some(caller) = ask.world.iam.caller.as_deref() else {
        return Ok(());
    };
    let prefix = PREFIXES.iter().find(|it| it.0 == service);
    let prefix = prefix.map_or(service, |it| it.1);
    let action = format!("{prefix}:{operation}");
    let mut request = Context::default();
    let resource = match service {
        "ecs" => about(ask, operation, &mut request),
        _ => "*".to_owned(),
    };
    may(ask, caller, (&action, &resource), &request)?;
    for role in passed(ask, operation) {
        let mut request = Context::default();
        request.add("iam:PassedToService", "ecs-tasks.amazonaws.com");
        may(ask, caller, ("iam:PassRole", &role), &request)?;
    }
    Ok(())
}

fn may(
    ask: &Ask,
    caller: &str,
    (action, resource): (&str, &str),
    request: &Context,
) -> Result<(), ApiError> {
    let role: Option<&Role> = ask.world.iam.role(caller);
    let said = role.map_or(Decision::NotAllowed, |it| {
        it.decide_in(action, resource, request)
    });
    if said.allows() {
        return Ok(());
    }
    let code = "AccessDeniedException";
    let text = denied(caller, SESSION, action, resource, said.is_explicit());
    let text = text.trim_start_matches(code).trim_start_matches(": ");
    Err(ApiError::new(code, text))
}

fn definition<'w>(ask: &Ask<'w>) -> Option<&'w TaskDefinition> {
    arn::definition(ask.world, ask.input.text_at("taskDefinition")?)
}

/// The resource of an ECS operation, and what the request says about itself.
fn about(ask: &Ask, operation: &str, request: &mut Context) -> String {
    let (world, input) = (ask.world, ask.input);
    for tag in input.items_at("tags") {
        let key = tag.text_at("key").unwrap_or_default();
        request.add("aws:TagKeys", key);
        let value = tag.text_at("value").unwrap_or_default();
        request.add(&format!("aws:RequestTag/{key}"), value);
    }
    for item in input.items_at("capacityProviderStrategy") {
        let provider = item.text_at("capacityProvider").unwrap_or_default();
        request.add("ecs:capacity-provider", provider);
    }
    let cluster = arn::find_cluster(world, input).ok();
    if let Some(cluster) = cluster {
        request.add("ecs:cluster", arn::cluster(world, cluster.id));
    }
    let definition = definition(ask);
    let definition_arn = definition.map(|it| arn::task_definition(&it.reference()));
    if let Some(arn) = &definition_arn {
        request.add("ecs:task-definition", arn.clone());
    }
    for text in input.texts_at("containerInstances") {
        if let Some(id) = arn::instance_id(world, text) {
            request.add(
                "ecs:container-instances",
                arn::container_instance(world, id),
            );
        }
    }
    let service = input.text_at("service").zip(cluster);
    let service = service.and_then(|(name, of)| arn::find_service(world, of.id, name).ok());
    let task = input.text_at("task").and_then(|it| arn::task_id(world, it));
    let (arn, target) = match operation {
        "RunTask" | "StartTask" | "DescribeTaskDefinition" | "DeregisterTaskDefinition" => {
            let target = definition.map(|it| TagTarget::Definition(it.reference()));
            (definition_arn, target)
        }
        "CreateService" => {
            let name = input.text_at("serviceName").unwrap_or_default();
            let cluster = cluster.map_or("", |it| it.name.as_str());
            (Some(arn::ecs(&format!("service/{cluster}/{name}"))), None)
        }
        _ if service.is_some() => {
            let id = service.map(|it| it.id);
            (
                id.map(|it| arn::service(world, it)),
                id.map(TagTarget::Service),
            )
        }
        _ if task.is_some() => (
            task.map(|it| arn::task(world, it)),
            task.map(TagTarget::Task),
        ),
        _ => {
            let id = cluster.filter(|_| input.get("cluster").is_some());
            let id = id.map(|it| it.id);
            (
                id.map(|it| arn::cluster(world, it)),
                id.map(TagTarget::Cluster),
            )
        }
    };
    match &target {
        Some(TagTarget::Service(id)) => request.add("ecs:service", arn::service(world, *id)),
        Some(TagTarget::Task(id)) => request.add("ecs:task", arn::task(world, *id)),
        _ => {}
    }
    let tags = target.and_then(|it| world.tags.get(&it));
    for (key, value) in tags.into_iter().flatten() {
        request.add(&format!("aws:ResourceTag/{key}"), value.clone());
        request.add(&format!("ecs:ResourceTag/{key}"), value.clone());
    }
    arn.unwrap_or_else(|| "*".to_owned())
}

/// Roles that the call hands to its tasks, in the definition or in its place.
///
/// Source: ECS developer guide, granting permission to pass a role (read 2026-11).
fn passed(ask: &Ask, operation: &str) -> Vec<String> {
    let input = ask.input;
    let named = |it: Option<&str>| it.filter(|it| !it.is_empty()).map(full);
    match operation {
        "RegisterTaskDefinition" => {
            let own = ["executionRoleArn", "taskRoleArn"].map(|it| named(input.text_at(it)));
            own.into_iter().flatten().collect()
        }
        "RunTask" | "StartTask" | "CreateService" | "UpdateService" => {
            let definition = definition(ask);
            let overrides = input.get("overrides");
            let over = |key: &str| named(overrides.and_then(|it| it.text_at(key)));
            let execution = definition.and_then(|it| it.execution_role_arn.as_deref());
            let task = definition.and_then(|it| it.task_role_arn.as_deref());
            let own = [
                over("executionRoleArn").or(named(execution)),
                over("taskRoleArn").or(named(task)),
            ];
            own.into_iter().flatten().collect()
        }
        _ => Vec::new(),
    }
}

/// A role may be named or written as an ARN.
fn full(role: &str) -> String {
    if role.starts_with("arn:") {
        role.to_owned()
    } else {
        role_arn(role)
    }
}
