//! Images and queues as goals see them.
//!
//! Example: `length(images.app)` counts what is left in the repository, `queues.jobs.oldest` is in
//! seconds.

use model::World;
use model::sqs::Queue;
use serde_json::{Map, Value, json};

/// By repository: digest, tags, days since the push, findings of severity CRITICAL.
pub(super) fn images(world: &World) -> Value {
    let now = model::EPOCH_UNIX_SECS + (world.now.0 / 1000) as i64;
    let all = world.ecr.repositories.iter().map(|(name, repository)| {
        let images = repository.images.iter().map(|it| {
            json!({
                "digest": it.digest,
                "tags": it.tags,
                "days": (now - it.pushed_at) / 86_400,
                "critical": it.findings.get("CRITICAL").copied().unwrap_or(0),
            })
        });
        (name.clone(), images.collect())
    });
    Value::Object(all.collect())
}

/// By name: messages that wait, that are worked on, and the age of the oldest in seconds.
pub(super) fn queues(world: &World) -> Value {
    let all = world
        .queues
        .values()
        .map(|it| (it.name.clone(), queue(world, it)));
    Value::Object(all.collect::<Map<_, _>>())
}

fn queue(world: &World, queue: &Queue) -> Value {
    let oldest = queue.messages.values().map(|it| it.sent_at).min();
    json!({
        "visible": queue.visible(),
        "in_flight": queue.in_flight(),
        "oldest": oldest.map_or(0, |it| world.now.since(it).0 / 1000),
    })
}
