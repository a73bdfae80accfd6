//! What callers write on things: tags, overrides of one run, the end of a task definition.
//!
//! Source: ECS API, TagResource, TaskOverride, DeleteTaskDefinitions (read 2026-11).
//! Example: `Tagged { target: Service(s1), put: [("team", "web")], removed: [] }`.

use crate::ecs::{TaskDefinition, TaskDefinitionRef};
use base::{ClusterId, InstanceId, ServiceId, TaskId};
use serde::Serialize;
use std::collections::BTreeMap;

/// What may carry tags.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum TagTarget {
    Cluster(ClusterId),
    Definition(TaskDefinitionRef),
    Service(ServiceId),
    Task(TaskId),
    Instance(InstanceId),
}

/// Keys and values, sorted by key.
pub type Tags = BTreeMap<String, String>;

/// RunTask and StartTask may change a definition for one call.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Overrides {
    /// The definition as these tasks see it.
    pub definition: TaskDefinition,
    /// What was asked for, as the API gives it back. Opaque here.
    pub document: String,
}

/// An event about a document.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum DocumentEvent {
    Tagged {
        target: TagTarget,
        put: Vec<(String, String)>,
        removed: Vec<String>,
    },
    TaskOverridden {
        task: TaskId,
        overrides: Box<Overrides>,
    },
    /// DELETE_IN_PROGRESS: it goes when nothing uses it any more.
    DefinitionDeletionBegun(TaskDefinitionRef),
    DefinitionDeleted(TaskDefinitionRef),
    /// `awsvpcTrunking`, for instances that register from now on.
    TrunkingSet(bool),
}
