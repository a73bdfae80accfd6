//! T13 to T16: a rule that lets the balancer in, sizes of Fargate, and files that are found again.
//!
//! Each option has a run of its own: with that rule, that size, that volume.

use super::super::{Answer, Question};
use super::{Replay, Script, Seen};
use crate::timeline::Timeline;
use model::storage::StorageChange;
use model::{Event, TargetState};
use serde_json::{Value, json};

fn healthy(_: &Question, timeline: &Timeline) -> Option<Seen> {
    let group = timeline.world().target_groups.values().next()?;
    let healthy = |it: &model::Target| it.state == TargetState::Healthy;
    Some(Seen::Works(group.targets.values().any(healthy)))
}

fn running(_: &Question, timeline: &Timeline) -> Option<Seen> {
    let running = timeline.world().all_tasks().any(model::Task::is_running);
    Some(Seen::Works(running))
}

const FRONT: &str = "${front.GroupId}";
const WEB: &str = "${web.GroupId}";

/// A VPC with a way to the internet and two groups, `front` and `web`.
fn network(script: &mut Script) -> Vec<&'static str> {
    let vpc = "${vpc.Vpc.VpcId}";
    let gateway = "${igw.InternetGateway.InternetGatewayId}";
    let routes = "${routes.RouteTable.RouteTableId}";
    let subnets = vec!["${a.Subnet.SubnetId}", "${b.Subnet.SubnetId}"];
    script.labelled("vpc", "ec2.CreateVpc", json!({"CidrBlock": "10.0.0.0/16"}));
    script.labelled("igw", "ec2.CreateInternetGateway", json!({}));
    let input = json!({"InternetGatewayId": gateway, "VpcId": vpc});
    script.call("ec2.AttachInternetGateway", input);
    script.labelled("routes", "ec2.CreateRouteTable", json!({"VpcId": vpc}));
    let input = json!({
        "RouteTableId": routes, "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": gateway,
    });
    script.call("ec2.CreateRoute", input);
    for (at, zone) in ["a", "b"].into_iter().enumerate() {
        let input = json!({
            "VpcId": vpc, "CidrBlock": format!("10.0.{at}.0/24"),
            "AvailabilityZone": format!("us-east-1{zone}"),
        });
        script.labelled(zone, "ec2.CreateSubnet", input);
        let input = json!({"SubnetId": subnets[at], "MapPublicIpOnLaunch": {"Value": true}});
        script.call("ec2.ModifySubnetAttribute", input);
        let input = json!({"RouteTableId": routes, "SubnetId": subnets[at]});
        script.call("ec2.AssociateRouteTable", input);
    }
    for name in ["front", "web"] {
        let input = json!({"GroupName": name, "Description": name, "VpcId": vpc});
        script.labelled(name, "ec2.CreateSecurityGroup", input);
    }
    script.call("ec2.AuthorizeSecurityGroupIngress", json!({
        "GroupId": FRONT, "IpPermissions": [{
            "IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{"CidrIp": "0.0.0.0/0"}],
        }],
    }));
    subnets
}

/// `TCP 8080, sg-alb` as a permission.
fn permission(text: &str) -> Option<Value> {
    let (ports, peer) = text.strip_prefix("TCP ")?.split_once(", ")?;
    let (from, to) = ports.split_once('-').unwrap_or((ports, ports));
    let (from, to): (u16, u16) = (from.parse().ok()?, to.parse().ok()?);
    let mut it = json!({"IpProtocol": "tcp", "FromPort": from, "ToPort": to});
    match peer {
        "sg-alb" => it["UserIdGroupPairs"] = json!([{"GroupId": FRONT}]),
        "sg-web" => it["UserIdGroupPairs"] = json!([{"GroupId": WEB}]),
        block => it["IpRanges"] = json!([{"CidrIp": block}]),
    }
    Some(it)
}

fn balancer(script: &mut Script, subnets: &[&str], target: &str) {
    let group = "${group.TargetGroups[0].TargetGroupArn}";
    script.labelled(
        "group",
        "elbv2.CreateTargetGroup",
        json!({
            "Name": "web", "Protocol": "HTTP", "Port": 80, "VpcId": "${vpc.Vpc.VpcId}",
            "TargetType": target, "HealthCheckIntervalSeconds": 10, "HealthyThresholdCount": 2,
            "UnhealthyThresholdCount": 2,
        }),
    );
    let input = json!({"Name": "front", "Subnets": subnets, "SecurityGroups": [FRONT]});
    script.labelled("balancer", "elbv2.CreateLoadBalancer", input);
    script.call(
        "elbv2.CreateListener",
        json!({
            "LoadBalancerArn": "${balancer.LoadBalancers[0].LoadBalancerArn}", "Protocol": "HTTP",
            "Port": 80, "DefaultActions": [{"Type": "forward", "TargetGroupArn": group}],
        }),
    );
}

/// T13.
pub fn smallest_rule(question: &Question, answer: &Answer) -> Option<Replay> {
    let Answer::Name(rule) = answer else {
        return None;
    };
    let mut script = Script::new();
    let subnets = network(&mut script);
    let input = json!({"GroupId": WEB, "IpPermissions": [permission(rule)?]});
    script.call("ec2.AuthorizeSecurityGroupIngress", input);
    let own = question.name("mode")? == "awsvpc";
    balancer(&mut script, &subnets, if own { "ip" } else { "instance" });
    let port = question.number("container")?;
    let mapping = json!([{"containerPort": port, "hostPort": question.number("host")?}]);
    let mut definition = json!({
        "family": "web", "networkMode": "bridge", "containerDefinitions": [{
            "name": "app", "image": "web:v1", "cpu": 256, "memory": 512, "portMappings": mapping,
        }],
    });
    let group = "${group.TargetGroups[0].TargetGroupArn}";
    let mut more = json!({
        "healthCheckGracePeriodSeconds": 30, "loadBalancers": [
            {"targetGroupArn": group, "containerName": "app", "containerPort": port},
        ],
    });
    if own {
        super::merge(
            &mut definition,
            json!({
                "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"],
                "cpu": "256", "memory": "512",
            }),
        );
        let network = json!({
            "subnets": subnets, "securityGroups": [WEB], "assignPublicIp": "ENABLED",
        });
        super::merge(
            &mut more,
            json!({
                "launchType": "FARGATE", "networkConfiguration": {"awsvpcConfiguration": network},
            }),
        );
    } else {
        script.call(
            "lab.AddContainerInstances",
            json!({
                "cluster": "lab", "instanceType": "t3.medium", "subnets": subnets,
                "securityGroups": [WEB], "count": 2,
            }),
        );
    }
    script.call("ecs.RegisterTaskDefinition", definition);
    script.service(2, more);
    script.wait(240);
    script.replay(question, healthy)
}

/// A Fargate task of its own, which needs this much memory.
fn fargate(script: &mut Script, image: Value, more: Value) {
    let mut set = json!({"image": "web:v1"});
    super::merge(&mut set, image);
    script.call("lab.SetImage", set);
    let mut definition = json!({
        "family": "web", "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc",
        "cpu": "256", "memory": "512", "containerDefinitions": [{"name": "app", "image": "web:v1"}],
    });
    super::merge(&mut definition, more);
    script.call("ecs.RegisterTaskDefinition", definition);
    script.call(
        "ecs.RunTask",
        json!({
            "cluster": "lab", "taskDefinition": "web", "launchType": "FARGATE",
            "networkConfiguration": {"awsvpcConfiguration": {
                "subnets": ["subnet-a"], "assignPublicIp": "ENABLED",
            }},
        }),
    );
    script.wait(240);
}

/// T14: a size that is not sold is refused, one that is too small ends out of memory.
pub fn size(question: &Question, answer: &Answer) -> Option<Replay> {
    let mut script = Script::new();
    let (cpu, memory) = (question.number("cpu")?, answer.number()?);
    let need = json!({"memoryMib": question.number("need")?});
    let size = json!({"cpu": cpu.to_string(), "memory": memory.to_string()});
    fargate(&mut script, need, size);
    script.replay(question, running)
}

/// T15: what is left beside the image.
pub fn ephemeral(question: &Question, answer: &Answer) -> Option<Replay> {
    let mut script = Script::new();
    let (image, gib) = (question.number("image")? * 1024, answer.number()?);
    let more = if gib > rules::storage::EPHEMERAL_GIB {
        json!({"ephemeralStorage": {"sizeInGiB": gib}})
    } else {
        json!({})
    };
    fargate(&mut script, json!({"sizeMib": image}), more);
    script.replay(question, |question, timeline| {
        let world = timeline.world();
        let task = world.tasks.values().next()?;
        let gib = world.definition_of(task)?.ephemeral_gib;
        let image = [question.number("image")? * 1024];
        let left = rules::storage::ephemeral_left(gib, image.into_iter());
        let data = question.number("data")? * 1024;
        Some(Seen::Works(left.is_some_and(|it| it >= data)))
    })
}

/// The volume `data` of a kind, and what else its task needs.
fn volume(script: &mut Script, kind: &str) -> Option<(Value, Value)> {
    let mut more = json!({});
    let volume = match kind {
        "a-bind" => json!({}),
        "a-host-path" => json!({"host": {"sourcePath": "/data"}}),
        "a-docker-task" => json!({"dockerVolumeConfiguration": {"scope": "task"}}),
        "a-docker-shared" => {
            json!({"dockerVolumeConfiguration": {"scope": "shared", "autoprovision": true}})
        }
        "a-efs" => {
            script.labelled(
                "files",
                "efs.CreateFileSystem",
                json!({"CreationToken": "lab"}),
            );
            for subnet in ["subnet-a", "subnet-b"] {
                let input = json!({"FileSystemId": "${files.FileSystemId}", "SubnetId": subnet});
                script.call("efs.CreateMountTarget", input);
            }
            json!({"efsVolumeConfiguration": {"fileSystemId": "${files.FileSystemId}"}})
        }
        "a-ebs" => {
            let role = "arn:aws:iam::111122223333:role/ecsInfrastructureRole";
            let disk = json!({"roleArn": role, "sizeInGiB": 10});
            more = json!({"volumeConfigurations": [{"name": "data", "managedEBSVolume": disk}]});
            json!({"configuredAtLaunch": true})
        }
        "a-s3-files" => {
            let arn = "arn:aws:s3files:us-east-1:111122223333:file-system/fs-0123456789abcdef0";
            json!({"s3filesVolumeConfiguration": {"fileSystemArn": arn}})
        }
        _ => return None,
    };
    Some((volume, more))
}

/// T16: the task starts again after the event; did its volume hold what it left?
pub fn survivors(question: &Question, answer: &Answer) -> Option<Replay> {
    let Answer::Words(kind) = answer else {
        return None;
    };
    let mut script = Script::new();
    script.instances("m5.large", "a", 1, json!({}));
    let (mut volume, more) = volume(&mut script, kind)?;
    volume["name"] = "data".into();
    let mut definition = json!({
        "family": "web", "volumes": [volume], "containerDefinitions": [{
            "name": "app", "image": "web:v1", "cpu": 256, "memory": 512,
            "mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}],
        }],
    });
    if *kind == "a-s3-files" {
        definition["taskRoleArn"] = "arn:aws:iam::111122223333:role/app".into();
    }
    script.call("ecs.RegisterTaskDefinition", definition);
    script.service(1, more);
    script.wait(120);
    match question.name("event")? {
        "task" => {
            let input = json!({"cluster": "lab", "serviceName": "web"});
            script.labelled("list", "ecs.ListTasks", input);
            let input = json!({"cluster": "lab", "task": "${list.taskArns[0]}"});
            script.call("ecs.StopTask", input);
        }
        "instance" => {
            script.instances("m5.large", "a", 1, json!({}));
            let input = json!({"cluster": "lab", "containerInstance": "i-1"});
            script.call("lab.FailContainerInstance", input);
        }
        _ => {
            script.instances("m5.large", "b", 1, json!({}));
            let input = json!({"availabilityZone": "us-east-1a"});
            script.call("lab.FailAvailabilityZone", input);
        }
    }
    script.wait(180);
    script.replay(question, |_, timeline| {
        let mounted = timeline.trace().iter().filter_map(|it| match &it.event {
            Event::StorageChanged(change) => match &**change {
                StorageChange::TaskMounted { volumes, .. } => volumes.first(),
                _ => None,
            },
            _ => None,
        });
        let found: Vec<bool> = mounted.map(|it| it.found).collect();
        (found.len() >= 2).then(|| Seen::Works(found.last() == Some(&true)))
    })
}
