//! Queues: timeouts, receive counts, dead letters, and workers that take their time.

use crate::lab::Lab;
use serde_json::{Value, json};

fn queue(lab: &mut Lab, name: &str, attributes: Value) -> Value {
    let made = lab.ok(
        "sqs.CreateQueue",
        json!({"QueueName": name, "Attributes": attributes}),
    );
    made["QueueUrl"].clone()
}

fn receive(lab: &mut Lab, url: &Value) -> Value {
    lab.ok("sqs.ReceiveMessage", json!({"QueueUrl": url}))["Messages"].clone()
}

fn counts(lab: &mut Lab, url: &Value) -> Value {
    let asked = json!({"QueueUrl": url, "AttributeNames": ["All"]});
    lab.ok("sqs.GetQueueAttributes", asked)["Attributes"]["ApproximateNumberOfMessages"].clone()
}

#[test]
fn services_w149_a_timeout_shorter_than_the_work_gives_the_message_to_another() {
    let mut lab = Lab::with(2);
    lab.web();
    lab.ok(
        "ecs.CreateService",
        json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web", "desiredCount": 2}),
    );
    lab.play(60);
    let url = queue(&mut lab, "jobs", json!({"VisibilityTimeout": "30"}));
    lab.ok(
        "lab.SetWorker",
        json!({"cluster": "lab", "service": "web", "queue": "jobs", "perMessage": "45s"}),
    );
    lab.ok(
        "sqs.SendMessage",
        json!({"QueueUrl": url, "MessageBody": "job"}),
    );
    let receives = |lab: &Lab| {
        let queues = &lab.run.world.queues;
        let messages = queues.values().flat_map(|it| it.messages.values());
        messages.map(|it| it.receives).collect::<Vec<u32>>()
    };
    lab.play(29);
    assert_eq!(receives(&lab), [1]);
    lab.play(2);
    assert_eq!(receives(&lab), [2], "the second worker has it since 30 s");
    lab.play(15);
    assert_eq!(
        receives(&lab),
        [2],
        "the first worker's delete at 45 s comes too late"
    );
}

/// Ten minutes of latency at 250 ms a message are an acceptable backlog of 2,400 for one task: with
/// one more than that the last one waits too long.
#[test]
fn services_w147_an_acceptable_backlog_is_gone_within_the_latency() {
    let mut lab = Lab::with(1);
    lab.web();
    lab.ok(
        "ecs.CreateService",
        json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web", "desiredCount": 1}),
    );
    lab.play(60);
    let url = queue(&mut lab, "jobs", json!({}));
    for _ in 0..2400 {
        lab.ok(
            "sqs.SendMessage",
            json!({"QueueUrl": url, "MessageBody": "job"}),
        );
    }
    assert_eq!(counts(&mut lab, &url), "2400");
    lab.ok(
        "lab.SetWorker",
        json!({"cluster": "lab", "service": "web", "queue": "jobs", "perMessage": "250ms"}),
    );
    let left = |lab: &Lab| {
        let queues = lab.run.world.queues.values();
        queues.map(|it| it.messages.len()).sum::<usize>()
    };
    lab.play(300);
    let half = left(&lab);
    assert!((1195..=1205).contains(&half), "after five minutes {half}");
    lab.play(295);
    assert!(left(&lab) > 0, "five seconds before the end");
    lab.play(10);
    assert_eq!(left(&lab), 0);
}

#[test]
fn services_w150_received_too_often_goes_to_the_dead_letter_queue() {
    let mut lab = Lab::with(0);
    let dead = queue(&mut lab, "dead", json!({}));
    let policy =
        r#"{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:111122223333:dead","maxReceiveCount":3}"#;
    let url = queue(
        &mut lab,
        "jobs",
        json!({"RedrivePolicy": policy, "VisibilityTimeout": "10"}),
    );
    lab.ok(
        "sqs.SendMessage",
        json!({"QueueUrl": url, "MessageBody": "poison"}),
    );
    for count in ["1", "2", "3"] {
        let messages = receive(&mut lab, &url);
        assert_eq!(messages[0]["Attributes"]["ApproximateReceiveCount"], count);
        assert_eq!(receive(&mut lab, &url), json!([]), "it is in flight");
        lab.play(11);
    }
    assert_eq!(receive(&mut lab, &url), json!([]));
    assert_eq!(
        (counts(&mut lab, &url), counts(&mut lab, &dead)),
        (json!("0"), json!("1"))
    );
}

#[test]
fn handles_and_timeouts_are_checked() {
    let mut lab = Lab::with(0);
    let url = queue(&mut lab, "jobs", json!({}));
    lab.ok(
        "sqs.SendMessage",
        json!({"QueueUrl": url, "MessageBody": "job"}),
    );
    let message = receive(&mut lab, &url)[0].clone();
    let handle = &message["ReceiptHandle"];
    let change = |seconds: i64| {
        json!({"QueueUrl": url, "ReceiptHandle": handle,
        "VisibilityTimeout": seconds})
    };
    // The clock starts again at the call.
    lab.play(20);
    lab.ok("sqs.ChangeMessageVisibility", change(60));
    lab.play(50);
    assert_eq!(counts(&mut lab, &url), "0");
    lab.play(11);
    assert_eq!(counts(&mut lab, &url), "1");
    for (call, input, code) in [
        (
            "sqs.ChangeMessageVisibility",
            change(10),
            "ReceiptHandleIsInvalid",
        ),
        (
            "sqs.ReceiveMessage",
            json!({"QueueUrl": url, "MaxNumberOfMessages": 11}),
            "InvalidParameterValue",
        ),
        (
            "sqs.ReceiveMessage",
            json!({"QueueUrl": url, "VisibilityTimeout": 43_201}),
            "InvalidParameterValue",
        ),
        (
            "sqs.SendMessage",
            json!({"QueueUrl": "none", "MessageBody": "x"}),
            "QueueDoesNotExist",
        ),
        (
            "sqs.CreateQueue",
            json!({"QueueName": "no spaces"}),
            "InvalidParameterValue",
        ),
        (
            "sqs.CreateQueue",
            json!({"QueueName": "other",
            "Attributes": {"RedrivePolicy": "{}"}}),
            "InvalidAttributeValue",
        ),
    ] {
        let error = lab.refused(call, input.clone());
        assert_eq!(error.code, code, "{call} {input}: {error}");
    }
}
