//! The image registry at work: pushes with their scans and replicas, and lifecycle policies.
//!
//! Source: ECR user guide, image scanning, replication, lifecycle policies (read 2026-11).
//! Model: a scan on push and a replication are done at once; lifecycle policies are looked at every hour
//! (AWS: within 24 hours of an image becoming eligible).

use crate::command::Answer;
use crate::controllers::ecs::service_scheduler;
use crate::nodes;
use crate::step::Step;
use base::{SimDuration, SimTime};
use model::ecr::Image;
use model::{Event, IdentityEvent, RegistryEvent, Repository, TimerKey};
use rules::image_lifecycle::{ImageFacts, expired};
use rules::image_scan::{Frequency, Scanning};

const LOOK_EVERY: SimDuration = SimDuration::from_secs(3600);

#[inline(never)]
pub fn new_repository(name: &str, created_at: SimTime) -> Repository {
    Repository {
        name: name.to_string(),
        created_at,
        immutable: false,
        exclusions: Vec::new(),
        scan_on_push: false,
        policy: None,
        lifecycle: None,
        images: Vec::new(),
    }
}

#[inline(never)]
pub(super) fn change_identity(events: &[IdentityEvent], step: &mut Step<'_>) -> Answer {
    for event in events {
        step.emit(Event::Identity(event.clone()));
    }
    service_scheduler::wake_untrusted(step);
    Answer::Done
}

#[inline(never)]
pub(super) fn change(events: &[RegistryEvent], step: &mut Step<'_>) -> Answer {
    for event in events {
        let seq = step.emit(Event::Registry(event.clone()));
        let step = &mut step.because(seq);
        if let RegistryEvent::ImagePushed { repository, image } = event {
            scan(repository, image, step);
            replicate(repository, image, step);
        }
        if let RegistryEvent::ScanningSet(setting) = event {
            scan_all(setting, step);
        }
    }
    let repositories = &step.world().ecr.repositories;
    if repositories.values().any(|it| it.lifecycle.is_some()) {
        let at = step.now() + LOOK_EVERY;
        step.wake_by(TimerKey::ImageLifecycle, at);
    }
    Answer::Done
}

fn scan(repository: &str, image: &Image, step: &mut Step<'_>) {
    let registry = &step.world().ecr;
    let of = registry.repositories.get(repository);
    let on_push = match &registry.scanning {
        Some(setting) => setting.of(repository).0 >= Frequency::OnPush,
        None => of.is_some_and(|it| it.scan_on_push),
    };
    if on_push {
        step.emit(Event::Registry(RegistryEvent::ImageScanned {
            repository: repository.to_string(),
            digest: image.digest.clone(),
        }));
    }
}

/// Enhanced scanning was switched on or changed: images that it reaches are scanned.
///
/// Source: ECR user guide, enhanced scanning: images of the last 14 days (read 2026-11).
#[inline(never)]
fn scan_all(setting: &Scanning, step: &mut Step<'_>) {
    let mut due = Vec::new();
    for repository in step.world().ecr.repositories.values() {
        if !setting.enhanced || setting.of(&repository.name).0 < Frequency::OnPush {
            continue;
        }
        let images = repository.images.iter();
        let new = images.filter(|it| it.scanned_at.is_none() && setting.reaches(it.pushed_at));
        due.extend(new.map(|it| (repository.name.clone(), it.digest.clone())));
    }
    for (repository, digest) in due {
        step.emit(Event::Registry(RegistryEvent::ImageScanned {
            repository,
            digest,
        }));
    }
}

/// Source: ECR user guide, replication: pushes after the configuration, one hop, the same repository
/// name (read 2026-11).
fn replicate(repository: &str, image: &Image, step: &mut Step<'_>) {
    let mut uris = Vec::new();
    for rule in &step.world().ecr.replication {
        let mut prefixes = rule.prefixes.iter();
        if !rule.prefixes.is_empty() && !prefixes.any(|it| repository.starts_with(it.as_str())) {
            continue;
        }
        for (region, account) in &rule.destinations {
            let host = format!("{account}.dkr.ecr.{region}.amazonaws.com");
            let tags = image.tags.iter();
            uris.extend(tags.map(|tag| format!("{host}/{repository}:{tag}")));
        }
    }
    for uri in uris {
        let digest = image.digest.clone();
        step.emit(Event::Registry(RegistryEvent::ImageReplicated {
            uri,
            digest,
        }));
    }
}

/// The facts that lifecycle rules look at, in the order of the pushes.
#[inline(never)]
pub fn facts(repository: &Repository) -> Vec<ImageFacts> {
    let images = repository.images.iter();
    images
        .map(|it| ImageFacts {
            tags: it.tags.iter().cloned().collect(),
            pushed_at: it.pushed_at,
        })
        .collect()
}

/// The timer of lifecycle policies fired.
#[inline(never)]
pub fn expire(step: &mut Step<'_>) {
    let now = nodes::unix_secs(step.now());
    let mut events = Vec::new();
    let mut some = false;
    for repository in step.world().ecr.repositories.values() {
        let Some((_, rules)) = &repository.lifecycle else {
            continue;
        };
        some = true;
        for (n, rule) in expired(rules, &facts(repository), now) {
            events.push(RegistryEvent::ImageDeleted {
                repository: repository.name.clone(),
                digest: repository.images[n].digest.clone(),
                rule: Some(rule),
            });
        }
    }
    for event in events {
        step.emit(Event::Registry(event));
    }
    if some {
        let at = step.now() + LOOK_EVERY;
        step.wake(TimerKey::ImageLifecycle, at);
    }
}
