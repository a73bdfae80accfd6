//! volumeConfigurations: an Amazon EBS volume for each task, made at launch.
//!
//! Source: ECS API, TaskManagedEBSVolumeConfiguration, ServiceManagedEBSVolumeConfiguration; developer
//! guide, Amazon EBS volumes: at most one a task, always new, not for DAEMON services, on Fargate not of the
//! type standard (read 2026-11).
//! Model: the words; AWS publishes the bounds and not the sentences.
//! Example: `{"name": "data", "managedEBSVolume": {"sizeInGiB": 20, "roleArn": "arn:..."}}`.

use crate::error::ApiError;
use crate::json::Node;
use crate::shape::clip;
use model::TaskDefinition;
use rules::storage::Kind;

/// Smallest and largest size in GiB by volume type.
///
/// Source: ECS API, TaskManagedEBSVolumeConfiguration.sizeInGiB (read 2026-11).
const SIZES: [(&str, i64, i64); 7] = [
    ("gp2", 1, 16_384),
    ("gp3", 1, 16_384),
    ("io1", 4, 16_384),
    ("io2", 4, 16_384),
    ("st1", 125, 16_384),
    ("sc1", 125, 16_384),
    ("standard", 1, 1_024),
];

/// What can be wrong without a look at the task definition.
pub fn review(input: &Node) -> Result<(), ApiError> {
    let items = input.items_at("volumeConfigurations");
    let path = "volumeConfigurations";
    if items.is_empty() {
        return Ok(());
    }
    if items.len() > 1 {
        let text = "A task can have at most one volume that is configured at launch";
        return Err(ApiError::invalid(text).at(path));
    }
    if input.text_at("schedulingStrategy") == Some("DAEMON") {
        let text =
            "Volumes configured at launch are not supported with the DAEMON scheduling strategy";
        return Err(ApiError::invalid(text).at(path));
    }
    let Some(volume) = items[0].get("managedEBSVolume") else {
        let text = "managedEBSVolume must be specified for a volume configured at launch";
        return Err(ApiError::invalid(text).at(format!("{path}[0]")));
    };
    let path = format!("{path}[0].managedEBSVolume");
    let kind = volume.text_at("volumeType").unwrap_or("gp3");
    let Some((_, low, high)) = SIZES.iter().find(|it| it.0 == kind) else {
        let text = format!("Invalid volume type: {}", clip(kind));
        return Err(ApiError::invalid(text).at(format!("{path}.volumeType")));
    };
    let on_fargate = input.text_at("launchType") == Some("FARGATE");
    if on_fargate && kind == "standard" {
        let text = "Volume type standard is not supported for tasks on Fargate";
        return Err(ApiError::invalid(text).at(format!("{path}.volumeType")));
    }
    match volume.int_at("sizeInGiB") {
        None if volume.text_at("snapshotId").is_none() => {
            let text = "One of sizeInGiB and snapshotId must be specified";
            Err(ApiError::invalid(text).at(format!("{path}.sizeInGiB")))
        }
        Some(size) if !(*low..=*high).contains(&size) => {
            let text = format!("sizeInGiB of {kind} must be between {low} and {high}");
            Err(ApiError::invalid(text).at(format!("{path}.sizeInGiB")))
        }
        _ => Ok(()),
    }
}

/// The names on both sides must be the same: configured at launch here, declared so there.
pub fn fit(input: &Node, definition: &TaskDefinition) -> Result<(), ApiError> {
    let declared = definition.volumes.iter();
    let declared = declared.filter(|it| it.kind == Kind::Ebs);
    let declared: Vec<&str> = declared.map(|it| it.name.as_str()).collect();
    let path = "volumeConfigurations";
    let items = input.items_at(path).iter();
    let given: Vec<&str> = items.filter_map(|it| it.text_at("name")).collect();
    if let Some(name) = given.iter().find(|it| !declared.contains(it)) {
        let text = format!(
            "The task definition has no volume '{}' with configuredAtLaunch true",
            clip(name)
        );
        return Err(ApiError::invalid(text).at(format!("{path}[0].name")));
    }
    if let Some(name) = declared.iter().find(|it| !given.contains(it)) {
        let text = format!("The volume '{name}' must be configured at launch");
        return Err(ApiError::invalid(text).at(path));
    }
    Ok(())
}
