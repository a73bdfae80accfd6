//! Arbitrary JSON at every call, arbitrary text at every editor function: nothing panics, and a
//! refused call leaves the run as it was. `LAB_CASES` sets the number of cases.

use crate::lab::Lab;
use aws_api::{CheckOptions, calls};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

fn cases() -> ProptestConfig {
    let cases = std::env::var("LAB_CASES")
        .ok()
        .and_then(|it| it.parse().ok());
    ProptestConfig {
        cases: cases.unwrap_or(64),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Values that live at the edges, and names that mean something.
fn leaf() -> impl Strategy<Value = Value> {
    let words = [
        "lab",
        "web",
        "web:1",
        "web:99",
        "t1",
        "i-1",
        "app",
        "default",
        "EC2",
        "FARGATE",
        "",
        "us-east-1a",
        "service/lab/web",
        "outside",
        "nodes",
        "v1",
        "90s",
        "subnet-1a",
        "arn:aws:ecs:::x/y",
        "é\u{0}",
        "attribute:a == b",
        "memberOf",
        "spread",
        "CPUUtilization",
        "ecs",
        "1 vCPU",
    ];
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        prop_oneof![
            Just(-1_i64),
            Just(0),
            Just(1),
            Just(i64::MAX),
            Just(i64::MIN),
            0..100_000_i64
        ]
        .prop_map(Value::from),
        prop_oneof![Just(1e308), Just(-0.5), Just(0.1)].prop_map(Value::from),
        Just(Value::from(u64::MAX)),
        proptest::sample::select(words.to_vec()).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ]
}

fn anything() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec(("[a-zA-Z]{1,10}", inner), 0..4)
                .prop_map(|it| Value::Object(it.into_iter().collect::<Map<String, Value>>())),
        ]
    })
}

/// A request whose field names are right and whose values need not be.
fn shaped(name: &str) -> BoxedStrategy<Value> {
    use aws_api::shape::{Kind, shape};
    fn of(kind: &Kind, depth: u32) -> BoxedStrategy<Value> {
        let right = match kind {
            Kind::List(inner) => proptest::collection::vec(of(inner, depth), 0..3)
                .prop_map(Value::from)
                .boxed(),
            Kind::Object(name) if depth > 0 => object(name, depth - 1),
            Kind::OneOf(values) => proptest::sample::select(values.clone())
                .prop_map(Value::from)
                .boxed(),
            Kind::Map => Just(json!({"a": "b", "awslogs-group": "g"})).boxed(),
            Kind::Bool => any::<bool>().prop_map(Value::from).boxed(),
            Kind::Int | Kind::Long => prop_oneof![
                4 => (0_i64..2000).prop_map(Value::from),
                1 => any::<i32>().prop_map(Value::from),
            ]
            .boxed(),
            Kind::Float => (0_i64..100).prop_map(Value::from).boxed(),
            Kind::Duration => Just(Value::from("90s")).boxed(),
            _ => leaf().boxed(),
        };
        prop_oneof![12 => right, 1 => leaf()].boxed()
    }
    fn object(name: &str, depth: u32) -> BoxedStrategy<Value> {
        let fields = &shape(name).unwrap().fields;
        let mut whole = Just(Map::new()).boxed();
        for field in fields {
            let odds = if field.required { 0.95 } else { 0.3 };
            let value = proptest::option::weighted(odds, of(&field.kind, depth));
            let key = field.name;
            whole = (whole, value)
                .prop_map(move |(mut map, value)| {
                    if let Some(value) = value {
                        map.insert(key.to_owned(), value);
                    }
                    map
                })
                .boxed();
        }
        whole.prop_map(Value::Object).boxed()
    }
    object(aws_api::call::request_shape(name).unwrap(), 3)
}

fn furnished() -> Lab {
    let mut lab = Lab::with(2);
    lab.web();
    lab.ok(
        "ecs.CreateService",
        json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web", "desiredCount": 2}),
    );
    // One of each noun, all called `web`, so that a call with that name gets beyond the first look.
    let trust = r#"{"Statement": {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}}"#;
    for (name, input) in [
        ("ecr.CreateRepository", json!({"repositoryName": "web"})),
        (
            "lab.PushImage",
            json!({"repositoryName": "web", "imageTag": "v1"}),
        ),
        ("sqs.CreateQueue", json!({"QueueName": "web"})),
        ("logs.CreateLogGroup", json!({"logGroupName": "web"})),
        (
            "secretsmanager.CreateSecret",
            json!({"Name": "web", "SecretString": "x"}),
        ),
        (
            "ssm.PutParameter",
            json!({"Name": "web", "Value": "x", "Type": "String"}),
        ),
        ("efs.CreateFileSystem", json!({"CreationToken": "web"})),
        (
            "elbv2.CreateLoadBalancer",
            json!({"Name": "web", "Type": "application", "Subnets": ["subnet-1a"]}),
        ),
        (
            "elbv2.CreateTargetGroup",
            json!({"Name": "web", "Protocol": "HTTP", "Port": 80}),
        ),
        (
            "application-autoscaling.RegisterScalableTarget",
            json!({"ServiceNamespace": "ecs", "ResourceId": "service/lab/web",
                "ScalableDimension": "ecs:service:DesiredCount", "MinCapacity": 1, "MaxCapacity": 9}),
        ),
        (
            "iam.CreateRole",
            json!({"RoleName": "web", "AssumeRolePolicyDocument": trust}),
        ),
    ] {
        lab.ok(name, input);
    }
    crate::scaling::provide(&mut lab);
    let outside = json!({"cluster": "lab", "serviceName": "outside", "desiredCount": 2,
        "deploymentController": {"type": "EXTERNAL"}});
    lab.ok("ecs.CreateService", outside);
    let set = json!({"cluster": "lab", "service": "outside", "taskDefinition": "web"});
    lab.ok("ecs.CreateTaskSet", set);
    lab.play(60);
    lab
}

fn try_one(name: &str, input: Value) {
    thread_local! {
        static LAB: Lab = furnished();
    }
    let mut run = LAB.with(|it| it.run.clone());
    let before = (run.world.clone(), run.trace.len());
    let refused = aws_api::call(&mut run, name, &input).is_err();
    if refused || aws_api::is_read(name) {
        assert_eq!(
            before,
            (run.world.clone(), run.trace.len()),
            "{name} changed the run"
        );
    }
    run.run_until(run.clock + base::SimDuration::from_secs(30));
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_json_at_any_call(input in anything(), index in 0..calls().len()) {
        try_one(calls()[index].name, input);
    }

    #[test]
    fn any_text_in_the_editor(
        text in "[\\[\\]{}:,\"a-z0-9 \\n$<>é\\\\/#.-]{0,80}",
        offset in 0..90_usize,
    ) {
        aws_api::check(&text, CheckOptions::default());
        aws_api::normalise_paste(&text);
        aws_api::complete(&text, offset);
        aws_api::diff(&text, "{\"a\": [1]}");
        aws_api::check_call("ecs.CreateService", &text);
    }

    #[test]
    fn any_document_in_the_editor(document in anything()) {
        let text = document.to_string();
        aws_api::check(&text, CheckOptions::default());
        let pasted = aws_api::normalise_paste(&text);
        // What was normalised once stays as it is.
        if pasted.error.is_none() {
            let again = aws_api::normalise_paste(&pasted.document);
            prop_assert_eq!(again.document, pasted.document);
        }
    }
}

/// Right names, mostly right values: deep into every call.
#[test]
fn shaped_requests_at_every_call() {
    use proptest::test_runner::TestRunner;
    for info in calls() {
        let mut runner = TestRunner::new(ProptestConfig {
            cases: cases().cases / 2 + 1,
            ..cases()
        });
        let result = runner.run(&shaped(info.name), |input| {
            try_one(info.name, input);
            Ok(())
        });
        if let Err(error) = result {
            panic!("{}: {error}", info.name);
        }
    }
}
