//! Every validation text of the reference by its row: V1 to V38, F1 to F15.

use aws_api::{Certainty, CheckOptions, Checked, Severity, check};
use serde_json::{Value, json};

pub fn checked(document: &Value) -> Checked {
    check(
        &serde_json::to_string_pretty(document).unwrap(),
        CheckOptions::default(),
    )
}

/// EC2: family `web`, one container `app` with what is given added over a legal one.
pub fn ec2(container: Value) -> Value {
    let mut base = json!({"name": "app", "image": "web:v1", "memory": 512});
    merge(&mut base, container);
    json!({"family": "web", "containerDefinitions": [base]})
}

pub fn task(extra: Value) -> Value {
    let mut base = ec2(json!({}));
    merge(&mut base, extra);
    base
}

/// A legal Fargate definition with what is given added over it.
pub fn fargate(extra: Value) -> Value {
    let mut base = json!({"family": "web", "networkMode": "awsvpc", "cpu": "256", "memory": "512",
        "requiresCompatibilities": ["FARGATE"],
        "containerDefinitions": [{"name": "app", "image": "nginx"}]});
    merge(&mut base, extra);
    base
}

pub fn fargate_container(extra: Value) -> Value {
    let mut base = fargate(json!({}));
    merge(&mut base["containerDefinitions"][0], extra);
    base
}

/// Sets fields; null removes one.
fn merge(base: &mut Value, extra: Value) {
    let (Value::Object(base), Value::Object(extra)) = (base, extra) else {
        panic!("objects");
    };
    for (key, value) in extra {
        match value {
            Value::Null => drop(base.shift_remove(&key)),
            value => drop(base.insert(key, value)),
        }
    }
}

fn two(first: Value, second: Value) -> Value {
    let mut a = json!({"name": "a", "image": "a", "memory": 128});
    let mut b = json!({"name": "b", "image": "b", "memory": 128});
    merge(&mut a, first);
    merge(&mut b, second);
    json!({"family": "web", "containerDefinitions": [a, b]})
}

#[track_caller]
pub fn says(row: &str, document: &Value, code: &str, path: &str, text: &str) {
    let checked = checked(document);
    let found = checked
        .errors()
        .find(|it| it.code == code && it.path == path);
    let found = found.unwrap_or_else(|| panic!("{row}: {:#?}", checked.findings));
    assert_eq!(found.text, text, "{row}");
    assert!(
        found.line > 0 && found.span.end > found.span.start,
        "{row}: has a place"
    );
    assert!(checked.draft.is_none(), "{row}: no draft beside an error");
}

#[test]
fn task_rows() {
    let many: Vec<Value> = (0..11)
        .map(|it| json!({"name": format!("c{it}"), "image": "i", "memory": 64}))
        .collect();
    let files: Vec<Value> = (0..11)
        .map(|it| json!({"type": "s3", "value": format!("arn:aws:s3:::b/{it}.env")}))
        .collect();
    let list = "containerDefinitions";
    for (row, document, path, text) in [
        (
            "V1",
            task(json!({"containerDefinitions": []})),
            list,
            "Container list cannot be empty.",
        ),
        (
            "V2",
            task(json!({"containerDefinitions": many})),
            list,
            "Too many containers.",
        ),
        (
            "V6",
            task(json!({"family": "a b"})),
            "family",
            "Family contains invalid characters.",
        ),
        (
            "V7",
            two(json!({}), json!({"name": "a"})),
            "containerDefinitions[1].name",
            "Container names must be unique within a task definition",
        ),
        (
            "V11",
            task(json!({"cpu": "256", "containerDefinitions":
                [{"name": "a", "image": "i", "memory": 64, "cpu": 512}]})),
            "cpu",
            "The sum of all container 'cpu' values cannot be greater than the value of the task \
             'cpu'.",
        ),
        (
            "V12",
            two(json!({"essential": false}), json!({"essential": false})),
            list,
            "Task definition doesn't have any essential container.",
        ),
        (
            "V30",
            task(json!({"placementConstraints": [{"type": "distinctInstance"}]})),
            "placementConstraints[0].type",
            "constraint.type 'distinctInstance' is not supported.",
        ),
        (
            "V31",
            ec2(json!({"environmentFiles": files})),
            "containerDefinitions[0].environmentFiles",
            "The maximum number of environment files was exceeded. Specify ten or less and try \
             again",
        ),
        (
            "V32",
            task(json!({"cpu": "64"})),
            "cpu",
            "Invalid 'cpu' setting for task. For more information, see the Troubleshooting \
             section of the Amazon ECS Developer Guide.",
        ),
        (
            "F15",
            task(json!({"ephemeralStorage": {"sizeInGiB": 30}})),
            "ephemeralStorage",
            "Tasks using the EC2 launch type do not support EphemeralStorage",
        ),
    ] {
        says(row, &document, row, path, text);
    }
}

#[test]
fn container_rows() {
    let at = |field: &str| format!("containerDefinitions[0].{field}");
    let port = "portMappings[0]";
    for (row, container, field, text) in [
        (
            "V3",
            json!({"name": null}),
            "name",
            "Container.name should not be null or empty.",
        ),
        (
            "V4",
            json!({"name": "a.b"}),
            "name",
            "Container.name contains invalid characters.",
        ),
        (
            "V5",
            json!({"image": null}),
            "image",
            "Container.image should not be null or empty.",
        ),
        (
            "V8",
            json!({"memory": null}),
            "memory",
            "Invalid setting for container 'app'. At least one of 'memory' or 'memoryReservation' \
             must be specified.",
        ),
        (
            "M2",
            json!({"memory": 0}),
            "memory",
            "Invalid 'memory' setting for container 'app'.",
        ),
        (
            "V9",
            json!({"memoryReservation": 1024}),
            "memory",
            "'memory' must be greater than or equal to 'memoryReservation'",
        ),
        (
            "V22",
            json!({"portMappings": [{"containerPort": 70_000}]}),
            &format!("{port}.containerPort"),
            "Invalid 'containerPort' setting for container 'app'.",
        ),
        (
            "V22",
            json!({"portMappings": [{"hostPort": 80}]}),
            &format!("{port}.containerPort"),
            "Invalid 'containerPort' setting for container 'app'.",
        ),
        (
            "V23",
            json!({"portMappings": [{"containerPort": 80, "hostPort": -1}]}),
            &format!("{port}.hostPort"),
            "Invalid 'hostPort' setting for container 'app'.",
        ),
        (
            "V24",
            json!({"portMappings": [{"containerPort": 80, "containerPortRange": "1-5"}]}),
            &format!("{port}.containerPortRange"),
            "cannot specify both single port and port range",
        ),
        (
            "V25",
            json!({"portMappings": [{"containerPort": 80, "name": "p"},
                                    {"containerPort": 81, "name": "p"}]}),
            "portMappings[1].name",
            "port mapping name is already used",
        ),
        (
            "V28",
            json!({"secrets": [{"name": "A", "valueFrom": "a"}]}),
            "secrets",
            "When you are specifying container secrets, you must also specify a value for \
             'executionRoleArn'.",
        ),
        (
            "SECRET",
            json!({"environment": [{"name": "A", "value": "1"}],
                   "secrets": [{"name": "A", "valueFrom": "a"}]}),
            "secrets[0].name",
            "The secret name must be unique and not shared with any new or existing environment \
             variables set on the container, such as 'A'.",
        ),
        (
            "V28",
            json!({"repositoryCredentials": {"credentialsParameter": "login"}}),
            "repositoryCredentials",
            "Private repository authentication requires that the task definition specify a value \
             for executionRoleArn.",
        ),
        (
            "V29",
            json!({"logConfiguration": {"logDriver": "awslogs", "options": {
                "awslogs-region": "r", "awslogs-group": "g", "mode": "blocking", "colour": "b"}}}),
            "logConfiguration.options",
            "Log driver awslogs disallows options: colour",
        ),
        (
            "FIRELENS",
            json!({"logConfiguration": {"logDriver": "awsfirelens"}}),
            "logConfiguration",
            "When awsfirelens log driver is specified in log configuration, a firelens \
             configuration object must be configured in one of the containers.",
        ),
        (
            "FIRELENS",
            json!({"firelensConfiguration": {"type": "fluentd"}}),
            "firelensConfiguration",
            "When a firelensConfiguration object is specified, at least one container has to be \
             configured with the awsfirelens log driver.",
        ),
        (
            "FIRELENS",
            json!({"firelensConfiguration": {"type": "fluentd", "options":
                {"config-file-type": "s3", "config-file-value": "s3://bucket/a.conf"}}}),
            "firelensConfiguration.options",
            "Invalid arn syntax.",
        ),
        (
            "V29",
            json!({"logConfiguration": {"logDriver": "awslogs", "options": {}}}),
            "logConfiguration.options",
            "Log driver awslogs requires options: awslogs-region, awslogs-group",
        ),
        (
            "V29",
            json!({"logConfiguration": {"logDriver": "awslogs",
                   "options": {"awslogs-region": "us-east-1"}}}),
            "logConfiguration.options",
            "Log driver awslogs requires options: awslogs-group",
        ),
        (
            "V38",
            json!({"healthCheck": {"command": ["CMD", "true"], "interval": 4}}),
            "healthCheck.interval",
            "HealthCheck interval must be between 5 and 300",
        ),
        // W18
        (
            "V13",
            json!({"mountPoints": [{"sourceVolume": "data", "containerPath": "/d"}]}),
            "mountPoints[0].sourceVolume",
            "Unknown volume 'data'.",
        ),
        (
            "V14",
            json!({"dependsOn": [{"containerName": "db", "condition": "START"}]}),
            "dependsOn[0].containerName",
            "Cannot depend on container db because it does not exist",
        ),
    ] {
        says(row, &ec2(container), row, &at(field), text);
    }
}

#[test]
fn dependency_and_mode_rows() {
    let on =
        |condition: &str| json!({"dependsOn": [{"containerName": "b", "condition": condition}]});
    let back = json!({"dependsOn": [{"containerName": "a", "condition": "START"}]});
    let first = "containerDefinitions[0]";
    let mode = |mode: &str, container: Value| {
        let mut document = ec2(container);
        document["networkMode"] = json!(mode);
        document
    };
    let ports = |a: u16, b: u16| json!({"portMappings": [{"containerPort": a, "hostPort": b}]});
    for (row, document, path, text) in [
        (
            "V10",
            task(json!({"memory": "256"})),
            format!("{first}.memory"),
            "The 'memory' setting for container 'app' is greater than for the task.",
        ),
        (
            "V15",
            two(on("SUCCESS"), json!({})),
            format!("{first}.dependsOn[0].condition"),
            "A dependency container with SUCCESS or COMPLETE condition cannot be an essential \
             container",
        ),
        (
            "V16",
            two(on("HEALTHY"), json!({})),
            format!("{first}.dependsOn[0].condition"),
            "A dependency container with HEALTHY condition must have health check configured",
        ),
        // W20
        (
            "V17",
            two(on("START"), back),
            format!("{first}.dependsOn"),
            "Container dependencies should not have a cycle",
        ),
        (
            "V18",
            two(json!({"links": ["b"]}), json!({"links": ["a:alias"]})),
            format!("{first}.links"),
            "Container links should not have a cycle",
        ),
        (
            "V19",
            mode("awsvpc", json!({"links": ["app"]})),
            format!("{first}.links"),
            "Links are not supported when networkMode=awsvpc",
        ),
        // W21
        (
            "V20",
            mode("awsvpc", ports(80, 8080)),
            format!("{first}.portMappings[0].hostPort"),
            "When networkMode=awsvpc, the host ports and container ports in port mappings must \
             match.",
        ),
        (
            "V21",
            mode("host", ports(80, 8080)),
            format!("{first}.portMappings[0].hostPort"),
            "When networkMode=host, the host ports and container ports in port mappings must match",
        ),
        (
            "V26",
            mode("none", ports(80, 0)),
            format!("{first}.portMappings"),
            "Port mappings are not supported when networkMode=none",
        ),
        (
            "PORT",
            mode(
                "awsvpc",
                json!({"portMappings": [{"containerPort": 53, "protocol": "udp"},
                                                   {"containerPort": 53, "protocol": "udp"}]}),
            ),
            format!("{first}.portMappings[1].containerPort"),
            "UDP host port '53' is mapped multiple times in task.",
        ),
        (
            "V36",
            mode("awsvpc", json!({"dnsServers": ["10.0.0.2"]})),
            format!("{first}.dnsServers"),
            "DNS servers are not supported on container when networkMode=awsvpc",
        ),
        (
            "V37",
            mode("awsvpc", json!({"disableNetworking": true})),
            format!("{first}.disableNetworking"),
            "Disable Networking is not supported on container when networkMode=awsvpc",
        ),
    ] {
        says(row, &document, row, &path, text);
    }
}

#[test]
fn file_system_rows() {
    let efs = |config: Value| {
        let mut volume = json!({"fileSystemId": "fs-1"});
        merge(&mut volume, config);
        task(json!({"volumes": [{"name": "v", "efsVolumeConfiguration": volume}]}))
    };
    let at = "volumes[0].efsVolumeConfiguration";
    for (row, config, field, text) in [
        (
            "V33",
            json!({"authorizationConfig": {"iam": "ENABLED"}}),
            "authorizationConfig.iam",
            "EFS IAM authorization requires TransitEncryption to be enabled",
        ),
        (
            "V34",
            json!({"rootDirectory": "/data", "authorizationConfig": {"accessPointId": "fsap-1"}}),
            "rootDirectory",
            "When using an EFS access point, the root directory must either be set to \"/\" or \
             be omitted",
        ),
        (
            "V35",
            json!({"transitEncryptionPort": 2999}),
            "transitEncryptionPort",
            "TransitEncryptionPort requires that TransitEncryption is enabled",
        ),
    ] {
        says(row, &efs(config), row, &format!("{at}.{field}"), text);
    }
}

#[test]
fn fargate_rows() {
    let first = "containerDefinitions[0]";
    let ecr = "123456789012.dkr.ecr.us-east-1.amazonaws.com/a:1";
    let logs = |driver: &str| {
        json!({"logConfiguration": {"logDriver": driver, "options": {"awslogs-group": "g",
               "awslogs-region": "us-east-1", "awslogs-stream-prefix": "p"}}})
    };
    let f9 = "Fargate compatible task definitions do not support";
    for (row, document, path, text) in [
        // W11
        (
            "F1",
            fargate(json!({"networkMode": "bridge"})),
            "networkMode".to_owned(),
            "Fargate only supports network mode \u{2018}awsvpc\u{2019}.".to_owned(),
        ),
        (
            "F2",
            fargate(json!({"cpu": null})),
            "cpu".to_owned(),
            "Fargate requires that 'cpu' be defined at the task level.".to_owned(),
        ),
        (
            "F3",
            fargate(json!({"memory": null})),
            "memory".to_owned(),
            "Fargate requires that 'memory' be defined at the task level.".to_owned(),
        ),
        (
            "F4",
            fargate(json!({"memory": "4096"})),
            "memory".to_owned(),
            "No Fargate configuration exists for given values.".to_owned(),
        ),
        // W12
        (
            "F5",
            fargate_container(json!({"image": ecr})),
            "executionRoleArn".to_owned(),
            "Fargate requires task definition to have execution role ARN to support ECR images."
                .to_owned(),
        ),
        (
            "F6",
            fargate_container(logs("awslogs")),
            "executionRoleArn".to_owned(),
            "Fargate requires task definition to have execution role ARN to support log driver \
             awslogs."
                .to_owned(),
        ),
        (
            "F7",
            fargate_container(json!({"privileged": true})),
            format!("{first}.privileged"),
            "Fargate requires that the 'privileged' setting be 'false'".to_owned(),
        ),
        (
            "F8",
            fargate(json!({"pidMode": "host"})),
            "pidMode".to_owned(),
            "Tasks using the Fargate launch type do not support pidMode 'host'".to_owned(),
        ),
        (
            "F9",
            fargate(json!({"ipcMode": "task"})),
            "ipcMode".to_owned(),
            format!("{f9} ipcMode"),
        ),
        (
            "F9",
            fargate_container(json!({"linuxParameters": {"maxSwap": 10}})),
            format!("{first}.linuxParameters.maxSwap"),
            format!("{f9} maxSwap"),
        ),
        (
            "F10",
            fargate(json!({"placementConstraints":
                [{"type": "memberOf", "expression": "runningTasksCount == 1"}]})),
            "placementConstraints".to_owned(),
            format!("{f9} constraints"),
        ),
        (
            "F11",
            fargate(json!({"volumes":
                [{"name": "v", "dockerVolumeConfiguration": {"scope": "task"}}]})),
            "volumes[0].dockerVolumeConfiguration".to_owned(),
            format!("{f9} dockerVolumeConfiguration"),
        ),
        (
            "F12",
            fargate(json!({"volumes": [{"name": "v", "host": {"sourcePath": "/d"}}]})),
            "volumes[0].host.sourcePath".to_owned(),
            format!("{f9} sourcePath"),
        ),
        (
            "F13",
            fargate_container(logs("json-file")),
            format!("{first}.logConfiguration.logDriver"),
            "json-file is not a valid log driver. Must be one of [awslogs, splunk, awsfirelens]"
                .to_owned(),
        ),
        (
            "F14",
            fargate(json!({"ephemeralStorage": {"sizeInGiB": 20}})),
            "ephemeralStorage.sizeInGiB".to_owned(),
            "EphemeralStorage size should be at least 21".to_owned(),
        ),
        (
            "F14",
            fargate(json!({"ephemeralStorage": {"sizeInGiB": 201}})),
            "ephemeralStorage.sizeInGiB".to_owned(),
            "EphemeralStorage size should be at most 200".to_owned(),
        ),
    ] {
        says(row, &document, row, &path, &text);
    }
}

/// Every edit that a finding offers, carried out, must make the finding go away.
#[test]
fn fixes_mend_what_they_are_offered_for() {
    let documents = [
        fargate(json!({"memory": "4096"})),
        fargate(json!({"cpu": null})),
        fargate(json!({"memory": null, "cpu": "512"})),
        fargate(json!({"networkMode": null})),
        fargate(json!({"pidMode": "host"})),
        fargate(json!({"ephemeralStorage": {"sizeInGiB": 1}})),
        fargate_container(json!({"image": "1.dkr.ecr.us-east-1.amazonaws.com/a"})),
        fargate_container(json!({"extraHosts": [{"hostname": "a", "ipAddress": "1.1.1.1"}]})),
        ec2(json!({"memory": null})),
        ec2(json!({"memory": "512"})),
        ec2(json!({"memroy": 512, "memory": null})),
        ec2(json!({"memoryReservation": 900})),
        ec2(json!({"portMappings": {"containerPort": 80}})),
        ec2(json!({"command": "npm start"})),
        ec2(json!({"essential": "true"})),
        ec2(json!({"essential": false})),
        ec2(json!({"nonsense": 1, "cpu": 3})),
        ec2(json!({"mountPoints": [{"sourceVolume": "data"}]})),
        ec2(json!({"secrets": [{"name": "A", "valueFrom": "a"}]})),
        ec2(json!({"healthCheck": {"command": ["CMD", "a"], "retries": 99}})),
        ec2(json!({"name": "my app"})),
        task(json!({"revision": 3})),
        task(json!({"family": null})),
        task(json!({"cpu": 256})),
        task(json!({"cpu": "64"})),
        task(json!({"cpu": "two"})),
        task(json!({"memory": "${MEMORY}"})),
        ec2(json!({"memory": "${MEMORY}"})),
        ec2(json!({"portMappings": [{"containerPort": "<PORT>"}]})),
        task(json!({"networkMode": "AWSVPC"})),
    ];
    for document in documents {
        let text = serde_json::to_string_pretty(&document).unwrap();
        let before = check(&text, CheckOptions::default());
        let finding = before
            .first_error()
            .unwrap_or_else(|| panic!("{text} is fine"));
        let fix = finding
            .fix
            .as_ref()
            .unwrap_or_else(|| panic!("no fix: {finding:#?}"));
        let mut mended = text.clone();
        mended.replace_range(fix.span.clone(), &fix.insert);
        let after = check(&mended, CheckOptions::default());
        let still = after
            .errors()
            .any(|it| it.code == finding.code && it.path == finding.path);
        assert!(!still, "{finding:#?}\n{mended}\n{:#?}", after.findings);
        assert!(!after.errors().any(|it| it.code == "SYNTAX"), "{mended}");
    }
}

#[test]
fn an_error_explains_its_own_place_only_once() {
    // A wrong type, a misspelt field: no V8 beside it.
    for container in [
        json!({"memory": "512"}),
        json!({"memory": null, "Memory": 512}),
    ] {
        let found = checked(&ec2(container));
        let codes: Vec<&str> = found.errors().map(|it| it.code).collect();
        assert_eq!(codes.len(), 1, "{:#?}", found.findings);
    }
}

#[test]
fn texts_say_how_well_they_are_known() {
    for (document, certainty) in [
        (fargate(json!({"memory": "4096"})), Certainty::Documented),
        (fargate(json!({"pidMode": "host"})), Certainty::Reported),
        (
            ec2(json!({"portMappings": [{"containerPort": 80, "hostPort": -1}]})),
            Certainty::Assumed,
        ),
    ] {
        assert_eq!(
            checked(&document).first_error().unwrap().certainty,
            certainty
        );
    }
}

#[test]
fn warnings_do_not_stand_in_the_way() {
    let found = checked(&ec2(json!({"image": "<IMAGE1_NAME>"})));
    assert_eq!(found.findings[0].severity, Severity::Warning);
    assert_eq!(found.findings[0].code, "PLACEHOLDER");
    assert!(found.draft.is_some());
}

#[test]
fn foreign_text_is_answered_with_its_place() {
    let big = format!("{{\"family\": \"{}\"}}", "a".repeat(70_000));
    let check = |text: &str| check(text, CheckOptions::default());
    for (text, code, line, column) in [
        ("{\n  \"family\": \"web\",\n}", "SYNTAX", 3, 1),
        ("", "SYNTAX", 1, 1),
        ("[1, 2]", "TYPE", 1, 1),
        (big.as_str(), "SIZE", 1, 1),
    ] {
        let found = check(text);
        let first = found.first_error().unwrap();
        assert_eq!((first.code, first.line, first.column), (code, line, column));
    }
    let text = "{\"family\": \"w\", \"containerDefinitions\": [{\"name\": \"a\", \"image\": \"i\", \
                \"memory\": 9223372036854775808}, {\"memory\": 1e308}, {\"memory\": -5}]}";
    let found = check(text);
    let said: Vec<&str> = found.errors().map(|it| it.text.as_str()).collect();
    let limit =
        "9223372036854775808 at 'containerDefinitions[0].memory' does not fit a 32-bit integer";
    assert!(said.contains(&limit), "{said:#?}");
    assert!(said.contains(
        &"Invalid type for parameter containerDefinitions[1].memory, value: 1e308, type: <class \
          'float'>, valid types: <class 'int'>"
    ));
}
