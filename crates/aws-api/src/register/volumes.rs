//! Volumes and mount points.
//!
//! Source: ECS API, Volume; text V13 as users pasted it, V33 to V35 as a third party quotes the
//! live API (read 2026-11). Model: the words for two kinds in one volume are ours.

use super::Review;
use crate::calls::clusters::is_name;
use crate::finding::Finding;
use crate::json::Node;
use crate::shape::clip;
use crate::suggest::nearest;
use crate::text::Text;

/// The kinds of which a volume has at most one.
const KINDS: [&str; 5] = [
    "host",
    "dockerVolumeConfiguration",
    "efsVolumeConfiguration",
    "fsxWindowsFileServerVolumeConfiguration",
    "s3filesVolumeConfiguration",
];

#[inline(never)]
pub fn review(review: &Review, out: &mut Vec<Finding>) {
    let volumes = review.root.items_at("volumes");
    let names: Vec<&str> = volumes.iter().filter_map(|it| it.text_at("name")).collect();
    for container in &review.containers {
        for (index, mount) in container.node.items_at("mountPoints").iter().enumerate() {
            let Some(name) = mount
                .text_at("sourceVolume")
                .filter(|it| !names.contains(it))
            else {
                continue;
            };
            let path = format!("{}.mountPoints[{index}].sourceVolume", container.path);
            let finding = Finding::error("V13", path, format!("Unknown volume '{}'.", clip(name)));
            let finding = review.at(finding, mount, "sourceVolume");
            out.push(match nearest(name, names.iter().copied()) {
                Some(meant) => finding.meant(meant),
                None => add_volume(review, finding, name, &names),
            });
        }
    }
    let mut at_launch = 0;
    for (index, volume) in volumes.iter().enumerate() {
        let path = format!("volumes[{index}]");
        one(review, volume, &path, out);
        let name = volume.text_at("name");
        if name.is_some() && volumes[..index].iter().any(|it| it.text_at("name") == name) {
            let text = "Volume names must be unique within a task definition";
            let finding = Finding::error("VOLUME", format!("{path}.name"), text).assumed();
            out.push(review.at(finding, volume, "name"));
        }
        at_launch += u32::from(volume.bool_at("configuredAtLaunch") == Some(true));
        if at_launch > 1 {
            let text = "At most one volume can be configured at launch";
            let finding = Finding::error("VOLUME", format!("{path}.configuredAtLaunch"), text);
            out.push(review.at(finding, volume, "configuredAtLaunch").assumed());
        }
    }
}

/// Offers to add the volume that a mount point names.
fn add_volume(review: &Review, finding: Finding, name: &str, names: &[&str]) -> Finding {
    let finding = finding.hint(match names {
        [] => Text::new("hint-no-volumes"),
        names => Text::new("hint-volumes").str("names", clip(&names.join(", "))),
    });
    if !is_name(name) {
        return finding;
    }
    let volume = format!("{{\"name\": \"{name}\"}}");
    match review.root.get("volumes") {
        Some(list) => {
            let at = list.span.start + 1;
            let comma = if list.items().is_empty() { "" } else { ", " };
            finding.fix(
                Text::new("fix-add-volume").str("name", name),
                at..at,
                format!("{volume}{comma}"),
            )
        }
        None => finding.insert(review.root, &format!("\"volumes\": [{volume}]")),
    }
}

fn one(review: &Review, volume: &Node, path: &str, out: &mut Vec<Finding>) {
    let name = volume.text_at("name").unwrap_or_default();
    if !is_name(name) {
        let text = "Volume name contains invalid characters.";
        let finding = Finding::error("VOLUME", format!("{path}.name"), text).assumed();
        let finding = review.at(finding, volume, "name");
        out.push(finding.hint("hint-name"));
    }
    let kinds: Vec<&str> = KINDS
        .into_iter()
        .filter(|it| has_kind(volume, it))
        .collect();
    if kinds.len() > 1 {
        let text = format!(
            "A volume can have one configuration, this one has {}",
            kinds.join(" and ")
        );
        let finding = Finding::error("VOLUME", format!("{path}.{}", kinds[1]), text).assumed();
        out.push(review.at(finding, volume, kinds[1]));
    }
    if let Some(efs) = volume.get("efsVolumeConfiguration") {
        file_system(review, efs, &format!("{path}.efsVolumeConfiguration"), out);
    }
}

/// An empty `host` counts for nothing; the console writes it beside another kind.
fn has_kind(volume: &Node, kind: &str) -> bool {
    volume
        .get(kind)
        .is_some_and(|it| kind != "host" || !it.members().is_empty())
}

fn file_system(review: &Review, efs: &Node, path: &str, out: &mut Vec<Finding>) {
    let encrypted = efs.text_at("transitEncryption") == Some("ENABLED");
    let authorization = efs.get("authorizationConfig");
    let field = |key: &str| authorization.and_then(|it| it.text_at(key));
    let mut refuse = |code: &'static str, key: &str, text: &str| {
        let finding = Finding::error(code, format!("{path}.{key}"), text).reported();
        out.push(review.at(finding, efs, key.split('.').next().unwrap_or_default()));
    };
    if field("iam") == Some("ENABLED") && !encrypted {
        let text = "EFS IAM authorization requires TransitEncryption to be enabled";
        refuse("V33", "authorizationConfig.iam", text);
    }
    let root = efs.text_at("rootDirectory").unwrap_or("/");
    if field("accessPointId").is_some() && root != "/" && !root.is_empty() {
        let text = "When using an EFS access point, the root directory must either be set to \"/\" \
                    or be omitted";
        refuse("V34", "rootDirectory", text);
    }
    if efs.get("transitEncryptionPort").is_some() && !encrypted {
        let text = "TransitEncryptionPort requires that TransitEncryption is enabled";
        refuse("V35", "transitEncryptionPort", text);
    }
}
