//! Volumes of a task, file systems, and which of them hold what earlier tasks left.
//!
//! Source: ECS API, Volume; EFS API, FileSystemDescription, MountTargetDescription (read 2026-11).
//! Model: as long as no file system was created, any file system id mounts everywhere. What a volume holds
//! is one bit: untouched, or written by an earlier task.

use base::{InstanceId, TaskId};
use rules::storage::{Kind, Owner};
use serde::Serialize;
use std::collections::BTreeSet;

/// A volume of a task definition.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Volume {
    pub name: String,
    pub kind: Kind,
    /// The host directory or the file system's id, where the kind has one.
    pub source: Option<String>,
    /// Containers that mount it.
    pub containers: Vec<String>,
}

/// Whose data it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Holder {
    Task(TaskId),
    Instance(InstanceId),
    FileSystem,
}

/// One place that holds data: the holder and the name or source of the volume there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    pub holder: Holder,
    pub name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Storage {
    pub file_systems: Vec<FileSystem>,
    /// Places that a task has written to and that still exist.
    pub written: BTreeSet<Place>,
    /// File systems and mount targets ever made, for their ids.
    pub made: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct FileSystem {
    pub id: String,
    pub mount_targets: Vec<MountTarget>,
}

/// A file system's interface in one zone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct MountTarget {
    pub id: String,
    pub subnet: String,
    pub zone: String,
    pub security_groups: Vec<String>,
}

/// A volume as a task mounted it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Mounted {
    pub volume: String,
    pub kind: Kind,
    pub place: Place,
    /// It held what an earlier task left.
    pub found: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum StorageChange {
    FileSystemCreated(FileSystem),
    MountTargetCreated {
        file_system: String,
        target: MountTarget,
    },
    MountTargetDeleted {
        target: String,
    },
    TaskMounted {
        task: TaskId,
        volumes: Vec<Mounted>,
    },
}

/// Why a file system could not be mounted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum MountFailure {
    /// No such file system, or no mount target in the task's zone: its name does not resolve.
    NotResolved,
    /// A security group refuses port 2049, or the zone is gone: no answer.
    TimedOut,
}

impl Volume {
    /// Where this volume's data lies for a task.
    pub fn place(&self, task: TaskId, instance: Option<InstanceId>) -> Place {
        let holder = match (rules::storage::owner(self.kind), instance) {
            (Owner::Instance, Some(instance)) => Holder::Instance(instance),
            (Owner::FileSystem, _) => Holder::FileSystem,
            _ => Holder::Task(task),
        };
        let name = self.source.as_ref().unwrap_or(&self.name).clone();
        Place { holder, name }
    }
}

impl Storage {
    pub fn file_system(&self, id: &str) -> Option<&FileSystem> {
        self.file_systems.iter().find(|it| it.id == id)
    }

    #[inline(never)]
    pub(crate) fn apply(&mut self, change: &StorageChange) {
        match change {
            StorageChange::FileSystemCreated(it) => {
                self.file_systems.push(it.clone());
                self.made += 1;
            }
            StorageChange::MountTargetCreated {
                file_system,
                target,
            } => {
                let mut all = self.file_systems.iter_mut();
                if let Some(it) = all.find(|it| it.id == *file_system) {
                    it.mount_targets.push(target.clone());
                }
                self.made += 1;
            }
            StorageChange::MountTargetDeleted { target } => {
                for it in &mut self.file_systems {
                    it.mount_targets.retain(|it| it.id != *target);
                }
            }
            StorageChange::TaskMounted { volumes, .. } => {
                self.written
                    .extend(volumes.iter().map(|it| it.place.clone()));
            }
        }
    }

    /// The holder is gone, and its data with it.
    #[inline(never)]
    pub(crate) fn forget(&mut self, holder: &Holder) {
        self.written.retain(|it| it.holder != *holder);
    }
}
