//! T22 and T23: the role that is helped, and what a lifecycle policy leaves.
//!
//! In T22 each option's run gives AdministratorAccess to that role: if it is the one that makes the
//! call, the call is no longer refused.

use super::super::{Answer, Question};
use super::{Replay, Script, Seen};
use crate::timeline::Timeline;
use serde_json::{Value, json};

const NETWORK: [&str; 2] = ["subnet-a", "subnet-b"];

fn role(script: &mut Script, name: &str, policies: &[&str]) {
    let by = if name == "host" { "ec2" } else { "ecs-tasks" };
    let trust = format!(
        "{{\"Statement\": {{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\", \
         \"Principal\": {{\"Service\": \"{by}.amazonaws.com\"}}}}}}"
    );
    let input = json!({"RoleName": name, "AssumeRolePolicyDocument": trust});
    script.call("iam.CreateRole", input);
    for policy in policies {
        let path = if policy.starts_with("AmazonECSTask") || policy.contains("forEC2Role") {
            "service-role/"
        } else {
            ""
        };
        let arn = format!("arn:aws:iam::aws:policy/{path}{policy}");
        script.call(
            "iam.AttachRolePolicy",
            json!({"RoleName": name, "PolicyArn": arn}),
        );
    }
}

/// The container of the question: what it asks for depends on when the call was refused.
fn container(script: &mut Script, when: &str) -> Value {
    let mut container = json!({"name": "app", "image": "web:v1", "cpu": 128, "memory": 256});
    match when {
        "pulling" => {
            script.call("ecr.CreateRepository", json!({"repositoryName": "web"}));
            let input = json!({"repositoryName": "web", "imageTag": "v1"});
            script.labelled("image", "lab.PushImage", input);
            container["image"] = "${image.imageUri}".into();
        }
        "secrets" => {
            let input = json!({"Name": "db", "SecretString": "x"});
            script.labelled("secret", "secretsmanager.CreateSecret", input);
            container["secrets"] = json!([{"name": "PASSWORD", "valueFrom": "${secret.ARN}"}]);
        }
        "logging" => {
            script.call("logs.CreateLogGroup", json!({"logGroupName": "/ecs/web"}));
            container["logConfiguration"] = json!({"logDriver": "awslogs", "options": {
                "awslogs-group": "/ecs/web", "awslogs-region": "us-east-1",
                "awslogs-stream-prefix": "app",
            }});
        }
        _ => {}
    }
    container
}

/// T22.
pub fn refused(question: &Question, answer: &Answer) -> Option<Replay> {
    let Answer::Words(helped) = answer else {
        return None;
    };
    let mut script = Script::new();
    let on_instance = question.given.first()?.id == "q-on-ec2";
    let mut there = [false; 3];
    let roles = ["execution", "app", "host"];
    let answers = ["a-role-execution", "a-role-task", "a-role-instance"];
    for (at, line) in question.given.iter().skip(1).enumerate().take(3) {
        let policy = line.at_name("policy")?;
        there[at] = policy != "-";
        let mut policies = vec![policy];
        if answers[at] == *helped {
            policies.push("AdministratorAccess");
        }
        if there[at] {
            role(&mut script, roles[at], &policies);
        }
    }
    let input = json!({
        "cluster": "lab", "instanceType": "m5.large", "availabilityZones": ["us-east-1a"],
        "instanceRole": "host",
    });
    if on_instance {
        script.call("lab.AddContainerInstances", input);
    }
    let when = question.name("when")?;
    let container = container(&mut script, when);
    let mut definition = json!({"family": "web", "containerDefinitions": [container]});
    for (there, key, role) in [
        (there[0], "executionRoleArn", "execution"),
        (there[1], "taskRoleArn", "app"),
    ] {
        if there {
            definition[key] = format!("arn:aws:iam::111122223333:role/{role}").into();
        }
    }
    let mut run = json!({"cluster": "lab", "taskDefinition": "web", "launchType": "EC2"});
    if !on_instance {
        super::merge(
            &mut definition,
            json!({
                "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc",
                "cpu": "256", "memory": "512",
            }),
        );
        let network = json!({"subnets": NETWORK, "assignPublicIp": "ENABLED"});
        super::merge(
            &mut run,
            json!({
                "launchType": "FARGATE", "networkConfiguration": {"awsvpcConfiguration": network},
            }),
        );
    }
    script.call("ecs.RegisterTaskDefinition", definition);
    script.wait(60);
    script.call("ecs.RunTask", run);
    script.wait(120);
    script.replay(question, allowed)
}

/// Whether the call that was refused is not refused now.
fn allowed(question: &Question, timeline: &Timeline) -> Option<Seen> {
    let when = question.name("when")?;
    let world = timeline.world();
    let works = match when {
        "joining" => !world.instances.is_empty(),
        "running" => {
            let task = world.tasks.values().find(|it| it.is_running())?;
            let input = json!({
                "cluster": "lab", "task": task.id.to_string(),
                "action": question.name("action")?, "resource": "*",
            });
            let asked = timeline.clone().call("lab.CallAws", &input).ok()?;
            asked["allowed"] == true
        }
        _ => world.all_tasks().any(model::Task::is_running),
    };
    Some(Seen::Works(works))
}

/// T23: the images are pushed as long ago as the question says.
pub fn expiring(question: &Question, _: &Answer) -> Option<Replay> {
    let mut script = Script::new();
    script.call("ecr.CreateRepository", json!({"repositoryName": "web"}));
    let mut rules = Vec::new();
    for line in &question.given {
        if line.id == "q-image" {
            let mut input = json!({
                "repositoryName": "web", "sizeMib": size(line.at_name("name")?)?,
                "pushedAgo": format!("{}h", 24 * line.at_number("days")?),
            });
            let tag = line.at_name("tag")?;
            if tag != "-" {
                input["imageTag"] = tag.into();
            }
            script.call("lab.PushImage", input);
            continue;
        }
        let (tags, count) = (line.at_name("tags")?, line.at_number("count")?);
        let mut selection = match tags {
            "untagged" | "any" => json!({"tagStatus": tags}),
            _ => json!({"tagStatus": "tagged", "tagPatternList": [tags]}),
        };
        super::merge(
            &mut selection,
            match line.id {
                "q-rule-count" => json!({"countType": "imageCountMoreThan", "countNumber": count}),
                _ => json!({
                    "countType": "sinceImagePushed", "countUnit": "days", "countNumber": count,
                }),
            },
        );
        rules.push(json!({
            "rulePriority": line.at_number("priority")?, "selection": selection,
            "action": {"type": "expire"},
        }));
    }
    let text = json!({"rules": rules}).to_string();
    let input = json!({"repositoryName": "web", "lifecyclePolicyText": text});
    script.call("ecr.PutLifecyclePolicy", input);
    script.wait(2 * 3600);
    script.replay(question, |question, timeline| {
        let repository = timeline.world().ecr.repositories.get("web")?;
        let left: Vec<u32> = repository
            .images
            .iter()
            .map(|it| it.behaviour.size_mib)
            .collect();
        let images = question.given.iter().filter(|it| it.id == "q-image");
        let names = images.filter_map(|it| it.at_name("name"));
        let gone = names.filter(|it| size(it).is_some_and(|size| !left.contains(&size)));
        let gone: Vec<&str> = gone.collect();
        let text = if gone.is_empty() {
            "-".into()
        } else {
            gone.join(", ")
        };
        Some(Seen::Answer(Answer::Name(text)))
    })
}

/// Images are told apart by their sizes: A has 101 MiB.
fn size(name: &str) -> Option<u32> {
    let letter = name.bytes().next()?.checked_sub(b'A')?;
    Some(101 + u32::from(letter))
}
