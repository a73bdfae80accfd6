//! Words for file systems and for what a task's volumes hold.

use super::Words;
use model::Event;
use model::storage::{Holder, Mounted, StorageChange};
use rules::storage::Kind;

pub(super) fn words(event: &Event) -> Option<Words> {
    let Event::StorageChanged(change) = event else {
        return None;
    };
    Some(match &**change {
        StorageChange::FileSystemCreated(it) => Words::new(format!("efs {}", it.id), "created"),
        StorageChange::MountTargetCreated {
            file_system,
            target,
        } => Words::new(
            format!("efs {file_system}"),
            format!("mount target in {}", target.zone),
        ),
        StorageChange::MountTargetDeleted { target } => {
            Words::new("efs", format!("mount target {target} deleted"))
        }
        StorageChange::TaskMounted { task, volumes } => {
            let each = volumes.iter().map(mounted);
            Words::new(format!("task {task}"), super::list(each, 6))
        }
    })
}

/// `mounts data of fs-1 (EFS) as an earlier task left it`.
fn mounted(it: &Mounted) -> String {
    let kind = match it.kind {
        Kind::Bind => "bind mount",
        Kind::HostPath => "host path",
        Kind::DockerTask => "Docker volume, scope task",
        Kind::DockerShared => "Docker volume, scope shared",
        Kind::Efs => "EFS",
        Kind::Ebs => "EBS",
        Kind::Fsx => "FSx",
        Kind::S3Files => "S3 Files",
    };
    let on = match &it.place.holder {
        Holder::Task(_) => "its own".to_string(),
        Holder::Instance(instance) => format!("on {instance}"),
        Holder::FileSystem => it.place.name.clone(),
    };
    let state = if it.found {
        "as an earlier task left it"
    } else {
        "empty"
    };
    format!("mounts {} ({kind}, {on}): {state}", it.volume)
}
