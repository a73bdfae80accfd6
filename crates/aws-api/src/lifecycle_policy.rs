//! ECR lifecycle policies: the JSON text in, rules out, with ECR's own validation.
//!
//! Source: ECR user guide, lifecycle policy parameters (read 2026-11); the envelope of validation errors
//! as third parties quote it. Model: archive transitions and storage classes are refused, and so are the
//! counts that need them. Example: `any` with priority 1 beside a rule of priority 2 is refused (W82).

use crate::error::ApiError;
use crate::json::{Json, Node};
use crate::text::Text;
use rules::image_lifecycle::{Count, Rule, TagStatus};

/// Reads `lifecyclePolicyText`.
///
/// # Errors
/// InvalidParameterException in ECR's envelope.
pub fn read(text: &str) -> Result<Vec<Rule>, ApiError> {
    let wrong = |text: String| {
        let text = format!(
            "Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle \
             policy validation failure: {text}'"
        );
        ApiError::invalid(text).at("lifecyclePolicyText")
    };
    if !(100..=30_720).contains(&text.len()) {
        let text = "the text must have 100 to 30720 characters".to_owned();
        return Err(wrong(text));
    }
    let map = "Could not map policyString into LifecyclePolicy.";
    let node = Node::parse(text).map_err(|_| wrong(map.to_owned()))?;
    let list = node.get("rules").map(|it| it.items()).unwrap_or_default();
    if list.is_empty() || list.iter().any(|it| !matches!(it.json, Json::Object(_))) {
        return Err(wrong(map.to_owned()));
    }
    let action = |it: &Node| it.get("action")?.text_at("type").map(str::to_owned);
    if list
        .iter()
        .any(|it| action(it).as_deref() == Some("transition"))
    {
        let error = ApiError::invalid(Text::new("refuse-archive"));
        return Err(error.at("lifecyclePolicyText"));
    }
    let mut rules = Vec::new();
    for item in list {
        rules.push(rule(item).map_err(wrong)?);
    }
    together(&rules).map_err(wrong)?;
    Ok(rules)
}

fn rule(node: &Node) -> Result<Rule, String> {
    let selection = node
        .get("selection")
        .ok_or("object has missing required properties ([\"selection\"])")?;
    Ok(Rule {
        priority: at_least_one(node, "rulePriority")?,
        description: node.text_at("description").map(str::to_owned),
        tags: tags(selection)?,
        count: count(selection)?,
    })
    .and_then(|it| {
        let action = node.get("action").and_then(|it| it.text_at("type"));
        match action {
            Some("expire") => Ok(it),
            other => Err(not_in("expire, transition", other)),
        }
    })
}

fn at_least_one(node: &Node, key: &str) -> Result<u32, String> {
    let missing = || format!("object has missing required properties ([\"{key}\"])");
    let number = node.int_at(key).ok_or_else(missing)?;
    if number < 1 {
        return Err(format!(
            "numeric instance is lower than the required minimum (minimum: 1, found: {number})"
        ));
    }
    u32::try_from(number).map_err(|_| format!("{key} is too large"))
}

fn not_in(values: &str, found: Option<&str>) -> String {
    let values: Vec<String> = values.split(", ").map(|it| format!("\"{it}\"")).collect();
    format!(
        "instance value ({}) not found in enum :(possible values: [{}])",
        crate::shape::clip(found.unwrap_or("null")),
        values.join(", ")
    )
}

fn tags(node: &Node) -> Result<TagStatus, String> {
    let (prefixes, patterns) = (
        node.texts_at("tagPrefixList"),
        node.texts_at("tagPatternList"),
    );
    let lists = usize::from(!prefixes.is_empty()) + usize::from(!patterns.is_empty());
    match node.text_at("tagStatus") {
        Some("tagged") if lists == 1 => {
            if patterns.iter().any(|it| it.matches('*').count() > 4) {
                return Err("a tag pattern can have at most four wildcards".to_owned());
            }
            let prefixes = prefixes.iter().map(|it| format!("{it}*"));
            let patterns = patterns.iter().map(|it| it.to_string());
            Ok(TagStatus::Tagged(prefixes.chain(patterns).collect()))
        }
        Some("tagged") => {
            Err("tagged needs exactly one of tagPrefixList and tagPatternList".to_owned())
        }
        Some("untagged" | "any") if lists > 0 => {
            Err("untagged and any take neither tagPrefixList nor tagPatternList".to_owned())
        }
        Some("untagged") => Ok(TagStatus::Untagged),
        Some("any") => Ok(TagStatus::Any),
        other => Err(not_in("any, tagged, untagged", other)),
    }
}

fn count(node: &Node) -> Result<Count, String> {
    let number = at_least_one(node, "countNumber")?;
    let unit = node.text_at("countUnit");
    match (node.text_at("countType"), unit) {
        (Some("imageCountMoreThan"), None) => Ok(Count::ImageCountMoreThan(number)),
        (Some("imageCountMoreThan"), Some(_)) => {
            Err("imageCountMoreThan takes no countUnit".to_owned())
        }
        (Some("sinceImagePushed"), Some("days")) => Ok(Count::SinceImagePushed(number)),
        (Some("sinceImagePushed"), other) => Err(not_in("days", other)),
        (other, _) => Err(not_in("imageCountMoreThan, sinceImagePushed", other)),
    }
}

/// What the rules may not say together.
fn together(rules: &[Rule]) -> Result<(), String> {
    for (n, rule) in rules.iter().enumerate() {
        let others = rules.iter().enumerate().filter(|it| it.0 != n);
        let mut others = others.map(|it| it.1);
        if others.clone().any(|it| it.priority == rule.priority) {
            return Err(format!("rulePriority {} stands twice", rule.priority));
        }
        let any = rule.tags == TagStatus::Any;
        if any && others.clone().any(|it| it.priority > rule.priority) {
            return Err("a rule with tagStatus any must have the highest rulePriority".to_owned());
        }
        if !any && others.any(|it| it.tags == rule.tags) {
            return Err("two rules select the same tags".to_owned());
        }
    }
    Ok(())
}
