//! Which rule of a listener takes a request: by host and path, lowest priority number first.
//!
//! Source: Elastic Load Balancing API, RuleCondition; guide "Listener rules" (read 2026-11): rules are
//! tried from the lowest priority number up, the default action comes last; all conditions of a rule
//! must hold, one value of a condition is enough. Host names ignore case, paths do not. `*` stands for
//! any run of characters, `?` for exactly one.
//! Example: `/api/*` takes `/api/users` and not `/apis`.

use base::Milli;
use serde::Serialize;

/// A rule has at most five values over all its conditions, each of at most 128 characters.
///
/// Source: Elastic Load Balancing guide, quotas for Application Load Balancers (read 2026-11).
pub const MAX_VALUES: usize = 5;
pub const MAX_VALUE: usize = 128;
/// Source: Elastic Load Balancing API, CreateRule.Priority (read 2026-11).
pub const MAX_PRIORITY: u32 = 50_000;

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Condition {
    Path(Vec<String>),
    Host(Vec<String>),
}

/// What of a request rules look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request<'a> {
    pub host: &'a str,
    pub path: &'a str,
}

impl Condition {
    /// Whether one of its values matches.
    ///
    /// Source: see the module.
    pub fn holds(&self, request: &Request<'_>) -> bool {
        match self {
            Condition::Path(values) => values.iter().any(|it| matches(it, request.path)),
            Condition::Host(values) => {
                let host = request.host.to_ascii_lowercase();
                values
                    .iter()
                    .any(|it| matches(&it.to_ascii_lowercase(), &host))
            }
        }
    }
}

/// The place of the rule that takes the request; `None` is the default action.
///
/// Source: see the module.
pub fn choose<'a>(
    rules: impl Iterator<Item = (u32, &'a [Condition])>,
    request: &Request<'_>,
) -> Option<usize> {
    let taking = rules
        .enumerate()
        .filter(|(_, (_, conditions))| conditions.iter().all(|it| it.holds(request)));
    taking
        .min_by_key(|(_, (priority, _))| *priority)
        .map(|it| it.0)
}

/// The weight that each rule takes of the requests, and last the default action's.
///
/// Source: see the module.
pub fn shares(rules: &[(u32, &[Condition])], requests: &[(Request<'_>, u32)]) -> Vec<u64> {
    let mut taken = vec![0; rules.len() + 1];
    for (request, weight) in requests {
        let place = choose(rules.iter().copied(), request).unwrap_or(rules.len());
        taken[place] += u64::from(*weight);
    }
    taken
}

/// A weight's part of the whole; of nothing when all weights are zero.
///
/// Source: Elastic Load Balancing guide, weighted target groups (read 2026-11).
pub fn part(whole: Milli, weight: u64, total: u64) -> Milli {
    if total == 0 {
        return Milli(0);
    }
    let part = i128::from(whole.0) * i128::from(weight) / i128::from(total);
    Milli(i64::try_from(part).unwrap_or(i64::MAX))
}

/// Whether the text fits the pattern: `*` for any run, `?` for one character.
///
/// Source: see the module. The loop is at most pattern times text, both short.
fn matches(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut p, mut t) = (0, 0);
    // Where the last `*` stands, and how much of the text it has taken.
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        if p < pattern.len() && pattern[p] == b'*' {
            star = Some((p, t));
            p += 1;
        } else if p < pattern.len() && (pattern[p] == b'?' || pattern[p] == text[t]) {
            (p, t) = (p + 1, t + 1);
        } else if let Some((at, taken)) = star {
            star = Some((at, taken + 1));
            (p, t) = (at + 1, taken + 1);
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|it| *it == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_whole_texts() {
        for (pattern, text, fits) in [
            ("/api/*", "/api/users", true),
            ("/api/*", "/api/", true),
            ("/api/*", "/apis", false),
            ("/img/?.png", "/img/a.png", true),
            ("/img/?.png", "/img/ab.png", false),
            ("*", "", true),
            ("", "", true),
            ("", "/", false),
            ("*a*b*c", "xxaxxbxbc", true),
            ("*a*b*c", "xxaxxbxb", false),
            ("/API/*", "/api/x", false),
            ("/é?", "/éa", true),
        ] {
            assert_eq!(matches(pattern, text), fits, "{pattern} on {text}");
        }
    }

    #[test]
    fn the_lowest_priority_that_holds_takes_the_request() {
        let path = |it: &str| Condition::Path(vec![it.into()]);
        let host = |it: &str| Condition::Host(vec!["other.test".into(), it.into()]);
        let rules: [(u32, Vec<Condition>); 3] = [
            (20, vec![path("/api/*")]),
            (10, vec![path("/api/v2/*"), host("API.example.com")]),
            (30, vec![host("*.example.com")]),
        ];
        for (hostname, path, chosen) in [
            ("api.example.com", "/api/v2/x", Some(1)),
            ("www.example.com", "/api/v2/x", Some(0)),
            ("www.example.com", "/", Some(2)),
            ("example.com", "/", None),
        ] {
            let request = Request {
                host: hostname,
                path,
            };
            let listed = rules.iter().map(|it| (it.0, it.1.as_slice()));
            assert_eq!(choose(listed, &request), chosen, "{hostname}{path}");
        }
    }

    #[test]
    fn each_rule_takes_the_weight_of_what_it_matches() {
        let path = |it: &str| vec![Condition::Path(vec![it.into()])];
        let (api, img) = (path("/api/*"), path("/img/*"));
        let rules = [(10, api.as_slice()), (20, img.as_slice())];
        let ask = |path: &'static str, weight| (Request { host: "", path }, weight);
        for (requests, taken) in [
            (vec![], [0, 0, 0]),
            (vec![ask("/", 3), ask("/api/users", 1)], [1, 0, 3]),
            (vec![ask("/img/a", 2), ask("/img/b", 2)], [0, 4, 0]),
        ] {
            assert_eq!(shares(&rules, &requests), taken, "{requests:?}");
        }
        for (whole, weight, total, own) in [
            (40_000, 1, 4, 10_000),
            (40_000, 0, 4, 0),
            (40_000, 0, 0, 0),
            (1, 1, 3, 0),
            (i64::MAX, 999, 999, i64::MAX),
        ] {
            assert_eq!(
                part(Milli(whole), weight, total),
                Milli(own),
                "{weight}/{total}"
            );
        }
    }
}
