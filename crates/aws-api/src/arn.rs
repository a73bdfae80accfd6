//! ARNs: made from ids, and read back from what a caller writes.
//!
//! Every resource may be named by its ARN, by the name or id that AWS takes in its place, and, for
//! tasks and container instances, by the lab's short names `t3` and `i-2`.
//! Source: ECS, Elastic Load Balancing and Application Auto Scaling API references, ARN formats
//! (read 2026-11). Example: `arn:aws:ecs:us-east-1:111122223333:service/lab/web`.

use crate::error::ApiError;
use crate::json::Node;
use crate::shape::clip;
use base::{
    ClusterId, DeploymentId, InstanceId, LoadBalancerId, PolicyId, ServiceId, TargetGroupId, TaskId,
};
use model::identity;
use model::{
    ACCOUNT, BalancerKind, Cluster, REGION, Service, TaskDefinition, TaskDefinitionRef, World,
};

pub fn ecs(rest: &str) -> String {
    format!("arn:aws:ecs:{REGION}:{ACCOUNT}:{rest}")
}

fn cluster_name(world: &World, cluster: ClusterId) -> &str {
    world
        .clusters
        .get(&cluster)
        .map_or("", |it| it.name.as_str())
}

pub fn cluster(world: &World, cluster: ClusterId) -> String {
    ecs(&format!("cluster/{}", cluster_name(world, cluster)))
}

pub fn task_definition(reference: &TaskDefinitionRef) -> String {
    ecs(&format!("task-definition/{reference}"))
}

pub fn service(world: &World, service: ServiceId) -> String {
    let Some(it) = world.services.get(&service) else {
        return String::new();
    };
    ecs(&format!(
        "service/{}/{}",
        cluster_name(world, it.cluster),
        it.name
    ))
}

pub fn task(world: &World, task: TaskId) -> String {
    let cluster = world.tasks.get(&task).map(|it| it.cluster);
    let name = cluster.map_or("", |it| cluster_name(world, it));
    ecs(&format!(
        "task/{name}/{}",
        identity::task_hex(world.seed, task)
    ))
}

pub fn container_instance(world: &World, instance: InstanceId) -> String {
    let cluster = world.instances.get(&instance).map(|it| it.cluster);
    let name = cluster.map_or("", |it| cluster_name(world, it));
    let hex = identity::container_instance_hex(world.seed, instance);
    ecs(&format!("container-instance/{name}/{hex}"))
}

fn elb(rest: &str) -> String {
    format!("arn:aws:elasticloadbalancing:{REGION}:{ACCOUNT}:{rest}")
}

pub fn target_group(world: &World, group: TargetGroupId) -> String {
    let name = world.target_group_name(group).unwrap_or_default();
    let hex = identity::target_group_hex(world.seed, group);
    elb(&format!("targetgroup/{name}/{hex}"))
}

/// `app/NAME/HEX`: what stands in the ARN and in a scaling policy's resource label.
pub fn load_balancer_path(world: &World, balancer: LoadBalancerId) -> String {
    let name = world
        .load_balancers
        .get(&balancer)
        .map_or("", |it| it.name.as_str());
    let hex = identity::load_balancer_hex(world.seed, balancer);
    let kind = match world.load_balancers.get(&balancer).map(|it| it.kind) {
        Some(BalancerKind::Network) => "net",
        _ => "app",
    };
    format!("{kind}/{name}/{hex}")
}

pub fn load_balancer(world: &World, balancer: LoadBalancerId) -> String {
    elb(&format!(
        "loadbalancer/{}",
        load_balancer_path(world, balancer)
    ))
}

pub fn listener(world: &World, balancer: LoadBalancerId, listener: u32) -> String {
    let hex = identity::listener_hex(world.seed, balancer, listener, 0);
    elb(&format!(
        "listener/{}/{hex}",
        load_balancer_path(world, balancer)
    ))
}

/// A rule of a listener; rule 0 is its default action.
pub fn listener_rule(world: &World, balancer: LoadBalancerId, listener: u32, rule: u32) -> String {
    let seed = world.seed;
    elb(&format!(
        "listener-rule/{}/{}/{}",
        load_balancer_path(world, balancer),
        identity::listener_hex(seed, balancer, listener, 0),
        identity::listener_hex(seed, balancer, listener, rule + 1)
    ))
}

/// `service/CLUSTER/SERVICE`, the resource id of Application Auto Scaling.
pub fn scalable_resource(world: &World, service: ServiceId) -> String {
    world.services.get(&service).map_or(String::new(), |it| {
        format!("service/{}/{}", cluster_name(world, it.cluster), it.name)
    })
}

pub fn policy(world: &World, policy: PolicyId) -> String {
    let tracking = world.policies.get(&policy);
    let tracking = tracking.map(|it| (it.service, it.name.as_str()));
    let steps = world.step_policies.get(&policy);
    let found = tracking.or(steps.map(|it| (it.service, it.name.as_str())));
    let forecasts = world.predictive.get(&policy);
    let found = found.or(forecasts.map(|it| (it.service, it.name.as_str())));
    let Some((service, name)) = found else {
        return String::new();
    };
    policy_of(world, policy, service, name)
}

/// The ARN that the next policy of this service will have.
pub fn next_policy(world: &World, service: ServiceId, name: &str) -> String {
    let policy = engine::commands::scaling::next_policy(world);
    policy_of(world, policy, service, name)
}

fn policy_of(world: &World, policy: PolicyId, service: ServiceId, name: &str) -> String {
    format!(
        "arn:aws:autoscaling:{REGION}:{ACCOUNT}:scalingPolicy:{}:resource/ecs/{}:policyName/{}",
        identity::policy_uuid(world.seed, policy, 0),
        scalable_resource(world, service),
        name
    )
}

pub fn alarm(name: &str) -> String {
    format!("arn:aws:cloudwatch:{REGION}:{ACCOUNT}:alarm:{name}")
}

/// `CLUSTER/SERVICE`, as the ARNs of a service's deployments hold it.
fn service_path(world: &World, service: ServiceId) -> String {
    world.services.get(&service).map_or(String::new(), |it| {
        format!("{}/{}", cluster_name(world, it.cluster), it.name)
    })
}

pub fn service_deployment(world: &World, service: ServiceId, id: DeploymentId) -> String {
    let name = identity::service_deployment_id(world.seed, id);
    let path = service_path(world, service);
    ecs(&format!("service-deployment/{path}/{name}"))
}

pub fn service_revision(world: &World, service: ServiceId, id: DeploymentId) -> String {
    let digits = identity::service_revision_digits(world.seed, id);
    let path = service_path(world, service);
    ecs(&format!("service-revision/{path}/{digits}"))
}

pub fn task_set(world: &World, service: ServiceId, id: DeploymentId) -> String {
    let name = identity::deployment_name(world.seed, id);
    let path = service_path(world, service);
    ecs(&format!("task-set/{path}/{name}"))
}

/// What stands after `kind/` in an ARN of that kind; a bare name as it is.
fn after<'a>(text: &'a str, kind: &str) -> &'a str {
    let Some(rest) = text.strip_prefix("arn:") else {
        return text;
    };
    let resource = rest.splitn(5, ':').nth(4).unwrap_or_default();
    resource
        .strip_prefix(kind)
        .and_then(|it| it.strip_prefix('/'))
        .unwrap_or_default()
}

/// The cluster a call names; without one, the cluster `default`.
///
/// Source: ECS API, `cluster` of every operation (read 2026-11).
pub fn find_cluster<'a>(world: &'a World, input: &Node) -> Result<&'a Cluster, ApiError> {
    let name = input.text_at("cluster").unwrap_or("default");
    world.cluster_named(after(name, "cluster")).ok_or_else(|| {
        ApiError::new("ClusterNotFoundException", "Cluster not found.").at("cluster")
    })
}

/// The cluster of one of the lab's levers: the only one, where there is only one.
pub fn lab_cluster<'a>(world: &'a World, input: &Node) -> Result<&'a Cluster, ApiError> {
    if input.get("cluster").is_none()
        && world.clusters.len() == 1
        && let Some(it) = world.clusters.values().next()
    {
        return Ok(it);
    }
    find_cluster(world, input)
}

/// An ACTIVE or DRAINING service by name or ARN; an INACTIVE one is found too, the newest first.
pub fn find_service<'a>(
    world: &'a World,
    cluster: ClusterId,
    text: &str,
) -> Result<&'a Service, ApiError> {
    let path = after(text, "service");
    let name = path.rsplit('/').next().unwrap_or_default();
    world.service_named(cluster, name).ok_or_else(|| {
        ApiError::new("ServiceNotFoundException", "Service not found.").at("service")
    })
}

/// A task by ARN, by its 32 hex digits or by the lab's short name.
pub fn task_id(world: &World, text: &str) -> Option<TaskId> {
    let hex = after(text, "task").rsplit('/').next().unwrap_or_default();
    if let Some(id) = hex.strip_prefix('t').and_then(|it| it.parse().ok()) {
        return world.tasks.contains_key(&TaskId(id)).then_some(TaskId(id));
    }
    if hex.len() != 32 {
        return None;
    }
    let mut ids = world.tasks.keys().copied();
    ids.find(|it| identity::task_hex(world.seed, *it) == hex)
}

/// A container instance by ARN, by its hex id, by its EC2 instance id or by the lab's short name.
pub fn instance_id(world: &World, text: &str) -> Option<InstanceId> {
    let word = after(text, "container-instance")
        .rsplit('/')
        .next()
        .unwrap_or_default();
    let mut ids = world.instances.keys().copied();
    ids.find(|it| {
        it.to_string() == word
            || identity::container_instance_hex(world.seed, *it) == word
            || identity::ec2_instance_id(world.seed, *it) == word
    })
}

/// A target group by ARN; the lab also takes its name.
pub fn target_group_id(world: &World, text: &str) -> Option<TargetGroupId> {
    let groups = world.target_groups.values();
    groups
        .map(|it| (it.id, it.name.as_str()))
        .find(|(id, name)| *name == text || target_group(world, *id) == text)
        .map(|(id, _)| id)
}

/// A load balancer by ARN; the lab also takes its name.
pub fn load_balancer_id(world: &World, text: &str) -> Option<LoadBalancerId> {
    let balancers = world.load_balancers.values();
    balancers
        .map(|it| (it.id, it.name.as_str()))
        .find(|(id, name)| *name == text || load_balancer(world, *id) == text)
        .map(|(id, _)| id)
}

/// `family`, `family:revision` or the ARN; a bare family is its latest ACTIVE revision.
///
/// Source: ECS API, RunTask.taskDefinition (read 2026-11).
pub fn definition<'a>(world: &'a World, text: &str) -> Option<&'a TaskDefinition> {
    let name = after(text, "task-definition");
    match name.split_once(':') {
        None => world.families.get(name)?.latest_active(),
        Some((family, revision)) => {
            let revision = revision.parse().ok()?;
            let found = world.families.get(family)?.revisions.get(&revision)?;
            Some(found)
        }
    }
}

/// `definition`, for calls that must find it.
///
/// Source: the text as users pasted it; ClientException of RunTask and CreateService.
pub fn find_definition<'a>(world: &'a World, text: &str) -> Result<&'a TaskDefinition, ApiError> {
    definition(world, text).ok_or_else(|| {
        let known: Vec<&str> = world.families.keys().map(String::as_str).collect();
        let says = "TaskDefinition not found.";
        let mut error = ApiError::client(says).at("taskDefinition");
        if let Some(meant) = crate::suggest::nearest(&clip(text), known) {
            let finding = crate::finding::Finding::error("NOTFOUND", "taskDefinition", says);
            error
                .findings
                .push(finding.hint(crate::finding::did_you_mean(meant)));
        }
        error
    })
}
