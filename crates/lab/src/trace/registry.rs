//! Words for images, repositories, roles and what they may do.

use super::Words;
use model::{IdentityEvent, RegistryEvent, Store};

pub(super) fn registry(event: &RegistryEvent) -> Words {
    let (repository, what) = match event {
        RegistryEvent::RepositoryCreated(it) => (it.name.as_str(), "created".to_string()),
        RegistryEvent::RepositoryDeleted { repository } => (repository.as_str(), "deleted".into()),
        RegistryEvent::RepositoryChanged(it) => {
            let tags = if it.immutable { "immutable" } else { "mutable" };
            let policy = it.policy.as_ref().map_or("no", |_| "a");
            let rules = it.lifecycle.as_ref().map_or(0, |it| it.1.len());
            let what = format!("tags {tags}, {policy} policy, {rules} lifecycle rules");
            (it.name.as_str(), what)
        }
        RegistryEvent::ImagePushed { repository, image } => {
            let tags: Vec<&str> = image.tags.iter().map(String::as_str).collect();
            let size = image.behaviour.size_mib;
            let what = format!(
                "pushed {} ({size} MiB) as {}",
                image.digest,
                tags.join(", ")
            );
            (repository.as_str(), what)
        }
        RegistryEvent::TagsRemoved { repository, tags } => (
            repository.as_str(),
            format!("tags {} removed", tags.join(", ")),
        ),
        RegistryEvent::ImageDeleted {
            repository,
            digest,
            rule,
        } => {
            let by = rule.map_or(String::new(), |it| format!(" by lifecycle rule {it}"));
            (repository.as_str(), format!("{digest} deleted{by}"))
        }
        RegistryEvent::ImageScanned { repository, digest } => {
            (repository.as_str(), format!("{digest} scanned"))
        }
        RegistryEvent::ImagePulled { repository, digest } => {
            (repository.as_str(), format!("{digest} pulled"))
        }
        RegistryEvent::PullThroughSet { prefix, upstream } => match upstream {
            Some(it) => (prefix.as_str(), format!("caches pulls from {it}")),
            None => (prefix.as_str(), "caches no pulls any more".into()),
        },
        RegistryEvent::ReplicationSet(rules) => {
            return Words::new("registry", format!("{} replication rules", rules.len()));
        }
        RegistryEvent::ScanningSet(it) => {
            let kind = if it.enhanced { "ENHANCED" } else { "BASIC" };
            return Words::new(
                "registry",
                format!("scanning {kind}, {} rules", it.rules.len()),
            );
        }
        RegistryEvent::ForeignSet { uri, policy } => {
            let policy = policy.as_ref().map_or("no", |_| "a");
            return Words::new("registry", format!("{uri} has {policy} policy"));
        }
        RegistryEvent::ImageReplicated { uri, .. } => {
            return Words::new("registry", format!("replicated to {uri}"));
        }
    };
    Words::new(format!("ecr {repository}"), what)
}

pub(super) fn identity(event: &IdentityEvent) -> Words {
    match event {
        IdentityEvent::RolePut(role) => {
            let all = role.inline.keys().chain(&role.attached);
            let all: Vec<String> = all.cloned().collect();
            let what = format!("policies {}", super::list(all.iter(), 6));
            Words::new(format!("role {}", role.name), what)
        }
        IdentityEvent::RegistrationDenied { role } => Words::new(
            format!("role {role}"),
            "an instance may not call ecs:RegisterContainerInstance and stays outside",
        ),
        IdentityEvent::CallerSet { role } => match role {
            Some(role) => Words::new("account", format!("calls are made as role {role}")),
            None => Words::new(
                "account",
                "calls are made by somebody who may do everything",
            ),
        },
        IdentityEvent::NotAssumed { role, exists, .. } => {
            let why = if *exists {
                "its trust policy does not let ecs-tasks.amazonaws.com in"
            } else {
                "it is gone"
            };
            let role = model::iam::role_name(role);
            Words::new(
                format!("role {role}"),
                format!("ECS can not assume it: {why}"),
            )
        }
        IdentityEvent::RoleDeleted { role } => Words::new(format!("role {role}"), "deleted"),
        IdentityEvent::Stored { store, name } => {
            Words::new(format!("{} {name}", kind(*store)), "exists")
        }
        IdentityEvent::Removed { store, name } => {
            Words::new(format!("{} {name}", kind(*store)), "is gone")
        }
    }
}

fn kind(store: Store) -> &'static str {
    match store {
        Store::Secret => "secret",
        Store::Parameter => "parameter",
        Store::LogGroup => "log group",
    }
}
