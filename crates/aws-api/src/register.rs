//! RegisterTaskDefinition in depth: every finding at once for an editor, the draft when there is
//! none.
//!
//! The shape comes first (unknown fields, types), then ECS's own rules V1 to V38 and, where
//! FARGATE is asked for, F1 to F15, in the order in which a caller plausibly meets them. The first
//! error is the API's answer. Source: error texts as users pasted them in public issues, ECS API
//! (read 2026-11).
//! Example: one container without any memory is V8 at `containerDefinitions[0].memory`.

pub mod attributes;
mod containers;
mod depends;
mod document;
mod draft;
mod fargate;
mod health;
mod logs;
pub mod members;
mod ports;
pub mod size;
mod task;
pub use fargate::legal_memories;
pub use task::{legal_name, name_hint};
mod volumes;

use crate::finding::{Finding, place};
use crate::json::{Json, Node};
use crate::shape;
use crate::text::Text;
use model::{NetworkMode, TaskDefinition};

/// Largest task definition.
///
/// Source: ECS service quotas, task definition size 64 KiB (read 2026-11).
pub const MAX_BYTES: usize = 64 * 1024;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckOptions {
    /// Fargate sizes with 32 vCPU: documented, and refused where they have not arrived yet.
    pub large_fargate: bool,
}

impl Default for CheckOptions {
    fn default() -> CheckOptions {
        CheckOptions {
            large_fargate: true,
        }
    }
}

/// What a checker says of a whole document.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// All of them; the first error is what the API would answer.
    pub findings: Vec<Finding>,
    /// Present when there is no error.
    pub draft: Option<TaskDefinition>,
}

impl Checked {
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|it| it.is_error())
    }

    /// The finding that the API would answer with.
    pub fn first_error(&self) -> Option<&Finding> {
        self.errors().next()
    }
}

/// Checks the text of a RegisterTaskDefinition request.
pub fn check(text: &str, options: CheckOptions) -> Checked {
    let mut checked = check_text(text, options);
    place(&mut checked.findings, Some(text));
    checked
}

fn check_text(text: &str, options: CheckOptions) -> Checked {
    let fail = |finding: Finding| Checked {
        findings: vec![finding],
        draft: None,
    };
    if text.len() > MAX_BYTES {
        let words = Text::new("note-document-size").str("bytes", text.len());
        return fail(Finding::own("SIZE", words.str("most", MAX_BYTES)));
    }
    match Node::parse(text) {
        Ok(node) => check_node(&node, options),
        Err(wrong) => {
            let end = text.len().min(wrong.at + 1);
            let finding = Finding::own("SYNTAX", wrong.message);
            fail(finding.at(&(wrong.at..end)))
        }
    }
}

/// Checks a request that has already been read.
pub fn check_node(node: &Node, options: CheckOptions) -> Checked {
    let mut findings = shape::check(node, "RegisterTaskDefinitionRequest");
    let review = Review::of(node, options);
    let mut own = Vec::new();
    task::review(&review, &mut own);
    for container in &review.containers {
        containers::review(&review, container, &mut own);
    }
    logs::routers(&review, &mut own);
    depends::review(&review, &mut own);
    volumes::review(&review, &mut own);
    let fargate = fargate::review(&review);
    let fits_fargate = !fargate.iter().any(Finding::is_error);
    if review.wants_fargate {
        own.extend(fargate);
    }
    // ECS's own text for a value speaks before the general one for its enum.
    findings.retain(|it| it.code != "ENUM" || !own.iter().any(|own| own.path == it.path));
    own.retain(|it| !overshadowed(it, &findings));
    findings.extend(own);
    let clean = !findings.iter().any(Finding::is_error);
    let draft = clean.then(|| draft::draft(&review, fits_fargate));
    Checked { findings, draft }
}

/// An execution role as AWS's console names it, in the simulated account.
pub fn execution_role() -> String {
    format!("arn:aws:iam::{}:role/ecsTaskExecutionRole", model::ACCOUNT)
}

/// A value of the wrong type or a misspelt field explains what a rule says about the same place.
fn overshadowed(finding: &Finding, shape: &[Finding]) -> bool {
    shape.iter().filter(|it| it.is_error()).any(|it| {
        let place = match (it.code, &it.fix) {
            ("UNKNOWN", Some(fix)) => {
                let parent = it.path.rsplit_once('.').map_or("", |it| it.0);
                shape::join(parent, fix.insert.trim_matches('"'))
            }
            _ => it.path.clone(),
        };
        inside(&finding.path, &place) || inside(&place, &finding.path)
    })
}

/// Whether `path` is `outer` or lies in it.
fn inside(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// The document with what the rules ask for over and over.
pub struct Review<'a> {
    pub root: &'a Node,
    pub options: CheckOptions,
    pub containers: Vec<ContainerView<'a>>,
    /// As written; `None` when absent.
    pub written_mode: Option<&'a str>,
    pub mode: NetworkMode,
    pub wants_fargate: bool,
    pub windows: bool,
    /// Task-level size, where it can be read.
    pub cpu: Option<u32>,
    pub memory: Option<u32>,
}

/// One entry of containerDefinitions.
pub struct ContainerView<'a> {
    pub node: &'a Node,
    pub path: String,
    /// Empty when missing.
    pub name: &'a str,
    pub essential: bool,
}

impl<'a> Review<'a> {
    fn of(root: &'a Node, options: CheckOptions) -> Review<'a> {
        let containers = root.items_at("containerDefinitions").iter().enumerate();
        let containers = containers
            .filter(|(_, node)| matches!(node.json, Json::Object(_)))
            .map(|(index, node)| ContainerView {
                node,
                path: format!("containerDefinitions[{index}]"),
                name: node.text_at("name").unwrap_or_default(),
                essential: node.bool_at("essential").unwrap_or(true),
            });
        let written_mode = root.text_at("networkMode");
        let platform = root.get("runtimePlatform");
        let family = platform.and_then(|it| it.text_at("operatingSystemFamily"));
        Review {
            root,
            options,
            containers: containers.collect(),
            written_mode,
            mode: match written_mode {
                Some("host") => NetworkMode::Host,
                Some("awsvpc") => NetworkMode::Awsvpc,
                Some("none") => NetworkMode::None,
                _ => NetworkMode::Bridge,
            },
            wants_fargate: root
                .texts_at("requiresCompatibilities")
                .contains(&"FARGATE"),
            windows: family.is_some_and(|it| it.starts_with("WINDOWS")),
            cpu: root.text_at("cpu").and_then(size::cpu),
            memory: root.text_at("memory").and_then(size::memory),
        }
    }

    pub fn awsvpc(&self) -> bool {
        self.mode == NetworkMode::Awsvpc
    }

    pub fn has_execution_role(&self) -> bool {
        self.root
            .text_at("executionRoleArn")
            .is_some_and(|it| !it.is_empty())
    }

    /// A finding at a field of the document; the span is the field's value, else the key's parent.
    pub fn at(&self, finding: Finding, parent: &Node, key: &str) -> Finding {
        match parent.member(key) {
            Some(member) => finding.at(&member.value.span),
            None => finding.at(&shape::opening(parent)),
        }
    }
}
