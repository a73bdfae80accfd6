//! Members of a task definition that are accepted, stored and given back, and change nothing here.
//!
//! Reasons are messages of `static/locales/hints.en.ftl`. Every other member is modelled: a test changes
//! each one and looks at what the rules and the engine make of it. Source: ECS API,
//! RegisterTaskDefinition (read 2026-11). Model: the choice is ours.
//! Example: `ulimits` are kept in the document; no kernel is simulated.

use crate::finding::Finding;
use crate::json::{Json, Node};
use crate::text::Text;

const PROCESS: &str = "idle-process";
const KERNEL: &str = "idle-kernel";
const NAMES: &str = "idle-names";
const LABELS: &str = "idle-labels";
const MESH: &str = "idle-mesh";
const LOGS: &str = "idle-logs";
const GPU: &str = "idle-gpu";
const ONE: &str = "idle-one";
const VOLUME: &str = "idle-volume";
const GONE: &str = "idle-gone";
const FAULT: &str = "idle-fault";
const TRUST: &str = "idle-trust";

/// The member's path and why it has no effect: a message of the hints.
pub const NO_EFFECT: &[(&str, &str)] = &[
    ("containerDefinitions[].entryPoint", PROCESS),
    ("containerDefinitions[].command", PROCESS),
    ("containerDefinitions[].environment", PROCESS),
    ("containerDefinitions[].environment[].name", PROCESS),
    ("containerDefinitions[].environment[].value", PROCESS),
    ("containerDefinitions[].user", PROCESS),
    ("containerDefinitions[].workingDirectory", PROCESS),
    ("containerDefinitions[].interactive", PROCESS),
    ("containerDefinitions[].pseudoTerminal", PROCESS),
    ("containerDefinitions[].readonlyRootFilesystem", PROCESS),
    (
        "containerDefinitions[].mountPoints[].containerPath",
        PROCESS,
    ),
    ("containerDefinitions[].mountPoints[].readOnly", PROCESS),
    ("containerDefinitions[].volumesFrom", PROCESS),
    ("containerDefinitions[].volumesFrom[].readOnly", PROCESS),
    ("containerDefinitions[].credentialSpecs", PROCESS),
    ("containerDefinitions[].ulimits", KERNEL),
    ("containerDefinitions[].ulimits[].name", KERNEL),
    ("containerDefinitions[].ulimits[].softLimit", KERNEL),
    ("containerDefinitions[].ulimits[].hardLimit", KERNEL),
    ("containerDefinitions[].systemControls", KERNEL),
    ("containerDefinitions[].systemControls[].namespace", KERNEL),
    ("containerDefinitions[].systemControls[].value", KERNEL),
    (
        "containerDefinitions[].linuxParameters.capabilities.drop",
        KERNEL,
    ),
    (
        "containerDefinitions[].linuxParameters.devices[].hostPath",
        KERNEL,
    ),
    (
        "containerDefinitions[].linuxParameters.devices[].containerPath",
        KERNEL,
    ),
    (
        "containerDefinitions[].linuxParameters.initProcessEnabled",
        KERNEL,
    ),
    (
        "containerDefinitions[].linuxParameters.tmpfs[].containerPath",
        KERNEL,
    ),
    (
        "containerDefinitions[].linuxParameters.tmpfs[].size",
        KERNEL,
    ),
    (
        "containerDefinitions[].linuxParameters.tmpfs[].mountOptions",
        KERNEL,
    ),
    ("containerDefinitions[].extraHosts[].hostname", NAMES),
    ("containerDefinitions[].extraHosts[].ipAddress", NAMES),
    ("containerDefinitions[].dockerLabels", LABELS),
    ("volumes[].dockerVolumeConfiguration.labels", LABELS),
    ("tags[].value", LABELS),
    ("containerDefinitions[].portMappings[].appProtocol", MESH),
    ("proxyConfiguration.type", MESH),
    ("proxyConfiguration.containerName", MESH),
    ("proxyConfiguration.properties", MESH),
    ("proxyConfiguration.properties[].name", MESH),
    ("proxyConfiguration.properties[].value", MESH),
    (
        "containerDefinitions[].logConfiguration.secretOptions",
        LOGS,
    ),
    (
        "containerDefinitions[].logConfiguration.secretOptions[].name",
        LOGS,
    ),
    (
        "containerDefinitions[].logConfiguration.secretOptions[].valueFrom",
        LOGS,
    ),
    ("containerDefinitions[].firelensConfiguration.options", LOGS),
    (
        "containerDefinitions[].resourceRequirements[].sharingStrategy",
        GPU,
    ),
    (
        "containerDefinitions[].resourceRequirements[].sharingStrategy.nvidiaMps",
        GPU,
    ),
    (
        "containerDefinitions[].resourceRequirements[].sharingStrategy.nvidiaMps.memory",
        GPU,
    ),
    (
        "containerDefinitions[].resourceRequirements[].sharingStrategy.nvidiaMps.maxComputePercent",
        GPU,
    ),
    ("containerDefinitions[].environmentFiles[].type", ONE),
    ("placementConstraints[].type", ONE),
    ("volumes[].dockerVolumeConfiguration.autoprovision", VOLUME),
    ("volumes[].dockerVolumeConfiguration.driverOpts", VOLUME),
    (
        "volumes[].efsVolumeConfiguration.transitEncryptionPort",
        VOLUME,
    ),
    (
        "volumes[].efsVolumeConfiguration.authorizationConfig.accessPointId",
        VOLUME,
    ),
    ("volumes[].s3filesVolumeConfiguration.fileSystemArn", VOLUME),
    ("volumes[].s3filesVolumeConfiguration.rootDirectory", VOLUME),
    (
        "volumes[].s3filesVolumeConfiguration.transitEncryptionPort",
        VOLUME,
    ),
    (
        "volumes[].s3filesVolumeConfiguration.accessPointArn",
        VOLUME,
    ),
    (
        "volumes[].fsxWindowsFileServerVolumeConfiguration.rootDirectory",
        VOLUME,
    ),
    (
        "volumes[].fsxWindowsFileServerVolumeConfiguration.authorizationConfig",
        VOLUME,
    ),
    (
        "volumes[].fsxWindowsFileServerVolumeConfiguration.authorizationConfig.credentialsParameter",
        VOLUME,
    ),
    (
        "volumes[].fsxWindowsFileServerVolumeConfiguration.authorizationConfig.domain",
        VOLUME,
    ),
    ("inferenceAccelerators[].deviceName", GONE),
    ("inferenceAccelerators[].deviceType", GONE),
    ("enableFaultInjection", FAULT),
    ("trustedExecutionConfiguration", TRUST),
    ("trustedExecutionConfiguration.isolationMode", TRUST),
    ("trustedExecutionConfiguration.attestationPolicy", TRUST),
];

/// Why a member has no effect; `None` when it is modelled. Indices are written `[]`.
#[inline(never)]
pub fn no_effect(path: &str) -> Option<&'static str> {
    NO_EFFECT.iter().find(|it| it.0 == path).map(|it| it.1)
}

/// What a text holds that is accepted and changes nothing here, with the reason: the outermost member of
/// each such part, nothing that is empty or has only one legal value.
#[inline(never)]
pub fn notes(text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Ok(node) = Node::parse(text) {
        gather(&node, "", "", &mut found);
    }
    crate::finding::place(&mut found, Some(text));
    found
}

/// `path` with its indices, `plain` with `[]` in their place. The reader limits the depth.
fn gather(node: &Node, path: &str, plain: &str, found: &mut Vec<Finding>) {
    match &node.json {
        Json::Object(members) => {
            for it in members {
                let path = crate::shape::join(path, &it.key);
                let plain = crate::shape::join(plain, &it.key);
                let empty = match &it.value.json {
                    Json::Null => true,
                    Json::Object(inner) => inner.is_empty(),
                    Json::List(inner) => inner.is_empty(),
                    _ => false,
                };
                match no_effect(&plain) {
                    _ if empty => {}
                    Some(why) if why == ONE => {}
                    Some(why) => {
                        let text = Text::new("note-idle")
                            .str("member", &it.key)
                            .text("why", why);
                        found.push(Finding::note("NOEFFECT", path, text).at(&it.key_span));
                    }
                    None => gather(&it.value, &path, &plain, found),
                }
            }
        }
        Json::List(items) => {
            for (index, it) in items.iter().enumerate() {
                let (path, plain) = (format!("{path}[{index}]"), format!("{plain}[]"));
                gather(it, &path, &plain, found);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_said_and_has_no_effect_is_noted() {
        let text = r#"{"family": "a", "containerDefinitions": [{"name": "a", "image": "b",
            "memory": 64, "environment": [{"name": "X", "value": "1"}], "command": [],
            "ulimits": null, "portMappings": [{"containerPort": 80, "appProtocol": "http"}]}]}"#;
        let notes = notes(text);
        let paths: Vec<&str> = notes.iter().map(|it| it.path.as_str()).collect();
        let expected = [
            "containerDefinitions[0].environment",
            "containerDefinitions[0].portMappings[0].appProtocol",
        ];
        assert_eq!(paths, expected);
        assert_eq!(&text[notes[0].span.clone()], "\"environment\"");
        let said = notes[0].own.as_ref().map(ToString::to_string);
        let said = said.unwrap_or_default();
        assert!(
            said.starts_with("environment has no effect in this lab: a simulated"),
            "{said}"
        );
        assert!(!notes[0].is_error());
        assert!(super::notes("{").is_empty());
    }
}
