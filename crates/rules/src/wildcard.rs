//! `*` and `?` as IAM policies and ECR tag patterns use them.
//!
//! Source: IAM user guide, Resource and Action elements (read 2026-11): `*` is any run of characters,
//! `?` exactly one. Example: `ecr:Get*` matches `ecr:GetAuthorizationToken`.

/// Whether the whole text fits the pattern. Time grows with the product of both lengths at most.
///
/// Source: IAM user guide, policy elements, wildcards (read 2026-11).
pub fn matches(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) =
        (pattern.chars().collect(), text.chars().collect());
    let (mut p, mut t) = (0, 0);
    // Where the last star stands, and how much of the text it has taken.
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(it) if *it == '?' || *it == text[t] => {
                p += 1;
                t += 1;
            }
            _ => {
                let Some((at, taken)) = star else {
                    return false;
                };
                star = Some((at, taken + 1));
                p = at + 1;
                t = taken + 1;
            }
        }
    }
    pattern[p..].iter().all(|it| *it == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_and_question_marks() {
        for (pattern, text, fits) in [
            ("*", "", true),
            ("", "", true),
            ("", "a", false),
            ("ecr:Get*", "ecr:GetAuthorizationToken", true),
            ("ecr:Get*", "ecr:PutImage", false),
            ("a*b*c", "aXbYbZc", true),
            ("a*b*c", "aXbYbZ", false),
            ("v?", "v1", true),
            ("v?", "v12", false),
            ("*.1", "1.1.1", true),
            ("é*", "éa", true),
        ] {
            assert_eq!(matches(pattern, text), fits, "{pattern} {text}");
        }
    }
}
