//! What a task definition comes wrapped in: API answers, CloudFormation, Terraform, Elastic
//! Beanstalk.

use super::{Log, drop_read_only, member};
use crate::finding::Finding;
use crate::json::{Json, Member, Node};
use crate::shape::join;

/// Takes the request out of its wrapper.
pub fn unwrap(node: Node, log: &mut Log) -> Result<Node, Box<Finding>> {
    let node = match node.json {
        Json::List(items) => bare_list(items, node.span, log)?,
        Json::Object(members) => object(members, log)?,
        // A whole document as one JSON string, as Terraform state keeps it.
        Json::Text(text) => match Node::parse(&text) {
            Ok(inner) if !matches!(inner.json, Json::Text(_)) => {
                log.changed("", "the document stood inside a JSON string");
                return unwrap(inner, log);
            }
            _ => return Err(stranger("a text is no task definition", &node.span)),
        },
        _ => return Err(stranger("a task definition is a JSON object", &node.span)),
    };
    Ok(node)
}

fn stranger(text: &str, span: &std::ops::Range<usize>) -> Box<Finding> {
    Box::new(Finding::error("SHAPE", "", text).assumed().at(span))
}

fn looks_like_container(node: &Node) -> bool {
    let has = |key: &str| {
        node.members()
            .iter()
            .any(|it| it.key.eq_ignore_ascii_case(key))
    };
    has("image") || has("name") && (has("cpu") || has("memory") || has("essential"))
}

fn bare_list(
    mut items: Vec<Node>,
    span: std::ops::Range<usize>,
    log: &mut Log,
) -> Result<Node, Box<Finding>> {
    if items.len() == 1 && !looks_like_container(&items[0]) {
        // `[{"taskDefinition": ...}]` and lists with one whole definition.
        if let Some(Node {
            json: Json::Object(members),
            ..
        }) = items.pop()
        {
            log.changed("", "the list around the one document was taken away");
            return object(members, log);
        }
        return Err(stranger(
            "a list of something that is no container definition",
            &span,
        ));
    }
    if items.is_empty() || !items.iter().all(looks_like_container) {
        return Err(stranger(
            "a list of something that is no container definition",
            &span,
        ));
    }
    let why = "a bare list of container definitions (Terraform's container_definitions): it was \
               wrapped in a task definition; task-level settings must be added by hand";
    log.changed("containerDefinitions", why);
    let containers = Node {
        span,
        json: Json::List(items),
    };
    Ok(Node::new(Json::Object(vec![member(
        "containerDefinitions",
        containers,
    )])))
}

fn position(members: &[Member], key: &str) -> Option<usize> {
    members.iter().position(|it| it.key == key)
}

fn object(mut members: Vec<Member>, log: &mut Log) -> Result<Node, Box<Finding>> {
    if let Some(found) = cloud_formation(&mut members, log) {
        return object(found, log);
    }
    for wrapper in ["taskDefinition", "TaskDefinition", "task_definition"] {
        let Some(at) = position(&members, wrapper) else {
            continue;
        };
        if !matches!(members[at].value.json, Json::Object(_)) {
            continue;
        }
        let inner = members.remove(at);
        log.changed(
            wrapper,
            "the wrapper of a DescribeTaskDefinition answer was taken away",
        );
        let Json::Object(mut inner) = inner.value.json else {
            continue;
        };
        for other in members {
            let tags = other.key == "tags" && !other.value.items().is_empty();
            if tags && position(&inner, "tags").is_none() {
                log.changed(
                    "tags",
                    "the tags that stood beside the task definition moved into it",
                );
                inner.push(other);
            } else {
                log.dropped(
                    &other.key,
                    "it stood beside the task definition and is no part of it",
                );
            }
        }
        return object(inner, log);
    }
    if position(&members, "containerDefinitions").is_none() {
        if let Some(finding) = other_document(&members) {
            return Err(finding);
        }
        if looks_like_container(&Node::new(Json::Object(members.clone()))) {
            log.changed(
                "containerDefinitions",
                "one container definition alone: it was wrapped",
            );
            let container = Node::new(Json::Object(members));
            let list = Node::new(Json::List(vec![container]));
            members = vec![member("containerDefinitions", list)];
        }
    }
    drop_read_only(&mut members, log);
    Ok(Node::new(Json::Object(members)))
}

/// Documents that people paste by mistake.
fn other_document(members: &[Member]) -> Option<Box<Finding>> {
    let has = |key: &str| position(members, key).is_some();
    let what = if has("serviceName") || has("desiredCount") || has("services") && !has("version") {
        "this is a service, not a task definition; use the service's own form"
    } else if has("version") && has("services") || has("services") && has("networks") {
        "this is a Docker Compose file, not a task definition"
    } else if has("AWSEBDockerrunVersion") {
        "this is a single-container Elastic Beanstalk file; it has no container definitions"
    } else if has("apiVersion") && has("kind") {
        "this is a Kubernetes manifest, not a task definition"
    } else if has("tasks") && has("failures") {
        "this is an answer of DescribeTasks; paste that of describe-task-definition"
    } else {
        return None;
    };
    Some(stranger(what, &members[0].key_span))
}

/// The properties of an AWS::ECS::TaskDefinition: of a template, of one resource, or alone.
fn cloud_formation(members: &mut Vec<Member>, log: &mut Log) -> Option<Vec<Member>> {
    const KIND: &str = "AWS::ECS::TaskDefinition";
    if let Some(resources) = position(members, "Resources") {
        let all = members[resources].value.members();
        let index = all
            .iter()
            .position(|it| it.value.text_at("Type") == Some(KIND))?;
        let resource = all[index].clone();
        log.changed(
            &join("Resources", &resource.key),
            "taken out of a CloudFormation template",
        );
        let others = all
            .iter()
            .filter(|it| it.value.text_at("Type") == Some(KIND))
            .count()
            - 1;
        if others > 0 {
            log.dropped(
                "Resources",
                format!("{others} more task definitions of the template"),
            );
        }
        *members = match resource.value.json {
            Json::Object(inner) => inner,
            _ => return None,
        };
    }
    let properties = position(members, "Properties")?;
    match members.swap_remove(properties).value.json {
        Json::Object(inner) => {
            log.changed(
                "",
                "the properties of a CloudFormation resource: names begin in lower case here",
            );
            Some(inner)
        }
        _ => None,
    }
}
