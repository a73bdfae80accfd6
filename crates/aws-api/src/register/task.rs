//! Rules on the task as a whole: family, containers, size, roles, constraints, namespaces.
//!
//! Source: ECS API, RegisterTaskDefinition; texts V1, V2, V6, V7, V11, V12, V30, V32 as users
//! pasted them, V7 and F15 as a third party quotes the live API (read 2026-11).
//! Model:  texts marked assumed are ours.

use super::Review;
use crate::calls::clusters::is_name;
use crate::finding::{Finding, example};
use crate::shape::{clip, placeholder};
use crate::text::Text;
use rules::query::Expression;

/// Source: ECS service quotas, 10 containers per task definition (read 2026-11).
const MAX_CONTAINERS: usize = 10;

/// Source: ECS developer guide, task CPU of 0.125 to 192 vCPU on EC2 (read 2026-11).
const EC2_CPU: std::ops::RangeInclusive<u32> = 128..=196_608;

#[inline(never)]
pub fn review(review: &Review, out: &mut Vec<Finding>) {
    family(review, out);
    roles(review, out);
    containers(review, out);
    size(review, out);
    constraints(review, out);
    modes(review, out);
    misfits(review, out);
}

fn family(review: &Review, out: &mut Vec<Finding>) {
    let Some(family) = review.root.text_at("family") else {
        return;
    };
    if is_name(family) {
        return;
    }
    let text = if family.is_empty() {
        "Family should not be null or empty."
    } else {
        "Family contains invalid characters."
    };
    let legal = legal_name(family);
    let finding = review.at(Finding::error("V6", "family", text), review.root, "family");
    let finding = finding.hint(name_hint(family));
    out.push(if family.is_empty() {
        finding.assumed()
    } else {
        finding.replace(format!("\"{legal}\""))
    });
}

/// Source: the text as users pasted it for the ARN of another service (read 2026-11); a role's bare
/// name is taken, and AWS puts the account before it.
fn roles(review: &Review, out: &mut Vec<Finding>) {
    for key in ["taskRoleArn", "executionRoleArn"] {
        let Some(written) = review.root.text_at(key) else {
            continue;
        };
        if written.is_empty() || is_role(written) {
            continue;
        }
        let arn = format!("\"{}\"", super::execution_role());
        let finding = Finding::error("ROLE", key, "Role is not valid");
        let finding = review.at(finding, review.root, key).hint(example(&arn));
        out.push(finding.replace(arn));
    }
}

/// A role's ARN, with an account and perhaps a path, or its bare name.
///
/// Source: IAM, role names: letters, digits and _+=,.@- (read 2026-11).
fn is_role(text: &str) -> bool {
    let legal = |it: &str| {
        let mut each = it.chars();
        !it.is_empty() && each.all(|it| it.is_ascii_alphanumeric() || "_+=,.@-/".contains(it))
    };
    if !text.starts_with("arn:") {
        return legal(text);
    }
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    let [_, partition, "iam", "", account, resource] = parts[..] else {
        return false;
    };
    let account = account.len() == 12 && account.bytes().all(|it| it.is_ascii_digit());
    partition.starts_with("aws") && account && resource.strip_prefix("role/").is_some_and(legal)
}

/// What a name may hold; a placeholder is named for what it is.
#[inline(never)]
pub fn name_hint(text: &str) -> Text {
    let rule = Text::new("hint-name");
    match placeholder(text) {
        Some(it) => Text::new("hint-placeholder")
            .str("name", it)
            .text("write", rule),
        None => rule,
    }
}

/// The nearest legal name: other characters become hyphens, one for a run of them.
///
/// Source: ECS API, family and container names (read 2026-11).
#[inline(never)]
pub fn legal_name(text: &str) -> String {
    let parts = text
        .split(|it: char| !is_legal(it))
        .filter(|it| !it.is_empty());
    let joined = parts.collect::<Vec<&str>>().join("-");
    let name: String = joined.trim_matches('-').chars().take(255).collect();
    if name.is_empty() {
        "web".to_owned()
    } else {
        name
    }
}

fn is_legal(it: char) -> bool {
    it.is_ascii_alphanumeric() || it == '-' || it == '_'
}

fn containers(review: &Review, out: &mut Vec<Finding>) {
    let path = "containerDefinitions";
    let Some(list) = review.root.get(path) else {
        return;
    };
    let count = list.items().len();
    if count == 0 {
        out.push(Finding::error("V1", path, "Container list cannot be empty.").at(&list.span));
        return;
    }
    if count > MAX_CONTAINERS {
        let finding = Finding::error("V2", path, "Too many containers.").at(&list.items()[10].span);
        out.push(finding.hint(Text::new("hint-ten-containers").str("count", count)));
    }
    for (index, container) in review.containers.iter().enumerate() {
        let earlier = &review.containers[..index];
        if !container.name.is_empty() && earlier.iter().any(|it| it.name == container.name) {
            let text = "Container names must be unique within a task definition";
            let finding = Finding::error("V7", format!("{}.name", container.path), text);
            out.push(review.at(finding, container.node, "name").reported());
        }
    }
    if review.containers.len() == count && !review.containers.iter().any(|it| it.essential) {
        let text = "Task definition doesn't have any essential container.";
        let finding = Finding::error("V12", path, text).at(&list.span);
        let first = &review.containers[0];
        let finding = finding.hint("hint-one-essential");
        out.push(match first.node.member("essential") {
            Some(member) => finding.fix(
                Text::new("fix-make-essential").str("name", clip(first.name)),
                member.value.span.clone(),
                "true".to_owned(),
            ),
            None => finding,
        });
    }
}

fn size(review: &Review, out: &mut Vec<Finding>) {
    let root = review.root;
    if let Some(written) = root.text_at("cpu") {
        let legal = review.cpu.is_some_and(|it| EC2_CPU.contains(&it));
        if !legal {
            let text = "Invalid 'cpu' setting for task. For more information, see the \
                        Troubleshooting section of the Amazon ECS Developer Guide.";
            let finding = review.at(Finding::error("V32", "cpu", text), root, "cpu");
            let nearest = review
                .cpu
                .map_or(256, |it| it.clamp(*EC2_CPU.start(), *EC2_CPU.end()));
            let finding = finding.hint(cpu_hint(written));
            out.push(finding.replace(format!("\"{nearest}\"")));
        }
    }
    if root.text_at("memory").is_some() && review.memory.is_none_or(|it| it == 0) {
        let text = "Invalid 'memory' setting for task. For more information, see the \
                    Troubleshooting section of the Amazon ECS Developer Guide.";
        let finding = review.at(Finding::error("V32", "memory", text), root, "memory");
        out.push(
            finding
                .assumed()
                .hint("hint-memory-written")
                .replace("\"512\""),
        );
    }
    let ints = |key: &str| -> i64 {
        let each = review
            .containers
            .iter()
            .filter_map(|it| it.node.int_at(key));
        each.fold(0, i64::saturating_add)
    };
    let used = ints("cpu");
    if let Some(cpu) = review.cpu.filter(|it| used > i64::from(*it)) {
        let text = "The sum of all container 'cpu' values cannot be greater than the value of the \
                    task 'cpu'.";
        let finding = review.at(Finding::error("V11", "cpu", text), root, "cpu");
        out.push(finding.hint(Text::new("hint-cpu-sum").str("used", used).str("cpu", cpu)));
    }
    let reserved = review.containers.iter().map(|it| {
        let reservation = it.node.int_at("memoryReservation");
        reservation.or(it.node.int_at("memory")).unwrap_or(0)
    });
    let reserved = reserved.fold(0, i64::saturating_add);
    if let Some(memory) = review.memory.filter(|it| reserved > i64::from(*it)) {
        let text = "The sum of all container memory reservations cannot be greater than the value \
                    of the task 'memory'.";
        let finding = review
            .at(Finding::error("M4", "memory", text), root, "memory")
            .assumed();
        out.push(
            finding.hint(
                Text::new("hint-memory-sum")
                    .str("used", reserved)
                    .str("memory", memory),
            ),
        );
    }
}

fn cpu_hint(written: &str) -> &'static str {
    match super::size::cpu(written) {
        Some(it) if it < *EC2_CPU.start() => "hint-cpu-at-least",
        Some(_) => "hint-cpu-at-most",
        None => "hint-cpu-written",
    }
}

/// Source: ECS API, TaskDefinitionPlacementConstraint: memberOf only, at most 10 (read 2026-11).
fn constraints(review: &Review, out: &mut Vec<Finding>) {
    let list = review.root.items_at("placementConstraints");
    if list.len() > crate::calls::placement::MAX_CONSTRAINTS {
        let path = "placementConstraints";
        let finding = Finding::error("V30", path, "Maximum number of constraints is 10");
        out.push(review.at(finding, review.root, path).assumed());
    }
    for (index, item) in list.iter().enumerate() {
        let path = format!("placementConstraints[{index}]");
        if let Some(kind) = item.text_at("type").filter(|it| *it != "memberOf") {
            let text = format!("constraint.type '{}' is not supported.", clip(kind));
            let finding = Finding::error("V30", format!("{path}.type"), text);
            let finding = review.at(finding, item, "type");
            out.push(finding.hint("hint-member-of"));
            continue;
        }
        let expression = item.text_at("expression").unwrap_or_default();
        if let Err(wrong) = Expression::parse(expression) {
            let text = format!("Invalid placement constraint expression: {wrong}");
            let finding = Finding::error("QUERY", format!("{path}.expression"), text);
            out.push(review.at(finding, item, "expression").assumed());
        }
    }
}

/// Source: ECS API, networkMode, proxyConfiguration, inferenceAccelerators (read 2026-11).
fn modes(review: &Review, out: &mut Vec<Finding>) {
    let root = review.root;
    let external = root
        .texts_at("requiresCompatibilities")
        .contains(&"EXTERNAL");
    if external && review.awsvpc() {
        let text = "External does not support network mode 'awsvpc'.";
        let finding = review.at(
            Finding::error("EXTERNAL", "networkMode", text),
            root,
            "networkMode",
        );
        out.push(finding.assumed().hint("hint-external-modes"));
    }
    if root.get("proxyConfiguration").is_some() && !review.awsvpc() {
        let text = "proxyConfiguration is only supported when networkMode=awsvpc";
        let path = "proxyConfiguration";
        out.push(
            review
                .at(Finding::error("PROXY", path, text), root, path)
                .reported(),
        );
    }
    if !root.items_at("inferenceAccelerators").is_empty() {
        let path = "inferenceAccelerators";
        let text = "Unsupported field 'inferenceAccelerators'";
        let finding = review
            .at(Finding::error("ACCELERATOR", path, text), root, path)
            .reported();
        out.push(finding.hint("hint-withdrawn"));
    }
    let fargate_storage = root.get("ephemeralStorage").is_some() && !review.wants_fargate;
    if fargate_storage {
        let path = "ephemeralStorage";
        let text = "Tasks using the EC2 launch type do not support EphemeralStorage";
        let finding = review
            .at(Finding::error("F15", path, text), root, path)
            .reported();
        out.push(finding.hint("hint-ask-fargate"));
    }
    if review.windows && (root.get("pidMode").is_some() || root.get("ipcMode").is_some()) {
        let text = "pidMode and ipcMode are not supported on Windows";
        let path = if root.get("pidMode").is_some() {
            "pidMode"
        } else {
            "ipcMode"
        };
        out.push(
            review
                .at(Finding::error("WINDOWS", path, text), root, path)
                .assumed(),
        );
    }
}

/// Source: ECS API, tags: at most 50, values of at most 256 characters (read 2026-11).
fn misfits(review: &Review, out: &mut Vec<Finding>) {
    let tags = review.root.items_at("tags");
    if tags.len() > 50 {
        let finding = Finding::error("TAGS", "tags", "Too many tags: at most 50 are allowed.");
        out.push(review.at(finding, review.root, "tags").assumed());
    }
    for (index, tag) in tags.iter().enumerate() {
        let key = tag.text_at("key").unwrap_or_default();
        if key.is_empty() || key.len() > 128 || key.to_ascii_lowercase().starts_with("aws:") {
            let text = "Tag keys have 1 to 128 characters and do not begin with aws:";
            let finding = Finding::error("TAGS", format!("tags[{index}].key"), text);
            out.push(review.at(finding, tag, "key").assumed());
        }
        let value = tag.text_at("value").unwrap_or_default();
        if value.chars().count() > 256 {
            let text = "Tag values can have at most 256 characters";
            let finding = Finding::error("TAGS", format!("tags[{index}].value"), text);
            out.push(review.at(finding, tag, "value").assumed());
        }
    }
}
