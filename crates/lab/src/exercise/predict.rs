//! The question before the run: a number, one of several answers, an order, places or a moment, and how
//! the lab finds the truth.
//!
//! The truth is an expression, looked at at one moment of the run that begins with the first solution,
//! of the untouched one, or of one of the known wrong answers (`of: fails[0]`): nobody writes the answer
//! down, so it cannot be wrong.
//! An order may give one expression for each option: the truth is the order in which they are first true.
//! Example: `{ask: number, of: start, at: 3m, answer: services.web.running}`.

use super::read::Reader;
use crate::fault::{Path, code, one_of};
use crate::goal::expression::Expression;
use crate::scenario::check::kind;
use aws_api::text::Text;
use base::SimTime;
use serde_json::{Map, Value};

/// The form of the answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    Number,
    /// One of these; their words are in the texts as a list under Predict.
    Choice(Vec<Value>),
    /// All of these, the first first; the answer is a list of them.
    Order(Vec<Value>),
    /// How many ghosts stand on each of these; the answer is a list with one of them for each.
    Place(Vec<Value>),
    /// The second at which the answer is first true.
    Moment,
}

/// Most options of an order or of places: a guess holds one hexadecimal digit for each.
const MOST_DIGITS: usize = 8;

impl Ask {
    /// What a guess says, in the form of the truth: of an order and of places the digits, the first
    /// option lowest.
    pub fn said(&self, guess: u64) -> Value {
        let digit = |at: usize| usize::try_from(guess >> (4 * at) & 15).unwrap_or(0);
        match self {
            Ask::Number | Ask::Moment => guess.into(),
            Ask::Choice(values) => {
                let place = usize::try_from(guess).ok();
                place
                    .and_then(|it| values.get(it).cloned())
                    .unwrap_or_default()
            }
            Ask::Order(values) => {
                let all = (0..values.len()).map(|at| values.get(digit(at)).cloned());
                all.map(Option::unwrap_or_default).collect()
            }
            Ask::Place(values) => (0..values.len()).map(|at| Value::from(digit(at))).collect(),
        }
    }

    /// A list of places as counts by option; every other truth as it is.
    pub(super) fn counted(&self, truth: Value) -> Value {
        let (Ask::Place(values), Value::Array(found)) = (self, &truth) else {
            return truth;
        };
        if found.iter().any(|it| !values.contains(it)) {
            return truth;
        }
        let count = |value: &Value| found.iter().filter(|it| *it == value).count();
        values.iter().map(|it| Value::from(count(it))).collect()
    }

    /// Whether a truth is one that can be guessed.
    pub(super) fn can_be(&self, truth: &Value) -> bool {
        match self {
            Ask::Number | Ask::Moment => truth.is_u64(),
            Ask::Choice(options) => options.contains(truth),
            Ask::Order(options) => truth.as_array().is_some_and(|it| {
                it.len() == options.len() && options.iter().all(|option| it.contains(option))
            }),
            Ask::Place(options) => truth.as_array().is_some_and(|it| {
                let small = |it: &Value| it.as_u64().is_some_and(|it| it < 16);
                it.len() == options.len() && it.iter().all(small)
            }),
        }
    }
}

/// Where the truth comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// What it is worth at the moment.
    Value(Expression),
    /// One for each option of an order: the options in the order in which these are first true.
    Firsts(Vec<Expression>),
}

/// The run that is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Start,
    /// The first solution's.
    Solution,
    /// The known wrong answer at this place.
    Fail(usize),
}

/// See the module.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    pub ask: Ask,
    pub of: Of,
    pub at: SimTime,
    pub answer: Source,
}

fn options(
    reader: &mut Reader,
    path: &Path,
    fields: &Map<String, Value>,
    most: usize,
) -> Vec<Value> {
    let options = reader.list(&path.key("options"), fields.get("options"));
    if options.len() < 2 || options.len() > most {
        let few = options.len() < 2;
        let at = path.key("options");
        if few {
            let message = Text::new("fault-too-few").num("count", options.len() as i64);
            let expected = Text::new("fault-want-least").num("least", 2);
            reader.faults.add(&at, message, expected);
        } else {
            reader.faults.too_many(&at, options.len(), most);
        }
    }
    options
}

/// One expression, or for an order one for each option.
fn answer(
    reader: &mut Reader,
    path: &Path,
    fields: &Map<String, Value>,
    ask: &Ask,
) -> Option<Source> {
    let key = path.key("answer");
    if let (Ask::Order(options), Some(Value::Array(_))) = (ask, fields.get("answer")) {
        let all = reader.list(&key, fields.get("answer"));
        if all.len() != options.len() {
            let many = all.len() > options.len();
            let message = if many {
                "fault-too-many"
            } else {
                "fault-too-few"
            };
            let message = Text::new(message).num("count", all.len() as i64);
            let expected = Text::new("fault-want-each").num("count", options.len() as i64);
            reader.faults.add(&key, message, expected);
            return None;
        }
        let texts = all.iter().map(|it| it.as_str().unwrap_or_default());
        let firsts = texts.map(|it| reader.expression(&key, it));
        return firsts.collect::<Option<Vec<_>>>().map(Source::Firsts);
    }
    let text = reader.faults.text(path, fields, "answer");
    let text = text.unwrap_or_default();
    reader.expression(&key, &text).map(Source::Value)
}

/// `start`, `solution`, or one of the wrong answers that are there.
fn of(reader: &mut Reader, path: &Path, fields: &Map<String, Value>) -> Of {
    let found = match fields.get("of").and_then(Value::as_str) {
        None | Some("start") => return Of::Start,
        Some("solution") => return Of::Solution,
        Some(found) => found,
    };
    let place = found
        .strip_prefix("fails[")
        .and_then(|it| it.strip_suffix(']'));
    let place = place.and_then(|it| it.parse::<usize>().ok());
    let fails = reader.fields.get("fails").and_then(Value::as_array);
    match place.filter(|it| fails.is_some_and(|all| *it < all.len())) {
        Some(place) => Of::Fail(place),
        None => {
            let message = Text::new("fault-unknown").str("value", found);
            let expected = one_of(&["start", "solution", "fails[0]"]);
            reader.faults.add(&path.key("of"), message, expected);
            Of::Start
        }
    }
}

pub(super) fn read(reader: &mut Reader) -> Option<Prediction> {
    let path = reader.root.key("predict");
    let fields = match reader.fields.get("predict")? {
        Value::Object(fields) => fields.clone(),
        other => {
            let message = Text::new("fault-unfit-kind").text("found", kind(other));
            reader
                .faults
                .add(&path, message, code("{ask, of, at, answer}"));
            return None;
        }
    };
    let known = ["ask", "of", "at", "answer", "options"];
    reader.faults.unknown_fields(&path, &fields, &known);
    let ask = match fields.get("ask").and_then(Value::as_str) {
        Some("number") => Ask::Number,
        Some("moment") => Ask::Moment,
        Some("choice") => Ask::Choice(options(reader, &path, &fields, usize::MAX)),
        Some("order") => Ask::Order(options(reader, &path, &fields, MOST_DIGITS)),
        Some("place") => Ask::Place(options(reader, &path, &fields, MOST_DIGITS)),
        _ => {
            let known = ["number", "choice", "order", "place", "moment"];
            reader.faults.missing(&path, "ask", one_of(&known));
            return None;
        }
    };
    let of = of(reader, &path, &fields);
    let at = reader.faults.moment(&path, &fields, "at")?;
    let answer = answer(reader, &path, &fields, &ask)?;
    Some(Prediction {
        ask,
        of,
        at,
        answer,
    })
}
