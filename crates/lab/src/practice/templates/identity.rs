//! T22 and T23: which role a refused call is about, and which images a lifecycle policy expires.
//!
//! Example: `ecr:BatchGetImage` is refused while a Fargate task is PENDING: the execution role.

use super::super::{Answer, Draw, Drawn, Words};
use rules::iam::{Acts, Whose, decide, managed, whose};
use rules::image_lifecycle::{Count, ImageFacts, Rule, TagStatus, expired};

/// A call that may be refused: who makes it, the action, and when, as a message.
const CALLS: [(Acts, &str, &str); 9] = [
    (Acts::Agent, "ecr:GetAuthorizationToken", "pulling"),
    (Acts::Agent, "ecr:BatchGetImage", "pulling"),
    (Acts::Agent, "secretsmanager:GetSecretValue", "secrets"),
    (Acts::Agent, "logs:CreateLogStream", "logging"),
    (Acts::App, "s3:PutObject", "running"),
    (Acts::App, "dynamodb:PutItem", "running"),
    (Acts::App, "sqs:ReceiveMessage", "running"),
    (Acts::App, "secretsmanager:GetSecretValue", "running"),
    (Acts::Host, "ecs:RegisterContainerInstance", "joining"),
];

/// AWS's own policies that somebody may have put on a role.
const POLICIES: [&str; 8] = [
    "AmazonECSTaskExecutionRolePolicy",
    "AmazonEC2ContainerServiceforEC2Role",
    "AmazonS3FullAccess",
    "AmazonDynamoDBFullAccess",
    "AmazonSQSFullAccess",
    "SecretsManagerReadWrite",
    "CloudWatchLogsFullAccess",
    "AmazonS3ReadOnlyAccess",
];

const ROLES: [(Whose, &str, &str, &str); 3] = [
    (
        Whose::Execution,
        "a-role-execution",
        "q-role-execution",
        "the-execution-role-does-it-all",
    ),
    (
        Whose::Task,
        "a-role-task",
        "q-role-task",
        "the-task-role-does-it-all",
    ),
    (
        Whose::Instance,
        "a-role-instance",
        "q-role-instance",
        "the-instance-role-does-it-all",
    ),
];

fn allows(policy: &str, action: &str) -> bool {
    managed(policy).is_some_and(|it| decide([&it].into_iter(), "role", action, "*").allows())
}

/// T22: the role that answers for the call lacks it; another one may have it and does not help.
pub fn refused(draw: &mut Draw) -> Option<Drawn> {
    let (acts, action, when) = *draw.pick(&CALLS);
    let on_instance = acts == Acts::Host || draw.number(0, 1) == 0;
    // Secrets need an execution role in any case, and on an instance the driver logs as the host.
    let bare = on_instance && !matches!(when, "secrets" | "logging") && draw.number(0, 2) == 0;
    if on_instance && when == "logging" {
        return None;
    }
    let (execution, task) = match acts {
        Acts::Agent => (!bare, draw.number(0, 1) == 0),
        Acts::App => (true, !bare),
        Acts::Host => (true, true),
    };
    let right = whose(acts, execution, task, on_instance)?;
    let mut given = vec![Words::new(if on_instance {
        "q-on-ec2"
    } else {
        "q-on-fargate"
    })];
    let mut helped = false;
    for (role, _, line, _) in ROLES {
        let there = match role {
            Whose::Execution => execution,
            Whose::Task => task,
            Whose::Instance => on_instance,
        };
        // An instance that is in the cluster may join it.
        let joined = role == Whose::Instance && acts != Acts::Host;
        let policy = *draw.pick(if joined { &POLICIES[1..2] } else { &POLICIES });
        let may = there && allows(policy, action);
        if may && role == right {
            return None;
        }
        helped |= may;
        given.push(Words::new(line).name("policy", if there { policy } else { "-" }));
    }
    // In most questions another role has the permission, so that it matters whose it is.
    if !helped && acts != Acts::Host && draw.number(0, 3) > 0 {
        return None;
    }
    let (_, answer, ..) = *ROLES.iter().find(|it| it.0 == right)?;
    let others = ROLES.iter().filter(|it| it.0 != right);
    let mut wrong: Vec<(&'static str, Answer)> =
        others.map(|it| (it.3, Answer::Words(it.1))).collect();
    wrong.push(("ecs-has-a-role-of-its-own", Answer::Words("a-role-service")));
    Some(Drawn {
        stem: Words::new("q-t22")
            .name("action", action)
            .name("when", when),
        given,
        right: Answer::Words(answer),
        wrong,
        reason: Words::new("q-t22-why").name("acts", answer),
    })
}

const NOW: i64 = 1_767_603_600;
const DAY: i64 = 86_400;

struct Image {
    name: char,
    tag: String,
    days: i64,
}

fn facts(images: &[Image], turned: bool) -> Vec<ImageFacts> {
    let one = |it: &Image| ImageFacts {
        tags: Some(it.tag.clone())
            .filter(|it| !it.is_empty())
            .into_iter()
            .collect(),
        pushed_at: NOW + DAY * if turned { it.days } else { -it.days },
    };
    images.iter().map(one).collect()
}

/// Names of what expires: `A, C`, or a dash.
fn gone(rules: &[Rule], images: &[Image], turned: bool) -> Answer {
    list(
        expired(rules, &facts(images, turned), NOW)
            .into_iter()
            .map(|it| it.0),
        images,
    )
}

fn list(places: impl Iterator<Item = usize>, images: &[Image]) -> Answer {
    let mut names: Vec<String> = places.map(|it| images[it].name.to_string()).collect();
    names.sort();
    names.dedup();
    Answer::Name(if names.is_empty() {
        "-".into()
    } else {
        names.join(", ")
    })
}

fn rule(draw: &mut Draw, priority: u32, tags: TagStatus) -> Rule {
    let count = match draw.number(0, 1) {
        0 => Count::ImageCountMoreThan(draw.number(1, 2)),
        _ => Count::SinceImagePushed(draw.number(4, 20)),
    };
    Rule {
        priority,
        description: None,
        tags,
        count,
    }
}

fn line(it: &Rule) -> Words {
    let tags = match &it.tags {
        TagStatus::Tagged(patterns) => patterns.join(", "),
        TagStatus::Untagged => "untagged".into(),
        TagStatus::Any => "any".into(),
    };
    let (id, count) = match it.count {
        Count::ImageCountMoreThan(count) => ("q-rule-count", count),
        Count::SinceImagePushed(days) => ("q-rule-days", days),
    };
    Words::new(id)
        .number("priority", it.priority)
        .name("tags", tags)
        .number("count", count)
}

/// T23: two rules over five images.
pub fn expiring(draw: &mut Draw) -> Option<Drawn> {
    let mut images: Vec<Image> = Vec::new();
    for name in ['A', 'B', 'C', 'D', 'E'] {
        let kind = *draw.pick(&["prod", "beta", "prod-beta", ""]);
        let days = i64::from(draw.number(1, 30));
        if images.iter().any(|it| it.days == days) {
            return None;
        }
        let tag = if kind.is_empty() {
            String::new()
        } else {
            format!("{kind}-{}", name.to_ascii_lowercase())
        };
        images.push(Image { name, tag, days });
    }
    let first = *draw.pick(&["prod*", "beta*"]);
    let last = match draw.number(0, 2) {
        0 => TagStatus::Any,
        1 => TagStatus::Untagged,
        _ => TagStatus::Tagged(vec!["*beta*".into()]),
    };
    let rules = [
        rule(draw, 1, TagStatus::Tagged(vec![first.into()])),
        rule(draw, 2, last),
    ];
    // A limit that is an image's very age says nothing: hours would decide.
    let edge = |it: &Rule| {
        matches!(it.count, Count::SinceImagePushed(days)
        if images.iter().any(|it| it.days == i64::from(days)))
    };
    let right = gone(&rules, &images, false);
    if rules.iter().any(edge) || right == Answer::Name("-".into()) {
        return None;
    }
    let mut turned = rules.clone();
    (turned[0].priority, turned[1].priority) = (2, 1);
    let each = rules
        .iter()
        .flat_map(|it| expired(std::slice::from_ref(it), &facts(&images, false), NOW));
    let any = |it: &Rule| Rule {
        tags: TagStatus::Any,
        ..it.clone()
    };
    let mut wrong = vec![
        ("no-rule-shields", list(each.map(|it| it.0), &images)),
        ("the-last-rule-first", gone(&turned, &images, false)),
        ("the-newest-go", gone(&rules, &images, true)),
        (
            "only-the-first-rule-counts",
            gone(&rules[..1], &images, false),
        ),
        (
            "untagged-images-match-too",
            gone(&[any(&rules[0]), rules[1].clone()], &images, false),
        ),
    ];
    draw.shuffle(&mut wrong);
    let mut given: Vec<Words> = rules.iter().map(line).collect();
    given.extend(images.iter().map(|it| {
        let tag = if it.tag.is_empty() { "-" } else { &it.tag };
        Words::new("q-image")
            .name("name", it.name)
            .name("tag", tag)
            .number("days", it.days)
    }));
    let Answer::Name(names) = &right else {
        return None;
    };
    Some(Drawn {
        stem: Words::new("q-t23"),
        given,
        reason: Words::new("q-t23-why").name("list", names),
        right,
        wrong,
    })
}
