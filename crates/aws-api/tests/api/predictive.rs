//! Predictive scaling from outside: forecasts, floors, and what is refused.

use crate::lab::Lab;
use crate::scaling::{PUT_POLICY, scalable, with};
use serde_json::{Value, json};

fn predictive(config: Value) -> Value {
    let pair = json!({"PredefinedMetricType": "ECSServiceCPUUtilization"});
    let metric = json!({"TargetValue": 50, "PredefinedMetricPairSpecification": pair});
    let mut it = json!({"MetricSpecifications": [metric]});
    let config = config.as_object().expect("an object").clone();
    it.as_object_mut().expect("an object").extend(config);
    with(
        json!({"PolicyName": "daily", "PolicyType": "PredictiveScaling",
        "PredictiveScalingPolicyConfiguration": it}),
    )
}

/// Two tasks are busy from three to four, every day.
fn busy_at_three(config: Value) -> Lab {
    let mut lab = scalable();
    lab.ok(PUT_POLICY, predictive(config));
    let point = |hour: u32, value: u32| json!({"at": format!("{hour}h"), "value": value});
    let points = [0, 3, 4, 27, 28].map(|hour| point(hour, if hour % 24 == 3 { 90 } else { 10 }));
    let pin = json!({"cluster": "lab", "service": "web", "metricName": "CPUUtilization",
        "points": points});
    lab.ok("lab.SetMetric", pin);
    lab.play(26 * 3600 + 54 * 60);
    lab
}

impl Lab {
    fn desired(&self) -> u32 {
        self.run
            .world
            .services
            .values()
            .next()
            .map_or(0, |it| it.desired.0)
    }
}

#[test]
fn what_was_busy_yesterday_has_its_tasks_before_the_hour() {
    let mut lab = busy_at_three(json!({"Mode": "ForecastAndScale"}));
    assert_eq!(lab.desired(), 2);
    let epoch = model::EPOCH_UNIX_SECS;
    let asked = with(
        json!({"PolicyName": "daily", "StartTime": epoch + 26 * 3600,
        "EndTime": epoch + 28 * 3600}),
    );
    let name = "application-autoscaling.GetPredictiveScalingForecast";
    let forecast = lab.ok(name, asked);
    assert_eq!(forecast["CapacityForecast"]["Values"], json!([1, 4, 1]));
    lab.play(120);
    assert_eq!(lab.desired(), 4, "five minutes before the hour");
    let activities = lab.ok(
        "application-autoscaling.DescribeScalingActivities",
        json!({"ServiceNamespace": "ecs"}),
    );
    let cause = &activities["ScalingActivities"][0]["Cause"];
    assert_eq!(cause, "predictive scaling policy daily was triggered");
    let shown = lab.ok(
        "application-autoscaling.DescribeScalingPolicies",
        json!({"ServiceNamespace": "ecs"}),
    );
    let shown = &shown["ScalingPolicies"][0];
    assert_eq!(shown["PolicyType"], "PredictiveScaling");
    let config = &shown["PredictiveScalingPolicyConfiguration"];
    assert_eq!(config["SchedulingBufferTime"], 300);
}

#[test]
fn a_forecast_holds_scale_in_up_until_its_hour_is_over() {
    let mut lab = busy_at_three(json!({"Mode": "ForecastAndScale"}));
    let tracking = json!({"PolicyName": "cpu", "PolicyType": "TargetTrackingScaling",
        "TargetTrackingScalingPolicyConfiguration": {"TargetValue": 95,
            "PredefinedMetricSpecification":
                {"PredefinedMetricType": "ECSServiceAverageCPUUtilization"}}});
    lab.ok(PUT_POLICY, with(tracking));
    lab.play(60 * 60);
    assert_eq!(lab.desired(), 4, "90 is little for 95, and yet");
    lab.play(3600);
    assert_eq!(lab.desired(), 1, "after its hour");
}

#[test]
fn a_policy_that_only_forecasts_changes_nothing() {
    let mut lab = busy_at_three(json!({}));
    lab.play(3600);
    assert_eq!(lab.desired(), 2);
    let gone = with(json!({"PolicyName": "daily"}));
    lab.ok("application-autoscaling.DeleteScalingPolicy", gone);
    assert!(lab.run.world.predictive.is_empty());
}

#[test]
fn predictive_policies_that_are_refused() {
    let mut lab = scalable();
    for config in [
        json!({"SchedulingBufferTime": 3600}),
        json!({"SchedulingBufferTime": -1}),
        json!({"MaxCapacityBuffer": 10}),
        json!({"MaxCapacityBreachBehavior": "IncreaseMaxCapacity"}),
        json!({"MaxCapacityBreachBehavior": "IncreaseMaxCapacity", "MaxCapacityBuffer": 101}),
        json!({"MetricSpecifications": []}),
        json!({"MetricSpecifications": [{"TargetValue": 50}]}),
    ] {
        let error = lab.refused(PUT_POLICY, predictive(config));
        assert_eq!(error.code, "ValidationException");
    }
}
