//! Who may do what: each permission that is missing fails where it is needed, in AWS's words.

use crate::lab::Lab;
use serde_json::{Value, json};

const HOST: &str = "111122223333.dkr.ecr.us-east-1.amazonaws.com";

fn trust(service: &str) -> String {
    json!({"Statement": [{"Effect": "Allow", "Principal": {"Service": service},
                          "Action": "sts:AssumeRole"}]})
    .to_string()
}

fn role(lab: &mut Lab, name: &str, service: &str) {
    lab.ok(
        "iam.CreateRole",
        json!({"RoleName": name, "AssumeRolePolicyDocument": trust(service)}),
    );
}

fn attach(lab: &mut Lab, role: &str, policy: &str) {
    let arn = format!("arn:aws:iam::aws:policy/{policy}");
    lab.ok(
        "iam.AttachRolePolicy",
        json!({"RoleName": role, "PolicyArn": arn}),
    );
}

fn inline(lab: &mut Lab, role: &str, name: &str, effect: &str, action: &str) {
    let document = json!({"Statement": {"Effect": effect, "Action": action, "Resource": "*"}});
    lab.ok(
        "iam.PutRolePolicy",
        json!({"RoleName": role, "PolicyName": name, "PolicyDocument": document.to_string()}),
    );
}

/// One instance with the role `ecsInstanceRole`, a repository with web:v1, the role `agent`.
fn lab() -> Lab {
    let mut lab = Lab::with(0);
    role(&mut lab, "ecsInstanceRole", "ec2.amazonaws.com");
    role(&mut lab, "agent", "ecs-tasks.amazonaws.com");
    let add = json!({"cluster": "lab", "instanceType": "m5.large", "count": 1,
                     "availabilityZones": ["us-east-1a"], "instanceRole": "ecsInstanceRole"});
    let none = lab.ok("lab.AddContainerInstances", add);
    assert_eq!(none["containerInstances"], json!([]), "it may not register");
    inline(&mut lab, "ecsInstanceRole", "register", "Allow", "ecs:*");
    lab.ok(
        "lab.AddContainerInstances",
        json!({"cluster": "lab", "instanceType": "m5.large", "count": 1,
               "availabilityZones": ["us-east-1a"], "instanceRole": "ecsInstanceRole"}),
    );
    lab.ok("ecr.CreateRepository", json!({"repositoryName": "web"}));
    lab.ok(
        "lab.PushImage",
        json!({"repositoryName": "web", "imageTag": "v1"}),
    );
    lab
}

/// Registers one container in the given way and tells how its task is a minute later.
fn outcome(lab: &mut Lab, container: Value, task: Value, fargate: bool) -> Value {
    let mut one = json!({"name": "app", "image": format!("{HOST}/web:v1"), "memory": 128});
    one.as_object_mut()
        .unwrap()
        .extend(container.as_object().unwrap().clone());
    let mut definition = json!({"family": "web", "containerDefinitions": [one]});
    let mut input = json!({"cluster": "lab", "taskDefinition": "web"});
    if fargate {
        definition["requiresCompatibilities"] = json!(["FARGATE"]);
        definition["networkMode"] = json!("awsvpc");
        (definition["cpu"], definition["memory"]) = (json!("256"), json!("512"));
        input["launchType"] = json!("FARGATE");
        input["networkConfiguration"] = json!({"awsvpcConfiguration": {"subnets": ["subnet-1a"]}});
    }
    definition
        .as_object_mut()
        .unwrap()
        .extend(task.as_object().unwrap().clone());
    lab.ok("ecs.RegisterTaskDefinition", definition);
    let run = lab.ok("ecs.RunTask", input);
    let arn = run["tasks"][0]["taskArn"].clone();
    lab.play(90);
    lab.ok(
        "ecs.DescribeTasks",
        json!({"cluster": "lab", "tasks": [arn]}),
    )["tasks"][0]
        .clone()
}

fn agent() -> Value {
    json!({"executionRoleArn": "arn:aws:iam::111122223333:role/agent"})
}

#[test]
fn a_pull_needs_the_role_of_the_one_who_pulls() {
    for (fargate, task, needs) in [
        (false, json!({}), "ecsInstanceRole"),
        (false, agent(), "agent"),
        (true, agent(), "agent"),
    ] {
        let mut lab = lab();
        let it = outcome(&mut lab, json!({}), task.clone(), fargate);
        let said = it["stoppedReason"].as_str().unwrap();
        let start = if fargate {
            "ResourceInitializationError: unable to pull secrets or registry auth"
        } else {
            "CannotPullECRContainerError: AccessDeniedException: User: arn:aws:sts::"
        };
        assert!(said.starts_with(start), "{said}");
        let role = format!("assumed-role/{needs}/");
        assert!(
            said.contains(&role) && said.contains("ecr:GetAuthorizationToken"),
            "{said}"
        );
        assert!(
            said.contains("because no identity-based policy allows"),
            "{said}"
        );
        assert_eq!(it["stopCode"], "TaskFailedToStart");

        inline(
            &mut lab,
            needs,
            "token",
            "Allow",
            "ecr:GetAuthorizationToken",
        );
        let it = outcome(&mut lab, json!({}), task.clone(), fargate);
        assert_eq!(
            it["stoppedReason"],
            "CannotPullContainerError: The task can’t pull the image. Check that the role has the \
             permissions to pull images from the registry."
        );
        attach(&mut lab, needs, "AmazonECSTaskExecutionRolePolicy");
        let it = outcome(&mut lab, json!({}), task.clone(), fargate);
        assert_eq!(it["lastStatus"], "RUNNING");

        inline(&mut lab, needs, "no", "Deny", "ecr:Get*");
        let it = outcome(&mut lab, json!({}), task, fargate);
        let said = it["stoppedReason"].as_str().unwrap();
        assert!(said.contains("with an explicit deny"), "{said}");
    }
}

#[test]
fn a_repository_policy_allows_what_no_role_does_and_denies_what_one_does() {
    let mut lab = lab();
    inline(
        &mut lab,
        "agent",
        "token",
        "Allow",
        "ecr:GetAuthorizationToken",
    );
    let set = |lab: &mut Lab, effect: &str| {
        let text = json!({"Statement": [{"Effect": effect, "Action": "ecr:*",
            "Principal": {"AWS": "arn:aws:iam::111122223333:root"}}]});
        let input = json!({"repositoryName": "web", "policyText": text.to_string()});
        lab.ok("ecr.SetRepositoryPolicy", input);
    };
    set(&mut lab, "Allow");
    let it = outcome(&mut lab, json!({}), agent(), false);
    assert_eq!(it["lastStatus"], "RUNNING");
    attach(&mut lab, "agent", "AmazonECSTaskExecutionRolePolicy");
    set(&mut lab, "Deny");
    // The instance has the image; the registry's no is passed over for what is cached.
    let it = outcome(&mut lab, json!({}), agent(), false);
    assert_eq!(it["lastStatus"], "RUNNING");
    let it = outcome(&mut lab, json!({}), agent(), true);
    assert_eq!(it["stopCode"], "TaskFailedToStart", "Fargate has no cache");
}

#[test]
fn secrets_need_to_exist_and_to_be_allowed() {
    let mut lab = lab();
    attach(&mut lab, "agent", "AmazonECSTaskExecutionRolePolicy");
    let made = lab.ok("secretsmanager.CreateSecret", json!({"Name": "db"}));
    lab.ok(
        "ssm.PutParameter",
        json!({"Name": "/app/key", "Value": "x", "Type": "String"}),
    );
    let from = |it: &str| json!({"secrets": [{"name": "S", "valueFrom": it}]});
    let arn = made["ARN"].as_str().unwrap().to_owned();
    for (value, action) in [
        (arn.as_str(), "secretsmanager:GetSecretValue"),
        ("/app/key", "ssm:GetParameters"),
    ] {
        for fargate in [false, true] {
            let it = outcome(&mut lab, from(value), agent(), fargate);
            let said = it["stoppedReason"].as_str().unwrap();
            assert!(said.starts_with("ResourceInitializationError"), "{said}");
            assert!(said.contains(action), "{said}");
        }
    }
    inline(
        &mut lab,
        "agent",
        "s",
        "Allow",
        "secretsmanager:GetSecretValue",
    );
    inline(&mut lab, "agent", "p", "Allow", "ssm:GetParameters");
    let json_key = format!("{arn}:password::");
    for value in [arn.as_str(), json_key.as_str(), "/app/key"] {
        let it = outcome(&mut lab, from(value), agent(), false);
        assert_eq!(it["lastStatus"], "RUNNING", "{value}");
    }
    for (value, text) in [
        ("/app/none", "invalid ssm parameters: /app/none"),
        (
            "arn:aws:secretsmanager:us-east-1:111122223333:secret:none-a1b2c3",
            "Check whether the secret exists in the specified Region.",
        ),
    ] {
        let it = outcome(&mut lab, from(value), agent(), true);
        let said = it["stoppedReason"].as_str().unwrap();
        assert!(said.contains(text), "{said}");
    }
}

#[test]
fn log_groups_need_to_exist_or_to_be_made() {
    let mut lab = lab();
    attach(&mut lab, "agent", "AmazonECSTaskExecutionRolePolicy");
    let log = |create: bool| {
        json!({"logConfiguration": {"logDriver": "awslogs", "options": {
            "awslogs-group": "/ecs/web", "awslogs-region": "us-east-1",
            "awslogs-stream-prefix": "app", "awslogs-create-group": create.to_string()}}})
    };
    for (fargate, start) in [
        (
            true,
            "ResourceInitializationError: failed to initialize logging driver",
        ),
        (false, "CannotStartContainerError: "),
    ] {
        let it = outcome(&mut lab, log(false), agent(), fargate);
        let said = it["stoppedReason"].as_str().unwrap();
        assert!(
            said.starts_with(start) && said.contains("log group does not exist"),
            "{said}"
        );
        let it = outcome(&mut lab, log(true), agent(), fargate);
        let said = it["stoppedReason"].as_str().unwrap();
        assert!(
            said.starts_with(start) && said.contains("logs:CreateLogGroup"),
            "{said}"
        );
    }
    inline(&mut lab, "agent", "group", "Allow", "logs:CreateLogGroup");
    assert_eq!(
        outcome(&mut lab, log(true), agent(), true)["lastStatus"],
        "RUNNING"
    );
    assert!(lab.run.world.iam.log_groups.contains("/ecs/web"));
    assert_eq!(
        outcome(&mut lab, log(false), agent(), true)["lastStatus"],
        "RUNNING"
    );
}

#[test]
fn a_role_that_ecs_can_not_assume_starts_nothing() {
    let mut lab = lab();
    role(&mut lab, "wrong", "ec2.amazonaws.com");
    for name in ["wrong", "unheard"] {
        let arn = format!("arn:aws:iam::111122223333:role/{name}");
        lab.ok(
            "ecs.RegisterTaskDefinition",
            json!({"family": "bad", "taskRoleArn": arn, "containerDefinitions":
                [{"name": "app", "image": "i", "memory": 64}]}),
        );
        let error = lab.refused(
            "ecs.RunTask",
            json!({"cluster": "lab", "taskDefinition": "bad"}),
        );
        let start = format!("ECS was unable to assume the role '{arn}'");
        assert!(
            error.message.to_string().starts_with(&start),
            "{}",
            error.message
        );
        let service = json!({"cluster": "lab", "serviceName": "s", "taskDefinition": "bad",
                             "desiredCount": 1});
        lab.refused("ecs.CreateService", service);
    }
}

fn app_call(lab: &mut Lab, task: &Value) -> Value {
    lab.ok(
        "lab.CallAws",
        json!({"task": task["taskArn"], "action": "s3:GetObject",
               "resource": "arn:aws:s3:::photos/a"}),
    )
}

#[test]
fn tasks_w69_without_a_task_role_the_app_is_the_instance_on_ec2_and_nobody_on_fargate() {
    let mut lab = lab();
    attach(
        &mut lab,
        "ecsInstanceRole",
        "AmazonEC2ContainerServiceforEC2Role",
    );
    attach(&mut lab, "ecsInstanceRole", "AmazonS3ReadOnlyAccess");
    attach(&mut lab, "agent", "AmazonECSTaskExecutionRolePolicy");
    role(&mut lab, "app", "ecs-tasks.amazonaws.com");
    let bare = outcome(&mut lab, json!({}), json!({}), false);
    let said = app_call(&mut lab, &bare);
    assert_eq!(
        (&said["allowed"], &said["via"]),
        (&json!(true), &json!("instance role, through IMDS"))
    );
    // With a task role nothing is inherited from the instance.
    let own = json!({"taskRoleArn": "arn:aws:iam::111122223333:role/app"});
    let task = outcome(&mut lab, json!({}), own, false);
    let said = app_call(&mut lab, &task);
    assert_eq!(said["allowed"], false);
    let error = said["error"].as_str().unwrap();
    assert!(
        error.contains("assumed-role/app/") && error.contains("s3:GetObject"),
        "{error}"
    );
    assert_eq!(task["lastStatus"], "RUNNING", "the task keeps running");
    attach(&mut lab, "app", "AmazonS3ReadOnlyAccess");
    assert_eq!(
        app_call(&mut lab, &task)["allowed"],
        true,
        "roles change under a running task"
    );
    let task = outcome(&mut lab, json!({}), agent(), true);
    let said = app_call(&mut lab, &task);
    assert_eq!(said["allowed"], false);
    assert!(
        said["error"]
            .as_str()
            .unwrap()
            .starts_with("Unable to locate credentials")
    );
}

#[test]
fn policy_documents_that_iam_does_not_take() {
    let mut lab = lab();
    for (document, text) in [
        ("{".to_owned(), "This policy contains invalid Json"),
        (json!({}).to_string(), "it has no Statement"),
        (
            json!({"Statement": {"Effect": "Maybe", "Action": "*", "Resource": "*"}}).to_string(),
            "Effect must be Allow or Deny",
        ),
        (
            json!({"Statement": {"Effect": "Allow", "Action": "pull", "Resource": "*"}})
                .to_string(),
            "must be prefaced by a vendor",
        ),
        (
            json!({"Statement": {"Effect": "Allow", "Action": "ecr:*"}}).to_string(),
            "must contain resources",
        ),
    ] {
        let input = json!({"RoleName": "agent", "PolicyName": "p", "PolicyDocument": document});
        let error = lab.refused("iam.PutRolePolicy", input);
        assert_eq!(error.code, "MalformedPolicyDocument");
        assert!(
            error.message.to_string().contains(text),
            "{}",
            error.message
        );
    }
    attach(&mut lab, "agent", "AmazonECSTaskExecutionRolePolicy");
    let error = lab.refused("iam.DeleteRole", json!({"RoleName": "agent"}));
    assert_eq!(error.code, "DeleteConflict");
    let simulated = lab.ok(
        "iam.SimulatePrincipalPolicy",
        json!({"PolicySourceArn": "arn:aws:iam::111122223333:role/agent",
               "ActionNames": ["ecr:BatchGetImage", "s3:GetObject"]}),
    );
    let said = simulated["EvaluationResults"].as_array().unwrap();
    let said: Vec<&Value> = said.iter().map(|it| &it["EvalDecision"]).collect();
    assert_eq!(said, ["allowed", "implicitDeny"]);
}

#[test]
fn log_groups_fill_with_what_containers_write() {
    let mut lab = Lab::with(1);
    lab.ok("logs.CreateLogGroup", json!({"logGroupName": "/ecs/web"}));
    lab.ok(
        "lab.SetImage",
        json!({"image": "web:1", "stopsIn": "2s", "stopExitCode": 143}),
    );
    let log = json!({"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/web",
        "awslogs-region": "us-east-1", "awslogs-stream-prefix": "app"}});
    lab.ok(
        "ecs.RegisterTaskDefinition",
        json!({"family": "web", "containerDefinitions":
            [{"name": "main", "image": "web:1", "memory": 64, "logConfiguration": log}]}),
    );
    let run = json!({"cluster": "lab", "taskDefinition": "web"});
    let task = lab.ok("ecs.RunTask", run)["tasks"][0]["taskArn"].clone();
    let list = json!({"logGroupName": "/ecs/web"});
    let none = lab.ok("logs.DescribeLogStreams", list.clone());
    assert_eq!(none["logStreams"], json!([]), "nothing has started yet");
    lab.play(30);
    lab.ok("ecs.StopTask", json!({"cluster": "lab", "task": task}));
    lab.play(30);
    let streams = lab.ok("logs.DescribeLogStreams", list);
    let name = streams["logStreams"][0]["logStreamName"]
        .as_str()
        .unwrap()
        .to_owned();
    let hex = task.as_str().unwrap().rsplit('/').next().unwrap();
    assert_eq!(name, format!("app/main/{hex}"));
    let read = lab.ok(
        "logs.GetLogEvents",
        json!({"logGroupName": "/ecs/web", "logStreamName": name}),
    );
    let events = read["events"].as_array().unwrap();
    let said: Vec<&str> = events
        .iter()
        .filter_map(|it| it["message"].as_str())
        .collect();
    assert_eq!(said, ["web:1 started", "received SIGTERM", "exit 143"]);
    for (call, input) in [
        ("logs.DescribeLogStreams", json!({"logGroupName": "/none"})),
        (
            "logs.GetLogEvents",
            json!({"logGroupName": "/ecs/web", "logStreamName": "x"}),
        ),
    ] {
        assert_eq!(lab.refused(call, input).code, "ResourceNotFoundException");
    }
}

/// The service of one task on Fargate whose role is `app`.
fn with_role(lab: &mut Lab) {
    role(lab, "app", "ecs-tasks.amazonaws.com");
    let mut definition = crate::texts::fargate(json!({}));
    definition["taskRoleArn"] = json!("arn:aws:iam::111122223333:role/app");
    lab.ok("ecs.RegisterTaskDefinition", definition);
    let service = json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web",
        "desiredCount": 2, "launchType": "FARGATE", "networkConfiguration":
            {"awsvpcConfiguration": {"subnets": ["subnet-a", "subnet-b"]}}});
    lab.ok("ecs.CreateService", service);
}

/// The newest message of the service, and how many of its tasks run.
fn newest(lab: &mut Lab) -> (String, Value) {
    let input = json!({"cluster": "lab", "services": ["web"]});
    let shown = lab.ok("ecs.DescribeServices", input);
    let service = &shown["services"][0];
    let message = service["events"][0]["message"].as_str().unwrap_or_default();
    (message.to_owned(), service["runningCount"].clone())
}

#[test]
fn a_service_whose_role_no_longer_trusts_ecs_starts_no_task_until_it_does() {
    let broken = "(service web) IAM trust relationship has been misconfigured or changed, and ECS \
                  can no longer maintain your service";
    let mut lab = Lab::with(0);
    with_role(&mut lab);
    lab.play(120);
    assert_eq!(newest(&mut lab).1, 2);
    let policy = |who: &str| json!({"RoleName": "app", "PolicyDocument": trust(who)});
    lab.ok("iam.UpdateAssumeRolePolicy", policy("lambda.amazonaws.com"));
    let task = lab.ok("ecs.ListTasks", json!({"cluster": "lab"}))["taskArns"][0].clone();
    lab.ok("ecs.StopTask", json!({"cluster": "lab", "task": task}));
    lab.play(120);
    assert_eq!(newest(&mut lab), (broken.to_owned(), json!(1)));
    let said = |lab: &Lab| {
        let trace = lab.run.trace.iter();
        let refused = trace.filter(|it| {
            matches!(
                &it.event,
                model::Event::Identity(model::IdentityEvent::NotAssumed { exists: true, .. })
            )
        });
        refused.count()
    };
    lab.play(600);
    assert_eq!(
        said(&lab),
        1,
        "an answer that stays the same is not said again"
    );
    lab.ok(
        "iam.UpdateAssumeRolePolicy",
        policy("ecs-tasks.amazonaws.com"),
    );
    lab.play(120);
    let (message, running) = newest(&mut lab);
    assert_eq!(
        (message.as_str(), running),
        ("(service web) has reached a steady state.", json!(2))
    );
}

/// A trust policy's conditions are those of the confused deputy: the account, and ECS as a whole.
#[test]
fn conditions_of_a_trust_policy_decide_whether_ecs_may_assume_the_role() {
    for (condition, refused) in [
        (
            json!({"StringEquals": {"aws:SourceAccount": "111122223333"}}),
            false,
        ),
        (
            json!({"StringEquals": {"aws:SourceAccount": "999999999999"}}),
            true,
        ),
        (
            json!({"ArnLike": {"aws:SourceArn": "arn:aws:ecs:us-east-1:111122223333:*"}}),
            false,
        ),
        (
            json!({"ArnLike": {"aws:SourceArn": "arn:aws:ecs:us-east-1:111122223333:cluster/lab"}}),
            true,
        ),
        (
            json!({"Bool": {"aws:MultiFactorAuthPresent": "true"}}),
            true,
        ),
    ] {
        let mut lab = lab();
        let document = json!({"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
            "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Condition": condition}});
        let change = json!({"RoleName": "agent", "PolicyDocument": document.to_string()});
        lab.ok("iam.UpdateAssumeRolePolicy", change);
        let mut definition = crate::lab::web();
        definition["executionRoleArn"] = json!("agent");
        lab.ok("ecs.RegisterTaskDefinition", definition);
        let run = json!({"cluster": "lab", "taskDefinition": "web"});
        let answer = lab.call("ecs.RunTask", run).map_err(|it| it.code);
        assert_eq!(answer.is_err(), refused, "{condition} {answer:?}");
    }
}

/// A repository's own policy sees who asks.
#[test]
fn conditions_of_a_repository_policy_see_the_principal() {
    for (condition, opens) in [
        (
            json!({"StringEquals": {"aws:PrincipalAccount": "111122223333"}}),
            true,
        ),
        (
            json!({"ArnEquals": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/agent"}}),
            true,
        ),
        (
            json!({"ArnEquals": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/other"}}),
            false,
        ),
        (
            json!({"StringEquals": {"aws:PrincipalOrgID": "o-1"}}),
            false,
        ),
    ] {
        let mut lab = lab();
        inline(
            &mut lab,
            "agent",
            "token",
            "Allow",
            "ecr:GetAuthorizationToken",
        );
        let policy = json!({"Statement": {"Effect": "Allow", "Principal": "*",
            "Action": "ecr:*", "Condition": condition}});
        let input = json!({"repositoryName": "web", "policyText": policy.to_string()});
        lab.ok("ecr.SetRepositoryPolicy", input);
        let mut definition = crate::lab::web();
        definition["executionRoleArn"] = json!("agent");
        definition["containerDefinitions"][0]["image"] = json!(format!("{HOST}/web:v1"));
        lab.ok("ecs.RegisterTaskDefinition", definition);
        lab.ok(
            "ecs.RunTask",
            json!({"cluster": "lab", "taskDefinition": "web"}),
        );
        lab.play(120);
        let task = lab.run.world.tasks.values().last().expect("it was started");
        assert_eq!(task.started_at.is_some(), opens, "{condition}");
    }
}
