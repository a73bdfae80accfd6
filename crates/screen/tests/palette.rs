//! The palette keeps its promises: text at 4.5:1 or more, state marks and borders at 3:1, light and
//! dark.
//!
//! Reads static/css/tokens.css itself, so a changed colour is measured, not trusted. The formula is
//! WCAG 2.2's relative luminance.

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../../../static/css/tokens.css");

type Rgb = [f64; 3];

fn colour(text: &str) -> Rgb {
    let hex = text.trim().trim_start_matches('#');
    assert!(hex.len() >= 6, "not a colour: {text}");
    let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
    [part(0), part(2), part(4)].map(f64::from)
}

/// Name to (light, dark), as `--name: light-dark(#.., #..)` gives them; the first one counts.
fn tokens() -> BTreeMap<String, [Rgb; 2]> {
    let mut found = BTreeMap::new();
    for line in TOKENS.lines() {
        for rule in line.split(';') {
            let Some((name, value)) = rule.split_once(':') else {
                continue;
            };
            let Some((_, pair)) = value.split_once("light-dark(") else {
                continue;
            };
            let pair = pair.split(')').next().unwrap();
            let Some((light, dark)) = pair.split_once(',') else {
                continue;
            };
            let name = name.trim().to_owned();
            if light.trim().len() == 7 && dark.trim().len() == 7 {
                found.entry(name).or_insert([colour(light), colour(dark)]);
            }
        }
    }
    found
}

// A measurement in a native test: nothing here has to agree with another target.
#[allow(clippy::disallowed_methods)]
fn luminance(colour: Rgb) -> f64 {
    let linear = colour.map(|it| {
        let it = it / 255.0;
        match it <= 0.04045 {
            true => it / 12.92,
            false => ((it + 0.055) / 1.055).powf(2.4),
        }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn check(front: &[&str], back: &[&str], least: f64) {
    let tokens = tokens();
    let mut low = Vec::new();
    for front in front {
        for back in back {
            for (theme, name) in ["light", "dark"].into_iter().enumerate() {
                let found = contrast(tokens[*front][theme], tokens[*back][theme]);
                if found < least {
                    low.push(format!("{front} on {back} ({name}): {found:.2} < {least}"));
                }
            }
        }
    }
    assert!(low.is_empty(), "{}", low.join("\n"));
}

const SURFACES: [&str; 5] = [
    "--c-bg",
    "--c-panel",
    "--c-raised",
    "--c-sunken",
    "--c-hover",
];
const TINTS: [&str; 4] = [
    "--c-accent-tint",
    "--t-failed",
    "--t-healthy",
    "--t-unplaced",
];
const STATES: [&str; 6] = [
    "--s-waiting",
    "--s-healthy",
    "--s-leaving",
    "--s-failed",
    "--s-stopped",
    "--s-unplaced",
];

#[test]
fn text_can_be_read_on_every_surface_and_tint() {
    check(&["--c-text", "--c-muted"], &SURFACES, 4.5);
    check(&["--c-text", "--c-muted"], &TINTS, 4.5);
    check(&["--c-text"], &["--c-quiet-2"], 4.5);
    check(
        &["--c-accent"],
        &["--c-bg", "--c-panel", "--c-raised", "--t-failed"],
        4.5,
    );
    check(&["--c-on-accent"], &["--c-accent"], 4.5);
    check(&["--c-on-ink"], &["--c-ink"], 4.5);
}

#[test]
fn marks_of_states_stand_out_on_what_they_lie_on() {
    check(
        &STATES,
        &["--c-bg", "--c-panel", "--c-raised", "--c-sunken"],
        3.0,
    );
    check(&["--s-on"], &STATES, 3.0);
    check(&["--s-unplaced"], &["--t-unplaced"], 3.0);
    check(&["--s-failed"], &["--t-failed"], 3.0);
}

#[test]
fn borders_of_controls_and_the_focus_ring_can_be_seen() {
    check(
        &["--c-control", "--c-accent"],
        &["--c-bg", "--c-panel", "--c-raised"],
        3.0,
    );
}

#[test]
fn the_formula_gives_the_published_numbers() {
    // Black on white is 21; the table of the design gives 4.18 for waiting and 6.86 in the dark.
    assert!((contrast([0.0; 3], [255.0; 3]) - 21.0).abs() < 0.01);
    let tokens = tokens();
    for (theme, expected) in [(0, 4.18), (1, 6.86)] {
        let found = contrast(tokens["--s-waiting"][theme], tokens["--c-bg"][theme]);
        assert!((found - expected).abs() < 0.01, "{found}");
    }
}
