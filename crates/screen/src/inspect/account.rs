//! Images and their repositories, roles, secrets, parameters and log groups.

use super::{Draft, Thing};
use crate::moment::Moment;
use crate::text::Text;
use model::iam::{Role, Store, role_name};
use model::{Container, PrivateImage, Repository, TaskDefinition, World};

pub(super) fn fill(moment: Moment<'_>, thing: &Thing, draft: &mut Draft) {
    let world = moment.world;
    match thing {
        Thing::Image(name) => image(moment, name, draft),
        Thing::Repository(name) => {
            if let Some(it) = world.ecr.repositories.get(name) {
                repository(moment, it, draft);
            }
        }
        Thing::Role(name) => {
            if let Some(it) = world.iam.role(name) {
                role(moment, it, draft);
            }
        }
        Thing::Stored(store, name) => {
            let uses = |it: &Container| match store {
                Store::LogGroup => it.log.as_ref().and_then(|it| it.group.as_ref()) == Some(name),
                _ => it
                    .secrets
                    .iter()
                    .any(|it| it.value_from.contains(name.as_str())),
            };
            draft.tie(
                moment,
                "insp-used-by",
                definitions(world, |it| it.containers.iter().any(uses)),
            );
        }
        _ => {}
    }
}

/// Definitions that are so, the newest of each family first.
fn definitions(world: &World, so: impl Fn(&TaskDefinition) -> bool) -> Vec<Thing> {
    let families = world.families.values();
    let all = families.flat_map(|it| it.revisions.values().rev());
    let those = all.filter(|it| so(it));
    those.map(|it| Thing::Definition(it.reference())).collect()
}

fn image(moment: Moment<'_>, name: &str, draft: &mut Draft) {
    let world = moment.world;
    let private = PrivateImage::of(name).filter(PrivateImage::is_own);
    let repository = private.and_then(|it| world.ecr.repositories.get(it.repository));
    let own = private
        .zip(repository)
        .and_then(|(it, all)| all.tagged(it.tag));
    let behaviour = own
        .map(|it| &it.behaviour)
        .or_else(|| world.images.get(name));
    if let Some(it) = own {
        draft.say("insp-digest", &it.digest);
        let findings = it.findings.iter();
        let findings: Vec<String> = findings
            .map(|(severity, count)| format!("{severity} {count}"))
            .collect();
        draft.say("insp-findings", findings.join(", "));
    }
    match behaviour {
        None => draft.tell("insp-behaves", Text::new("insp-behaves-plainly")),
        Some(it) => {
            draft.say("insp-image-size", it.size_mib);
            draft.say("insp-starts-in", crate::text::span(it.starts_in));
            if let Some(after) = it.exits_after {
                let words = Text::new("insp-exits-with").num("code", it.exit_code);
                draft.tell("insp-exits", words.str("after", crate::text::span(after)));
            }
            draft.say("insp-health", format!("{:?}", it.health));
            if let Some(machine) = &it.architecture {
                draft.say("insp-architecture", machine);
            }
            if it.missing {
                draft.tell("insp-pull", Text::new("insp-missing"));
            }
        }
    }
    draft.tie(
        moment,
        "insp-repository",
        repository.map(|it| Thing::Repository(it.name.clone())),
    );
    let uses = |it: &TaskDefinition| it.containers.iter().any(|it| it.image == name);
    draft.tie(moment, "insp-used-by", definitions(world, uses));
    let on = world.instances.values();
    let on = on.filter(|it| {
        it.images
            .iter()
            .any(|it| it.split("@sha256:").next() == Some(name))
    });
    draft.tie(
        moment,
        "insp-cached-on",
        on.map(|it| Thing::Instance(it.id)),
    );
}

fn repository(moment: Moment<'_>, it: &Repository, draft: &mut Draft) {
    draft.say(
        "insp-tags",
        if it.immutable { "IMMUTABLE" } else { "MUTABLE" },
    );
    let setting = moment.world.ecr.scanning.as_ref();
    let frequency = setting.and_then(|own| own.of(&it.name).0.name());
    if let Some(frequency) = frequency {
        draft.say("insp-scanned", frequency);
    }
    draft.when("fact-created", Some(it.created_at));
    for image in &it.images {
        let tags = image.tags.iter().cloned().collect::<Vec<_>>().join(", ");
        let digest = image.digest.get(..19).unwrap_or(&image.digest);
        let words = Text::new("insp-image-of").str("digest", digest);
        draft.tell(
            "insp-image",
            words
                .str("tags", tags)
                .num("size", image.behaviour.size_mib),
        );
    }
    if let Some((text, _)) = &it.policy {
        draft.say("insp-policy", text);
    }
    if let Some((text, _)) = &it.lifecycle {
        draft.say("insp-lifecycle", text);
    }
    let of_it = |image: &str| {
        PrivateImage::of(image).is_some_and(|own| own.is_own() && own.repository == it.name)
    };
    let uses = |it: &TaskDefinition| it.containers.iter().any(|it| of_it(&it.image));
    draft.tie(moment, "insp-used-by", definitions(moment.world, uses));
}

fn role(moment: Moment<'_>, it: &Role, draft: &mut Draft) {
    draft.say("insp-arn", it.arn());
    draft.say("insp-trusts", it.trusted.join(", "));
    if moment.world.iam.caller.as_ref() == Some(&it.name) {
        draft.tell("insp-caller", Text::new("insp-yes"));
    }
    for policy in &it.attached {
        draft.say("insp-attached", policy);
    }
    for (name, (text, _)) in &it.inline {
        let words = Text::new("insp-inline-of").str("name", name);
        draft.tell("insp-inline", words.str("document", text));
    }
    let world = moment.world;
    let is = |arn: &Option<String>| arn.as_deref().is_some_and(|arn| role_name(arn) == it.name);
    draft.tie(
        moment,
        "insp-executes",
        definitions(world, |it| is(&it.execution_role_arn)),
    );
    draft.tie(
        moment,
        "insp-acts-for",
        definitions(world, |it| is(&it.task_role_arn)),
    );
    let on = world
        .instances
        .values()
        .filter(|own| own.role.as_ref() == Some(&it.name));
    draft.tie(moment, "insp-instance", on.map(|it| Thing::Instance(it.id)));
}
