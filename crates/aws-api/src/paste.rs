//! Paste tolerance: whatever people keep a task definition in becomes a RegisterTaskDefinition
//! request.
//!
//! Taken: the answer of `aws ecs describe-task-definition`, a bare list of container definitions as
//! Terraform keeps it, a CloudFormation resource in JSON, nulls, empty lists, comments, numbers
//! where texts are wanted and texts where numbers are. Everything that was dropped or changed is
//! listed; what is not certain stays as it is, for the checker to name.
//! Example: `{"taskDefinition": {"revision": 3, "cpu": 256, ..}}` loses the wrapper and the
//! revision, and cpu becomes `"256"`.

mod convert;
mod foreign;
mod lenient;

use crate::diff::pretty;
use crate::finding::{Finding, place};
use crate::json::{Json, Member, Node};
use crate::shape::READ_ONLY;
use crate::text::Text;
use serde::Serialize;

/// Largest text that is looked at.
///
/// Model: a describe answer is longer than the definition in it; four times the limit of one.
const MAX_PASTE: usize = 4 * crate::register::MAX_BYTES;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Action {
    Dropped,
    Changed,
}

/// One thing that was done to the document.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Change {
    /// Where it stood; empty for the whole document.
    pub path: String,
    pub action: Action,
    /// A sentence: what was done, and why.
    pub why: Text,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pasted {
    /// The request, pretty-printed; the text as it was when nothing was changed or nothing could
    /// be read.
    pub document: String,
    pub changes: Vec<Change>,
    /// Why it could not be read at all; the place is one of the pasted text.
    pub error: Option<Finding>,
}

/// What was done so far.
#[derive(Default)]
struct Log {
    changes: Vec<Change>,
}

impl Log {
    fn dropped(&mut self, path: &str, why: impl Into<Text>) {
        self.add(path, Action::Dropped, why.into());
    }

    fn changed(&mut self, path: &str, why: impl Into<Text>) {
        self.add(path, Action::Changed, why.into());
    }

    fn add(&mut self, path: &str, action: Action, why: Text) {
        let path = path.to_owned();
        self.changes.push(Change { path, action, why });
    }
}

/// Turns pasted text into a request, as far as that is certain.
pub fn normalise_paste(text: &str) -> Pasted {
    let unread = |mut finding: Finding| {
        place(std::slice::from_mut(&mut finding), Some(text));
        Pasted {
            document: text.to_owned(),
            changes: Vec::new(),
            error: Some(finding),
        }
    };
    if text.len() > MAX_PASTE {
        let words = Text::new("pasted-size").str("bytes", text.len());
        return unread(Finding::own("SIZE", words.str("most", MAX_PASTE)));
    }
    let mut log = Log::default();
    let node = match lenient::read(text, &mut log) {
        Ok(node) => node,
        Err(finding) => return unread(*finding),
    };
    let node = match foreign::unwrap(node, &mut log) {
        Ok(node) => node,
        Err(finding) => return unread(*finding),
    };
    let node = convert::request(node, &mut log);
    let node = with_family(node, &mut log);
    let document = match log.changes.is_empty() {
        true => text.to_owned(),
        false => pretty(&node),
    };
    Pasted {
        document,
        changes: log.changes,
        error: None,
    }
}

/// A request needs a family: from the ARN, else from the first container.
fn with_family(mut node: Node, log: &mut Log) -> Node {
    let written = node.text_at("family").is_some_and(|it| !it.is_empty());
    let containers = node.items_at("containerDefinitions");
    if written || containers.is_empty() {
        return node;
    }
    let name = containers[0].text_at("name").unwrap_or("pasted");
    let family = crate::register::legal_name(name);
    log.changed(
        "family",
        Text::new("pasted-family-container").str("family", &family),
    );
    if let Json::Object(members) = &mut node.json {
        members.retain(|it| it.key != "family");
        members.insert(0, member("family", Node::new(Json::Text(family))));
    }
    node
}

fn member(key: &str, value: Node) -> Member {
    Member {
        key: key.to_owned(),
        key_span: 0..0,
        value,
    }
}

/// Drops what only DescribeTaskDefinition says; a family may be had from the ARN.
fn drop_read_only(members: &mut Vec<Member>, log: &mut Log) {
    let arn = members.iter().find(|it| it.key == "taskDefinitionArn");
    let family = arn.and_then(|it| it.value.text()).and_then(|it| {
        let name = it.rsplit('/').next()?.split(':').next()?;
        crate::calls::clusters::is_name(name).then(|| name.to_owned())
    });
    let has_family = members.iter().any(|it| it.key == "family");
    members.retain(|it| {
        let gone = READ_ONLY.contains(&it.key.as_str());
        if gone {
            log.dropped(&it.key, "pasted-only-described");
        }
        !gone
    });
    if let (false, Some(family)) = (has_family, family) {
        log.changed(
            "family",
            Text::new("pasted-family-arn").str("family", &family),
        );
        members.insert(0, member("family", Node::new(Json::Text(family))));
    }
}
