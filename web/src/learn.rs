//! Exercises in the page: fetched when opened, watched while played, remembered when solved.
//!
//! Progress is one entry of the browser's store, read and written by `lab::practice::deck`; a broken
//! one is put aside under another name before it is replaced.
//! Example: `?exercise=second-copy` fetches pack/exercises/index.json and the two packs of level 1.

use crate::i18n::language::{self, language};
use crate::platform::{fetch, storage};
use lab::exercise::{Attempt, Of, measure, play};
use lab::goal::Monitor;
use lab::practice::deck::{self, Deck, name};
use screen::exercise::{Lesson, Look, Par, View};
use serde_json::Value;
use std::cell::RefCell;

const KEY: &str = "progress";
const PACK: &str = "pack/exercises/";
/// What the reader chose last: the answers of exams, or of today.
const FACTS: &str = "facts";

/// Whether the answers of exams are wanted.
pub fn wants_exam() -> bool {
    storage::get(FACTS).as_deref() == Some("exam")
}

/// From now on the answers of exams are wanted, or those of today.
pub fn want_exam(exam: bool) {
    storage::set(FACTS, if exam { "exam" } else { "current" });
}

/// An open exercise: its text, and who watches its goals.
pub struct Playing {
    pub lesson: Lesson,
    pub index: String,
    /// The language of its texts.
    pub language: String,
    monitor: RefCell<(u64, Monitor)>,
    truth: RefCell<Option<Value>>,
    /// Which run was measured last, and what it came to.
    pars: RefCell<(Option<Solved>, Vec<Par>)>,
}

/// A run that reached its goals: the count of opened runs, the branch, and when.
type Solved = (u64, lab::BranchId, base::SimTime);

impl Playing {
    #[inline(never)]
    pub fn new(lesson: Lesson, index: String, language: String) -> Playing {
        let monitor = Monitor::new(&lesson.exercise.goals, lesson.exercise.end());
        Playing {
            lesson,
            index,
            language,
            monitor: RefCell::new((0, monitor)),
            truth: RefCell::default(),
            pars: RefCell::default(),
        }
    }

    /// The same exercise with the answers of exams, or with those of today.
    #[inline(never)]
    pub fn turned(&self, exam: bool) -> Playing {
        let lesson = self.lesson.turned(exam);
        Playing::new(lesson, self.index.clone(), self.language.clone())
    }

    /// The player at the cursor; `opened` counts the runs that were put on show.
    #[inline(never)]
    pub fn view(&self, timeline: &lab::Timeline, look: &Look, opened: u64) -> View {
        let exercise = &self.lesson.exercise;
        let mut watch = self.monitor.borrow_mut();
        if watch.0 != opened {
            *watch = (opened, Monitor::new(&exercise.goals, exercise.end()));
        }
        watch.1.catch_up(timeline);
        let asked = exercise.predict.as_ref().filter(|_| look.locked);
        let truth = asked.filter(|it| {
            let came = timeline.now() >= it.at && it.of != Of::Solution;
            came || look.given_up || watch.1.solved_at().is_some()
        });
        let truth = truth.and_then(|_| {
            let mut known = self.truth.borrow_mut();
            if known.is_none() {
                *known = exercise.predicted();
            }
            known.clone()
        });
        let mut view =
            screen::exercise::view(&self.lesson, &watch.1, timeline, look, truth.as_ref());
        if let Some(at) = watch.1.solved_at().filter(|_| view.solved.is_some()) {
            view.pars = self.pars(timeline, (opened, timeline.current(), at));
        }
        view
    }

    /// This run beside the first solution; measured once for each run that is solved.
    #[inline(never)]
    fn pars(&self, timeline: &lab::Timeline, of: Solved) -> Vec<Par> {
        let mut known = self.pars.borrow_mut();
        if known.0 != Some(of) {
            let from = self.lesson.exercise.opens_at;
            let solution = self.solution().and_then(|it| {
                let to = it.monitor.solved_at()?;
                Some(measure(&it.timeline, from, to))
            });
            let own = measure(timeline, from, of.2);
            let rows = solution.map_or(Vec::new(), |it| screen::exercise::pars(own, it));
            *known = (Some(of), rows);
        }
        known.1.clone()
    }

    /// The run of the first solution, to be scrubbed.
    #[inline(never)]
    pub fn solution(&self) -> Option<Attempt> {
        let exercise = &self.lesson.exercise;
        play(exercise, exercise.solutions.first()?).ok()
    }

    /// Notes that it was solved today, and what it teaches as known.
    #[inline(never)]
    pub fn remember(&self, edits: u32, hints: u32) {
        let exercise = &self.lesson.exercise;
        let mut deck = self::deck();
        let better = deck
            .solved
            .get(&exercise.id)
            .is_none_or(|it| it.edits > edits);
        if better {
            let own = lab::practice::TEMPLATES
                .iter()
                .filter(|it| it.exercise == exercise.slug);
            let cards: Vec<String> = own.map(|it| name(it.id, "")).collect();
            let solved = deck::Solved {
                day: today(),
                edits,
                hints,
            };
            deck.solve(&exercise.id, solved, &cards);
            keep(&deck);
        }
    }
}

/// Notes the ideas by which goals were missed, where a question can ask about them.
#[inline(never)]
pub fn miss(ideas: &[String]) {
    let mut deck = deck();
    let mut news = false;
    for idea in ideas {
        if let Some(template) = lab::practice::offering(idea) {
            news |= deck.miss(&name(template.id, idea), today());
        }
    }
    if news {
        keep(&deck);
    }
}

/// Writes what the browser is to remember.
#[inline(never)]
pub fn keep(deck: &Deck) {
    storage::set(KEY, &deck.to_value().to_string());
}

/// What the browser remembers; an entry that cannot be read is put aside.
#[inline(never)]
pub fn deck() -> Deck {
    let text = storage::get(KEY);
    let mut deck = match text.as_deref().map(Deck::read) {
        Some(Ok((deck, _))) => deck,
        None => Deck::default(),
        Some(Err(_)) => {
            storage::set("progress-broken", &text.unwrap_or_default());
            Deck::default()
        }
    };
    if deck.salt == 0 {
        // Each learner draws numbers of their own.
        deck.salt = js_sys::Date::now() as u64;
    }
    deck
}

/// A file as an address of its own, to be saved.
#[inline(never)]
pub fn address_of(kind: &str, text: &str) -> String {
    let text: String = js_sys::encode_uri_component(text).into();
    ["data:", kind, ";charset=utf-8,", &text].concat()
}

/// Days since 1970, by the reader's clock.
#[inline(never)]
pub fn today() -> u32 {
    (js_sys::Date::now() / 86_400_000.0) as u32
}

/// The words of exercises, once.
pub async fn words() -> Result<(), String> {
    language::load("learn").await
}

pub async fn index() -> Result<String, String> {
    fetch::text(&[PACK, "index.json"].concat()).await
}

/// Fetches an exercise by its slug.
pub async fn open(slug: &str) -> Result<Playing, String> {
    words().await?;
    let index = index().await?;
    let list: Value = serde_json::from_str(&index).map_err(|error| error.to_string())?;
    let all = list["exercises"].as_array().into_iter().flatten();
    let level = all
        .filter(|it| it["slug"] == slug)
        .find_map(|it| it["level"].as_u64());
    let level = level.ok_or_else(|| slug.to_owned())?.to_string();
    let logic = fetch::text(&[PACK, "level-", &level, ".json"].concat()).await?;
    let language = language();
    let texts = texts(&level, &language).await?;
    let lesson = Lesson::read(slug, &logic, &texts, wants_exam())?;
    Ok(Playing::new(lesson, index, language))
}

async fn texts(level: &str, language: &str) -> Result<String, String> {
    let language = language::packed(language);
    fetch::text(&[PACK, "level-", level, ".", language, ".json"].concat()).await
}

/// The same exercise in the page's language, if its texts are in another one.
#[inline(never)]
pub async fn reworded(playing: &Playing) -> Option<Playing> {
    let language = language();
    if playing.language == language {
        return None;
    }
    let exercise = &playing.lesson.exercise;
    let pack = texts(&exercise.level.to_string(), &language).await.ok()?;
    let lesson = playing.lesson.reworded(&pack).ok()?;
    Some(Playing::new(lesson, playing.index.clone(), language))
}
