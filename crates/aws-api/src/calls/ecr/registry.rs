//! The registry as a whole: pull-through caches, replication, logging in.
//!
//! Source: ECR API, CreatePullThroughCacheRule, PutReplicationConfiguration: at most 10 rules and 25
//! destinations, GetAuthorizationToken: 12 hours (read 2026-11).
//! Model: upstream registries answer; what they hold behaves as lab.SetImage says of the whole name.

use super::{is_name, request};
use crate::call::{Answered, Ask, Parsed};
use crate::describe::moment;
use crate::error::ApiError;
use crate::policy::{self, Kind};
use crate::shape::clip;
use model::ecr::ReplicationRule;
use model::{ACCOUNT, REGION, RegistryEvent};
use serde_json::{Value, json};

/// Repositories of other accounts that the lab knows.
const MAX_FOREIGN: usize = 200;

pub(super) fn cache(ask: &Ask) -> Parsed {
    let text = |key: &str| ask.input.text_at(key).unwrap_or_default().to_owned();
    let (prefix, upstream) = (text("ecrRepositoryPrefix"), text("upstreamRegistryUrl"));
    if !is_name(&prefix) || prefix.len() > 30 {
        let text = "Invalid parameter at 'ecrRepositoryPrefix' failed to satisfy constraint";
        return Err(ApiError::invalid(text).at("ecrRepositoryPrefix"));
    }
    if ask.world.ecr.pull_through.contains_key(&prefix) {
        let text = format!(
            "A pull through cache rule with ecrRepositoryPrefix '{prefix}' already exists in the \
             registry with id '{ACCOUNT}'"
        );
        let error = ApiError::new("PullThroughCacheRuleAlreadyExistsException", text);
        return Err(error.at("ecrRepositoryPrefix"));
    }
    let login = ["docker.io", "ghcr.io", "azurecr.io", "gitlab.com"];
    let secret = ask.input.text_at("credentialArn").unwrap_or_default();
    if login.iter().any(|it| upstream.contains(it))
        && !secret.contains(":secret:ecr-pullthroughcache/")
    {
        let text = "The upstream registry needs a credentialArn; the secret's name begins with \
                    ecr-pullthroughcache/";
        return Err(ApiError::invalid(text).at("credentialArn"));
    }
    if ask.world.ecr.pull_through.len() >= 50 {
        let text = "At most 50 pull through cache rules are allowed";
        return Err(ApiError::new("LimitExceededException", text));
    }
    let (summary, upstream) = (format!("{prefix} from {}", clip(&upstream)), Some(upstream));
    request(summary, RegistryEvent::PullThroughSet { prefix, upstream })
}

pub(super) fn no_cache(ask: &Ask) -> Parsed {
    let prefix = ask
        .input
        .text_at("ecrRepositoryPrefix")
        .unwrap_or_default()
        .to_owned();
    if !ask.world.ecr.pull_through.contains_key(&prefix) {
        let text = format!(
            "The pull through cache rule '{}' does not exist",
            clip(&prefix)
        );
        let error = ApiError::new("PullThroughCacheRuleNotFoundException", text);
        return Err(error.at("ecrRepositoryPrefix"));
    }
    let upstream = None;
    request(
        prefix.clone(),
        RegistryEvent::PullThroughSet { prefix, upstream },
    )
}

pub(super) fn caches(ask: &Ask) -> Answered {
    let rules: Vec<Value> = ask
        .world
        .ecr
        .pull_through
        .iter()
        .map(|(prefix, upstream)| {
            json!({"ecrRepositoryPrefix": prefix, "upstreamRegistryUrl": upstream,
                   "registryId": ACCOUNT})
        })
        .collect();
    Ok(json!({"pullThroughCacheRules": rules}))
}

pub(super) fn replicate(ask: &Ask) -> Parsed {
    let path = "replicationConfiguration.rules";
    let configuration = ask
        .input
        .get("replicationConfiguration")
        .unwrap_or(ask.input);
    let mut rules = Vec::new();
    for item in configuration.items_at("rules") {
        let text =
            |it: &crate::json::Node, key: &str| it.text_at(key).unwrap_or_default().to_owned();
        let destinations = item.items_at("destinations").iter();
        let filters = item.items_at("repositoryFilters").iter();
        rules.push(ReplicationRule {
            destinations: destinations
                .map(|it| (text(it, "region"), text(it, "registryId")))
                .collect(),
            prefixes: filters.map(|it| text(it, "filter")).collect(),
        });
    }
    let destinations: usize = rules.iter().map(|it| it.destinations.len()).sum();
    if rules.len() > 10 || destinations > 25 {
        let text = "A replication configuration has at most 10 rules and 25 destinations";
        return Err(ApiError::invalid(text).at(path));
    }
    if rules.iter().any(|it| it.prefixes.len() > 100) {
        let text = "A replication rule has at most 100 filters";
        return Err(ApiError::invalid(text).at(path));
    }
    let own = (REGION.to_owned(), ACCOUNT.to_owned());
    if rules.iter().any(|it| it.destinations.contains(&own)) {
        let text = "A replication destination can not be the registry itself";
        return Err(ApiError::invalid(text).at(path));
    }
    let summary = format!("{} rules, {destinations} destinations", rules.len());
    request(summary, RegistryEvent::ReplicationSet(rules))
}

pub(super) fn describe(ask: &Ask) -> Answered {
    let rules = ask.world.ecr.replication.iter().map(|rule| {
        let to = rule.destinations.iter();
        let to = to.map(|(region, account)| json!({"region": region, "registryId": account}));
        let filters = rule.prefixes.iter();
        let filters = filters.map(|it| json!({"filter": it, "filterType": "PREFIX_MATCH"}));
        json!({"destinations": to.collect::<Vec<Value>>(),
               "repositoryFilters": filters.collect::<Vec<Value>>()})
    });
    let rules: Vec<Value> = rules.collect();
    Ok(json!({"registryId": ACCOUNT, "replicationConfiguration": {"rules": rules}}))
}

/// Source: ECR API, GetAuthorizationToken: base64 of `AWS:password`, valid for 12 hours (read 2026-11).
/// Model: the token opens nothing.
pub(super) fn login(ask: &Ask) -> Answered {
    let expires = moment(ask.now + base::SimDuration::from_secs(12 * 3600));
    Ok(json!({"authorizationData": [{
        "authorizationToken": "QVdTOmxhYg==",
        "expiresAt": expires,
        "proxyEndpoint": format!("https://{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com"),
    }]}))
}

/// A repository of another account, and what its owner's policy says.
///
/// Model: other accounts are not simulated; this stands for what their owner set up.
pub(super) fn foreign(ask: &Ask) -> Parsed {
    let text = |key: &str| ask.input.text_at(key).unwrap_or_default();
    let (account, name) = (text("registryId"), text("repositoryName"));
    let twelve = account.len() == 12 && account.bytes().all(|it| it.is_ascii_digit());
    if !twelve || account == ACCOUNT {
        return Err(ApiError::lab("refuse-own-registry").at("registryId"));
    }
    if !is_name(name) {
        let text = "Invalid parameter at 'repositoryName' failed to satisfy constraint";
        return Err(ApiError::invalid(text).at("repositoryName"));
    }
    if ask.world.ecr.foreign.len() >= MAX_FOREIGN {
        return Err(ApiError::lab_most(
            "things-repositories",
            MAX_FOREIGN as u32,
        ));
    }
    let region = ask.input.text_at("region").unwrap_or(REGION);
    let uri = format!("{account}.dkr.ecr.{region}.amazonaws.com/{name}");
    let given = ask.input.get("policyText").is_some();
    let policy = match given {
        true => Some(policy::read(
            ask.input,
            "policyText",
            "repository",
            Kind::Resource,
        )?),
        false => None,
    };
    request(clip(&uri), RegistryEvent::ForeignSet { uri, policy })
}
