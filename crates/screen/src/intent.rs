//! What do you ask of this service, and what would your edit change?
//!
//! The panel shows two documents of one service: the task definition (the register request) and the
//! service (the update request). The world at the cursor gives their `Baseline`; a `Draft` holds
//! the texts that were touched. Form and JSON are two views of the draft's texts (`form`), `calls`
//! says what Apply sends. Example: memory 512 -> 768 sends ecs.RegisterTaskDefinition with the
//! whole document, then ecs.UpdateService with the cluster, the service and the new revision only.

pub mod apply;
pub mod baseline;
pub mod bounds;
#[cfg(test)]
mod fixture;
pub mod form;
pub mod view;

pub use apply::{Call, Change, Plan, plan};
pub use baseline::{Baseline, baseline};
pub use bounds::{Bounds, bounds, never_starts};
pub use form::{Choice, Control, Field, FieldId, Form, form};
pub use view::{View, view};

/// The two documents of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// RegisterTaskDefinition.
    Task,
    /// UpdateService.
    Service,
}

/// The texts that were edited; `None` follows the world.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub task: Option<String>,
    pub service: Option<String>,
}

impl Draft {
    /// The text on show: the edited one, else the baseline's.
    pub fn text<'t>(&'t self, baseline: &'t Baseline, document: Document) -> &'t str {
        match document {
            Document::Task => self.task.as_deref().unwrap_or(&baseline.task_text),
            Document::Service => self.service.as_deref().unwrap_or(&baseline.service_text),
        }
    }

    /// The draft with one text replaced; a text equal to the baseline's counts as untouched.
    #[must_use]
    pub fn with(&self, baseline: &Baseline, document: Document, text: String) -> Draft {
        let mut draft = self.clone();
        let (slot, base) = match document {
            Document::Task => (&mut draft.task, &baseline.task_text),
            Document::Service => (&mut draft.service, &baseline.service_text),
        };
        *slot = (text != *base).then_some(text);
        draft
    }

    pub fn is_touched(&self) -> bool {
        self.task.is_some() || self.service.is_some()
    }
}
