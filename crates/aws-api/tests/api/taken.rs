//! What the API takes though its pages deny it, and roles in every form people write.

use crate::texts::{checked, ec2, fargate_container, says, task};
use serde_json::json;

#[test]
fn a_role_is_an_arn_of_iam_or_a_name() {
    for role in [
        "arn:aws:cloudformation:us-east-1:111122223333:stack/roles/1",
        "arn:aws:iam::role/app",
        "arn:aws:iam::ACCOUNT:role/app",
        "arn:aws:iam::111122223333:user/app",
        "<ROLE>",
    ] {
        let document = task(json!({"taskRoleArn": role}));
        says(role, &document, "ROLE", "taskRoleArn", "Role is not valid");
    }
    for role in ["arn:aws-cn:iam::111122223333:role/team/app", "app"] {
        let found = checked(&task(json!({"executionRoleArn": role})));
        assert_eq!(found.findings, Vec::new(), "{role}");
    }
}

/// What the pages deny or leave out, and the API takes.
#[test]
fn what_users_register_is_taken() {
    let both = json!([{"containerPort": 53}, {"containerPort": 53, "protocol": "udp"}]);
    let quiet = json!({"logConfiguration": {"logDriver": "none"}});
    for document in [
        ec2(json!({"portMappings": both})),
        fargate_container(json!({"portMappings": both})),
        ec2(quiet.clone()),
    ] {
        let found = checked(&document);
        assert_eq!(found.findings, Vec::new(), "{document}");
        assert!(found.draft.is_some(), "{document}");
    }
    let path = "containerDefinitions[0].logConfiguration.logDriver";
    let text = "none is not a valid log driver. Must be one of [awslogs, splunk, awsfirelens]";
    says(
        "none on Fargate",
        &fargate_container(quiet),
        "F13",
        path,
        text,
    );
}
