//! Managed Instances: made, chosen by attributes, idle, old, deleted; and what is refused.

use crate::lab::Lab;
use serde_json::{Value, json};

fn provider(extra: Value) -> Value {
    let mut template = json!({
        "ec2InstanceProfileArn": "arn:aws:iam::111122223333:instance-profile/ecsInstanceRole",
        "networkConfiguration": {"subnets": ["subnet-a", "subnet-b"]}});
    let extra = extra.as_object().cloned().unwrap_or_default();
    template.as_object_mut().expect("an object").extend(extra);
    json!({"name": "mi", "cluster": "lab", "managedInstancesProvider": {
        "infrastructureRoleArn": "arn:aws:iam::111122223333:role/ecsInfrastructureRole",
        "instanceLaunchTemplate": template}})
}

fn definition(mode: &str, compatibilities: Value) -> Value {
    json!({"family": "web", "networkMode": mode, "cpu": "1024", "memory": "2048",
        "requiresCompatibilities": compatibilities,
        "containerDefinitions": [{"name": "app", "image": "web:v1"}]})
}

fn service(desired: u32) -> Value {
    json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web",
        "desiredCount": desired,
        "capacityProviderStrategy": [{"capacityProvider": "mi", "weight": 1}],
        "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-a", "subnet-b"]}}})
}

/// Three tasks of 1 vCPU wait for a first instance.
fn waiting(extra: Value) -> Lab {
    let mut lab = Lab::with(0);
    lab.ok("ecs.CreateCapacityProvider", provider(extra));
    let it = definition("awsvpc", json!(["MANAGED_INSTANCES"]));
    lab.ok("ecs.RegisterTaskDefinition", it);
    lab.ok("ecs.CreateService", service(3));
    lab
}

impl Lab {
    /// The types of the instances that run.
    fn running(&self) -> Vec<String> {
        let all = self.run.world.instances.values();
        let there = all.filter(|it| it.state == model::InstanceState::Running);
        there.map(|it| it.instance_type.clone()).collect()
    }

    fn scale(&mut self, desired: u32) {
        let change = json!({"cluster": "lab", "service": "web", "desiredCount": desired});
        self.ok("ecs.UpdateService", change);
    }

    fn running_tasks(&self) -> usize {
        let tasks = self.run.world.tasks.values();
        tasks.filter(|it| it.is_running()).count()
    }
}

#[test]
fn instances_come_for_waiting_tasks_and_go_when_idle() {
    let mut lab = waiting(json!({}));
    lab.play(60);
    assert!(lab.running().is_empty(), "it boots");
    lab.play(120);
    assert_eq!(
        (lab.running(), lab.running_tasks()),
        (vec!["m5.xlarge".to_owned()], 3)
    );
    let tasks = lab.ok("ecs.ListTasks", json!({"cluster": "lab"}))["taskArns"].clone();
    let tasks = lab.ok(
        "ecs.DescribeTasks",
        json!({"cluster": "lab", "tasks": tasks}),
    );
    assert_eq!(tasks["tasks"][0]["launchType"], "MANAGED_INSTANCES");
    assert_eq!(tasks["tasks"][0]["capacityProviderName"], "mi");
    // No Auto Scaling group is to be seen.
    let groups = lab.ok("autoscaling.DescribeAutoScalingGroups", json!({}));
    assert_eq!(groups["AutoScalingGroups"], json!([]));
    lab.scale(0);
    lab.play(300);
    assert_eq!(
        lab.running().len(),
        1,
        "an idle instance stays for five minutes"
    );
    lab.play(120);
    assert!(lab.running().is_empty());
    lab.play(7200);
    assert!(lab.running().is_empty(), "and none comes for nothing");
}

#[test]
fn attributes_choose_the_type() {
    let requirements = json!({"vCpuCount": {"min": 2, "max": 4}, "memoryMiB": {"min": 4096},
        "cpuManufacturers": ["amazon-web-services"], "allowedInstanceTypes": ["c6*", "c7*"]});
    let mut lab = waiting(json!({"instanceRequirements": requirements}));
    lab.play(180);
    assert_eq!(
        lab.running(),
        ["c6g.large"; 3],
        "3907 MiB hold one task of 2048"
    );
    let shown = lab.ok(
        "ecs.DescribeCapacityProviders",
        json!({"capacityProviders": ["mi"]}),
    );
    let shown = &shown["capacityProviders"][0];
    assert_eq!(
        (&shown["type"], &shown["cluster"]),
        (&json!("MANAGED_INSTANCES"), &json!("lab"))
    );
    let own = &shown["managedInstancesProvider"];
    assert_eq!(own["infrastructureOptimization"]["scaleInAfter"], 300);
    let template = &own["instanceLaunchTemplate"];
    assert_eq!(template["storageConfiguration"]["storageSizeGiB"], 80);
    assert_eq!(template["instanceRequirements"]["vCpuCount"]["max"], 4);
}

#[test]
fn an_instance_lives_for_two_weeks_and_its_tasks_move() {
    let mut lab = waiting(json!({}));
    lab.play(14 * 86_400 - 600);
    let first = lab.run.world.instances.keys().copied().collect::<Vec<_>>();
    assert_eq!(first.len(), 1);
    lab.play(3600);
    let world = &lab.run.world;
    assert_eq!(
        world.instances[&first[0]].state,
        model::InstanceState::Terminated
    );
    assert_eq!((lab.running().len(), lab.running_tasks()), (1, 3));
}

#[test]
fn a_lost_instance_is_replaced_because_its_tasks_wait() {
    let mut lab = waiting(json!({}));
    lab.play(300);
    let first = lab
        .run
        .world
        .instances
        .keys()
        .next()
        .map(ToString::to_string);
    let call = json!({"cluster": "lab", "containerInstance": first});
    lab.ok("lab.FailContainerInstance", call);
    lab.play(600);
    assert_eq!((lab.running().len(), lab.running_tasks()), (1, 3));
}

#[test]
fn a_provider_goes_with_its_instances_when_no_service_names_it() {
    let mut lab = waiting(json!({}));
    lab.play(300);
    let call = json!({"capacityProvider": "mi", "cluster": "lab"});
    assert_eq!(
        lab.refused("ecs.DeleteCapacityProvider", call.clone()).code,
        "ClientException"
    );
    lab.ok(
        "ecs.DeleteService",
        json!({"cluster": "lab", "service": "web", "force": true}),
    );
    lab.play(120);
    lab.ok("ecs.DeleteCapacityProvider", call);
    lab.play(60);
    assert!(lab.running().is_empty());
    assert!(lab.run.world.groups.is_empty() && lab.run.world.managed.is_empty());
    let clusters = lab.ok("ecs.DescribeClusters", json!({"clusters": ["lab"]}));
    assert_eq!(clusters["clusters"][0]["capacityProviders"], json!([]));
}

#[test]
fn what_managed_instances_do_not_take() {
    let mut lab = Lab::with(0);
    let count = |min: u32, max: u32| {
        let count = json!({"min": min, "max": max});
        json!({"instanceRequirements": {"vCpuCount": count, "memoryMiB": {"min": 1}}})
    };
    let storage = |size: u32| json!({"storageConfiguration": {"storageSizeGiB": size}});
    for extra in [
        json!({"networkConfiguration": {"subnets": []}}),
        storage(29),
        storage(16_385),
        count(4, 2),
    ] {
        let error = lab.refused("ecs.CreateCapacityProvider", provider(extra));
        assert_eq!(error.code, "InvalidParameterException");
    }
    let mut nowhere = provider(json!({}));
    nowhere
        .as_object_mut()
        .expect("an object")
        .remove("cluster");
    assert_eq!(
        lab.refused("ecs.CreateCapacityProvider", nowhere).code,
        "ClientException"
    );
    let mut late = provider(json!({}));
    late["managedInstancesProvider"]["infrastructureOptimization"] = json!({"scaleInAfter": 3601});
    let error = lab.refused("ecs.CreateCapacityProvider", late);
    assert_eq!(error.code, "InvalidParameterException");

    lab.ok("ecs.CreateCapacityProvider", provider(json!({})));
    let both = json!([{"capacityProvider": "mi", "weight": 1},
        {"capacityProvider": "FARGATE", "weight": 1}]);
    for (mode, compatibilities) in [("bridge", json!([])), ("awsvpc", json!(["EC2"]))] {
        lab.ok(
            "ecs.RegisterTaskDefinition",
            definition(mode, compatibilities),
        );
        let mut call = service(1);
        if mode == "bridge" {
            call.as_object_mut()
                .expect("an object")
                .remove("networkConfiguration");
        }
        let error = lab.refused("ecs.CreateService", call);
        assert_eq!(error.code, "InvalidParameterException");
    }
    lab.ok(
        "ecs.RegisterTaskDefinition",
        definition("awsvpc", json!(["MANAGED_INSTANCES"])),
    );
    let mut call = service(1);
    call["capacityProviderStrategy"] = both;
    assert_eq!(
        lab.refused("ecs.CreateService", call).code,
        "InvalidParameterException"
    );
}

#[test]
fn a_groups_own_cpu_can_be_pinned() {
    let mut lab = Lab::with(0);
    let template = json!({"LaunchTemplateName": "nodes",
        "LaunchTemplateData": {"InstanceType": "t3.medium", "UserData": "ECS_CLUSTER=lab"}});
    lab.ok("ec2.CreateLaunchTemplate", template);
    let group = json!({"AutoScalingGroupName": "nodes", "MinSize": 1, "MaxSize": 3,
        "LaunchTemplate": {"LaunchTemplateName": "nodes"}, "AvailabilityZones": ["us-east-1a"]});
    lab.ok("autoscaling.CreateAutoScalingGroup", group);
    let pin = |group: &str| {
        let dimension = json!({"Name": "AutoScalingGroupName", "Value": group});
        json!({"namespace": "AWS/EC2", "metricName": "CPUUtilization",
            "dimensions": [dimension], "points": [{"at": "0s", "value": 90}]})
    };
    lab.ok("lab.SetMetric", pin("nodes"));
    assert_eq!(lab.run.world.pinned_metrics.len(), 1);
    assert_eq!(
        lab.refused("lab.SetMetric", pin("other")).code,
        "LabException"
    );
}
