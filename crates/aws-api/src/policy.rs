//! Policy documents: IAM JSON in, statements out.
//!
//! Source: IAM user guide, JSON policy elements (read 2026-11). Model: the words of refusals are ours but
//! for `MalformedPolicyDocument`.
//! Example: `{"Statement": {"Effect": "Allow", "Action": "ecr:*", "Resource": "*"}}`.

use crate::error::{ApiError, Message};
use crate::json::{Json, Node};
use rules::iam::{Condition, Effect, Policy, Statement, condition};

/// Largest policy document.
///
/// Source: IAM quotas, role policies (read 2026-11).
const MAX_CHARACTERS: usize = 10_240;

/// What a policy is attached to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Identity,
    /// Names principals; a statement without resources speaks of the thing itself.
    Resource,
    Trust,
}

/// Reads a document given as text or, in scenario files, as an object.
///
/// # Errors
/// MalformedPolicyDocument with what is wrong.
pub fn read(input: &Node, key: &str, name: &str, kind: Kind) -> Result<(String, Policy), ApiError> {
    let text = input.text_at(key).unwrap_or_default();
    let code = "MalformedPolicyDocument";
    let wrong = |text: &str| ApiError::new(code, text).at(key.to_owned());
    if text.len() > MAX_CHARACTERS {
        return Err(wrong("The policy is longer than 10240 characters."));
    }
    let node = Node::parse(text).map_err(|_| wrong("This policy contains invalid Json"))?;
    let statements = node.get("Statement");
    let Some(statements) = statements else {
        return Err(wrong("Syntax errors in policy: it has no Statement."));
    };
    let list: Vec<&Node> = match &statements.json {
        Json::Object(_) => vec![statements],
        _ => statements.items().iter().collect(),
    };
    if list.is_empty() {
        return Err(wrong("Syntax errors in policy: it has no Statement."));
    }
    let mut found = Vec::new();
    for it in list {
        found.push(statement(it, kind).map_err(|it| ApiError::new(code, it).at(key.to_owned()))?);
    }
    let policy = Policy {
        name: name.to_owned(),
        statements: found,
    };
    Ok((text.to_owned(), policy))
}

fn statement(node: &Node, kind: Kind) -> Result<Statement, Message> {
    let effect = match node.text_at("Effect") {
        Some("Allow") => Effect::Allow,
        Some("Deny") => Effect::Deny,
        _ => return Err("Syntax errors in policy: Effect must be Allow or Deny.".into()),
    };
    let conditions = conditions(node.get("Condition"))?;
    let not_actions = node.get("NotAction").is_some();
    let not_resources = node.get("NotResource").is_some();
    let actions = texts(node.get(if not_actions { "NotAction" } else { "Action" }));
    if actions.is_empty() {
        return Err("Policy statement must contain actions.".into());
    }
    if kind != Kind::Trust && actions.iter().any(|it| it != "*" && !it.contains(':')) {
        return Err(
            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.".into(),
        );
    }
    let resources = texts(node.get(if not_resources {
        "NotResource"
    } else {
        "Resource"
    }));
    if kind == Kind::Identity && resources.is_empty() {
        return Err("Policy statement must contain resources.".into());
    }
    let principals = principals(node.get("Principal"));
    if kind == Kind::Identity && !principals.is_empty() {
        return Err("Policy document should not specify a principal.".into());
    }
    if kind != Kind::Identity && principals.is_empty() {
        return Err("Policy statement must contain a Principal.".into());
    }
    Ok(Statement {
        sid: node.text_at("Sid").map(str::to_owned),
        effect,
        principals,
        actions,
        not_actions,
        resources,
        not_resources,
        conditions,
    })
}

/// Source: IAM user guide, policy elements, Condition (read 2026-11). Model: the words.
fn conditions(node: Option<&Node>) -> Result<Vec<Condition>, Message> {
    let mut found = Vec::new();
    for group in node.iter().flat_map(|it| it.members()) {
        let known = condition::operator(&group.key);
        let (operator, several, if_exists) = known.ok_or_else(|| {
            format!(
                "Invalid Condition type : {}.",
                crate::shape::clip(&group.key)
            )
        })?;
        for member in group.value.members() {
            let values = texts(Some(&member.value));
            let values = match member.value.json {
                Json::Bool(it) => vec![it.to_string()],
                _ => values,
            };
            if values.is_empty() {
                return Err("Syntax errors in policy: a condition key has no value.".into());
            }
            found.push(Condition {
                operator,
                several,
                if_exists,
                key: member.key.clone(),
                values,
            });
        }
    }
    Ok(found)
}

fn texts(node: Option<&Node>) -> Vec<String> {
    let Some(node) = node else { return Vec::new() };
    match node.text() {
        Some(it) => vec![it.to_owned()],
        None => node
            .items()
            .iter()
            .filter_map(Node::text)
            .map(str::to_owned)
            .collect(),
    }
}

fn principals(node: Option<&Node>) -> Vec<String> {
    let Some(node) = node else { return Vec::new() };
    match node.text() {
        Some(it) => vec![it.to_owned()],
        None => node
            .members()
            .iter()
            .flat_map(|it| texts(Some(&it.value)))
            .collect(),
    }
}
