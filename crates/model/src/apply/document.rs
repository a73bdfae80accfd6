//! Tags, overrides and deletions folded into the world.

use crate::document::DocumentEvent;
use crate::ecs::RevisionStatus;
use crate::world::World;
use std::sync::Arc;

impl World {
    #[inline(never)]
    pub(super) fn apply_document_event(&mut self, event: &DocumentEvent) {
        match event {
            DocumentEvent::Tagged {
                target,
                put,
                removed,
            } => {
                let tags = self.tags.entry(target.clone()).or_default();
                tags.extend(put.iter().cloned());
                for key in removed {
                    tags.remove(key);
                }
                if tags.is_empty() {
                    self.tags.remove(target);
                }
            }
            DocumentEvent::TaskOverridden { task, overrides } => {
                self.task_mut(*task).overrides = Some(overrides.clone());
            }
            DocumentEvent::DefinitionDeletionBegun(it) => {
                let family = self.families.get_mut(&it.family);
                if let Some(it) = family.and_then(|f| f.revisions.get_mut(&it.revision)) {
                    Arc::make_mut(it).status = RevisionStatus::DeleteInProgress;
                }
            }
            DocumentEvent::DefinitionDeleted(it) => {
                if let Some(family) = self.families.get_mut(&it.family) {
                    family.revisions.remove(&it.revision);
                }
            }
            DocumentEvent::TrunkingSet(on) => self.trunking = *on,
        }
    }
}
