//! What a task definition comes wrapped in: API answers, CloudFormation, Terraform, Elastic
//! Beanstalk.

use super::{Log, drop_read_only, member};
use crate::finding::Finding;
use crate::json::{Json, Member, Node};
use crate::shape::join;
use crate::text::Text;

/// Takes the request out of its wrapper.
pub fn unwrap(node: Node, log: &mut Log) -> Result<Node, Box<Finding>> {
    let node = match node.json {
        Json::List(items) => bare_list(items, node.span, log)?,
        Json::Object(members) => object(members, log)?,
        // A whole document as one JSON string, as Terraform state keeps it.
        Json::Text(text) => match Node::parse(&text) {
            Ok(inner) if !matches!(inner.json, Json::Text(_)) => {
                log.changed("", "pasted-in-string");
                return unwrap(inner, log);
            }
            _ => return Err(stranger("pasted-a-text", &node.span)),
        },
        _ => return Err(stranger("pasted-no-object", &node.span)),
    };
    Ok(node)
}

fn stranger(text: &'static str, span: &std::ops::Range<usize>) -> Box<Finding> {
    Box::new(Finding::own("SHAPE", text).at(span))
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
            log.changed("", "pasted-list-of-one");
            return object(members, log);
        }
        return Err(stranger("pasted-strange-list", &span));
    }
    if items.is_empty() || !items.iter().all(looks_like_container) {
        return Err(stranger("pasted-strange-list", &span));
    }
    log.changed("containerDefinitions", "pasted-bare-list");
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
        log.changed(wrapper, "pasted-wrapper");
        let Json::Object(mut inner) = inner.value.json else {
            continue;
        };
        for other in members {
            let tags = other.key == "tags" && !other.value.items().is_empty();
            if tags && position(&inner, "tags").is_none() {
                log.changed("tags", "pasted-tags");
                inner.push(other);
            } else {
                log.dropped(&other.key, "pasted-beside");
            }
        }
        return object(inner, log);
    }
    if position(&members, "containerDefinitions").is_none() {
        if let Some(finding) = other_document(&members) {
            return Err(finding);
        }
        if looks_like_container(&Node::new(Json::Object(members.clone()))) {
            log.changed("containerDefinitions", "pasted-one-container");
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
        "pasted-service"
    } else if has("version") && has("services") || has("services") && has("networks") {
        "pasted-compose"
    } else if has("AWSEBDockerrunVersion") {
        "pasted-beanstalk"
    } else if has("apiVersion") && has("kind") {
        "pasted-kubernetes"
    } else if has("tasks") && has("failures") {
        "pasted-describe-tasks"
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
        log.changed(&join("Resources", &resource.key), "pasted-template");
        let others = all
            .iter()
            .filter(|it| it.value.text_at("Type") == Some(KIND))
            .count()
            - 1;
        if others > 0 {
            log.dropped("Resources", Text::new("pasted-others").str("count", others));
        }
        *members = match resource.value.json {
            Json::Object(inner) => inner,
            _ => return None,
        };
    }
    let properties = position(members, "Properties")?;
    match members.swap_remove(properties).value.json {
        Json::Object(inner) => {
            log.changed("", "pasted-properties");
            Some(inner)
        }
        _ => None,
    }
}
