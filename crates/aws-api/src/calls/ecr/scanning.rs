//! Enhanced scanning: the registry's setting, and what it makes of each image.
//!
//! Source: ECR API, PutRegistryScanningConfiguration, BatchGetRepositoryScanningConfiguration; user
//! guide, enhanced scanning (read 2026-11). Model: a scan is done at once; the words of refusals.
//! Example: with ENHANCED and no filter that fits, images of the repository are not scanned at all.

use super::{found, request};
use crate::call::{Answered, Ask, Parsed};
use crate::error::ApiError;
use engine::lifecycle::permits::repository_arn;
use model::ecr::{Image, Repository};
use model::{ACCOUNT, RegistryEvent, World};
use rules::image_scan::{Frequency, ScanRule, Scanning};
use serde_json::{Value, json};

/// Rules of one setting, and filters of one rule.
///
/// Source: ECR API, RegistryScanningRuleList: at most 100 of each (read 2026-11).
const MAX: usize = 100;

pub(super) fn put(ask: &Ask) -> Parsed {
    let enhanced = ask.input.text_at("scanType") == Some("ENHANCED");
    let mut rules = Vec::new();
    for (index, item) in ask.input.items_at("rules").iter().enumerate() {
        let path = format!("rules[{index}]");
        let frequency = match item.text_at("scanFrequency") {
            Some("SCAN_ON_PUSH") => Frequency::OnPush,
            Some("CONTINUOUS_SCAN") if enhanced => Frequency::Continuous,
            Some("MANUAL") if !enhanced => Frequency::Manual,
            _ => {
                let text = "The scan frequency is not valid for the scan type";
                return Err(
                    ApiError::new("ValidationException", text).at(format!("{path}.scanFrequency"))
                );
            }
        };
        let filters = item.items_at("repositoryFilters").iter();
        let filters = filters
            .filter_map(|it| it.text_at("filter"))
            .map(str::to_owned);
        rules.push(ScanRule {
            frequency,
            filters: filters.collect(),
        });
    }
    if rules.len() > MAX || rules.iter().any(|it| it.filters.len() > MAX) {
        let text = "A scanning configuration has at most 100 rules of 100 filters";
        return Err(ApiError::new("ValidationException", text).at("rules"));
    }
    let old = ask.world.ecr.scanning.as_ref().filter(|it| it.enhanced);
    let now = engine::nodes::unix_secs(ask.now);
    let since = old.filter(|_| enhanced).map_or(now, |it| it.since);
    let kind = if enhanced { "ENHANCED" } else { "BASIC" };
    let setting = Scanning {
        enhanced,
        rules,
        since,
    };
    let summary = format!("{kind}, {} rules", setting.rules.len());
    request(summary, RegistryEvent::ScanningSet(Box::new(setting)))
}

fn filters<'a>(of: impl Iterator<Item = &'a str>) -> Vec<Value> {
    of.map(|it| json!({"filter": it, "filterType": "WILDCARD"}))
        .collect()
}

/// The setting as the API gives it back.
fn show(world: &World) -> Value {
    let setting = world.ecr.scanning.as_ref();
    let rules = setting.into_iter().flat_map(|it| &it.rules).map(|it| {
        json!({
            "scanFrequency": it.frequency.name(),
            "repositoryFilters": filters(it.filters.iter().map(String::as_str)),
        })
    });
    let enhanced = setting.is_some_and(|it| it.enhanced);
    json!({"scanType": if enhanced { "ENHANCED" } else { "BASIC" },
        "rules": rules.collect::<Vec<Value>>()})
}

pub(super) fn get(ask: &Ask) -> Answered {
    Ok(json!({"registryId": ACCOUNT, "scanningConfiguration": show(ask.world)}))
}

pub(super) fn answer(ask: &Ask, _: &engine::Answer) -> Value {
    json!({"registryScanningConfiguration": show(ask.world)})
}

pub(super) fn of_repositories(ask: &Ask) -> Answered {
    let (mut shown, mut failures) = (Vec::new(), Vec::new());
    for name in ask.input.texts_at("repositoryNames") {
        let Some(it) = ask.world.ecr.repositories.get(name) else {
            failures.push(json!({"repositoryName": name,
                "failureCode": "REPOSITORY_NOT_FOUND",
                "failureReason": "The repository does not exist"}));
            continue;
        };
        let setting = ask.world.ecr.scanning.as_ref();
        let (frequency, applied) = match setting {
            Some(setting) => setting.of(name),
            None if it.scan_on_push => (Frequency::OnPush, Vec::new()),
            None => (Frequency::Manual, Vec::new()),
        };
        let mut one = json!({
            "repositoryArn": repository_arn(name),
            "repositoryName": name,
            "scanOnPush": frequency >= Frequency::OnPush,
            "appliedScanFilters": filters(applied.into_iter()),
        });
        let frequency = frequency.name().map(Value::from);
        crate::describe::put(&mut one, "scanFrequency", frequency);
        shown.push(one);
    }
    Ok(json!({"scanningConfigurations": shown, "failures": failures}))
}

/// # Errors
/// Enhanced scanning has no manual scan.
pub(super) fn manual(ask: &Ask) -> Result<(), ApiError> {
    found(ask)?;
    if ask
        .world
        .ecr
        .scanning
        .as_ref()
        .is_some_and(|it| it.enhanced)
    {
        let text = "Manual scans are not available while enhanced scanning is enabled";
        return Err(ApiError::new("ValidationException", text).at("imageId"));
    }
    Ok(())
}

/// What stands in `imageScanStatus` under enhanced scanning; nothing under basic.
pub(super) fn status(world: &World, of: &Repository, it: &Image) -> Option<Value> {
    let setting = world.ecr.scanning.as_ref().filter(|it| it.enhanced)?;
    let (status, why) = match setting.of(&of.name).0 {
        Frequency::Continuous if it.scanned_at.is_some() => {
            ("ACTIVE", "Continuous scan is selected for image.")
        }
        Frequency::OnPush if it.scanned_at.is_some() => {
            ("COMPLETE", "The scan was completed successfully.")
        }
        Frequency::Off | Frequency::Manual if it.scanned_at.is_none() => return None,
        _ if !setting.reaches(it.pushed_at) => (
            "SCAN_ELIGIBILITY_EXPIRED",
            "The image was pushed too long ago.",
        ),
        _ => ("COMPLETE", "The scan was completed successfully."),
    };
    Some(json!({"status": status, "description": why}))
}
