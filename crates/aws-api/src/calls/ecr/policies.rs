//! Repository policies and lifecycle policies.
//!
//! Source: ECR API, SetRepositoryPolicy, PutLifecyclePolicy, GetLifecyclePolicyPreview (read 2026-11).
//! Model: a preview needs no start; it is computed when it is asked for.

use super::{changed, found};
use crate::call::{Answered, Ask, Parsed};
use crate::error::ApiError;
use crate::lifecycle_policy;
use crate::policy::{self, Kind};
use engine::commands::registry::facts;
use model::ACCOUNT;
use rules::image_lifecycle::expired;
use serde_json::{Value, json};

pub(super) fn set(ask: &Ask) -> Parsed {
    found(ask)?;
    let policy = policy::read(ask.input, "policyText", "repository", Kind::Resource)?;
    changed(ask, "repository policy", |it| it.policy = Some(policy))
}

fn missing(kind: &str, code: &str, name: &str) -> ApiError {
    let text = format!(
        "{kind} does not exist for the repository with name '{name}' in the registry with id \
         '{ACCOUNT}'"
    );
    ApiError::new(code, text).at("repositoryName")
}

fn no_policy(name: &str) -> ApiError {
    missing(
        "Repository policy",
        "RepositoryPolicyNotFoundException",
        name,
    )
}

fn no_rules(name: &str) -> ApiError {
    missing("Lifecycle policy", "LifecyclePolicyNotFoundException", name)
}

pub(super) fn get(ask: &Ask) -> Answered {
    let of = found(ask)?;
    let (text, _) = of.policy.as_ref().ok_or_else(|| no_policy(&of.name))?;
    Ok(json!({"registryId": ACCOUNT, "repositoryName": of.name, "policyText": text}))
}

pub(super) fn delete(ask: &Ask) -> Parsed {
    let of = found(ask)?;
    of.policy.as_ref().ok_or_else(|| no_policy(&of.name))?;
    changed(ask, "no repository policy", |it| it.policy = None)
}

pub(super) fn put_lifecycle(ask: &Ask) -> Parsed {
    found(ask)?;
    let text = ask.input.text_at("lifecyclePolicyText").unwrap_or_default();
    let rules = lifecycle_policy::read(text)?;
    let words = format!("{} lifecycle rules", rules.len());
    changed(ask, &words, |it| {
        it.lifecycle = Some((text.to_owned(), rules))
    })
}

pub(super) fn get_lifecycle(ask: &Ask) -> Answered {
    let of = found(ask)?;
    let (text, _) = of.lifecycle.as_ref().ok_or_else(|| no_rules(&of.name))?;
    Ok(json!({"registryId": ACCOUNT, "repositoryName": of.name, "lifecyclePolicyText": text}))
}

pub(super) fn no_lifecycle(ask: &Ask) -> Parsed {
    let of = found(ask)?;
    of.lifecycle.as_ref().ok_or_else(|| no_rules(&of.name))?;
    changed(ask, "no lifecycle rules", |it| it.lifecycle = None)
}

/// What the given text, or the policy in force, would expire now.
pub(super) fn preview(ask: &Ask) -> Answered {
    let of = found(ask)?;
    let (text, rules) = match (ask.input.text_at("lifecyclePolicyText"), &of.lifecycle) {
        (Some(text), _) => (text.to_owned(), lifecycle_policy::read(text)?),
        (None, Some((text, rules))) => (text.clone(), rules.clone()),
        (None, None) => return Err(no_rules(&of.name)),
    };
    let now = engine::nodes::unix_secs(ask.now);
    let gone = expired(&rules, &facts(of), now);
    let results: Vec<Value> = gone
        .iter()
        .map(|(n, rule)| {
            let it = &of.images[*n];
            json!({
                "imageDigest": it.digest,
                "imageTags": it.tags,
                "imagePushedAt": it.pushed_at,
                "action": {"type": "EXPIRE"},
                "appliedRulePriority": rule,
            })
        })
        .collect();
    Ok(json!({
        "repositoryName": of.name,
        "lifecyclePolicyText": text,
        "status": "COMPLETE",
        "summary": {"expiringImageTotalCount": results.len()},
        "previewResults": results,
    }))
}
