//! TestEventPattern on an event as ECS sends it.

use crate::lab::Lab;
use serde_json::json;

#[test]
fn services_w151_and_w153_asked_by_call() {
    let mut lab = Lab::with(0);
    let containers = json!([{"exitCode": 0}, {"exitCode": 137}]);
    let event = json!({"id": "1", "detail-type": "ECS Task State Change", "source": "aws.ecs",
        "account": "111122223333", "time": "2026-01-05T09:00:00Z", "region": "us-east-1",
        "resources": [], "detail": {"lastStatus": "STOPPED", "containers": containers}});
    let mut asked = |detail: serde_json::Value| {
        let pattern = json!({"source": ["aws.ecs"], "detail": detail});
        let input = json!({"EventPattern": pattern.to_string(), "Event": event.to_string()});
        lab.ok("events.TestEventPattern", input)["Result"].clone()
    };
    let code = json!({"containers": {"exitCode": [{"anything-but": 0}]}});
    assert_eq!(asked(code), true);
    assert_eq!(asked(json!({"group": [{"exists": false}]})), true);
    assert_eq!(asked(json!({"lastStatus": ["RUNNING"]})), false);
}

#[test]
fn what_is_no_pattern_or_no_event_is_refused() {
    let mut lab = Lab::with(0);
    let event = json!({"source": "aws.ecs"}).to_string();
    let pattern = json!({"source": ["aws.ecs"]}).to_string();
    for (pattern, event, code) in [
        ("nonsense", event.as_str(), "InvalidEventPatternException"),
        (
            "{\"source\": \"aws.ecs\"}",
            &event,
            "InvalidEventPatternException",
        ),
        (&pattern, &event, "ValidationException"),
        (&pattern, "[]", "ValidationException"),
    ] {
        let input = json!({"EventPattern": pattern, "Event": event});
        assert_eq!(lab.refused("events.TestEventPattern", input).code, code);
    }
}
