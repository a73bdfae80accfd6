//! T15 and T16: how much ephemeral storage to ask for, and which volume outlives what.
//!
//! Model: an image takes its compressed size and twice that unpacked, as `rules::storage` has it.
//! Example: an image of 4 GiB and 30 GiB of data need sizeInGiB 42.

use super::super::{Answer, Draw, Drawn, Words};
use rules::storage::{EPHEMERAL_GIB, Kind, Loss, ephemeral_left, survives};

fn number(value: u32) -> Answer {
    Answer::Number(i64::from(value))
}

/// T15: the smallest size that holds image and data.
pub fn ephemeral(draw: &mut Draw) -> Option<Drawn> {
    let image = draw.number(1, 8);
    let data = draw.number(8, 120);
    let holds = |size: &u32| {
        let left = ephemeral_left(*size, [image * 1024].into_iter());
        left.is_some_and(|it| it >= data * 1024)
    };
    let right = (EPHEMERAL_GIB + 1..=200).find(holds)?;
    if holds(&EPHEMERAL_GIB) {
        return None;
    }
    let mut wrong = vec![
        ("the-default-is-enough", number(EPHEMERAL_GIB)),
        ("images-take-no-room", number(data)),
        ("images-stay-packed", number(data + image)),
        (
            "gigabytes-are-gibibytes",
            number((right * 1074).div_ceil(1000)),
        ),
        ("the-most-is-safe", number(200)),
    ];
    let shift = draw.number(0, 1) as usize;
    wrong.rotate_left(shift);
    Some(Drawn {
        stem: Words::new("q-t15")
            .number("image", image)
            .number("data", data),
        given: Vec::new(),
        right: number(right),
        wrong,
        reason: Words::new("q-t15-why")
            .number("image", image)
            .number("taken", 3 * image)
            .number("data", data)
            .number("size", right),
    })
}

/// Kinds with the words of their answers, and the idea behind choosing them where they are lost.
const KINDS: [(Kind, &str, &str); 7] = [
    (Kind::Bind, "a-bind", "a-bind-mount-lasts"),
    (Kind::HostPath, "a-host-path", "the-host-lasts"),
    (Kind::DockerTask, "a-docker-task", "task-scope-lasts"),
    (
        Kind::DockerShared,
        "a-docker-shared",
        "shared-means-everywhere",
    ),
    (Kind::Efs, "a-efs", "a-file-system-is-lost"),
    (Kind::Ebs, "a-ebs", "the-disk-follows"),
    (Kind::S3Files, "a-s3-files", "a-file-system-is-lost"),
];

/// T16: what the next task still finds.
pub fn survivors(draw: &mut Draw) -> Option<Drawn> {
    let (loss, event) = *draw.pick(&[
        (Loss::TaskStop, "task"),
        (Loss::InstanceLoss, "instance"),
        (Loss::ZoneLoss, "zone"),
    ]);
    let mut kinds = KINDS;
    draw.shuffle(&mut kinds);
    // Exams are older than buckets that can be mounted.
    let known = kinds
        .into_iter()
        .filter(|it| !draw.exam || it.0 != Kind::S3Files);
    let (kept, mut lost): (Vec<_>, Vec<_>) = known.partition(|it| survives(it.0, loss));
    lost.truncate(4);
    let right = kept.first()?.1;
    Some(Drawn {
        stem: Words::new("q-t16").name("event", event),
        given: Vec::new(),
        right: Answer::Words(right),
        wrong: lost
            .into_iter()
            .map(|it| (it.2, Answer::Words(it.1)))
            .collect(),
        reason: Words::new("q-t16-why").name("event", event),
    })
}
