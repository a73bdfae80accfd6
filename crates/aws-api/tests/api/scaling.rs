//! Application Auto Scaling, CloudWatch, Auto Scaling groups and capacity providers from outside.

use crate::lab::Lab;
use serde_json::{Value, json};

pub fn with(extra: Value) -> Value {
    let mut it = json!({"ServiceNamespace": "ecs", "ResourceId": "service/lab/web",
        "ScalableDimension": "ecs:service:DesiredCount"});
    let extra = extra.as_object().expect("an object").clone();
    it.as_object_mut().expect("an object").extend(extra);
    it
}

/// A service of two that may scale from 1 to 8.
pub fn scalable() -> Lab {
    let mut lab = Lab::with(4);
    lab.web();
    lab.ok(
        "ecs.CreateService",
        json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web", "desiredCount": 2}),
    );
    lab.ok(
        "application-autoscaling.RegisterScalableTarget",
        with(json!({"MinCapacity": 1, "MaxCapacity": 8})),
    );
    lab
}

fn steps(adjustments: Value) -> Value {
    with(json!({"PolicyName": "steps", "PolicyType": "StepScaling",
        "StepScalingPolicyConfiguration":
            {"AdjustmentType": "ChangeInCapacity", "StepAdjustments": adjustments}}))
}

pub const PUT_POLICY: &str = "application-autoscaling.PutScalingPolicy";
const PUT_ACTION: &str = "application-autoscaling.PutScheduledAction";

#[test]
fn an_alarm_of_ones_own_runs_a_step_policy_and_the_activity_says_so() {
    let mut lab = scalable();
    let put = lab.ok(
        PUT_POLICY,
        steps(json!([
            {"MetricIntervalLowerBound": 0, "MetricIntervalUpperBound": 20, "ScalingAdjustment": 1},
            {"MetricIntervalLowerBound": 20, "ScalingAdjustment": 3}])),
    );
    lab.ok(
        "cloudwatch.PutMetricAlarm",
        json!({"AlarmName": "busy", "Namespace": "Shop", "MetricName": "Orders",
            "Statistic": "Sum", "Period": 60, "EvaluationPeriods": 1, "Threshold": 100,
            "ComparisonOperator": "GreaterThanThreshold", "AlarmActions": [put["PolicyARN"]]}),
    );
    lab.play(45);
    for value in [90, 35] {
        lab.ok(
            "cloudwatch.PutMetricData",
            json!({"Namespace": "Shop",
                "MetricData": [{"MetricName": "Orders", "Value": value}]}),
        );
    }
    lab.play(20);
    let shown = lab.ok(
        "ecs.DescribeServices",
        json!({"cluster": "lab", "services": ["web"]}),
    );
    assert_eq!(
        shown["services"][0]["desiredCount"], 5,
        "125 is 25 above: step 2"
    );
    let activities = lab.ok(
        "application-autoscaling.DescribeScalingActivities",
        json!({"ServiceNamespace": "ecs"}),
    );
    let newest = &activities["ScalingActivities"][0];
    assert_eq!(newest["Description"], "Setting desired count to 5.");
    assert_eq!(
        newest["Cause"],
        "monitor alarm busy in state ALARM triggered policy steps"
    );
    let message = "Successfully set desired count to 5. Change successfully fulfilled by ecs.";
    assert_eq!(newest["StatusMessage"], message);
    // Both samples of the minute in one datapoint.
    let read = lab.ok(
        "cloudwatch.GetMetricStatistics",
        json!({"Namespace": "Shop", "MetricName": "Orders", "Period": 60,
            "StartTime": "2026-01-05T09:00:00Z", "EndTime": "2026-01-05T09:05:00Z",
            "Statistics": ["Sum", "Average", "Maximum", "SampleCount"]}),
    );
    let point = &read["Datapoints"][0];
    let numbers = ["Sum", "Average", "Maximum", "SampleCount"].map(|it| point[it].as_f64());
    assert_eq!(numbers, [Some(125.0), Some(62.5), Some(90.0), Some(2.0)]);
    // The metric stops: no data, and then nothing runs the policy any more.
    lab.play(240);
    let alarms = lab.ok("cloudwatch.DescribeAlarms", json!({"AlarmNames": ["busy"]}));
    assert_eq!(alarms["MetricAlarms"][0]["StateValue"], "INSUFFICIENT_DATA");
}

#[test]
fn set_alarm_state_acts_at_once_and_does_not_last() {
    let mut lab = scalable();
    let put = lab.ok(
        PUT_POLICY,
        steps(json!([{"MetricIntervalLowerBound": 0,
        "ScalingAdjustment": 2}])),
    );
    lab.ok(
        "cloudwatch.PutMetricAlarm",
        json!({"AlarmName": "cpu", "Namespace": "AWS/ECS", "MetricName": "CPUUtilization",
            "Dimensions": [{"Name": "ServiceName", "Value": "web"},
                {"Name": "ClusterName", "Value": "lab"}],
            "Statistic": "Average", "Period": 60, "EvaluationPeriods": 1, "Threshold": 0.5,
            "ComparisonOperator": "GreaterThanThreshold", "TreatMissingData": "ignore",
            "ActionsEnabled": false, "AlarmActions": [put["PolicyARN"]]}),
    );
    lab.play(130);
    let state = |lab: &mut Lab| {
        let shown = lab.ok("cloudwatch.DescribeAlarms", json!({}));
        shown["MetricAlarms"][0]["StateValue"]
            .as_str()
            .map(str::to_owned)
    };
    assert_eq!(
        state(&mut lab).as_deref(),
        Some("ALARM"),
        "idle tasks use 2 %"
    );
    let desired = |lab: &mut Lab| {
        let shown = lab.ok(
            "ecs.DescribeServices",
            json!({"cluster": "lab", "services": ["web"]}),
        );
        shown["services"][0]["desiredCount"].clone()
    };
    assert_eq!(desired(&mut lab), 2, "its actions are not enabled");
    lab.ok(
        "cloudwatch.SetAlarmState",
        json!({"AlarmName": "cpu", "StateValue": "OK", "StateReason": "test"}),
    );
    assert_eq!(state(&mut lab).as_deref(), Some("OK"));
    lab.play(60);
    assert_eq!(state(&mut lab).as_deref(), Some("ALARM"));
    // W145's shape: reserved over registered.
    lab.ok(
        "cloudwatch.PutMetricAlarm",
        json!({"AlarmName": "full", "Namespace": "AWS/ECS", "MetricName": "CPUReservation",
            "Dimensions": [{"Name": "ClusterName", "Value": "lab"}], "Statistic": "Average",
            "Period": 60, "EvaluationPeriods": 1, "Threshold": 6,
            "ComparisonOperator": "GreaterThanThreshold"}),
    );
    lab.play(60);
    let read = lab.ok(
        "cloudwatch.GetMetricData",
        json!({"StartTime": "2026-01-05T09:00:00Z", "EndTime": "2026-01-05T10:00:00Z",
            "MetricDataQueries": [{"Id": "m1", "MetricStat": {"Period": 60, "Stat": "Average",
                "Metric": {"Namespace": "AWS/ECS", "MetricName": "CPUReservation",
                    "Dimensions": [{"Name": "ClusterName", "Value": "lab"}]}}}]}),
    );
    // Two tasks of 256 on four instances of 2048.
    assert_eq!(read["MetricDataResults"][0]["Values"], json!([6.25]));
}

#[test]
fn backlog_per_task_is_a_quotient_of_two_metrics() {
    let mut lab = scalable();
    let of = |namespace: &str, name: &str, dimensions: Value, stat: &str| {
        json!({"Metric": {"Namespace": namespace, "MetricName": name, "Dimensions": dimensions},
            "Stat": stat})
    };
    let service = json!([{"Name": "ClusterName", "Value": "lab"},
        {"Name": "ServiceName", "Value": "web"}]);
    let running = of(
        "ECS/ContainerInsights",
        "RunningTaskCount",
        service,
        "Average",
    );
    let visible = of("Shop", "Visible", json!([]), "Sum");
    lab.ok(
        PUT_POLICY,
        with(
            json!({"PolicyName": "backlog", "PolicyType": "TargetTrackingScaling",
            "TargetTrackingScalingPolicyConfiguration": {"TargetValue": 100,
                "CustomizedMetricSpecification": {"Metrics": [
                    {"Id": "m1", "MetricStat": visible, "ReturnData": false},
                    {"Id": "m2", "MetricStat": running, "ReturnData": false},
                    {"Id": "e1", "Expression": "m1 / m2", "ReturnData": true}]}}}),
        ),
    );
    lab.ok(
        "lab.SetMetric",
        json!({"namespace": "Shop", "metricName": "Visible",
            "points": [{"at": "0s", "value": 300}]}),
    );
    lab.play(60 * 6);
    let shown = lab.ok(
        "ecs.DescribeServices",
        json!({"cluster": "lab", "services": ["web"]}),
    );
    // 300 on 2 tasks are 150 for a target of 100: three tasks, 100 each.
    assert_eq!(shown["services"][0]["desiredCount"], 3);
    let policy = lab.ok(
        "application-autoscaling.DescribeScalingPolicies",
        json!({"ServiceNamespace": "ecs"}),
    );
    let config = &policy["ScalingPolicies"][0]["TargetTrackingScalingPolicyConfiguration"];
    let metrics = &config["CustomizedMetricSpecification"]["Metrics"];
    assert_eq!(metrics[2]["Expression"], "m1 / m2");
}

#[test]
fn services_w134_and_w136_scheduled_actions_move_bounds_and_then_the_count() {
    let mut lab = scalable();
    let action = |name: &str, at: &str, bounds: Value| {
        with(json!({"ScheduledActionName": name, "Schedule": at, "ScalableTargetAction": bounds}))
    };
    let up = json!({"MinCapacity": 6, "MaxCapacity": 10});
    lab.ok(PUT_ACTION, action("up", "at(2026-01-05T09:05:00)", up));
    let wide = json!({"MinCapacity": 1, "MaxCapacity": 8});
    lab.ok(PUT_ACTION, action("wide", "cron(10 9 ? * MON *)", wide));
    let seen = |lab: &mut Lab| {
        let service = lab.ok(
            "ecs.DescribeServices",
            json!({"cluster": "lab", "services": ["web"]}),
        );
        let target = lab.ok(
            "application-autoscaling.DescribeScalableTargets",
            json!({"ServiceNamespace": "ecs"}),
        );
        let target = &target["ScalableTargets"][0];
        json!([
            service["services"][0]["desiredCount"],
            target["MinCapacity"],
            target["MaxCapacity"]
        ])
    };
    assert_eq!(seen(&mut lab), json!([2, 1, 8]));
    lab.play(5 * 60);
    assert_eq!(seen(&mut lab), json!([6, 6, 10]), "W134");
    lab.play(5 * 60);
    assert_eq!(seen(&mut lab), json!([6, 1, 8]), "W136");
    let shown = lab.ok(
        "application-autoscaling.DescribeScheduledActions",
        json!({"ServiceNamespace": "ecs"}),
    );
    assert_eq!(shown["ScheduledActions"].as_array().map(Vec::len), Some(2));
}

#[test]
fn wrong_policies_schedules_and_alarms_change_nothing() {
    let mut lab = scalable();
    let bound = |low: i64, high: i64| {
        json!({"MetricIntervalLowerBound": low, "MetricIntervalUpperBound": high,
            "ScalingAdjustment": 1})
    };
    let alarm = |extra: Value| {
        let mut it = json!({"AlarmName": "a", "Namespace": "Shop", "MetricName": "Orders",
            "Statistic": "Sum", "Period": 60, "EvaluationPeriods": 3, "Threshold": 1,
            "ComparisonOperator": "GreaterThanThreshold"});
        let extra = extra.as_object().expect("an object").clone();
        it.as_object_mut().expect("an object").extend(extra);
        it
    };
    let action = |schedule: &str, bounds: Value| {
        with(json!({"ScheduledActionName": "s", "Schedule": schedule,
            "ScalableTargetAction": bounds}))
    };
    let put_alarm = "cloudwatch.PutMetricAlarm";
    for (call, input, code) in [
        (PUT_POLICY, steps(json!([])), "ValidationException"),
        (
            PUT_POLICY,
            steps(json!([bound(0, 20), bound(10, 30)])),
            "ValidationException",
        ),
        (
            PUT_POLICY,
            steps(json!([bound(0, 10), bound(20, 30)])),
            "ValidationException",
        ),
        (
            PUT_POLICY,
            steps(json!([bound(10, 10)])),
            "ValidationException",
        ),
        (
            PUT_ACTION,
            action("every day", json!({"MinCapacity": 1})),
            "ValidationException",
        ),
        (
            PUT_ACTION,
            action("rate(0 hours)", json!({"MinCapacity": 1})),
            "ValidationException",
        ),
        (
            PUT_ACTION,
            action("rate(1 hour)", json!({"MinCapacity": 9, "MaxCapacity": 2})),
            "ValidationException",
        ),
        (
            PUT_ACTION,
            action("rate(1 hour)", json!({})),
            "ValidationException",
        ),
        (
            put_alarm,
            alarm(json!({"Period": 45})),
            "InvalidParameterValue",
        ),
        (
            put_alarm,
            alarm(json!({"DatapointsToAlarm": 4})),
            "InvalidParameterValue",
        ),
        (
            put_alarm,
            alarm(json!({"EvaluationPeriods": 2000})),
            "InvalidParameterValue",
        ),
        (
            put_alarm,
            alarm(json!({"ComparisonOperator": "Above"})),
            "InvalidParameterValue",
        ),
        (
            put_alarm,
            alarm(json!({"AlarmActions": ["sns"]})),
            "ValidationError",
        ),
        (
            "cloudwatch.DeleteAlarms",
            json!({"AlarmNames": ["none"]}),
            "ResourceNotFound",
        ),
        (
            "cloudwatch.PutMetricData",
            json!({"Namespace": "AWS/ECS", "MetricData": [{"MetricName": "x", "Value": 1}]}),
            "InvalidParameterValue",
        ),
    ] {
        let error = lab.refused(call, input.clone());
        assert_eq!(error.code, code, "{call} {input}: {error}");
    }
    let zone = with(
        json!({"ScheduledActionName": "s", "Schedule": "rate(1 hour)",
        "Timezone": "Europe/Berlim", "ScalableTargetAction": {"MinCapacity": 1}}),
    );
    let error = lab.refused(PUT_ACTION, zone);
    assert!(
        error
            .message
            .to_string()
            .contains("did you mean \"Europe/Berlin\"?"),
        "{error}"
    );
}

#[test]
fn strategies_spread_fargate_tasks_and_spot_takes_one_back() {
    let mut lab = Lab::with(0);
    lab.ok(
        "ecs.RegisterTaskDefinition",
        json!({"family": "web", "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc",
            "cpu": "256", "memory": "512",
            "containerDefinitions": [{"name": "app", "image": "web:v1"}]}),
    );
    let network = json!({"awsvpcConfiguration": {"subnets": ["subnet-a", "subnet-b"]}});
    let strategy = json!([{"capacityProvider": "FARGATE", "base": 1, "weight": 1},
        {"capacityProvider": "FARGATE_SPOT", "weight": 4}]);
    let run = json!({"cluster": "lab", "taskDefinition": "web", "count": 6,
        "capacityProviderStrategy": strategy, "networkConfiguration": network});
    let error = lab.refused("ecs.RunTask", run.clone());
    assert!(
        error
            .message
            .to_string()
            .contains("not associated with the cluster"),
        "{error}"
    );
    lab.ok(
        "ecs.PutClusterCapacityProviders",
        json!({"cluster": "lab", "capacityProviders": ["FARGATE", "FARGATE_SPOT"],
            "defaultCapacityProviderStrategy": []}),
    );
    let ran = lab.ok("ecs.RunTask", run.clone());
    let tasks = ran["tasks"].as_array().expect("tasks").clone();
    let on = |name: &str| {
        tasks
            .iter()
            .filter(|it| it["capacityProviderName"] == name)
            .count()
    };
    assert_eq!((on("FARGATE"), on("FARGATE_SPOT")), (2, 4), "W77");
    lab.play(120);
    let spot = tasks
        .iter()
        .find(|it| it["capacityProviderName"] == "FARGATE_SPOT");
    let spot = spot.expect("one is on Spot")["taskArn"].clone();
    lab.ok("lab.InterruptSpot", json!({"task": spot}));
    lab.play(120);
    let shown = lab.ok(
        "ecs.DescribeTasks",
        json!({"cluster": "lab", "tasks": [spot]}),
    );
    let task = &shown["tasks"][0];
    assert_eq!(task["stoppedReason"], "Your Spot Task was interrupted.");
    assert_eq!(
        (&task["stopCode"], &task["lastStatus"]),
        (&json!("SpotInterruption"), &json!("STOPPED"))
    );
    // W87: several providers and no weight.
    let mut none = run;
    none["capacityProviderStrategy"] = json!([{"capacityProvider": "FARGATE"},
        {"capacityProvider": "FARGATE_SPOT"}]);
    assert_eq!(
        lab.refused("ecs.RunTask", none).code,
        "InvalidParameterException"
    );
}

/// A group of at most four instances behind a provider with managed scaling.
pub fn provided() -> Lab {
    let mut lab = Lab::with(0);
    provide(&mut lab);
    let default = json!({"cluster": "lab", "capacityProviders": ["nodes"],
        "defaultCapacityProviderStrategy": [{"capacityProvider": "nodes", "weight": 1}]});
    lab.ok("ecs.PutClusterCapacityProviders", default);
    lab
}

/// The group and its provider, which a strategy must name.
pub fn provide(lab: &mut Lab) {
    lab.ok(
        "ec2.CreateLaunchTemplate",
        json!({"LaunchTemplateName": "nodes", "LaunchTemplateData": {"InstanceType": "t3.medium",
            "UserData": "IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj1sYWIgPj4gL2V0Yy9lY3MvZWNzLmNvbmZpZwo="}}),
    );
    lab.ok(
        "autoscaling.CreateAutoScalingGroup",
        json!({"AutoScalingGroupName": "nodes", "MinSize": 0, "MaxSize": 4,
            "LaunchTemplate": {"LaunchTemplateName": "nodes"},
            "AvailabilityZones": ["us-east-1a", "us-east-1b"]}),
    );
    lab.ok(
        "ecs.CreateCapacityProvider",
        json!({"name": "nodes", "autoScalingGroupProvider": {"autoScalingGroupArn": "nodes",
            "managedScaling": {"status": "ENABLED"}, "managedDraining": "ENABLED"}}),
    );
    lab.ok(
        "ecs.PutClusterCapacityProviders",
        json!({"cluster": "lab", "capacityProviders": ["nodes"],
            "defaultCapacityProviderStrategy": []}),
    );
}

/// Two instances with nothing but a daemon's tasks count as empty.
#[test]
fn services_w104_daemon_tasks_do_not_keep_an_instance() {
    let mut lab = provided();
    lab.web();
    let two = json!({"AutoScalingGroupName": "nodes", "DesiredCapacity": 2});
    lab.ok("autoscaling.SetDesiredCapacity", two);
    lab.play(120);
    let agent = json!({"cluster": "lab", "serviceName": "agent", "taskDefinition": "web",
        "schedulingStrategy": "DAEMON", "launchType": "EC2"});
    lab.ok("ecs.CreateService", agent);
    lab.play(120);
    let running = lab.run.world.tasks.values().filter(|it| it.is_running());
    assert_eq!(running.count(), 2, "one on each");
    let provider = lab.run.world.providers.values().next();
    let found = provider
        .and_then(|it| it.last.as_ref())
        .expect("a reservation");
    assert_eq!((found.n, found.busy, found.m, found.value.0), (2, 0, 0, 0));
}

/// Five hundred tasks of a cluster may wait in PROVISIONING, and the service says when one more wants to.
#[test]
fn the_501st_waiting_task_is_refused_a_place() {
    let mut lab = provided();
    lab.web();
    let waiting = |lab: &Lab| lab.run.world.waiting_tasks.len();
    let says = |lab: &mut Lab, service: &str| {
        let input = json!({"cluster": "lab", "services": [service]});
        let shown = lab.ok("ecs.DescribeServices", input);
        let newest = &shown["services"][0]["events"][0]["message"];
        newest.as_str().unwrap_or_default().to_owned()
    };
    let create = |name: &str, count: u32| {
        json!({"cluster": "lab", "serviceName": name, "taskDefinition": "web",
            "desiredCount": count})
    };
    lab.ok("ecs.CreateService", create("most", 500));
    lab.play(5);
    assert_eq!(waiting(&lab), 500);
    assert!(!says(&mut lab, "most").contains("limit"));
    lab.ok("ecs.CreateService", create("more", 1));
    lab.play(5);
    assert_eq!(waiting(&lab), 500);
    let limit = "(service more) was unable to place tasks in your cluster because the tasks \
                 provisioning capacity limit was exceeded.";
    assert_eq!(says(&mut lab, "more"), limit);
}

#[test]
fn services_w89_from_no_instance_two_come_and_w103_what_fits_no_type_times_out() {
    let mut lab = provided();
    lab.web();
    lab.ok(
        "ecs.RunTask",
        json!({"cluster": "lab", "taskDefinition": "web"}),
    );
    let sizes = |lab: &mut Lab| {
        let shown = lab.ok("autoscaling.DescribeAutoScalingGroups", json!({}));
        let group = &shown["AutoScalingGroups"][0];
        (
            group["DesiredCapacity"].as_u64(),
            group["Instances"].as_array().map(Vec::len),
        )
    };
    lab.play(61);
    assert_eq!(sizes(&mut lab), (Some(2), Some(2)), "W89");
    lab.play(120);
    let running = |lab: &mut Lab| {
        let query = json!({"cluster": "lab", "desiredStatus": "RUNNING"});
        lab.ok("ecs.ListTasks", query)["taskArns"]
            .as_array()
            .map(Vec::len)
    };
    assert_eq!(running(&mut lab), Some(1));
    lab.ok(
        "ecs.RegisterTaskDefinition",
        json!({"family": "huge",
            "containerDefinitions": [{"name": "app", "image": "web:v1", "memory": 6000}]}),
    );
    let ran = lab.ok(
        "ecs.RunTask",
        json!({"cluster": "lab", "taskDefinition": "huge"}),
    );
    let huge = ran["tasks"][0]["taskArn"].clone();
    assert_eq!(ran["tasks"][0]["lastStatus"], "PROVISIONING");
    lab.play(5 * 60);
    assert_eq!(
        sizes(&mut lab),
        (Some(2), Some(2)),
        "nothing is launched for it"
    );
    lab.play(26 * 60);
    let shown = lab.ok(
        "ecs.DescribeTasks",
        json!({"cluster": "lab", "tasks": [huge]}),
    );
    assert_eq!(shown["tasks"][0]["stopCode"], "TaskFailedToStart");
    // While it waited nothing was scaled in. Fifteen minutes later, without termination protection, the
    // busy instance goes first: it drains for as long as its task runs, and the empty one follows.
    lab.play(17 * 60);
    assert_eq!(sizes(&mut lab), (Some(0), Some(1)));
    let shown = lab.ok("autoscaling.DescribeAutoScalingGroups", json!({}));
    let left = &shown["AutoScalingGroups"][0]["Instances"][0];
    assert_eq!(left["LifecycleState"], "Terminating:Wait");
    assert_eq!(running(&mut lab), Some(1));
}

#[test]
fn groups_and_providers_refuse_what_does_not_fit() {
    let mut lab = provided();
    let group = |extra: Value| {
        let mut it = json!({"AutoScalingGroupName": "other", "MinSize": 0, "MaxSize": 4,
            "LaunchTemplate": {"LaunchTemplateName": "nodes"},
            "AvailabilityZones": ["us-east-1a"]});
        let extra = extra.as_object().expect("an object").clone();
        it.as_object_mut().expect("an object").extend(extra);
        it
    };
    let create = "autoscaling.CreateAutoScalingGroup";
    for (call, input, code) in [
        (
            create,
            group(json!({"AutoScalingGroupName": "nodes"})),
            "AlreadyExists",
        ),
        (create, group(json!({"MinSize": 5})), "ValidationError"),
        (
            create,
            group(json!({"DesiredCapacity": 5})),
            "ValidationError",
        ),
        (
            create,
            group(json!({"AvailabilityZones": []})),
            "ValidationError",
        ),
        (
            create,
            group(json!({"TerminationPolicies": ["Random"]})),
            "ValidationError",
        ),
        (
            "autoscaling.SetDesiredCapacity",
            json!({"AutoScalingGroupName": "nodes", "DesiredCapacity": 9}),
            "ValidationError",
        ),
        (
            "autoscaling.DeleteAutoScalingGroup",
            json!({"AutoScalingGroupName": "nodes"}),
            "ResourceInUse",
        ),
        (
            "ecs.CreateCapacityProvider",
            json!({"name": "second",
                "autoScalingGroupProvider": {"autoScalingGroupArn": "nodes"}}),
            "ClientException",
        ),
        (
            "ecs.UpdateCapacityProvider",
            json!({"name": "nodes", "autoScalingGroupProvider":
                {"managedScaling": {"targetCapacity": 101}}}),
            "InvalidParameterException",
        ),
        (
            "ecs.UpdateCapacityProvider",
            json!({"name": "nodes", "autoScalingGroupProvider":
                {"managedTerminationProtection": "ENABLED"}}),
            "InvalidParameterException",
        ),
        (
            "ecs.DeleteCapacityProvider",
            json!({"capacityProvider": "nodes"}),
            "ClientException",
        ),
        (
            "lab.InterruptSpot",
            json!({"containerInstance": "i-1"}),
            "LabException",
        ),
    ] {
        let error = lab.refused(call, input.clone());
        assert_eq!(error.code, code, "{call} {input}: {error}");
    }
}

#[test]
fn a_metric_has_one_target_tracking_policy() {
    let mut lab = scalable();
    let policy = |name: &str, metric: &str| {
        with(
            json!({"PolicyName": name, "PolicyType": "TargetTrackingScaling",
            "TargetTrackingScalingPolicyConfiguration": {"TargetValue": 60,
                "PredefinedMetricSpecification": {"PredefinedMetricType": metric}}}),
        )
    };
    let (cpu, memory) = (
        "ECSServiceAverageCPUUtilization",
        "ECSServiceAverageMemoryUtilization",
    );
    lab.ok(PUT_POLICY, policy("cpu", cpu));
    lab.ok(PUT_POLICY, policy("cpu", cpu));
    lab.ok(PUT_POLICY, policy("memory", memory));
    let error = lab.refused(PUT_POLICY, policy("again", cpu));
    assert_eq!(error.code, "ValidationException");
    let text = "Only one TargetTrackingScaling policy for a given metric specification is allowed.";
    assert_eq!(error.message, text);
}
