//! What a thing is called, of which kind it is, which call describes it, and all the things there are.

use super::{Link, Thing};
use crate::moment::Moment;
use aws_api::arn;
use model::asg::GroupId;
use model::asg_policy::GroupPolicy;
use model::iam::Store;
use model::storage::Holder;
use model::{InstanceState, World, identity};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Message id of the kind.
pub(super) fn kind(thing: &Thing) -> &'static str {
    match thing {
        Thing::Cluster(_) => "insp-cluster",
        Thing::Service(_) => "insp-service",
        Thing::Definition(_) => "insp-definition",
        Thing::Task(_) => "insp-task",
        Thing::Container(..) => "insp-container",
        Thing::Instance(_) => "insp-instance",
        Thing::Interface(_) | Thing::HostInterface(_) => "insp-interface",
        Thing::Volume(_) => "insp-volume",
        Thing::FileSystem(_) => "insp-file-system",
        Thing::Image(_) => "insp-image",
        Thing::Repository(_) => "insp-repository",
        Thing::Role(_) => "insp-role",
        Thing::Stored(Store::Secret, _) => "insp-secret",
        Thing::Stored(Store::Parameter, _) => "insp-parameter",
        Thing::Stored(Store::LogGroup, _) => "insp-log-group",
        Thing::Vpc(_) => "insp-vpc",
        Thing::Subnet(_) => "insp-subnet",
        Thing::RouteTable(_) => "insp-route-table",
        Thing::Gateway(_) => "insp-gateway",
        Thing::Nat(_) => "insp-nat",
        Thing::Endpoint(_) => "insp-endpoint",
        Thing::SecurityGroup(_) => "insp-security-group",
        Thing::LoadBalancer(_) => "insp-load-balancer",
        Thing::TargetGroup(_) => "insp-target-group",
        Thing::Target(..) => "insp-target",
        Thing::Queue(_) => "insp-queue",
        Thing::ScalingGroup(_) => "insp-scaling-group",
        Thing::Provider(_) => "insp-provider",
        Thing::Alarm(_) => "insp-alarm",
        Thing::TaskSet(_) => "insp-task-set",
        Thing::Policy(_) | Thing::StepPolicy(_) | Thing::GroupPolicy(..) => "insp-scaling-policy",
    }
}

/// What it is called; `None` when it does not exist.
pub(super) fn name(world: &World, thing: &Thing) -> Option<String> {
    let network = &world.network;
    let own = |there: bool, id: &String| there.then(|| id.clone());
    Some(match thing {
        Thing::Cluster(id) => world.clusters.get(id)?.name.clone(),
        Thing::Service(id) => world.services.get(id)?.name.clone(),
        Thing::Definition(it) => world.definition(it)?.reference().to_string(),
        Thing::Task(id) => world.tasks.get(id)?.id.to_string(),
        Thing::Container(id, name) => {
            let mut all = world.tasks.get(id)?.containers.iter();
            [&id.to_string(), "/", &all.find(|it| it.name == *name)?.name].concat()
        }
        Thing::Instance(id) => world.instances.get(id)?.id.to_string(),
        Thing::Interface(id) => {
            let task = world.tasks.get(id).filter(|it| it.own_interface)?;
            identity::eni_id(world.seed, task.id)
        }
        Thing::HostInterface(id) => identity::host_eni_id(world.seed, world.instances.get(id)?.id),
        Thing::Volume(place) => {
            let holder = match &place.holder {
                Holder::Task(id) => id.to_string(),
                Holder::Instance(id) => id.to_string(),
                Holder::FileSystem => return Some(place.name.clone()),
            };
            [&holder, ":", &place.name].concat()
        }
        Thing::FileSystem(id) => world.storage.file_system(id)?.id.clone(),
        Thing::Image(name) => name.clone(),
        Thing::Repository(name) => world.ecr.repositories.get(name)?.name.clone(),
        Thing::Role(name) => world.iam.role(name)?.name.clone(),
        Thing::Stored(store, name) => own(world.iam.store(*store).contains(name), name)?,
        Thing::Vpc(id) => own(network.vpcs.iter().any(|it| it.id == *id), id)?,
        Thing::Subnet(id) => own(network.subnet(id).is_some(), id)?,
        Thing::RouteTable(id) => own(network.table(id).is_some(), id)?,
        Thing::Gateway(id) => own(network.gateways.iter().any(|it| it.id == *id), id)?,
        Thing::Nat(id) => own(network.nats.iter().any(|it| it.id == *id), id)?,
        Thing::Endpoint(id) => own(network.endpoints.iter().any(|it| it.id == *id), id)?,
        Thing::SecurityGroup(id) => {
            let group = network.group(id)?;
            [&group.name, " (", &group.id, ")"].concat()
        }
        Thing::LoadBalancer(id) => world.load_balancers.get(id)?.name.clone(),
        Thing::TargetGroup(id) => world.target_groups.get(id)?.name.clone(),
        Thing::Target(group, task) => {
            let group = world.target_groups.get(group)?;
            [&group.name, "/", &group.targets.get(task)?.task.to_string()].concat()
        }
        Thing::Queue(id) => world.queues.get(id)?.name.clone(),
        Thing::ScalingGroup(id) => world.groups.get(id)?.name.clone(),
        Thing::Provider(id) => world.providers.get(id)?.name.clone(),
        Thing::Alarm(id) => world.alarms.get(id)?.name.clone(),
        Thing::TaskSet(id) => world.task_set(Some(*id))?.id.to_string(),
        Thing::Policy(id) => world.policies.get(id)?.name.clone(),
        Thing::StepPolicy(id) => world.step_policies.get(id)?.name.clone(),
        Thing::GroupPolicy(group, name) => group_policy(world, *group, name)?.name.clone(),
    })
}

pub(super) fn group_policy<'w>(
    world: &'w World,
    group: GroupId,
    name: &str,
) -> Option<&'w GroupPolicy> {
    world.group_extras.of(group).find(|it| it.name == name)
}

pub(super) fn link(world: &World, thing: Thing) -> Option<Link> {
    let name = name(world, &thing)?;
    Some(Link { thing, name })
}

/// Every thing, kind after kind.
pub(super) fn all(world: &World) -> Vec<Thing> {
    let network = &world.network;
    let mut all: Vec<Thing> = Vec::new();
    all.extend(world.clusters.keys().copied().map(Thing::Cluster));
    all.extend(world.services.keys().copied().map(Thing::Service));
    all.extend(world.tasks.keys().copied().map(Thing::Task));
    let instances = world.instances.values();
    let there = instances.filter(|it| it.state != InstanceState::Terminated);
    all.extend(there.map(|it| Thing::Instance(it.id)));
    let revisions = world.families.values().flat_map(|it| it.revisions.values());
    all.extend(revisions.map(|it| Thing::Definition(it.reference())));
    all.extend(images(world).into_iter().map(Thing::Image));
    all.extend(
        world
            .ecr
            .repositories
            .keys()
            .cloned()
            .map(Thing::Repository),
    );
    all.extend(
        world
            .load_balancers
            .keys()
            .copied()
            .map(Thing::LoadBalancer),
    );
    all.extend(world.target_groups.keys().copied().map(Thing::TargetGroup));
    all.extend(network.vpcs.iter().map(|it| Thing::Vpc(it.id.clone())));
    all.extend(
        network
            .subnets
            .iter()
            .map(|it| Thing::Subnet(it.id.clone())),
    );
    all.extend(
        network
            .tables
            .iter()
            .map(|it| Thing::RouteTable(it.id.clone())),
    );
    all.extend(
        network
            .gateways
            .iter()
            .map(|it| Thing::Gateway(it.id.clone())),
    );
    all.extend(network.nats.iter().map(|it| Thing::Nat(it.id.clone())));
    all.extend(
        network
            .endpoints
            .iter()
            .map(|it| Thing::Endpoint(it.id.clone())),
    );
    all.extend(
        network
            .groups
            .iter()
            .map(|it| Thing::SecurityGroup(it.id.clone())),
    );
    all.extend(world.iam.roles.keys().cloned().map(Thing::Role));
    for store in [Store::Secret, Store::Parameter, Store::LogGroup] {
        let names = world.iam.store(store).iter().cloned();
        all.extend(names.map(|it| Thing::Stored(store, it)));
    }
    let file_systems = world.storage.file_systems.iter();
    all.extend(file_systems.map(|it| Thing::FileSystem(it.id.clone())));
    all.extend(world.storage.written.iter().cloned().map(Thing::Volume));
    all.extend(world.queues.keys().copied().map(Thing::Queue));
    all.extend(world.groups.keys().copied().map(Thing::ScalingGroup));
    all.extend(world.providers.keys().copied().map(Thing::Provider));
    all.extend(world.alarms.keys().copied().map(Thing::Alarm));
    all.extend(world.task_sets.all.keys().copied().map(Thing::TaskSet));
    all.extend(world.policies.keys().copied().map(Thing::Policy));
    all.extend(world.step_policies.keys().copied().map(Thing::StepPolicy));
    let of_groups = world.group_extras.policies.keys().cloned();
    all.extend(of_groups.map(|(group, name)| Thing::GroupPolicy(group, name)));
    all
}

/// Images that a definition, an instance or a lever names.
fn images(world: &World) -> BTreeSet<String> {
    let revisions = world.families.values().flat_map(|it| it.revisions.values());
    let containers = revisions.flat_map(|it| &it.containers);
    let named = containers.map(|it| it.image.clone());
    named.chain(world.images.keys().cloned()).collect()
}

/// The call that describes the thing, with its answer.
pub(super) fn json(moment: Moment<'_>, thing: &Thing) -> Option<(&'static str, Value)> {
    let (name, input) = question(moment.world, thing)?;
    let answer = aws_api::call::look(moment.world, moment.trace, moment.now, name, &input);
    answer.ok().map(|it| (name, it))
}

fn question(world: &World, thing: &Thing) -> Option<(&'static str, Value)> {
    let cluster = |id| world.clusters.get(&id).map(|it| it.name.clone());
    Some(match thing {
        Thing::Cluster(id) => ("ecs.DescribeClusters", json!({"clusters": [cluster(*id)?]})),
        Thing::Service(id) => {
            let it = world.services.get(id)?;
            let input = json!({"cluster": cluster(it.cluster)?, "services": [it.name]});
            ("ecs.DescribeServices", input)
        }
        Thing::Definition(it) => {
            let input = json!({"taskDefinition": it.to_string()});
            ("ecs.DescribeTaskDefinition", input)
        }
        Thing::Task(id) | Thing::Container(id, _) => {
            let it = world.tasks.get(id)?;
            let input = json!({"cluster": cluster(it.cluster)?, "tasks": [arn::task(world, *id)]});
            ("ecs.DescribeTasks", input)
        }
        Thing::Instance(id) => {
            let it = world.instances.get(id)?;
            let arns = [arn::container_instance(world, *id)];
            let input = json!({"cluster": cluster(it.cluster)?, "containerInstances": arns});
            ("ecs.DescribeContainerInstances", input)
        }
        Thing::Interface(_) | Thing::HostInterface(_) => (
            "ec2.DescribeNetworkInterfaces",
            json!({"NetworkInterfaceIds": [name(world, thing)?]}),
        ),
        Thing::LoadBalancer(id) => {
            let arns = [arn::load_balancer(world, *id)];
            let input = json!({"LoadBalancerArns": arns});
            ("elbv2.DescribeLoadBalancers", input)
        }
        Thing::TargetGroup(id) => {
            let input = json!({"TargetGroupArns": [arn::target_group(world, *id)]});
            ("elbv2.DescribeTargetGroups", input)
        }
        Thing::Target(id, _) => {
            let input = json!({"TargetGroupArn": arn::target_group(world, *id)});
            ("elbv2.DescribeTargetHealth", input)
        }
        Thing::Alarm(id) => {
            let input = json!({"AlarmNames": [world.alarms.get(id)?.name]});
            ("cloudwatch.DescribeAlarms", input)
        }
        Thing::TaskSet(id) => {
            let set = world.task_set(Some(*id))?;
            let service = world.services.get(&set.service)?;
            let input = json!({"cluster": cluster(service.cluster)?, "service": service.name,
                "taskSets": [identity::deployment_name(world.seed, *id)]});
            ("ecs.DescribeTaskSets", input)
        }
        Thing::Policy(_) | Thing::StepPolicy(_) => {
            let input = json!({"ServiceNamespace": "ecs", "PolicyNames": [name(world, thing)?]});
            ("application-autoscaling.DescribeScalingPolicies", input)
        }
        Thing::GroupPolicy(group, policy) => {
            let group = &world.groups.get(group)?.name;
            let input = json!({"AutoScalingGroupName": group, "PolicyNames": [policy]});
            ("autoscaling.DescribePolicies", input)
        }
        Thing::Queue(id) => {
            let queue = &world.queues.get(id)?.name;
            let input = json!({"QueueUrl": queue, "AttributeNames": ["All"]});
            ("sqs.GetQueueAttributes", input)
        }
        _ => return by_name(world, thing),
    })
}

/// Calls that need no more than the id or the name.
fn by_name(world: &World, thing: &Thing) -> Option<(&'static str, Value)> {
    let one = |key: &str, id: &str| json!({key: [id]});
    Some(match thing {
        Thing::Vpc(id) => ("ec2.DescribeVpcs", one("VpcIds", id)),
        Thing::Subnet(id) => ("ec2.DescribeSubnets", one("SubnetIds", id)),
        Thing::RouteTable(id) => ("ec2.DescribeRouteTables", one("RouteTableIds", id)),
        Thing::Gateway(id) => (
            "ec2.DescribeInternetGateways",
            one("InternetGatewayIds", id),
        ),
        Thing::Nat(id) => ("ec2.DescribeNatGateways", one("NatGatewayIds", id)),
        Thing::Endpoint(id) => ("ec2.DescribeVpcEndpoints", one("VpcEndpointIds", id)),
        Thing::SecurityGroup(id) => ("ec2.DescribeSecurityGroups", one("GroupIds", id)),
        Thing::FileSystem(id) => ("efs.DescribeFileSystems", json!({"FileSystemId": id})),
        Thing::Repository(id) => ("ecr.DescribeRepositories", one("repositoryNames", id)),
        Thing::Image(image) => {
            let private = model::PrivateImage::of(image).filter(|it| it.is_own())?;
            let input = json!({"repositoryName": private.repository,
                "imageIds": [{"imageTag": private.tag}]});
            ("ecr.DescribeImages", input)
        }
        Thing::Role(id) => ("iam.GetRole", json!({"RoleName": id})),
        Thing::Stored(Store::LogGroup, id) => {
            ("logs.DescribeLogGroups", json!({"logGroupNamePrefix": id}))
        }
        Thing::ScalingGroup(_) => (
            "autoscaling.DescribeAutoScalingGroups",
            one("AutoScalingGroupNames", &name(world, thing)?),
        ),
        Thing::Provider(_) => (
            "ecs.DescribeCapacityProviders",
            one("capacityProviders", &name(world, thing)?),
        ),
        _ => return None,
    })
}
