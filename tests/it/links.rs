//! Links: what was done comes back, damage is told, strangers cannot harm.

use crate::fixture::{all_ready, read, ready, root, runner};
use crate::script;
use base::SimTime;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use lab::share::{self, Difference, Link, LinkError, MOST_ENCODED, PREFIX};
use lab::{Scenario, Timeline};
use proptest::prelude::*;
use serde_json::{Value, json};

fn find(id: &str) -> Option<Scenario> {
    all_ready().iter().any(|it| it == id).then(|| ready(id))
}

/// A link that holds this JSON, whatever it is.
fn packed(value: &Value) -> String {
    let deflated = miniz_oxide::deflate::compress_to_vec(value.to_string().as_bytes(), 6);
    format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(deflated))
}

fn example() -> (Timeline, String) {
    let mut lab = Timeline::open(ready("first-service"));
    lab.seek(SimTime::from_secs(90));
    let input = json!({"cluster": "lab", "service": "web", "desiredCount": 5});
    lab.call("ecs.UpdateService", &input)
        .expect("it is accepted");
    lab.seek(SimTime::from_secs(200));
    let link = lab.link().expect("it is short");
    (lab, link)
}

#[test]
fn a_link_brings_back_the_run_and_its_moment() {
    let (lab, link) = example();
    assert!(link.len() < 500, "{}", link.len());
    let address = format!("https://example.org/lab/{link}");
    let opened = share::open(&address, find).expect("it opens");
    assert_eq!(opened.differences, []);
    assert_eq!(opened.timeline.now(), lab.now());
    assert_eq!(opened.timeline.world(), lab.world());
    assert_eq!(opened.timeline.link(), Ok(link));
}

#[test]
fn generated_runs_travel_whole() {
    script::judge(6, |played| {
        let link = match played.timeline.link() {
            Ok(link) => link,
            Err(LinkError::TooLong { .. }) => return Ok(()),
            Err(other) => return Err(other.to_string()),
        };
        let opened = share::open(&link, |_| None).map_err(|error| error.to_string())?;
        match opened.differences.first() {
            Some(difference) => Err(difference.says().to_string()),
            None => Ok(()),
        }
    });
}

#[test]
fn what_differs_is_told() {
    let (lab, _) = example();
    let mut link = Link::of(&lab);
    link.digest.0 ^= 1;
    link.engine = "0.0.1".into();
    let opened = share::open(&link.encode().expect("it is short"), find).expect("it opens");
    assert_eq!(opened.differences.len(), 2);
    assert_eq!(
        opened.differences[0],
        Difference::Engine {
            theirs: "0.0.1".into()
        }
    );
    let mut link = Link::of(&lab);
    link.calls[0].input = json!({"service": "nobody"});
    let opened = share::open(&link.encode().expect("it is short"), find).expect("it opens");
    let refused = |it: &Difference| matches!(it, Difference::Refused { .. });
    assert!(refused(&opened.differences[0]), "{:?}", opened.differences);
}

#[test]
fn bad_links_are_refused_by_name() {
    let (_, good) = example();
    let open = |link: &str| share::open(link, find).map(|_| ()).expect_err(link);
    assert!(matches!(open(""), LinkError::UnknownForm(_)));
    assert!(matches!(open("#v2.abc"), LinkError::UnknownForm(_)));
    assert_eq!(open("#v1.a*b"), LinkError::NotBase64);
    assert_eq!(open("#v1."), LinkError::NotDeflate);
    assert_eq!(open(&good[..good.len() / 2]), open(&good[..good.len() / 2]));
    let long = format!("{PREFIX}{}", "A".repeat(MOST_ENCODED + 1));
    assert!(matches!(open(&long), LinkError::TooLong { .. }));
    let bomb = json!({"engine": " ".repeat(1 << 20)});
    assert!(matches!(open(&packed(&bomb)), LinkError::TooBig { .. }));
    let unknown = json!({"engine": "1", "scenario": "no-such", "seed": 1, "calls": [],
        "cursor": 0, "digest": "0"});
    assert_eq!(
        open(&packed(&unknown)),
        LinkError::UnknownScenario("no-such".into())
    );
    let many = vec![json!([0, "ecs.CreateCluster", {}]); 2001];
    for (field, value) in [
        ("seed", json!(-1)),
        ("cursor", json!(u64::MAX)),
        ("digest", json!("xyz")),
        ("calls", json!([[5, "a", {}], [4, "a", {}]])),
        ("calls", json!([["now", "a", {}]])),
        ("calls", json!(many)),
        ("scenario", json!({"format": 1})),
    ] {
        let mut value_with = unknown.clone();
        value_with[field] = value;
        assert!(
            matches!(open(&packed(&value_with)), LinkError::Wrong(_)),
            "{field}"
        );
    }
}

#[test]
fn damaged_links_never_panic() {
    let (_, good) = example();
    let body = good.len() - PREFIX.len();
    let changes = proptest::collection::vec((0..body, any::<u8>()), 1..5);
    let outcome = runner(200).run(&changes, |changes| {
        let mut bytes = good.clone().into_bytes();
        for (at, byte) in changes {
            bytes[PREFIX.len() + at] = byte;
        }
        let _ = share::open(&String::from_utf8_lossy(&bytes), find);
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    let outcome = runner(200).run(&".{0,60}", |text| {
        let _ = Link::decode(&text);
        let _ = Link::decode(&format!("{PREFIX}{text}"));
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

/// Links that were given out once: each still opens, or says in words what has changed since.
#[test]
fn old_links_open_or_say_what_changed() {
    let links = read(&root().join("tests/links.txt"));
    let links: Vec<&str> = links.lines().filter(|it| it.starts_with(PREFIX)).collect();
    assert!(!links.is_empty());
    for link in links {
        let opened = share::open(link, find).expect(link);
        let differs = opened
            .differences
            .iter()
            .any(|it| matches!(it, Difference::Digest { .. }));
        let same = opened.timeline.digest() == Link::decode(link).expect(link).digest;
        assert_ne!(
            same, differs,
            "a difference is told exactly when there is one"
        );
    }
}
