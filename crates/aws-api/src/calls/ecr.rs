//! Image repositories: made, pushed to, scanned, shared, tidied up.
//!
//! Source: ECR API, CreateRepository, PutImage, DescribeImages, PutLifecyclePolicy and their errors (read
//! 2026-11). Model: `lab.PushImage` stands for docker push; a scan finds what the push said it would.
//! Example: pushing tag v1 twice to an IMMUTABLE repository is ImageTagAlreadyExistsException (W83).

mod policies;
mod registry;
mod scanning;

use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::calls::lab;
use crate::describe::{moment, page};
use crate::error::ApiError;
use crate::json::Node;
use crate::shape::clip;
use engine::commands::registry::new_repository;
use engine::lifecycle::permits::repository_arn;
use engine::{Answer, Command};
use model::ecr::Image;
use model::{ACCOUNT, REGION, RegistryEvent, Repository, World, identity};
use serde_json::{Value, json};

const fn read(name: &'static str, shape: &'static str, act: fn(&Ask) -> Answered) -> Entry {
    Entry {
        name,
        shape,
        act: Act::Read(act),
    }
}

const fn write(
    name: &'static str,
    shape: &'static str,
    parse: fn(&Ask) -> Parsed,
    answer: fn(&Ask, &Answer) -> Value,
) -> Entry {
    Entry {
        name,
        shape,
        act: Act::Write(parse, answer),
    }
}

pub const CALLS: &[Entry] = &[
    write(
        "ecr.CreateRepository",
        "EcrCreateRepositoryRequest",
        create,
        one,
    ),
    write(
        "ecr.DeleteRepository",
        "EcrDeleteRepositoryRequest",
        delete,
        nothing,
    ),
    read(
        "ecr.DescribeRepositories",
        "EcrDescribeRepositoriesRequest",
        describe,
    ),
    write(
        "ecr.PutImageTagMutability",
        "EcrMutabilityRequest",
        put_mutability,
        nothing,
    ),
    write(
        "ecr.PutImageScanningConfiguration",
        "EcrScanningRequest",
        put_scanning,
        nothing,
    ),
    read("ecr.DescribeImages", "EcrImagesRequest", describe_images),
    read("ecr.ListImages", "EcrImagesRequest", list_images),
    write(
        "ecr.BatchDeleteImage",
        "EcrDeleteImagesRequest",
        delete_images,
        nothing,
    ),
    write("ecr.StartImageScan", "EcrScanRequest", scan, in_progress),
    write(
        "ecr.PutRegistryScanningConfiguration",
        "EcrRegistryScanningRequest",
        scanning::put,
        scanning::answer,
    ),
    read(
        "ecr.GetRegistryScanningConfiguration",
        "NothingRequest",
        scanning::get,
    ),
    read(
        "ecr.BatchGetRepositoryScanningConfiguration",
        "EcrRepositoriesScanningRequest",
        scanning::of_repositories,
    ),
    write(
        "lab.SetForeignRepository",
        "SetForeignRepositoryRequest",
        registry::foreign,
        nothing,
    ),
    read("ecr.DescribeImageScanFindings", "EcrScanRequest", findings),
    write(
        "ecr.SetRepositoryPolicy",
        "EcrSetPolicyRequest",
        policies::set,
        nothing,
    ),
    read(
        "ecr.GetRepositoryPolicy",
        "EcrRepositoryRequest",
        policies::get,
    ),
    write(
        "ecr.DeleteRepositoryPolicy",
        "EcrRepositoryRequest",
        policies::delete,
        nothing,
    ),
    write(
        "ecr.PutLifecyclePolicy",
        "EcrPutLifecycleRequest",
        policies::put_lifecycle,
        nothing,
    ),
    read(
        "ecr.GetLifecyclePolicy",
        "EcrRepositoryRequest",
        policies::get_lifecycle,
    ),
    write(
        "ecr.DeleteLifecyclePolicy",
        "EcrRepositoryRequest",
        policies::no_lifecycle,
        nothing,
    ),
    read(
        "ecr.GetLifecyclePolicyPreview",
        "EcrPreviewRequest",
        policies::preview,
    ),
    write(
        "ecr.CreatePullThroughCacheRule",
        "EcrPullThroughRequest",
        registry::cache,
        nothing,
    ),
    write(
        "ecr.DeletePullThroughCacheRule",
        "EcrPrefixRequest",
        registry::no_cache,
        nothing,
    ),
    read(
        "ecr.DescribePullThroughCacheRules",
        "NothingRequest",
        registry::caches,
    ),
    write(
        "ecr.PutReplicationConfiguration",
        "EcrReplicationRequest",
        registry::replicate,
        nothing,
    ),
    read("ecr.DescribeRegistry", "NothingRequest", registry::describe),
    read(
        "ecr.GetAuthorizationToken",
        "EcrLoginRequest",
        registry::login,
    ),
    write("lab.PushImage", "PushImageRequest", push, pushed),
];

fn nothing(_: &Ask, _: &Answer) -> Value {
    json!({})
}

fn request(summary: String, event: RegistryEvent) -> Parsed {
    Ok(Request {
        summary,
        command: Command::ChangeRegistry {
            events: vec![event],
        },
    })
}

/// The repository that a call names.
///
/// Source: ECR API, RepositoryNotFoundException (read 2026-11).
fn found<'a>(ask: &'a Ask) -> Result<&'a Repository, ApiError> {
    let name = ask.input.text_at("repositoryName").unwrap_or_default();
    ask.world.ecr.repositories.get(name).ok_or_else(|| {
        let text = format!(
            "The repository with name '{}' does not exist in the registry with id '{ACCOUNT}'",
            clip(name)
        );
        ApiError::new("RepositoryNotFoundException", text).at("repositoryName")
    })
}

/// The repository changed, its images aside.
fn changed(ask: &Ask, words: &str, change: impl FnOnce(&mut Repository)) -> Parsed {
    let of = found(ask)?;
    let mut it = Repository {
        images: Vec::new(),
        ..of.clone()
    };
    change(&mut it);
    let summary = format!("{} {words}", it.name);
    request(summary, RegistryEvent::RepositoryChanged(Box::new(it)))
}

/// Source: ECR API, RepositoryName: 2 to 256, lower case, digits, single separators (read 2026-11).
fn is_name(text: &str) -> bool {
    let separator = |it: &str| {
        matches!(it, "." | "_" | "__") || !it.is_empty() && it.bytes().all(|b| b == b'-')
    };
    let word = |part: &str| {
        let legal = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit();
        let ends = part.starts_with(legal) && part.ends_with(legal);
        let gaps = part.split(legal).filter(|it| !it.is_empty());
        ends && gaps.into_iter().all(separator)
    };
    (2..=256).contains(&text.len()) && text.split('/').all(word)
}

fn mutability(ask: &Ask) -> (bool, Vec<String>) {
    let mode = ask.input.text_at("imageTagMutability").unwrap_or("MUTABLE");
    let filters = ask
        .input
        .items_at("imageTagMutabilityExclusionFilters")
        .iter();
    let filters = filters
        .filter_map(|it| it.text_at("filter"))
        .map(str::to_owned);
    let exclusions = if mode.ends_with("_WITH_EXCLUSION") {
        filters.collect()
    } else {
        Vec::new()
    };
    (mode.starts_with("IMMUTABLE"), exclusions)
}

fn scan_on_push(ask: &Ask) -> bool {
    let scanning = ask.input.get("imageScanningConfiguration");
    scanning.and_then(|it| it.bool_at("scanOnPush")) == Some(true)
}

fn create(ask: &Ask) -> Parsed {
    let name = ask.input.text_at("repositoryName").unwrap_or_default();
    if !is_name(name) {
        let text = "Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must \
                    satisfy regular expression \
                    '(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*''";
        return Err(ApiError::invalid(text).at("repositoryName"));
    }
    let repositories = &ask.world.ecr.repositories;
    if repositories.contains_key(name) {
        let text = format!(
            "The repository with name '{name}' already exists in the registry with id '{ACCOUNT}'"
        );
        let error = ApiError::new("RepositoryAlreadyExistsException", text);
        return Err(error.at("repositoryName"));
    }
    if repositories.len() >= 200 {
        return Err(ApiError::lab_most("things-repositories", 200));
    }
    let (immutable, exclusions) = mutability(ask);
    let made = Repository {
        immutable,
        exclusions,
        scan_on_push: scan_on_push(ask),
        ..new_repository(name, ask.now)
    };
    request(
        name.to_owned(),
        RegistryEvent::RepositoryCreated(Box::new(made)),
    )
}

fn uri(name: &str) -> String {
    format!("{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/{name}")
}

fn show(it: &Repository) -> Value {
    let mode = match (it.immutable, it.exclusions.is_empty()) {
        (true, true) => "IMMUTABLE",
        (true, false) => "IMMUTABLE_WITH_EXCLUSION",
        (false, true) => "MUTABLE",
        (false, false) => "MUTABLE_WITH_EXCLUSION",
    };
    json!({
        "repositoryArn": repository_arn(&it.name),
        "registryId": ACCOUNT,
        "repositoryName": it.name,
        "repositoryUri": uri(&it.name),
        "createdAt": moment(it.created_at),
        "imageTagMutability": mode,
        "imageScanningConfiguration": {"scanOnPush": it.scan_on_push},
    })
}

fn one(ask: &Ask, _: &Answer) -> Value {
    json!({"repository": found(ask).ok().map(show)})
}

fn delete(ask: &Ask) -> Parsed {
    let it = found(ask)?;
    if !it.images.is_empty() && ask.input.bool_at("force") != Some(true) {
        let text = format!(
            "The repository with name '{}' in registry with id '{ACCOUNT}' cannot be deleted \
             because it still contains images",
            it.name
        );
        return Err(ApiError::new("RepositoryNotEmptyException", text).at("force"));
    }
    let repository = it.name.clone();
    request(
        repository.clone(),
        RegistryEvent::RepositoryDeleted { repository },
    )
}

fn describe(ask: &Ask) -> Answered {
    let names = ask.input.texts_at("repositoryNames");
    let repositories = &ask.world.ecr.repositories;
    if let Some(name) = names.iter().find(|it| !repositories.contains_key(**it)) {
        let text = format!(
            "The repository with name '{}' does not exist in the registry with id '{ACCOUNT}'",
            clip(name)
        );
        return Err(ApiError::new("RepositoryNotFoundException", text).at("repositoryNames"));
    }
    let wanted = |it: &&Repository| names.is_empty() || names.contains(&it.name.as_str());
    let shown: Vec<Value> = repositories.values().filter(wanted).map(show).collect();
    page(ask.input, "repositories", shown)
}

fn put_mutability(ask: &Ask) -> Parsed {
    let mode = ask.input.text_at("imageTagMutability").unwrap_or_default();
    let (immutable, exclusions) = mutability(ask);
    changed(ask, mode, |it| {
        (it.immutable, it.exclusions) = (immutable, exclusions)
    })
}

fn put_scanning(ask: &Ask) -> Parsed {
    let on = scan_on_push(ask);
    changed(
        ask,
        if on {
            "scan on push"
        } else {
            "no scan on push"
        },
        |it| it.scan_on_push = on,
    )
}

/// The image of an image id: by digest, else by tag.
fn image<'r>(of: &'r Repository, id: &Node) -> Result<&'r Image, ApiError> {
    let (digest, tag) = (id.text_at("imageDigest"), id.text_at("imageTag"));
    let image = match (digest, tag) {
        (Some(digest), _) => of.by_digest(digest),
        (None, Some(tag)) => of.tagged(tag),
        (None, None) => None,
    };
    image.ok_or_else(|| {
        let text = format!(
            "The image with imageId {{imageDigest:'{}', imageTag:'{}'}} does not exist within the \
             repository with name '{}' in the registry with id '{ACCOUNT}'",
            clip(digest.unwrap_or("null")),
            clip(tag.unwrap_or("null")),
            of.name
        );
        ApiError::new("ImageNotFoundException", text).at("imageId")
    })
}

fn show_image(world: &World, of: &Repository, it: &Image) -> Value {
    let mut shown = json!({
        "registryId": ACCOUNT,
        "repositoryName": of.name,
        "imageDigest": it.digest,
        "imageTags": it.tags,
        "imageSizeInBytes": u64::from(it.behaviour.size_mib) * 1024 * 1024,
        "imagePushedAt": it.pushed_at,
    });
    crate::describe::put(&mut shown, "lastRecordedPullTime", it.pulled_at.map(moment));
    if it.scanned_at.is_some() {
        shown["imageScanStatus"] = json!({"status": "COMPLETE"});
        shown["imageScanFindingsSummary"] = json!({"findingSeverityCounts": it.findings});
    }
    if let Some(status) = scanning::status(world, of, it) {
        shown["imageScanStatus"] = status;
    }
    shown
}

fn describe_images(ask: &Ask) -> Answered {
    let of = found(ask)?;
    let ids = ask.input.items_at("imageIds");
    let mut shown = Vec::new();
    for id in ids {
        shown.push(show_image(ask.world, of, image(of, id)?));
    }
    if ids.is_empty() {
        shown = of
            .images
            .iter()
            .map(|it| show_image(ask.world, of, it))
            .collect();
    }
    page(ask.input, "imageDetails", shown)
}

fn list_images(ask: &Ask) -> Answered {
    let mut ids = Vec::new();
    for it in &found(ask)?.images {
        ids.extend(
            it.tags
                .iter()
                .map(|tag| json!({"imageDigest": it.digest, "imageTag": tag})),
        );
        if it.tags.is_empty() {
            ids.push(json!({"imageDigest": it.digest}));
        }
    }
    page(ask.input, "imageIds", ids)
}

/// By tag the tag goes, and the image with its last tag; by digest the image goes.
///
/// Source: ECR API, BatchDeleteImage (read 2026-11).
fn delete_images(ask: &Ask) -> Parsed {
    let of = found(ask)?;
    let mut events = Vec::new();
    for id in ask.input.items_at("imageIds") {
        let it = image(of, id)?;
        let tag = id
            .text_at("imageTag")
            .filter(|_| id.get("imageDigest").is_none());
        let repository = of.name.clone();
        events.push(match tag {
            Some(tag) if it.tags.len() > 1 => RegistryEvent::TagsRemoved {
                repository,
                tags: vec![tag.to_owned()],
            },
            _ => RegistryEvent::ImageDeleted {
                repository,
                digest: it.digest.clone(),
                rule: None,
            },
        });
    }
    Ok(Request {
        summary: of.name.clone(),
        command: Command::ChangeRegistry { events },
    })
}

/// Source: ECR user guide, basic scanning: one scan of an image in 24 hours (read 2026-11).
fn scan(ask: &Ask) -> Parsed {
    scanning::manual(ask)?;
    let of = found(ask)?;
    let it = image(of, ask.input.get("imageId").unwrap_or(ask.input))?;
    let day = base::SimDuration::from_secs(86_400);
    if it.scanned_at.is_some_and(|at| ask.now.since(at) < day) {
        let text = "The scan quota per image has been exceeded. Wait and try again.";
        return Err(ApiError::new("LimitExceededException", text).at("imageId"));
    }
    let (repository, digest) = (of.name.clone(), it.digest.clone());
    request(
        repository.clone(),
        RegistryEvent::ImageScanned { repository, digest },
    )
}

fn in_progress(_: &Ask, _: &Answer) -> Value {
    json!({"imageScanStatus": {"status": "IN_PROGRESS"}})
}

fn findings(ask: &Ask) -> Answered {
    let of = found(ask)?;
    let it = image(of, ask.input.get("imageId").unwrap_or(ask.input))?;
    let Some(at) = it.scanned_at else {
        let text = format!(
            "Image scan does not exist for the image with digest '{}'",
            it.digest
        );
        return Err(ApiError::new("ScanNotFoundException", text).at("imageId"));
    };
    Ok(json!({
        "repositoryName": of.name,
        "imageId": {"imageDigest": it.digest},
        "imageScanStatus": scanning::status(ask.world, of, it)
            .unwrap_or_else(|| json!({"status": "COMPLETE"})),
        "imageScanFindings": {
            "imageScanCompletedAt": moment(at),
            "findingSeverityCounts": it.findings,
        },
    }))
}

/// docker push, with the behaviour of what is pushed.
fn push(ask: &Ask) -> Parsed {
    let of = found(ask)?;
    let tag = ask.input.text_at("imageTag");
    let legal = |it: u8| it.is_ascii_alphanumeric() || b"_.-".contains(&it);
    if tag.is_some_and(|it| it.is_empty() || it.len() > 300 || !it.bytes().all(legal)) {
        return Err(ApiError::lab("refuse-image-tag").at("imageTag"));
    }
    if let Some(tag) = tag.filter(|it| of.keeps(it) && of.tagged(it).is_some()) {
        let text = format!(
            "The image tag '{tag}' already exists in the '{}' repository and cannot be overwritten \
             because the tag is immutable.",
            of.name
        );
        return Err(ApiError::new("ImageTagAlreadyExistsException", text).at("imageTag"));
    }
    if of.images.len() >= 1000 || ask.world.ecr.pushes >= 10_000 {
        return Err(ApiError::lab_most("things-images", 1000));
    }
    let ago = ask
        .input
        .text_at("pushedAgo")
        .and_then(|it| base::SimDuration::parse(it).ok());
    let ago = ago.map_or(0, |it| i64::try_from(it.0 / 1000).unwrap_or(i64::MAX / 2));
    let mut severities = std::collections::BTreeMap::new();
    for item in ask.input.items_at("findings") {
        let count = item
            .int_at("count")
            .and_then(|it| u32::try_from(it).ok())
            .unwrap_or(0);
        severities.insert(
            item.text_at("severity").unwrap_or_default().to_owned(),
            count,
        );
    }
    let image = Image {
        digest: identity::image_digest(ask.world.seed, ask.world.ecr.pushes + 1),
        tags: tag.into_iter().map(str::to_owned).collect(),
        pushed_at: engine::nodes::unix_secs(ask.now).saturating_sub(ago),
        pulled_at: None,
        findings: severities,
        scanned_at: None,
        behaviour: lab::behaviour(ask.input)?,
    };
    let repository = of.name.clone();
    let summary = format!("{repository}:{}", tag.unwrap_or("(no tag)"));
    let image = Box::new(image);
    request(summary, RegistryEvent::ImagePushed { repository, image })
}

fn pushed(ask: &Ask, _: &Answer) -> Value {
    let Ok(of) = found(ask) else { return json!({}) };
    let Some(it) = of.images.last() else {
        return json!({});
    };
    let tag = it.tags.iter().next();
    let place = tag.map_or_else(|| format!("@{}", it.digest), |tag| format!(":{tag}"));
    json!({"image": show_image(ask.world, of, it), "imageUri": format!("{}{place}", uri(&of.name))})
}
