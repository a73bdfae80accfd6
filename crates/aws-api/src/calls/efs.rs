//! efs: file systems and their mount targets.
//!
//! Source: EFS API 2015-02-01, CreateFileSystem, CreateMountTarget and their siblings (read 2026-11).
//! Model: both are available at once. Example: a mount target in each of two subnets serves two zones.

use super::network;
use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::error::ApiError;
use crate::shape::clip;
use engine::{Answer, Command};
use model::storage::{FileSystem, MountTarget, StorageChange};
use model::{ACCOUNT, identity};
use serde_json::{Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "efs.CreateFileSystem",
        shape: "CreateFileSystemRequest",
        act: Act::Write(create, created),
    },
    Entry {
        name: "efs.CreateMountTarget",
        shape: "CreateMountTargetRequest",
        act: Act::Write(create_target, created_target),
    },
    Entry {
        name: "efs.DeleteMountTarget",
        shape: "DeleteMountTargetRequest",
        act: Act::Write(delete_target, |_, _| json!({})),
    },
    Entry {
        name: "efs.DescribeFileSystems",
        shape: "DescribeFileSystemsRequest",
        act: Act::Read(describe),
    },
    Entry {
        name: "efs.DescribeMountTargets",
        shape: "DescribeMountTargetsRequest",
        act: Act::Read(describe_targets),
    },
];

fn request(summary: String, change: StorageChange) -> Request {
    Request {
        summary,
        command: Command::Storage(Box::new(change)),
    }
}

fn create(ask: &Ask) -> Parsed {
    let id = identity::storage_id(ask.world.seed, "fs", ask.world.storage.made + 1);
    let made = FileSystem {
        id: id.clone(),
        mount_targets: Vec::new(),
    };
    Ok(request(id, StorageChange::FileSystemCreated(made)))
}

fn show(it: &FileSystem) -> Value {
    json!({"FileSystemId": it.id, "OwnerId": ACCOUNT, "LifeCycleState": "available",
        "NumberOfMountTargets": it.mount_targets.len()})
}

fn created(ask: &Ask, _: &Answer) -> Value {
    ask.world
        .storage
        .file_systems
        .last()
        .map_or(json!({}), show)
}

/// The subnet's zone; one mount target a zone.
///
/// Source: EFS API, CreateMountTarget: FileSystemNotFound, SubnetNotFound, MountTargetConflict (2026-11).
fn create_target(ask: &Ask) -> Parsed {
    let id = ask.input.text_at("FileSystemId").unwrap_or_default();
    let file_system = ask
        .world
        .storage
        .file_system(id)
        .ok_or_else(|| unknown(id))?;
    let subnet = ask.input.text_at("SubnetId").unwrap_or_default().to_owned();
    let groups = ask.input.texts_at("SecurityGroups").into_iter();
    let groups: Vec<String> = groups.map(str::to_owned).collect();
    let found = &ask.world.network;
    if !found.is_implicit() && found.subnet(&subnet).is_none() {
        let text = format!("The subnet ID '{}' does not exist", clip(&subnet));
        return Err(ApiError::new("SubnetNotFound", text).at("SubnetId"));
    }
    let missing = groups.iter().find(|it| found.group(it).is_none());
    if let Some(id) = missing.filter(|_| !found.is_implicit()) {
        let text = format!("The security group '{}' does not exist", clip(id));
        return Err(ApiError::new("SecurityGroupNotFound", text).at("SecurityGroups"));
    }
    let zones = network::zones_of(ask.world, std::slice::from_ref(&subnet));
    let zone = zones.first().cloned().unwrap_or_default();
    if file_system.mount_targets.iter().any(|it| it.zone == zone) {
        let text = "mount target already exists in this AZ";
        return Err(ApiError::new("MountTargetConflict", text).at("SubnetId"));
    }
    let target = MountTarget {
        id: identity::storage_id(ask.world.seed, "fsmt", ask.world.storage.made + 1),
        subnet,
        zone,
        security_groups: groups,
    };
    let summary = format!("{} in {}", file_system.id, target.zone);
    let change = StorageChange::MountTargetCreated {
        file_system: file_system.id.clone(),
        target,
    };
    Ok(request(summary, change))
}

fn unknown(id: &str) -> ApiError {
    let text = format!("File system '{}' does not exist.", clip(id));
    ApiError::new("FileSystemNotFound", text).at("FileSystemId")
}

fn show_target(file_system: &FileSystem, it: &MountTarget) -> Value {
    json!({"MountTargetId": it.id, "FileSystemId": file_system.id, "SubnetId": it.subnet,
        "AvailabilityZoneName": it.zone, "LifeCycleState": "available", "OwnerId": ACCOUNT})
}

fn created_target(ask: &Ask, _: &Answer) -> Value {
    let id = ask.input.text_at("FileSystemId").unwrap_or_default();
    let found = ask.world.storage.file_system(id);
    let made = found.and_then(|it| Some(show_target(it, it.mount_targets.last()?)));
    made.unwrap_or_else(|| json!({}))
}

fn delete_target(ask: &Ask) -> Parsed {
    let id = ask.input.text_at("MountTargetId").unwrap_or_default();
    let all = ask.world.storage.file_systems.iter();
    let mut all = all.flat_map(|it| &it.mount_targets);
    let found = all.find(|it| it.id == id).ok_or_else(|| {
        let text = format!("Mount target '{}' does not exist.", clip(id));
        ApiError::new("MountTargetNotFound", text).at("MountTargetId")
    })?;
    let target = found.id.clone();
    let summary = format!("{target} in {}", found.zone);
    Ok(request(
        summary,
        StorageChange::MountTargetDeleted { target },
    ))
}

fn describe(ask: &Ask) -> Answered {
    let all = &ask.world.storage.file_systems;
    let shown: Vec<Value> = match ask.input.text_at("FileSystemId") {
        Some(id) => vec![show(
            ask.world
                .storage
                .file_system(id)
                .ok_or_else(|| unknown(id))?,
        )],
        None => all.iter().map(show).collect(),
    };
    Ok(json!({"FileSystems": shown}))
}

fn describe_targets(ask: &Ask) -> Answered {
    let id = ask.input.text_at("FileSystemId").unwrap_or_default();
    let found = ask
        .world
        .storage
        .file_system(id)
        .ok_or_else(|| unknown(id))?;
    let shown = found.mount_targets.iter().map(|it| show_target(found, it));
    Ok(json!({"MountTargets": shown.collect::<Vec<Value>>()}))
}
