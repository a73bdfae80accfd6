//! From the value of `exercise.yaml` to an `Exercise`, with every fault it has.
//!
//! Example: `goals[0].within: 5 is not a duration (expected a duration such as 90s, ...)`.

use super::permit::Allowed;
use super::{Exercise, Facts, Move, WrongAnswer, predict};
use crate::fault::{Fault, Path, Segment, code, one_of, perhaps};
use crate::goal::expression::Expression;
use crate::goal::{From, Goal, ROOTS, When};
use crate::scenario::Scenario;
use crate::scenario::check::{DURATION, Faults, kind, step};
use aws_api::text::Text;
use base::{SimDuration, SimTime};
use serde_json::{Map, Value, json};

const FIELDS: [&str; 19] = [
    "format",
    "id",
    "number",
    "level",
    "minutes",
    "covers",
    "exams",
    "requires",
    "misconception",
    "facts",
    "start",
    "opens",
    "allow",
    "predict",
    "goals",
    "solutions",
    "fails",
    "sources",
    "exam",
];
/// What may be otherwise where the answers of exams are wanted.
const EXAM_FIELDS: [&str; 4] = ["predict", "goals", "solutions", "fails"];
const GOAL_FIELDS: [&str; 14] = [
    "id",
    "now",
    "eventually",
    "hold",
    "always",
    "never",
    "at_end",
    "within",
    "for",
    "from",
    "after",
    "until",
    "value",
    "misconception",
];
const WORDS: [&str; 6] = ["now", "eventually", "hold", "always", "never", "at_end"];
/// Most goals, solutions and wrong answers, and moves of one of them.
const MOST: usize = 40;
/// Letters of an expression that a fault quotes.
const QUOTED: usize = 60;

/// One reading.
pub(super) struct Reader<'a> {
    pub faults: Faults,
    pub fields: &'a Map<String, Value>,
    pub root: Path,
}

pub(super) fn exercise(slug: &str, value: &Value) -> Result<Exercise, Vec<Fault>> {
    let root = Path::default();
    let Some(fields) = value.as_object() else {
        let message = Text::new("fault-no-exercise").text("found", kind(value));
        let expected = Text::new("fault-want-object").str("fields", FIELDS.join(", "));
        return Err(vec![Fault::new(&root, message, expected)]);
    };
    let mut exercise = whole(slug, fields)?;
    if let Some(asked) = fields.get("exam") {
        exercise.exam = Some(Box::new(exam(slug, fields, asked)?));
    }
    Ok(exercise)
}

fn whole(slug: &str, fields: &Map<String, Value>) -> Result<Exercise, Vec<Fault>> {
    let mut reader = Reader {
        faults: Faults::default(),
        fields,
        root: Path::default(),
    };
    let exercise = reader.exercise(slug);
    match exercise {
        Some(exercise) if reader.faults.0.is_empty() => Ok(exercise),
        _ => Err(reader.faults.0),
    }
}

/// The same exercise with what `exam` says in place of its own.
fn exam(slug: &str, fields: &Map<String, Value>, asked: &Value) -> Result<Exercise, Vec<Fault>> {
    let path = Path::default().key("exam");
    let mut faults = Faults::default();
    let Some(asked) = asked.as_object() else {
        let message = Text::new("fault-no-exercise").text("found", kind(asked));
        let expected = Text::new("fault-want-object").str("fields", EXAM_FIELDS.join(", "));
        faults.add(&path, message, expected);
        return Err(faults.0);
    };
    faults.unknown_fields(&path, asked, &EXAM_FIELDS);
    if !faults.0.is_empty() {
        return Err(faults.0);
    }
    let mut merged = fields.clone();
    merged.remove("exam");
    merged.extend(asked.clone());
    whole(slug, &merged).map_err(|mut faults| {
        for fault in &mut faults {
            fault.path.0.insert(0, Segment::Key("exam".into()));
        }
        faults
    })
}

impl Reader<'_> {
    fn exercise(&mut self, slug: &str) -> Option<Exercise> {
        let root = self.root.clone();
        self.faults.unknown_fields(&root, self.fields, &FIELDS);
        if self.fields.get("format") != Some(&json!(1)) {
            self.faults
                .add(&root.key("format"), "fault-unfit", code("format: 1"));
        }
        let start = self.start();
        let opens_at = match self.fields.get("opens") {
            Some(_) => self.faults.moment(&root, self.fields, "opens"),
            None => Some(SimTime::ZERO),
        };
        let goals = self.goals(start.as_ref().map(|it| it.until));
        let predict = predict::read(self);
        let allow = self.allow();
        let solutions = self.solutions(start.as_ref());
        let fails = self.fails(start.as_ref(), &goals);
        let par = solutions
            .iter()
            .map(|it| it.iter().filter(|it| !it.refused).count())
            .min();
        Some(Exercise {
            slug: slug.to_string(),
            id: self.required("id"),
            number: self.optional("number"),
            level: self.whole("level", 9)?,
            minutes: self.whole("minutes", 60)?,
            covers: self.covers(),
            exams: self.exams(),
            requires: self.texts("requires"),
            misconception: self.required("misconception"),
            facts: self.facts(),
            start: start?,
            opens_at: opens_at?,
            allow,
            predict,
            goals,
            solutions,
            fails,
            par: u32::try_from(par.unwrap_or(0)).unwrap_or(u32::MAX),
            sources: self.texts("sources"),
            exam: None,
        })
    }

    fn required(&mut self, key: &str) -> String {
        let text = self.faults.text(&self.root, self.fields, key);
        if text.as_deref().unwrap_or_default().is_empty() {
            self.faults.missing(&self.root, key, "found-text");
        }
        text.unwrap_or_default()
    }

    fn optional(&mut self, key: &str) -> String {
        self.faults
            .text(&self.root, self.fields, key)
            .unwrap_or_default()
    }

    fn whole(&mut self, key: &str, most: u64) -> Option<u32> {
        let found = self.fields.get(key).and_then(Value::as_u64);
        if found.is_none_or(|it| it > most) {
            let expected = Text::new("hint-from-to").num("low", 0).str("high", most);
            self.faults
                .add(&self.root.key(key), "fault-unfit", expected);
        }
        found.and_then(|it| u32::try_from(it).ok())
    }

    pub(super) fn list(&mut self, path: &Path, value: Option<&Value>) -> Vec<Value> {
        match value {
            None => Vec::new(),
            Some(Value::Array(items)) if items.len() <= MOST => items.clone(),
            Some(Value::Array(items)) => {
                self.faults.too_many(path, items.len(), MOST);
                Vec::new()
            }
            Some(other) => {
                let message = Text::new("fault-no-list").text("found", kind(other));
                let expected = Text::new("fault-want-most").num("most", MOST as i64);
                self.faults.add(path, message, expected);
                Vec::new()
            }
        }
    }

    fn texts(&mut self, key: &str) -> Vec<String> {
        let path = self.root.key(key);
        let items = self.list(&path, self.fields.get(key));
        let mut texts = Vec::new();
        for (index, item) in items.iter().enumerate() {
            match item.as_str() {
                Some(text) => texts.push(text.to_string()),
                None => {
                    let message = Text::new("fault-no-text").text("found", kind(item));
                    self.faults.add(&path.index(index), message, "found-text");
                }
            }
        }
        texts
    }

    fn covers(&mut self) -> Vec<u32> {
        let path = self.root.key("covers");
        let items = self.list(&path, self.fields.get("covers"));
        let mut rows = Vec::new();
        for (index, item) in items.iter().enumerate() {
            match item.as_u64() {
                Some(row @ 1..=120) => rows.push(row as u32),
                _ => {
                    let message = Text::new("fault-no-row").str("value", item);
                    let expected = Text::new("hint-from-to").num("low", 1).num("high", 120);
                    self.faults.add(&path.index(index), message, expected);
                }
            }
        }
        rows
    }

    fn exams(&mut self) -> Vec<(String, Vec<String>)> {
        const KNOWN: [&str; 7] = [
            "SAA-C03", "DVA-C02", "SOA-C03", "DOP-C02", "SAP-C02", "CKA", "CKAD",
        ];
        let path = self.root.key("exams");
        let Some(exams) = self.fields.get("exams").and_then(Value::as_object) else {
            return Vec::new();
        };
        self.faults.unknown_fields(&path, exams, &KNOWN);
        let objective = |it: &Value| it.as_str().map(str::to_string);
        exams
            .iter()
            .map(|(exam, objectives)| {
                let objectives = objectives.as_array().into_iter().flatten();
                (exam.clone(), objectives.filter_map(objective).collect())
            })
            .collect()
    }

    fn facts(&mut self) -> Facts {
        match self.fields.get("facts").and_then(Value::as_str) {
            None | Some("both") => Facts::Both,
            Some("exam") => Facts::Exam,
            Some("current") => Facts::Current,
            Some(other) => {
                let message = Text::new("fault-unknown").str("value", other);
                let expected = one_of(&["exam", "current", "both"]);
                self.faults.add(&self.root.key("facts"), message, expected);
                Facts::Both
            }
        }
    }

    /// The scenario without its format and title, which are the exercise's own.
    fn start(&mut self) -> Option<Scenario> {
        let path = self.root.key("start");
        let Some(start) = self.fields.get("start").and_then(Value::as_object) else {
            let expected = Text::new("fault-want-object").str("fields", "steps, until");
            self.faults.missing(&self.root, "start", expected);
            return None;
        };
        let mut whole = start.clone();
        for key in ["format", "title"] {
            if whole.contains_key(key) {
                let message = Text::new("fault-not-of-start").str("name", key);
                let expected = code("seed, steps, until");
                self.faults.add(&path.key(key), message, expected);
            }
        }
        whole.insert("format".into(), json!(1));
        whole.insert(
            "title".into(),
            self.fields.get("id").cloned().unwrap_or(json!("")),
        );
        match Scenario::from_value(&Value::Object(whole)) {
            Ok(scenario) => Some(scenario),
            Err(faults) => {
                for mut fault in faults {
                    fault.path.0.insert(0, Segment::Key("start".into()));
                    self.faults.0.push(fault);
                }
                None
            }
        }
    }

    fn allow(&mut self) -> Vec<Allowed> {
        let path = self.root.key("allow");
        let items = self.list(&path, self.fields.get("allow"));
        let mut allowed = Vec::new();
        for (index, item) in items.iter().enumerate() {
            if let Some(it) = Allowed::read(&mut self.faults, &path.index(index), item) {
                allowed.push(it);
            }
        }
        if allowed.is_empty() {
            self.faults.missing(&self.root, "allow", "fault-want-calls");
        }
        allowed
    }

    fn goals(&mut self, end: Option<SimTime>) -> Vec<Goal> {
        let path = self.root.key("goals");
        let items = self.list(&path, self.fields.get("goals"));
        let mut goals: Vec<Goal> = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let path = path.index(index);
            let Some(fields) = item.as_object() else {
                let message = Text::new("fault-no-goal").text("found", kind(item));
                self.faults.add(&path, message, "found-object");
                continue;
            };
            self.faults.unknown_fields(&path, fields, &GOAL_FIELDS);
            let Some(goal) = self.goal(&path, fields) else {
                continue;
            };
            if goals.iter().any(|it| it.id == goal.id) {
                let message = Text::new("fault-twice").str("name", &goal.id);
                let path = path.key("id");
                self.faults.add(&path, message, "fault-want-own-name");
            }
            let late = |at: Option<SimTime>| at > end && end.is_some();
            if let From::At(from) = goal.from
                && late(Some(from))
            {
                self.late(&path.key("from"), from);
            }
            if let Some(until) = goal.until.filter(|it| late(Some(*it))) {
                self.late(&path.key("until"), until);
            }
            goals.push(goal);
        }
        goals
    }

    fn goal(&mut self, path: &Path, fields: &Map<String, Value>) -> Option<Goal> {
        let id = self.faults.text(path, fields, "id").unwrap_or_default();
        let plain = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
        if id.is_empty() || !id.bytes().all(plain) {
            self.faults.missing(path, "id", "fault-want-slug");
        }
        let words: Vec<&str> = WORDS
            .into_iter()
            .filter(|it| fields.contains_key(*it))
            .collect();
        let [word] = words[..] else {
            let message = Text::new("fault-words-of-time").num("count", words.len() as i64);
            self.faults.add(path, message, one_of(&WORDS));
            return None;
        };
        let text = self.faults.text(path, fields, word)?;
        let expression = self.expression(&path.key(word), &text)?;
        let span = |reader: &mut Self, key: &str| match fields.get(key) {
            Some(_) => reader
                .faults
                .moment(path, fields, key)
                .map(|it| SimDuration(it.0)),
            None => None,
        };
        let within = span(self, "within");
        let length = span(self, "for");
        let from = span(self, "from").map_or(SimTime::ZERO, |it| SimTime(it.0));
        let until = span(self, "until").map(|it| SimTime(it.0));
        if within.is_some() && !["eventually", "hold"].contains(&word) {
            let message = Text::new("fault-no-field").str("field", "within");
            let expected = Text::new("fault-want-nothing").str("word", word);
            self.faults.add(&path.key("within"), message, expected);
        }
        let when = match word {
            "now" => When::Now,
            "eventually" => When::Eventually { within },
            "hold" => match length {
                Some(span) => When::Hold { span, within },
                None => {
                    self.faults.missing(path, "for", DURATION);
                    return None;
                }
            },
            "always" => When::Always,
            "never" => When::Never,
            _ => When::AtEnd,
        };
        let from = match self.faults.text(path, fields, "after") {
            Some(after) => From::After(self.expression(&path.key("after"), &after)?),
            None => From::At(from),
        };
        let value = match self.faults.text(path, fields, "value") {
            Some(value) => Some(self.expression(&path.key("value"), &value)?),
            None => None,
        };
        Some(Goal {
            id,
            when,
            from,
            until,
            text,
            expression,
            value,
            misconception: self.faults.text(path, fields, "misconception"),
        })
    }

    /// Reads an expression; what it begins with must exist.
    pub(super) fn expression(&mut self, path: &Path, text: &str) -> Option<Expression> {
        let expression = match Expression::parse(text) {
            Ok(expression) => expression,
            Err(wrong) => {
                // A long text is cut where its limit is, which may be within a letter.
                let inside = (0..=wrong.at.min(text.len())).rev();
                let at = inside.into_iter().find(|it| text.is_char_boundary(*it));
                let (before, after) = text.split_at(at.unwrap_or(0));
                let after: String = after.chars().take(QUOTED).collect();
                let message = if before.is_empty() {
                    code(wrong.message)
                } else {
                    Text::new("fault-expression")
                        .str("why", wrong.message)
                        .str("at", after)
                };
                self.faults.add(path, message, code(wrong.expected));
                return None;
            }
        };
        // Inside a filter names are fields of the items; only a chain of several hops is surely a root.
        let root = match &expression.parts()[0] {
            Expression::Compare(left, ..) => left.roots(),
            other => other.roots(),
        };
        if let Some(first) = root.first().filter(|it| !ROOTS.contains(it)) {
            let expected = perhaps(first, ROOTS.into_iter(), || one_of(&ROOTS));
            let message = Text::new("fault-nothing-called").str("name", first);
            self.faults.add(path, message, expected);
            return None;
        }
        Some(expression)
    }

    /// A moment that comes after the start's end.
    fn late(&mut self, path: &Path, at: SimTime) {
        let message = Text::new("fault-after-end").str("at", SimDuration(at.0));
        let expected = Text::new("fault-want-up-to").str("end", "start.until");
        self.faults.add(path, message, expected);
    }

    fn moves(&mut self, path: &Path, value: &Value, start: Option<&Scenario>) -> Vec<Move> {
        let items = self.list(path, Some(value));
        // Labels of the start may be used.
        let above = start.map(|it| it.steps.as_slice()).unwrap_or_default();
        let until = start.map(|it| it.until);
        let mut moves: Vec<Move> = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let path = path.index(index);
            let mut item = item.clone();
            let refused = item
                .as_object_mut()
                .and_then(|it| it.shift_remove("refused"));
            let last = moves.last().map_or(SimTime::ZERO, |it| it.at);
            let Some(step) = step(&mut self.faults, &path, &item, last, above) else {
                continue;
            };
            if until.is_some_and(|it| step.at > it) {
                self.late(&path.key("at"), step.at);
            }
            moves.push(Move {
                at: step.at,
                call: step.call,
                input: step.input,
                refused: refused == Some(json!(true)),
            });
        }
        moves
    }

    fn solutions(&mut self, start: Option<&Scenario>) -> Vec<Vec<Move>> {
        let path = self.root.key("solutions");
        let items = self.list(&path, self.fields.get("solutions"));
        if items.is_empty() {
            self.faults
                .missing(&self.root, "solutions", "fault-want-solutions");
        }
        let all = items.iter().enumerate();
        all.map(|(index, it)| self.moves(&path.index(index), it, start))
            .collect()
    }

    fn fails(&mut self, start: Option<&Scenario>, goals: &[Goal]) -> Vec<WrongAnswer> {
        let path = self.root.key("fails");
        let items = self.list(&path, self.fields.get("fails"));
        let mut fails = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let path = path.index(index);
            let Some(fields) = item.as_object() else {
                let message = Text::new("fault-no-answer").text("found", kind(item));
                let expected = code("{because, misses, moves}");
                self.faults.add(&path, message, expected);
                continue;
            };
            self.faults
                .unknown_fields(&path, fields, &["because", "misses", "moves"]);
            let misses = self.faults.text(&path, fields, "misses");
            if let Some(id) = &misses
                && !goals.iter().any(|it| it.id == *id)
            {
                let ids: Vec<&str> = goals.iter().map(|it| it.id.as_str()).collect();
                let message = Text::new("fault-nothing-called").str("name", id);
                self.faults.add(&path.key("misses"), message, one_of(&ids));
            }
            let because = self.faults.text(&path, fields, "because");
            if because.is_none() {
                self.faults.missing(&path, "because", "fault-want-idea");
            }
            let moves = fields.get("moves").cloned().unwrap_or(json!([]));
            fails.push(WrongAnswer {
                because: because.unwrap_or_default(),
                misses,
                moves: self.moves(&path.key("moves"), &moves, start),
            });
        }
        fails
    }
}
