//! What people paste: each form becomes a request, and says what was done to it.

use aws_api::{CheckOptions, Pasted, check, normalise_paste};
use serde_json::{Value, json};

fn value(pasted: &Pasted) -> Value {
    serde_json::from_str(&pasted.document).unwrap()
}

#[track_caller]
fn becomes(text: &str, expected: Value, said: &[&str]) {
    let pasted = normalise_paste(text);
    assert_eq!(pasted.error, None, "{text}");
    assert_eq!(value(&pasted), expected, "{text}");
    let all: Vec<String> = pasted
        .changes
        .iter()
        .map(|it| format!("{:?} {}: {}", it.action, it.path, it.why))
        .collect();
    for word in said {
        assert!(all.iter().any(|it| it.contains(word)), "{word} in {all:#?}");
    }
    assert!(pasted.changes.is_empty() == said.is_empty(), "{all:#?}");
}

fn container() -> Value {
    json!({"name": "app", "image": "web:v1", "memory": 512})
}

fn request() -> Value {
    json!({"family": "web", "containerDefinitions": [container()]})
}

#[test]
fn a_request_stays_as_it_was_typed() {
    let text = "{ \"family\": \"web\",\n \"containerDefinitions\": [] }";
    assert_eq!(normalise_paste(text).document, text);
}

#[test]
fn wrappers_go() {
    let described = json!({"taskDefinition": {
        "taskDefinitionArn": "arn:aws:ecs:us-east-1:1:task-definition/web:3", "revision": 3,
        "status": "ACTIVE", "requiresAttributes": [{"name": "a"}], "compatibilities": ["EC2"],
        "registeredAt": 1.5, "registeredBy": "me", "family": "web", "pidMode": null, "volumes": [],
        "containerDefinitions": [container()], "enableFaultInjection": false,
    }, "tags": []});
    let mut kept = request();
    kept["enableFaultInjection"] = json!(false);
    let said = [
        "Changed taskDefinition",
        "Dropped tags",
        "Dropped revision",
        "Dropped pidMode: null",
    ];
    becomes(&described.to_string(), kept, &said);

    let list = json!([container()]).to_string();
    let mut wrapped = request();
    wrapped["family"] = json!("app");
    becomes(
        &list,
        wrapped.clone(),
        &["bare list of containers", "Changed family"],
    );
    becomes(&json!(list).to_string(), wrapped, &["inside a JSON string"]);

    let template = json!({"Resources": {"Task": {"Type": "AWS::ECS::TaskDefinition", "Properties": {
        "Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": {"Ref": "Image"},
        "Memory": "512"}]}}}});
    let mut from_template = request();
    from_template["containerDefinitions"][0]["image"] = json!("${Image}");
    let said = [
        "CloudFormation template",
        "called family here",
        "a CloudFormation function",
    ];
    becomes(&template.to_string(), from_template, &said);
}

#[test]
fn values_take_the_type_of_their_field() {
    for (written, expected) in [
        (json!({"memory": "512"}), json!({"memory": 512})),
        (json!({"memory": "1 GB"}), json!({"memory": 1024})),
        (json!({"memory": "512MiB"}), json!({"memory": 512})),
        (json!({"cpu": "0.25 vCPU"}), json!({"cpu": 256})),
        (json!({"cpu": 256.0}), json!({"cpu": 256})),
        (json!({"essential": "true"}), json!({"essential": true})),
        (
            json!({"environment": {"A": 1, "B": true}}),
            json!({"environment": [{"name": "A", "value": "1"}, {"name": "B", "value": "true"}]}),
        ),
        (
            json!({"portMappings": [{"containerPort": "80", "protocol": "TCP"}]}),
            json!({"portMappings": [{"containerPort": 80, "protocol": "tcp"}]}),
        ),
        (
            json!({"command": [], "links": null, "dockerLabels": {}}),
            json!({}),
        ),
        (json!({"_comment": "x", "somethingElse": 1}), json!({})),
    ] {
        let mut before = request();
        let fields = written.as_object().unwrap().clone();
        before["containerDefinitions"][0]
            .as_object_mut()
            .unwrap()
            .extend(fields);
        let mut after = request();
        let fields = expected.as_object().unwrap().clone();
        after["containerDefinitions"][0]
            .as_object_mut()
            .unwrap()
            .extend(fields);
        let pasted = normalise_paste(&before.to_string());
        assert_eq!(value(&pasted), after, "{written}");
        assert!(!pasted.changes.is_empty(), "{written}");
    }
    for (key, written, expected) in [
        ("cpu", json!(256), "256"),
        ("cpu", json!(0.5), "512"),
        ("cpu", json!("1 vCPU"), "1 vCPU"),
        ("memory", json!("2 GiB"), "2048"),
        ("memory", json!("2 GB"), "2 GB"),
        ("networkMode", json!("AWSVPC"), "awsvpc"),
    ] {
        let mut before = request();
        before[key] = written;
        assert_eq!(
            value(&normalise_paste(&before.to_string()))[key],
            json!(expected)
        );
    }
}

#[test]
fn almost_json_is_read() {
    let text = "```json\n{\n  // ours\n  \"family\": \"web\", # yes\n  \
                \"containerDefinitions\": [{\"name\": \"app\", \"image\": \"web:v1\", \
                \"memory\": ${MEM},}],\n}\n```";
    let mut expected = request();
    expected["containerDefinitions"][0]["memory"] = json!("${MEM}");
    becomes(
        text,
        expected,
        &[
            "code fence",
            "comments (2)",
            "closing bracket (2)",
            "${MEM} stood without quotes",
        ],
    );
    let checked = check(&normalise_paste(text).document, CheckOptions::default());
    let first = checked.first_error().unwrap();
    assert_eq!(first.path, "containerDefinitions[0].memory");
    assert!(
        first
            .hint
            .as_ref()
            .unwrap()
            .to_string()
            .starts_with("${MEM} is a placeholder")
    );
}

#[test]
fn a_misspelt_field_stays_to_be_named() {
    let mut written = request();
    written["containerDefinitions"][0]["memroyReservation"] = json!(256);
    let pasted = normalise_paste(&written.to_string());
    let checked = check(&pasted.document, CheckOptions::default());
    assert_eq!(
        checked.first_error().unwrap().hint,
        Some(aws_api::finding::did_you_mean("memoryReservation"))
    );
}

#[test]
fn what_is_no_task_definition_is_named() {
    for (text, word) in [
        ("{\"serviceName\": \"web\", \"desiredCount\": 2}", "service"),
        ("{\"version\": \"3\", \"services\": {}}", "Docker Compose"),
        ("{\"apiVersion\": \"v1\", \"kind\": \"Pod\"}", "Kubernetes"),
        ("{\"AWSEBDockerrunVersion\": \"1\"}", "Elastic Beanstalk"),
        ("[1, 2]", "no container definition"),
        ("42", "JSON object"),
    ] {
        let error = normalise_paste(text).error.unwrap();
        assert!(error.says().contains(word), "{text}: {}", error.says());
    }
    let terraform = "resource \"aws_ecs_task_definition\" \"web\" {\n  family = \"web\"\n}";
    assert!(
        normalise_paste(terraform)
            .error
            .unwrap()
            .hint
            .unwrap()
            .to_string()
            .contains("Terraform")
    );
    let yaml = "family: web\ncontainerDefinitions:\n  - name: app\n";
    assert!(
        normalise_paste(yaml)
            .error
            .unwrap()
            .hint
            .unwrap()
            .to_string()
            .contains("YAML")
    );
    let huge = "[".repeat(5_000_000);
    assert_eq!(normalise_paste(&huge).error.unwrap().code, "SIZE");
}

#[test]
fn templates_keep_what_is_certain() {
    // The shapes in which people keep container definitions for Terraform and Ansible.
    let text = "[{\"name\": \"${prefix}-app\", \"image\": \"${image}\", \"cpu\": ${cpu}, \"memory\": \
                512, \"networkMode\": \"awsvpc\", \"portMappings\": [{\"containerPort\": 80}\n \
                ${extra_ports}\n], \"secrets\": [${secrets}]}]";
    let pasted = normalise_paste(text);
    assert_eq!(pasted.error, None);
    let container = &value(&pasted)["containerDefinitions"][0];
    assert_eq!(container["portMappings"], json!([{"containerPort": 80}]));
    assert_eq!(container["networkMode"], Value::Null);
    let said: Vec<String> = pasted.changes.iter().map(|it| it.why.to_string()).collect();
    assert!(
        said.iter()
            .any(|it| it.starts_with("${extra_ports}, which")),
        "{said:#?}"
    );
    assert!(
        said.iter()
            .any(|it| it.starts_with("it belongs to the task")),
        "{said:#?}"
    );
    let checked = check(&pasted.document, CheckOptions::default());
    for path in [
        "containerDefinitions[0].cpu",
        "containerDefinitions[0].secrets[0]",
    ] {
        let found = checked.errors().find(|it| it.path == path).unwrap();
        assert!(
            found
                .hint
                .as_ref()
                .unwrap()
                .to_string()
                .contains("is a placeholder"),
            "{found:#?}"
        );
    }

    let text = "{\"family\": \"{{ family }}\", \"containerDefinitions\": {{containers|tojson}}}";
    let pasted = normalise_paste(text);
    assert_eq!(pasted.error, None);
    let checked = check(&pasted.document, CheckOptions::default());
    assert!(
        checked
            .errors()
            .any(|it| it.path == "containerDefinitions" && it.code == "TYPE")
    );
}
