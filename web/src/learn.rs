//! Exercises in the page: fetched when opened, watched while played, remembered when solved.
//!
//! Progress is one entry of the browser's store, read and written by `lab::practice::deck`; a broken
//! one is put aside under another name before it is replaced.
//! Example: `?exercise=second-copy` fetches pack/exercises/index.json and the two packs of level 1.

use crate::i18n::language::{self, language};
use crate::platform::{fetch, storage};
use lab::exercise::{Attempt, play};
use lab::goal::Monitor;
use lab::practice::deck::{Deck, Solved, name};
use screen::exercise::{Lesson, Look, View};
use serde_json::Value;
use std::cell::RefCell;

const KEY: &str = "progress";
const PACK: &str = "pack/exercises/";

/// An open exercise: its text, and who watches its goals.
pub struct Playing {
    pub lesson: Lesson,
    pub index: String,
    /// The language of its texts.
    pub language: String,
    monitor: RefCell<(u64, Monitor)>,
    truth: RefCell<Option<Value>>,
}

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
        }
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
            if it.solved {
                look.given_up || watch.1.solved_at().is_some()
            } else {
                timeline.now() >= it.at
            }
        });
        let truth = truth.and_then(|it| {
            let mut known = self.truth.borrow_mut();
            if known.is_none() {
                let moves = exercise.solutions.first().filter(|_| it.solved);
                let attempt = play(exercise, moves.map_or(&[], |it| it.as_slice())).ok()?;
                *known = exercise.truth(&attempt.timeline);
            }
            known.clone()
        });
        screen::exercise::view(&self.lesson, &watch.1, timeline, look, truth.as_ref())
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
        let mut deck = deck();
        let better = deck
            .solved
            .get(&exercise.id)
            .is_none_or(|it| it.edits > edits);
        if better {
            let own = lab::practice::TEMPLATES
                .iter()
                .filter(|it| it.exercise == exercise.slug);
            let cards: Vec<String> = own.map(|it| name(it.id, "")).collect();
            let solved = Solved {
                day: today(),
                edits,
                hints,
            };
            deck.solve(&exercise.id, solved, &cards);
            keep(&deck);
        }
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
    let lesson = Lesson::read(slug, &logic, &texts)?;
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
