//! ECR lifecycle policies: which images expire, and by which rule.
//!
//! Every rule is evaluated over all images that match its tags, in any order; then the rules act by
//! ascending priority. An image that matches an earlier rule's tags is shielded from all later ones,
//! even when the earlier rule keeps it. Source: ECR user guide, lifecycle policies, evaluation rules
//! (read 2026-11). Model: of equal push times the later in the list counts as newer.
//! Example (W77): prod* keep 1 and beta* keep 1 over A(beta-1, prod-1, 10 d), B(beta-2, prod-2, 9 d),
//! C(beta-3, 8 d) expire A only.

use crate::wildcard;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum TagStatus {
    /// Every entry must fit one of the image's tags; prefixes are patterns that end in a star.
    Tagged(Vec<String>),
    Untagged,
    Any,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Count {
    ImageCountMoreThan(u32),
    /// Days.
    SinceImagePushed(u32),
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Rule {
    pub priority: u32,
    pub description: Option<String>,
    pub tags: TagStatus,
    pub count: Count,
}

/// What a rule needs to know of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageFacts {
    pub tags: Vec<String>,
    /// Unix seconds.
    pub pushed_at: i64,
}

fn selects(rule: &Rule, image: &ImageFacts) -> bool {
    match &rule.tags {
        TagStatus::Any => true,
        TagStatus::Untagged => image.tags.is_empty(),
        TagStatus::Tagged(patterns) => {
            let fits = |pattern: &String| {
                let mut tags = image.tags.iter();
                tags.any(|tag| wildcard::matches(pattern, tag))
            };
            !image.tags.is_empty() && patterns.iter().all(fits)
        }
    }
}

fn candidates(rule: &Rule, images: &[ImageFacts], now: i64) -> Vec<usize> {
    let all = 0..images.len();
    let mut matching: Vec<usize> = all.filter(|n| selects(rule, &images[*n])).collect();
    matching.sort_by_key(|n| std::cmp::Reverse((images[*n].pushed_at, *n)));
    match rule.count {
        Count::ImageCountMoreThan(keep) => matching.split_off(matching.len().min(keep as usize)),
        Count::SinceImagePushed(days) => {
            let limit = i64::from(days) * 86_400;
            matching.retain(|n| now - images[*n].pushed_at > limit);
            matching
        }
    }
}

/// The images that expire, with the priority of the rule that expires each; by position.
///
/// Source: ECR user guide, lifecycle policies, evaluation rules (read 2026-11).
pub fn expired(rules: &[Rule], images: &[ImageFacts], now: i64) -> Vec<(usize, u32)> {
    let mut ordered: Vec<&Rule> = rules.iter().collect();
    ordered.sort_by_key(|it| it.priority);
    let mut shielded = vec![false; images.len()];
    let mut found = Vec::new();
    for rule in ordered {
        for n in candidates(rule, images, now) {
            if !shielded[n] {
                found.push((n, rule.priority));
            }
        }
        for (n, image) in images.iter().enumerate() {
            shielded[n] |= selects(rule, image);
        }
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_767_603_600;

    fn image(tags: &[&str], days: i64) -> ImageFacts {
        ImageFacts {
            tags: tags.iter().map(|it| it.to_string()).collect(),
            pushed_at: NOW - days * 86_400,
        }
    }

    fn rule(priority: u32, tags: TagStatus, count: Count) -> Rule {
        Rule {
            priority,
            description: None,
            tags,
            count,
        }
    }

    fn tagged(patterns: &[&str]) -> TagStatus {
        TagStatus::Tagged(patterns.iter().map(|it| it.to_string()).collect())
    }

    const KEEP_1: Count = Count::ImageCountMoreThan(1);

    #[test]
    fn tasks_w77_an_earlier_rule_shields_what_it_matches() {
        let images = [
            image(&["beta-1", "prod-1"], 10),
            image(&["beta-2", "prod-2"], 9),
            image(&["beta-3"], 8),
        ];
        let rules = [
            rule(1, tagged(&["prod*"]), KEEP_1),
            rule(2, tagged(&["beta*"]), KEEP_1),
        ];
        assert_eq!(expired(&rules, &images, NOW), [(0, 1)]);
        let turned = [
            rule(2, tagged(&["prod*"]), KEEP_1),
            rule(1, tagged(&["beta*"]), KEEP_1),
        ];
        assert_eq!(expired(&turned, &images, NOW), [(0, 1), (1, 1)]);
    }

    #[test]
    fn tasks_w80_any_keeps_the_newest() {
        let images = [
            image(&["a"], 4),
            image(&[], 3),
            image(&["b"], 2),
            image(&[], 1),
        ];
        let rules = [rule(1, TagStatus::Any, KEEP_1)];
        assert_eq!(expired(&rules, &images, NOW), [(0, 1), (1, 1), (2, 1)]);
    }

    #[test]
    fn ages_are_longer_than_and_lists_are_all_of_them() {
        let images = [
            image(&["v1", "lts"], 15),
            image(&["v2"], 14),
            image(&[], 20),
        ];
        let old = Count::SinceImagePushed(14);
        for (tags, gone) in [
            (TagStatus::Any, vec![(0, 1), (2, 1)]),
            (TagStatus::Untagged, vec![(2, 1)]),
            (tagged(&["v*"]), vec![(0, 1)]),
            (tagged(&["v*", "lts"]), vec![(0, 1)]),
            (tagged(&["v*", "x"]), vec![]),
        ] {
            let rules = [rule(1, tags.clone(), old)];
            assert_eq!(expired(&rules, &images, NOW), gone, "{tags:?}");
        }
    }

    #[test]
    fn of_equal_push_times_the_later_is_newer() {
        let images = [image(&[], 1), image(&[], 1), image(&[], 1)];
        let rules = [rule(1, TagStatus::Untagged, KEEP_1)];
        assert_eq!(expired(&rules, &images, NOW), [(0, 1), (1, 1)]);
    }
}
