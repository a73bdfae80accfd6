//! Faults of everything else: a permission, a route, a secret, an image, a mount target, a queue.
//!
//! Each is the AWS call that an operator would make by mistake, or one of the lab's own levers. Example:
//! on the security group `hosts`, "Stop admitting tcp 80" sends RevokeSecurityGroupIngress.

use super::Lever;
use crate::inspect::Thing;
use crate::intent::Call;
use crate::text::Text;
use aws_api::calls::ec2::permission;
use model::asg::GroupId;
use model::capacity::Provider;
use model::iam::Store;
use model::network::{RouteTable, SecurityGroup};
use model::sqs::QueueId;
use model::{LaunchType, Repository, Role, World};
use rules::reach::{Permission, Transport, Via};
use serde_json::{Value, json};

fn lever(
    key: &'static str,
    label: Text,
    says: &'static str,
    name: &'static str,
    input: Value,
) -> Lever {
    Lever {
        key,
        label,
        says: Text::new(says),
        grave: true,
        call: Call { name, input },
    }
}

/// What can happen to this thing from outside.
#[inline(never)]
pub fn on_thing(world: &World, thing: &Thing) -> Vec<Lever> {
    let network = &world.network;
    match thing {
        Thing::Task(id) => {
            let mut levers = super::on_task(world, *id);
            let spot = world.task_providers.get(id) == Some(&Provider::FargateSpot);
            if spot && world.tasks.get(id).is_some_and(|it| !it.is_stopped()) {
                let label = Text::new("lever-reclaim").str("name", id);
                let input = json!({"task": id.to_string()});
                let says = "lever-reclaim-says";
                levers.push(lever("reclaim", label, says, "lab.InterruptSpot", input));
            }
            let runs = world.tasks.get(id).filter(|it| !it.is_stopped());
            if runs.is_some_and(|it| it.launch_type == LaunchType::Fargate) {
                let label = Text::new("lever-retire").str("name", id);
                let input = json!({"task": id.to_string()});
                levers.push(lever(
                    "retire",
                    label,
                    "lever-retire-says",
                    "lab.RetireTask",
                    input,
                ));
            }
            levers
        }
        Thing::Instance(id) => {
            let mut levers = super::on_instance(world, *id);
            levers.extend(of_instance(world, *id));
            levers
        }
        Thing::Service(id) => of_service(world, *id),
        Thing::SecurityGroup(id) => network.group(id).map_or_else(Vec::new, of_group),
        Thing::RouteTable(id) => network.table(id).map_or_else(Vec::new, of_table),
        Thing::Nat(id) => vec![gone("ec2.DeleteNatGateway", "NatGatewayId", json!(id), id)],
        Thing::Endpoint(id) => {
            vec![gone(
                "ec2.DeleteVpcEndpoints",
                "VpcEndpointIds",
                json!([id]),
                id,
            )]
        }
        Thing::Role(name) => {
            let role = world.iam.role(name);
            role.map_or_else(Vec::new, |it| of_role(world, it))
        }
        Thing::Stored(store, name) => {
            let (call, key) = match store {
                Store::Secret => ("secretsmanager.DeleteSecret", "SecretId"),
                Store::Parameter => ("ssm.DeleteParameter", "Name"),
                Store::LogGroup => ("logs.DeleteLogGroup", "logGroupName"),
            };
            vec![gone(call, key, json!(name), name)]
        }
        Thing::Repository(name) => {
            let repository = world.ecr.repositories.get(name);
            repository.map_or_else(Vec::new, of_repository)
        }
        Thing::Image(name) => of_image(world, name),
        Thing::FileSystem(id) => {
            let targets = world.storage.file_system(id).map(|it| &it.mount_targets);
            let targets = targets.into_iter().flatten();
            targets
                .map(|it| {
                    gone(
                        "efs.DeleteMountTarget",
                        "MountTargetId",
                        json!(it.id),
                        &it.id,
                    )
                })
                .collect()
        }
        Thing::Queue(id) => of_queue(world, *id),
        Thing::ScalingGroup(id) => of_scaling_group(world, *id),
        _ => Vec::new(),
    }
}

/// It is deleted.
fn gone(name: &'static str, key: &str, value: Value, shown: &str) -> Lever {
    let label = Text::new("lever-delete").str("name", shown);
    lever(
        "delete",
        label,
        "lever-delete-says",
        name,
        json!({key: value}),
    )
}

fn of_instance(world: &World, id: base::InstanceId) -> Vec<Lever> {
    let Some(it) = world.instances.get(&id) else {
        return Vec::new();
    };
    if it.state == model::InstanceState::Terminated {
        return Vec::new();
    }
    let label = Text::new("lever-deregister").str("name", id);
    let arn = aws_api::arn::container_instance(world, id);
    let cluster = super::cluster_name(world, it.cluster);
    let input = json!({"cluster": cluster, "containerInstance": arn, "force": true});
    let name = "ecs.DeregisterContainerInstance";
    let mut levers = vec![lever(
        "deregister",
        label,
        "lever-deregister-says",
        name,
        input,
    )];
    let mut groups = world.groups.values();
    let spot = groups.any(|it| it.members.get(&id).is_some_and(|it| it.spot));
    if spot {
        let label = Text::new("lever-reclaim").str("name", id);
        let input = json!({"cluster": cluster, "containerInstance": id.to_string()});
        let says = "lever-reclaim-says";
        levers.push(lever("reclaim", label, says, "lab.InterruptSpot", input));
    }
    levers
}

fn of_service(world: &World, id: base::ServiceId) -> Vec<Lever> {
    let Some(it) = world.services.get(&id) else {
        return Vec::new();
    };
    if it.status != model::ServiceStatus::Active || it.launch_type != LaunchType::Ec2 {
        // A new deployment does no harm on Fargate either, but it is no fault.
        return Vec::new();
    }
    let cluster = super::cluster_name(world, it.cluster);
    let label = Text::new("lever-redeploy").str("name", &it.name);
    let input = json!({"cluster": cluster, "service": it.name, "forceNewDeployment": true});
    let says = "lever-redeploy-says";
    vec![lever("redeploy", label, says, "ecs.UpdateService", input)]
}

fn ports(it: &Permission) -> String {
    match it.transport {
        Transport::All => "*".to_owned(),
        Transport::Of(_) if it.from_port == it.to_port => it.from_port.to_string(),
        Transport::Of(_) => [it.from_port.to_string(), it.to_port.to_string()].join("-"),
    }
}

fn of_group(it: &SecurityGroup) -> Vec<Lever> {
    let one = |each: &Permission, name: &'static str, words: &'static str| {
        let label = Text::new(words).str("ports", ports(each));
        let input = json!({"GroupId": it.id, "IpPermissions": [permission(each)]});
        lever(words, label, "lever-permission-says", name, input)
    };
    let revoke = "ec2.RevokeSecurityGroupIngress";
    let inward = it
        .ingress
        .iter()
        .map(|each| one(each, revoke, "lever-admit-no-more"));
    let revoke = "ec2.RevokeSecurityGroupEgress";
    let outward = it
        .egress
        .iter()
        .map(|each| one(each, revoke, "lever-let-out-no-more"));
    let mut levers: Vec<Lever> = inward.chain(outward).collect();
    let everything = json!({"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]});
    if !it.ingress.iter().any(|it| permission(it) == everything) {
        let label = Text::new("lever-admit-all");
        let input = json!({"GroupId": it.id, "IpPermissions": [everything]});
        let name = "ec2.AuthorizeSecurityGroupIngress";
        let mut open = lever("admit-all", label, "lever-admit-all-says", name, input);
        open.grave = false;
        levers.push(open);
    }
    levers
}

fn of_table(it: &RouteTable) -> Vec<Lever> {
    let own = it.routes.iter().filter(|it| it.via != Via::Local);
    let one = |route: &rules::reach::Route| {
        let to = route.destination.to_string();
        let label = Text::new("lever-no-route").str("to", &to);
        let input = json!({"RouteTableId": it.id, "DestinationCidrBlock": to});
        lever(
            "no-route",
            label,
            "lever-no-route-says",
            "ec2.DeleteRoute",
            input,
        )
    };
    own.map(one).collect()
}

fn of_role(world: &World, it: &Role) -> Vec<Lever> {
    let attached = it.attached.iter().map(|policy| {
        let label = Text::new("lever-detach").str("name", policy);
        let arn = format!("arn:aws:iam::aws:policy/{policy}");
        let input = json!({"RoleName": it.name, "PolicyArn": arn});
        lever(
            "detach",
            label,
            "lever-policy-says",
            "iam.DetachRolePolicy",
            input,
        )
    });
    let inline = it.inline.keys().map(|policy| {
        let label = Text::new("lever-detach").str("name", policy);
        let input = json!({"RoleName": it.name, "PolicyName": policy});
        lever(
            "detach",
            label,
            "lever-policy-says",
            "iam.DeleteRolePolicy",
            input,
        )
    });
    let mut levers: Vec<Lever> = attached.chain(inline).collect();
    let (words, input) = if world.iam.caller.as_deref() == Some(it.name.as_str()) {
        ("lever-caller-free", json!({}))
    } else {
        ("lever-caller", json!({"role": it.name}))
    };
    let label = Text::new(words).str("name", &it.name);
    let says = "lever-caller-says";
    levers.push(lever("caller", label, says, "lab.SetCaller", input));
    levers
}

fn of_repository(it: &Repository) -> Vec<Lever> {
    let tags = it.images.iter().flat_map(|it| &it.tags);
    let one = |tag: &String| {
        let label = Text::new("lever-delete").str("name", [&it.name, ":", tag].concat());
        let input = json!({"repositoryName": it.name, "imageIds": [{"imageTag": tag}]});
        lever(
            "delete",
            label,
            "lever-image-gone-says",
            "ecr.BatchDeleteImage",
            input,
        )
    };
    tags.map(one).collect()
}

/// Faults of images that no registry of the account holds.
fn of_image(world: &World, name: &str) -> Vec<Lever> {
    let own = model::PrivateImage::of(name).is_some_and(|it| it.is_own());
    if own && world.ecr.exists() {
        return Vec::new();
    }
    let set = |words: &'static str, more: Value| {
        let mut input = more;
        input["image"] = json!(name);
        let says = "levers-image-says";
        lever(words, Text::new(words), says, "lab.SetImage", input)
    };
    vec![
        set("lever-image-missing", json!({"missing": true})),
        set(
            "lever-image-throttled",
            json!({"pullError": "TooManyRequests"}),
        ),
        set(
            "lever-image-crashes",
            json!({"exitsAfter": "20s", "exitCode": 1}),
        ),
        set("lever-image-sick", json!({"healthy": false})),
        set("lever-image-greedy", json!({"memoryMib": 100_000})),
        set("lever-image-no-command", json!({"runError": "NoCommand"})),
        set("lever-image-hangs", json!({"runError": "Timeout"})),
        set("lever-image-arm", json!({"architecture": "arm64"})),
        Lever {
            grave: false,
            ..set("lever-image-well", json!({}))
        },
    ]
}

fn of_queue(world: &World, id: QueueId) -> Vec<Lever> {
    let Some(queue) = world.queues.get(&id) else {
        return Vec::new();
    };
    let rate = |words: &'static str, rate: u32| {
        let at = format!("{}ms", world.now.as_ms());
        let points = json!([{"at": at, "messagesPerSecond": rate}]);
        let input = json!({"queue": queue.name, "points": points});
        let label = Text::new(words).num("rate", rate);
        lever(
            words,
            label,
            "lever-messages-says",
            "lab.SetQueueTraffic",
            input,
        )
    };
    let mut levers = vec![
        rate("lever-messages-flood", 50),
        Lever {
            grave: false,
            ..rate("lever-messages-none", 0)
        },
    ];
    if let Some(worker) = &queue.worker
        && let Some(service) = world.services.get(&worker.service)
    {
        let input = json!({
            "cluster": super::cluster_name(world, service.cluster), "service": service.name,
            "queue": queue.name, "perMessage": worker.per_message.to_string(),
            "batch": worker.batch, "fails": !worker.fails,
        });
        let words = if worker.fails {
            "lever-worker-well"
        } else {
            "lever-worker-fails"
        };
        let label = Text::new(words).str("name", &service.name);
        levers.push(lever(
            "worker",
            label,
            "lever-worker-says",
            "lab.SetWorker",
            input,
        ));
    }
    levers
}

fn of_scaling_group(world: &World, id: GroupId) -> Vec<Lever> {
    let Some(group) = world.groups.get(&id) else {
        return Vec::new();
    };
    let one = |desired: u32, words: &'static str| {
        let label = Text::new(words).num("desired", desired);
        let input = json!({"AutoScalingGroupName": group.name, "DesiredCapacity": desired});
        let says = "lever-capacity-says";
        lever(words, label, says, "autoscaling.SetDesiredCapacity", input)
    };
    let mut levers = Vec::new();
    if group.desired > group.min {
        levers.push(one(group.desired - 1, "lever-capacity-less"));
    }
    if group.desired < group.max {
        levers.push(Lever {
            grave: false,
            ..one(group.desired + 1, "lever-capacity-more")
        });
    }
    levers
}
