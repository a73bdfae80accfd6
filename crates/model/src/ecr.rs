//! The private image registry of the account: repositories, images, policies, replicas.
//!
//! Source: ECR API, Repository, ImageDetail, PullThroughCacheRule, ReplicationConfiguration (read 2026-11).
//! Model: an account without a repository and without a pull-through rule has no registry of its own to
//! look into; every image is then taken to exist, as in worlds that never heard of ECR.

use crate::traffic::ImageBehaviour;
use base::SimTime;
use rules::iam::Policy;
use rules::image_lifecycle::Rule;
use rules::image_scan::Scanning;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Registry {
    pub repositories: BTreeMap<String, Repository>,
    /// By repository prefix.
    pub pull_through: BTreeMap<String, String>,
    pub replication: Vec<ReplicationRule>,
    /// `ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPO:TAG` in other registries, to the digest.
    pub replicas: BTreeMap<String, String>,
    /// Images ever pushed, by digest; a running container keeps its image.
    pub known: BTreeMap<String, ImageBehaviour>,
    /// Images ever pushed, for their digests.
    pub pushes: u32,
    /// PutRegistryScanningConfiguration; without it each repository says when it scans.
    pub scanning: Option<Scanning>,
    /// Repositories of other accounts with their policies, by `HOST/REPOSITORY`.
    pub foreign: BTreeMap<String, Option<(String, Policy)>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Repository {
    pub name: String,
    pub created_at: SimTime,
    pub immutable: bool,
    /// Tag patterns that are the other way round.
    pub exclusions: Vec<String>,
    pub scan_on_push: bool,
    /// The text and what it says.
    pub policy: Option<(String, Policy)>,
    pub lifecycle: Option<(String, Vec<Rule>)>,
    /// In the order of their pushes.
    pub images: Vec<Image>,
}

impl Repository {
    pub fn tagged(&self, tag: &str) -> Option<&Image> {
        self.images.iter().find(|it| it.tags.contains(tag))
    }

    pub fn by_digest(&self, digest: &str) -> Option<&Image> {
        self.images.iter().find(|it| it.digest == digest)
    }

    /// Whether a push may not take this tag from another image.
    pub fn keeps(&self, tag: &str) -> bool {
        let other = |it: &String| rules::wildcard::matches(it, tag);
        self.immutable != self.exclusions.iter().any(other)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Image {
    pub digest: String,
    pub tags: BTreeSet<String>,
    /// Unix seconds; images may be older than the world.
    pub pushed_at: i64,
    pub pulled_at: Option<SimTime>,
    /// What a scan would find: severity to count.
    pub findings: BTreeMap<String, u32>,
    pub scanned_at: Option<SimTime>,
    pub behaviour: ImageBehaviour,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ReplicationRule {
    /// Region and account.
    pub destinations: Vec<(String, String)>,
    /// Prefixes of repository names; none means all.
    pub prefixes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum RegistryEvent {
    RepositoryCreated(Box<Repository>),
    RepositoryDeleted {
        repository: String,
    },
    /// Mutability, scan setting, policies: the repository as it is now, its images aside.
    RepositoryChanged(Box<Repository>),
    ImagePushed {
        repository: String,
        image: Box<Image>,
    },
    /// The image keeps its digest; without tags it is untagged.
    TagsRemoved {
        repository: String,
        tags: Vec<String>,
    },
    /// By the lifecycle rule of this priority, if by one.
    ImageDeleted {
        repository: String,
        digest: String,
        rule: Option<u32>,
    },
    ImageScanned {
        repository: String,
        digest: String,
    },
    ImagePulled {
        repository: String,
        digest: String,
    },
    PullThroughSet {
        prefix: String,
        upstream: Option<String>,
    },
    ReplicationSet(Vec<ReplicationRule>),
    ImageReplicated {
        uri: String,
        digest: String,
    },
    ScanningSet(Box<Scanning>),
    /// Another account's repository is there, with this policy.
    ForeignSet {
        uri: String,
        policy: Option<(String, Policy)>,
    },
}

/// `ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY[:TAG][@DIGEST]`, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrivateImage<'a> {
    pub account: &'a str,
    pub region: &'a str,
    pub repository: &'a str,
    /// `latest` when none is written.
    pub tag: &'a str,
    pub digest: Option<&'a str>,
}

impl<'a> PrivateImage<'a> {
    pub fn of(image: &'a str) -> Option<PrivateImage<'a>> {
        let (host, path) = image.split_once('/')?;
        let (account, rest) = host.split_once(".dkr.ecr.")?;
        let region = rest.strip_suffix(".amazonaws.com")?;
        let (path, digest) = match path.split_once('@') {
            Some((path, digest)) => (path, Some(digest)),
            None => (path, None),
        };
        let (repository, tag) = path.split_once(':').unwrap_or((path, "latest"));
        Some(PrivateImage {
            account,
            region,
            repository,
            tag,
            digest,
        })
    }

    /// The repository without its tag: `HOST/REPOSITORY`.
    pub fn uri(&self) -> String {
        let (account, region) = (self.account, self.region);
        format!(
            "{account}.dkr.ecr.{region}.amazonaws.com/{}",
            self.repository
        )
    }

    pub fn repository_arn(&self) -> String {
        let (region, account) = (self.region, self.account);
        format!(
            "arn:aws:ecr:{region}:{account}:repository/{}",
            self.repository
        )
    }

    /// In the simulated account and region.
    pub fn is_own(&self) -> bool {
        self.account == crate::world::ACCOUNT && self.region == crate::world::REGION
    }
}

impl Registry {
    /// The policy of the repository with this ARN, here or in another account.
    pub fn policy_of(&self, arn: &str) -> Option<&Policy> {
        let mut parts = arn.split(':').skip(3);
        let (region, account) = (parts.next()?, parts.next()?);
        let name = arn.split_once(":repository/")?.1;
        let policy = if account == crate::world::ACCOUNT {
            self.repositories.get(name)?.policy.as_ref()
        } else {
            let uri = format!("{account}.dkr.ecr.{region}.amazonaws.com/{name}");
            self.foreign.get(&uri)?.as_ref()
        };
        policy.map(|it| &it.1)
    }

    /// There is a registry to look into.
    pub fn exists(&self) -> bool {
        !self.repositories.is_empty() || !self.pull_through.is_empty()
    }

    #[inline(never)]
    pub fn apply(&mut self, event: &RegistryEvent, at: SimTime) {
        match event {
            RegistryEvent::RepositoryCreated(it) => {
                self.repositories.insert(it.name.clone(), (**it).clone());
            }
            RegistryEvent::RepositoryDeleted { repository } => {
                self.repositories.remove(repository);
            }
            RegistryEvent::RepositoryChanged(it) => {
                if let Some(old) = self.repositories.get_mut(&it.name) {
                    let images = std::mem::take(&mut old.images);
                    *old = Repository {
                        images,
                        ..(**it).clone()
                    };
                }
            }
            RegistryEvent::ImagePushed { repository, image } => self.push(repository, image),
            RegistryEvent::ImageReplicated { uri, digest } => {
                self.replicas.insert(uri.clone(), digest.clone());
            }
            RegistryEvent::PullThroughSet { prefix, upstream } => match upstream {
                Some(upstream) => {
                    self.pull_through.insert(prefix.clone(), upstream.clone());
                }
                None => {
                    self.pull_through.remove(prefix);
                }
            },
            RegistryEvent::ReplicationSet(rules) => self.replication.clone_from(rules),
            RegistryEvent::ScanningSet(setting) => self.scanning = Some((**setting).clone()),
            RegistryEvent::ForeignSet { uri, policy } => {
                self.foreign.insert(uri.clone(), policy.clone());
            }
            of_image => self.apply_to_image(of_image, at),
        }
    }

    /// A tag moves to the new image; the old one stays, untagged when it was its last.
    fn push(&mut self, repository: &str, image: &Image) {
        self.pushes += 1;
        let behaviour = image.behaviour.clone();
        self.known.insert(image.digest.clone(), behaviour);
        let Some(it) = self.repositories.get_mut(repository) else {
            return;
        };
        for old in &mut it.images {
            old.tags.retain(|tag| !image.tags.contains(tag));
        }
        it.images.push(image.clone());
    }

    fn apply_to_image(&mut self, event: &RegistryEvent, at: SimTime) {
        match event {
            RegistryEvent::TagsRemoved { repository, tags } => {
                let it = self.repositories.get_mut(repository);
                for image in it.into_iter().flat_map(|it| &mut it.images) {
                    image.tags.retain(|tag| !tags.contains(tag));
                }
            }
            RegistryEvent::ImageDeleted {
                repository, digest, ..
            } => {
                if let Some(it) = self.repositories.get_mut(repository) {
                    it.images.retain(|it| it.digest != *digest);
                }
            }
            RegistryEvent::ImageScanned { repository, digest } => {
                if let Some(it) = self.image_mut(repository, digest) {
                    it.scanned_at = Some(at);
                }
            }
            RegistryEvent::ImagePulled { repository, digest } => {
                if let Some(it) = self.image_mut(repository, digest) {
                    it.pulled_at = Some(at);
                }
            }
            _ => {}
        }
    }

    fn image_mut(&mut self, repository: &str, digest: &str) -> Option<&mut Image> {
        let images = &mut self.repositories.get_mut(repository)?.images;
        images.iter_mut().find(|it| it.digest == digest)
    }
}
