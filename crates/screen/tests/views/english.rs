//! The views in words: runs of the shipped scenarios, projected and worded with the English
//! catalogue.
//!
//! Shared by the tests of this folder; `print` helpers give one line per thing, so that an
//! expectation reads like the screen.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use lab::{Scenario, Timeline};
use screen::Moment;
use screen::text::{Arg, Text};

pub const CATALOGUE: &str = concat!(
    include_str!("../../../../static/locales/en.ftl"),
    "\n",
    include_str!("../../../../static/locales/learn.en.ftl"),
    "\n",
    include_str!("../../../../static/locales/inspect.en.ftl"),
    "\n",
    include_str!("../../../../static/locales/log.en.ftl"),
    "\n",
    include_str!("../../../../static/locales/hints.en.ftl"),
    "\n",
    include_str!("../../../../static/locales/scaling.en.ftl"),
);

pub const LESSONS: [&str; 11] = [
    "az-failure",
    "binpack-against-spread",
    "first-service",
    "capacity-provider-scale-out",
    "half-way",
    "rolling-100-150",
    "rolling-50-100",
    "second-copy-host-port",
    "spot-reclaim",
    "step-scaling-spike",
    "the-update-that-never-starts",
];

pub struct English(FluentBundle<FluentResource>);

impl English {
    pub fn new() -> English {
        let resource = FluentResource::try_new(CATALOGUE.to_owned())
            .unwrap_or_else(|(_, errors)| panic!("en.ftl: {errors:?}"));
        let id = "en".parse::<unic_langid::LanguageIdentifier>().unwrap();
        let mut bundle = FluentBundle::new(vec![id]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).unwrap();
        English(bundle)
    }

    /// The text in words; a missing message or argument fails the test.
    pub fn say(&self, text: &Text) -> String {
        let mut args = FluentArgs::new();
        for (name, arg) in &text.args {
            match arg {
                Arg::Num(value) => args.set(*name, FluentValue::from(*value)),
                Arg::Str(value) => args.set(*name, FluentValue::from(value.as_str())),
                Arg::Text(inner) => args.set(*name, FluentValue::from(self.say(inner))),
            }
        }
        let message = self.0.get_message(text.id);
        let message = message.unwrap_or_else(|| panic!("no message {}", text.id));
        let mut errors = Vec::new();
        let words = self
            .0
            .format_pattern(message.value().unwrap(), Some(&args), &mut errors);
        assert!(errors.is_empty(), "{}: {errors:?}", text.id);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A shipped scenario, played until a moment.
pub fn played(slug: &str, until_secs: u64) -> Timeline {
    let path = format!(
        "{}/../../static/scenarios/{slug}.yaml",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let scenario = Scenario::from_yaml(&text).unwrap_or_else(|faults| panic!("{path}: {faults:?}"));
    let mut timeline = Timeline::open(scenario);
    timeline.advance_to(base::SimTime::from_secs(until_secs));
    timeline
}

pub fn moment(timeline: &Timeline) -> Moment<'_> {
    Moment {
        world: timeline.world(),
        trace: timeline.trace(),
        all: timeline.whole_trace(),
        now: timeline.now(),
        end: timeline.end(),
        evidence: None,
        wait: None,
    }
}

/// Compares with `expected/<name>.txt` beside this file; `UPDATE=1` writes it anew, on purpose.
pub fn expect(name: &str, found: &str) {
    let path = format!(
        "{}/tests/views/expected/{name}.txt",
        env!("CARGO_MANIFEST_DIR")
    );
    let found = format!("{}\n", found.trim_end());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &found).unwrap_or_else(|error| panic!("{path}: {error}"));
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    assert_eq!(found, expected, "{name} (UPDATE=1 accepts it)");
}
