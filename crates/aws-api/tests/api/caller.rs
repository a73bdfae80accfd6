//! Calls made as a role: actions, resources, conditions, and iam:PassRole.

use crate::lab::Lab;
use serde_json::{Value, json};

fn role(lab: &mut Lab, name: &str) -> String {
    let trust = json!({"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"Service": "ecs-tasks.amazonaws.com"}}]});
    let input = json!({"RoleName": name, "AssumeRolePolicyDocument": trust.to_string()});
    let made = lab.ok("iam.CreateRole", input);
    made["Role"]["Arn"].as_str().unwrap_or_default().to_owned()
}

/// The lab is entered as the role `deployer`, which may do what the statements say.
fn as_deployer(lab: &mut Lab, statements: Value) {
    lab.ok("lab.SetCaller", json!({}));
    let document = json!({"Statement": statements}).to_string();
    let input = json!({"RoleName": "deployer", "PolicyName": "own", "PolicyDocument": document});
    lab.ok("iam.PutRolePolicy", input);
    lab.ok("lab.SetCaller", json!({"role": "deployer"}));
}

fn allow(action: &str, resource: &str, condition: Value) -> Value {
    json!({"Effect": "Allow", "Action": action, "Resource": resource, "Condition": condition})
}

#[test]
fn a_call_needs_its_action_on_its_resource() {
    let mut lab = Lab::with(2);
    lab.web();
    role(&mut lab, "deployer");
    assert_eq!(
        lab.refused("lab.SetCaller", json!({"role": "nobody"})).code,
        "NoSuchEntity"
    );
    let own = "arn:aws:ecs:us-east-1:111122223333:task-definition/web:*";
    as_deployer(&mut lab, json!([allow("ecs:RunTask", own, json!({}))]));
    let run = json!({"cluster": "lab", "taskDefinition": "web"});
    lab.ok("ecs.RunTask", run.clone());
    let error = lab.refused("ecs.ListTasks", json!({"cluster": "lab"}));
    assert_eq!(error.code, "AccessDeniedException");
    assert_eq!(
        error.message,
        "User: arn:aws:sts::111122223333:assumed-role/deployer/taskyard is not authorized to \
         perform: ecs:ListTasks on resource: arn:aws:ecs:us-east-1:111122223333:cluster/lab \
         because no identity-based policy allows the ecs:ListTasks action"
    );
    let deny = json!({"Effect": "Deny", "Action": "ecs:*", "Resource": "*"});
    as_deployer(&mut lab, json!([allow("*", "*", json!({})), deny]));
    let message = lab.refused("ecs.RunTask", run.clone()).to_string();
    assert!(
        message.ends_with("with an explicit deny in an identity-based policy"),
        "{message}"
    );
    lab.ok("elbv2.DescribeLoadBalancers", json!({}));
    // The lab's own levers are nobody's calls.
    lab.ok("lab.SetCaller", json!({}));
    lab.ok("ecs.RunTask", run);
}

#[test]
fn conditions_look_at_cluster_and_tags() {
    let mut lab = Lab::with(2);
    lab.web();
    role(&mut lab, "deployer");
    lab.ok("ecs.CreateCluster", json!({"clusterName": "other"}));
    let cluster = "arn:aws:ecs:us-east-1:111122223333:cluster/lab";
    let here = json!({"ArnEquals": {"ecs:cluster": cluster}});
    let tagged = json!({"StringEquals": {"aws:RequestTag/team": "web"},
        "ForAllValues:StringEquals": {"aws:TagKeys": ["team"]}});
    let mine = json!({"StringEquals": {"aws:ResourceTag/team": "web"}});
    as_deployer(
        &mut lab,
        json!([
            allow("ecs:RunTask", "*", here),
            allow("ecs:CreateService", "*", tagged),
            allow("ecs:UpdateService", "*", mine),
        ]),
    );
    let run = |cluster: &str| json!({"cluster": cluster, "taskDefinition": "web"});
    lab.ok("ecs.RunTask", run("lab"));
    assert_eq!(
        lab.refused("ecs.RunTask", run("other")).code,
        "AccessDeniedException"
    );
    let create = |tags: Value| {
        json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web",
            "desiredCount": 0, "tags": tags})
    };
    let tag = |key: &str, value: &str| json!({"key": key, "value": value});
    for tags in [
        json!([]),
        json!([tag("team", "other")]),
        json!([tag("team", "web"), tag("cost", "1")]),
    ] {
        let error = lab.refused("ecs.CreateService", create(tags));
        assert_eq!(error.code, "AccessDeniedException");
    }
    lab.ok("ecs.CreateService", create(json!([tag("team", "web")])));
    let update = json!({"cluster": "lab", "service": "web", "desiredCount": 1});
    lab.ok("ecs.UpdateService", update.clone());
    lab.ok("lab.SetCaller", json!({}));
    let service = "arn:aws:ecs:us-east-1:111122223333:service/lab/web";
    let untag = json!({"resourceArn": service, "tagKeys": ["team"]});
    lab.ok("ecs.UntagResource", untag);
    lab.ok("lab.SetCaller", json!({"role": "deployer"}));
    assert_eq!(
        lab.refused("ecs.UpdateService", update).code,
        "AccessDeniedException"
    );
}

#[test]
fn roles_are_passed_where_a_definition_names_them() {
    let mut lab = Lab::with(2);
    role(&mut lab, "deployer");
    let (app, agent) = (role(&mut lab, "app"), role(&mut lab, "agent"));
    let mut input = crate::lab::web();
    (input["taskRoleArn"], input["executionRoleArn"]) = (json!(app), json!(agent));
    as_deployer(&mut lab, json!([allow("ecs:*", "*", json!({}))]));
    let error = lab.refused("ecs.RegisterTaskDefinition", input.clone());
    assert_eq!(error.code, "AccessDeniedException");
    assert!(
        error
            .to_string()
            .contains("iam:PassRole on resource: arn:aws:iam::"),
        "{error}"
    );
    let to = |service: &str| json!({"StringEquals": {"iam:PassedToService": service}});
    let pass = |service: &str, resource: &str| {
        json!([
            allow("ecs:*", "*", json!({})),
            allow("iam:PassRole", resource, to(service))
        ])
    };
    for (service, resource) in [
        ("ec2.amazonaws.com", "*"),
        ("ecs-tasks.amazonaws.com", &agent),
    ] {
        as_deployer(&mut lab, pass(service, resource));
        let error = lab.refused("ecs.RegisterTaskDefinition", input.clone());
        assert_eq!(error.code, "AccessDeniedException", "{service} {resource}");
    }
    as_deployer(&mut lab, pass("ecs-tasks.amazonaws.com", "*"));
    lab.ok("ecs.RegisterTaskDefinition", input);
    let run = json!({"cluster": "lab", "taskDefinition": "web"});
    lab.ok("ecs.RunTask", run.clone());
    as_deployer(&mut lab, json!([allow("ecs:*", "*", json!({}))]));
    assert!(
        lab.refused("ecs.RunTask", run)
            .to_string()
            .contains("iam:PassRole")
    );
}

#[test]
fn a_condition_that_nobody_knows_is_refused() {
    let mut lab = Lab::with(0);
    role(&mut lab, "deployer");
    for condition in [
        json!({"DateLessThan": {"aws:CurrentTime": "2030-01-01T00:00:00Z"}}),
        json!({"StringEquals": {"ecs:cluster": []}}),
    ] {
        let statements = json!([allow("ecs:*", "*", condition)]);
        let document = json!({"Statement": statements}).to_string();
        let input = json!({"RoleName": "deployer", "PolicyName": "own",
            "PolicyDocument": document});
        let code = lab.refused("iam.PutRolePolicy", input).code;
        assert_eq!(code, "MalformedPolicyDocument");
    }
}
