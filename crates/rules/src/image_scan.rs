//! Which images of a registry are scanned, and when.
//!
//! Source: ECR user guide, image scanning: enhanced scanning is the registry's setting; a repository that
//! a continuous and an on-push filter match is scanned continuously, one that none matches not at all;
//! images pushed more than 14 days before it was switched on are not eligible (read 2026-11).
//! Example: filters `prod*` continuous and `*` on push: prod-web is scanned continuously.

use crate::wildcard;
use serde::Serialize;

/// Days back that enhanced scanning reaches when it is switched on.
///
/// Source: ECR user guide, enhanced scanning (read 2026-11).
pub const REACH_DAYS: i64 = 14;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Frequency {
    Off,
    Manual,
    OnPush,
    Continuous,
}

impl Frequency {
    /// As the API spells it; nothing where it is off.
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Frequency::Off => None,
            Frequency::Manual => Some("MANUAL"),
            Frequency::OnPush => Some("SCAN_ON_PUSH"),
            Frequency::Continuous => Some("CONTINUOUS_SCAN"),
        }
    }
}

/// Repositories that fit one of the patterns are scanned this often.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ScanRule {
    pub frequency: Frequency,
    pub filters: Vec<String>,
}

/// A registry's setting.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Scanning {
    pub enhanced: bool,
    pub rules: Vec<ScanRule>,
    /// Unix seconds at which enhanced scanning was switched on.
    pub since: i64,
}

impl Scanning {
    /// How often images of the repository are scanned, and the filters that say so.
    ///
    /// Source: see the module. Basic scanning without a matching filter leaves the manual scan.
    pub fn of(&self, repository: &str) -> (Frequency, Vec<&str>) {
        let fits = |it: &&String| wildcard::matches(it, repository);
        let matching = self.rules.iter().map(|rule| {
            let filters = rule.filters.iter().filter(fits);
            (
                rule.frequency,
                filters.map(String::as_str).collect::<Vec<&str>>(),
            )
        });
        let best = matching.filter(|it| !it.1.is_empty()).max_by_key(|it| it.0);
        let otherwise = if self.enhanced {
            Frequency::Off
        } else {
            Frequency::Manual
        };
        best.unwrap_or((otherwise, Vec::new()))
    }

    /// Whether enhanced scanning looks at an image pushed at this moment.
    ///
    /// Source: see the module.
    pub fn reaches(&self, pushed_at: i64) -> bool {
        pushed_at >= self.since.saturating_sub(REACH_DAYS * 86_400)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_matching_rule_wins() {
        let rule = |frequency, filters: &[&str]| ScanRule {
            frequency,
            filters: filters.iter().map(|it| it.to_string()).collect(),
        };
        let enhanced = Scanning {
            enhanced: true,
            rules: vec![
                rule(Frequency::OnPush, &["web*", "*-test"]),
                rule(Frequency::Continuous, &["*prod*"]),
            ],
            since: 100 * 86_400,
        };
        let basic = Scanning {
            enhanced: false,
            rules: vec![rule(Frequency::OnPush, &["web*"])],
            since: 0,
        };
        for (setting, repository, frequency, filters) in [
            (&enhanced, "web-prod", Frequency::Continuous, vec!["*prod*"]),
            (
                &enhanced,
                "web-test",
                Frequency::OnPush,
                vec!["web*", "*-test"],
            ),
            (&enhanced, "api", Frequency::Off, vec![]),
            (&basic, "web", Frequency::OnPush, vec!["web*"]),
            (&basic, "api", Frequency::Manual, vec![]),
        ] {
            assert_eq!(setting.of(repository), (frequency, filters), "{repository}");
        }
        for (day, reached) in [(100, true), (86, true), (85, false), (120, true)] {
            assert_eq!(enhanced.reaches(day * 86_400), reached, "{day}");
        }
    }
}
