//! Patterns against texts, and patterns that are refused.

use super::Regex;

#[test]
fn whole_texts_match() {
    for (pattern, yes, no) in [
        (
            "t2.*",
            vec!["t2.micro", "t2."],
            vec!["t3.micro", "at2.x", "t"],
        ),
        ("t2\\..*", vec!["t2.micro"], vec!["t20micro"]),
        ("", vec![""], vec!["a"]),
        ("a|b|", vec!["a", "b", ""], vec!["ab", "c"]),
        ("a+", vec!["a", "aaa"], vec!["", "ab"]),
        ("ab?c", vec!["ac", "abc"], vec!["abbc"]),
        ("(ab)*c", vec!["c", "ababc"], vec!["abac"]),
        ("(?:ab|cd)+?", vec!["ab", "cdab"], vec![""]),
        ("[a-c]x", vec!["ax", "cx"], vec!["dx", "x"]),
        ("[^a-c]", vec!["d", "ü"], vec!["a", ""]),
        ("[]x-]+", vec!["]", "x-]"], vec!["y"]),
        ("[\\d.]+", vec!["1.2"], vec!["a"]),
        ("[a\\-c]", vec!["a", "-", "c"], vec!["b"]),
        ("\\d{3}", vec!["123"], vec!["12", "1234"]),
        ("a{2,}", vec!["aa", "aaaa"], vec!["a"]),
        ("a{1,2}b", vec!["ab", "aab"], vec!["aaab", "b"]),
        ("a{0}b", vec!["b"], vec!["ab"]),
        ("\\w+\\s\\S", vec!["a_1 x"], vec!["a-1 x", "a  "]),
        ("\\D\\W", vec!["a-"], vec!["1-", "aa"]),
        ("^a$", vec!["a"], vec!["ba"]),
        ("^$|^a", vec!["", "a"], vec!["b"]),
        ("a^b", vec![], vec!["ab", "a^b"]),
        ("a$b", vec![], vec!["ab", "a$b"]),
        ("(?i)T2\\.[^X]", vec!["t2.a"], vec!["t2.x", "t2.X"]),
        (".", vec!["ü"], vec!["", "\n", "ab"]),
        ("c5\\.(large|xlarge)", vec!["c5.large"], vec!["c5.2xlarge"]),
    ] {
        let regex = Regex::parse(pattern).unwrap_or_else(|e| panic!("{pattern}: {e}"));
        for text in yes {
            assert!(regex.matches(text), "{pattern} should match {text:?}");
        }
        for text in no {
            assert!(!regex.matches(text), "{pattern} should not match {text:?}");
        }
    }
}

#[test]
fn what_is_not_understood_is_refused() {
    for (pattern, at) in [
        ("(", 1),
        (")", 0),
        ("a)", 1),
        ("[", 1),
        ("[]", 2),
        ("[a", 2),
        ("[z-a]", 4),
        ("[a[b]]", 2),
        ("[\\D]", 3),
        ("*a", 0),
        ("a**", 2),
        ("a*+", 2),
        ("a{", 2),
        ("a{2,1}", 6),
        ("a{1", 3),
        ("a{99999}", 7),
        ("(?=a)", 2),
        ("(?<n>a)", 2),
        ("\\", 1),
        ("\\b", 1),
        ("\\1", 1),
        ("(?i", 2),
    ] {
        let error = Regex::parse(pattern).map(|_| pattern).expect_err(pattern);
        assert_eq!(error.at, at, "{pattern}: {error}");
    }
    assert!(Regex::parse(&"(".repeat(5000)).is_err());
}

/// Patterns that make a backtracking matcher run for ever, or grow without end.
#[test]
fn nothing_runs_away() {
    let many = "a".repeat(120);
    for pattern in [
        "(a*)*b",
        "(a|a)*b",
        "(a+)+b",
        "(.*)(.*)(.*)(.*)(.*)b",
        "((a?){30}){30}b",
    ] {
        let regex = Regex::parse(pattern).unwrap_or_else(|e| panic!("{pattern}: {e}"));
        assert!(!regex.matches(&many), "{pattern}");
        assert!(regex.matches(&format!("{many}b")), "{pattern}");
    }
    for pattern in [
        "((a{100}){100}){100}",
        "(((a{60}){60}){60}){60}",
        "((){4000}){4000}",
    ] {
        let outcome = Regex::parse(pattern);
        assert!(
            outcome.is_err() || outcome.is_ok_and(|regex| regex.matches("")),
            "{pattern}"
        );
    }
}
