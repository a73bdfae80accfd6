//! What each action does to the store. The run moves through `lab::Timeline`; the rest is what is
//! looked at.

use crate::learn::Playing;
use crate::store::{Action, Answer, CallError, Kept, Left, Lesson, Pair, StepTo, Store, Tab, Ui};
use base::{SimDuration, SimTime};
use lab::Timeline;
use serde_json::Value;
use std::cell::RefCell;
use std::rc::Rc;

pub fn act(store: &mut Store, action: Action) {
    match action {
        Action::Submit { name, input } => submit(store, vec![(name, input)]),
        Action::SubmitAll(calls) => submit(store, calls),
        Action::TryBranch(calls) => try_branch(store, calls),
        Action::Seek(to) => run(store, |it| {
            it.seek(to);
        }),
        Action::Tick(wall_us) => tick(store, wall_us),
        Action::Step(to) => step(store, to),
        Action::Play(on) => store.ui.playing = on,
        Action::Speed(speed) => store.ui.speed = speed,
        Action::Undo => run(store, |it| {
            it.undo();
        }),
        Action::Redo => run(store, |it| {
            it.redo();
        }),
        Action::Reset => {
            store.ui.playing = false;
            run(store, |it| {
                it.reset();
            });
        }
        Action::Compare(pair) => compare(store, pair),
        Action::Keep(branch) => {
            store.ui.compare = None;
            run(store, |it| {
                it.switch(branch);
            });
        }
        Action::Branch(branch) => run(store, |it| {
            it.switch(branch);
        }),
        Action::Open { scenario, slug } => {
            let mut timeline = Timeline::open(*scenario);
            screen::opening::open(&mut timeline);
            open(store, timeline, slug);
        }
        Action::Reopen(index) => reopen(store, index),
        Action::OpenTimeline(timeline) => open(store, *timeline, None),
        Action::Lesson(what) => lesson(store, what),
        Action::InspectOf(selection) => inspect_of(store, selection),
        Action::Playing(playing) => {
            store.lesson = Some(playing);
            store.version += 1;
        }
        look => look_at(&mut store.ui, look),
    }
}

#[inline(never)]
fn lesson(store: &mut Store, what: Lesson) {
    let Some(playing) = store.lesson.clone() else {
        return;
    };
    let look = &mut store.ui.look;
    match what {
        Lesson::Hint => look.hints += 1,
        Lesson::Take(index) => {
            let count = look.taken.map_or(0, |it| it.1);
            look.taken = Some((index, count + 1));
            // Without a service the box is in the panel on the left.
            if store.timeline.borrow().world().services.is_empty() {
                store.ui.phone = crate::store::Phone::Edit;
                store.ui.drawer = true;
            }
            let moves = playing.lesson.exercise.solutions.first();
            if let Some(at) = moves.and_then(|it| it.get(index)).map(|it| it.at) {
                store.ui.playing = false;
                run(store, |it| {
                    it.seek(at);
                });
            }
        }
        Lesson::Guess(guess) => look.guess = guess,
        Lesson::Sure(sure) => look.sure = sure,
        Lesson::Lock | Lesson::Skip => {
            look.locked = true;
            if what == Lesson::Skip {
                look.guess = None;
            }
            store.ui.playing = true;
        }
        Lesson::Show => {
            if let Some(mut attempt) = playing.solution() {
                attempt.timeline.seek(playing.lesson.exercise.opens_at);
                play(store, playing, attempt.timeline);
                store.ui.look.given_up = true;
            }
        }
        Lesson::Watch => {
            if let Some(mut attempt) = playing.lesson.exercise.asked_run() {
                attempt.timeline.seek(playing.lesson.exercise.opens_at);
                play(store, playing, attempt.timeline);
                store.ui.look.watching = true;
                store.ui.playing = true;
            }
        }
        Lesson::Again => {
            begin(store, playing);
            store.ui.look.watching = false;
        }
        Lesson::All => {
            begin(store, playing);
            store.ui.look = screen::exercise::Look::default();
        }
        Lesson::Back => {
            if let Some(left) = store.left.take() {
                change(store, playing, left.timeline);
                store.ui.look = left.look;
            }
        }
    }
}

/// The exercise from its beginning.
fn begin(store: &mut Store, playing: Rc<Playing>) {
    let mut timeline = Timeline::open(playing.lesson.exercise.start.clone());
    timeline.seek(playing.lesson.exercise.opens_at);
    play(store, playing, timeline);
}

/// Another run of the same exercise; what was opened and said stays.
fn play(store: &mut Store, playing: Rc<Playing>, timeline: Timeline) {
    change(store, playing, Rc::new(RefCell::new(timeline)));
}

fn change(store: &mut Store, playing: Rc<Playing>, timeline: Rc<RefCell<Timeline>>) {
    let look = std::mem::take(&mut store.ui.look);
    let left = Left {
        timeline: store.timeline.clone(),
        look: look.clone(),
    };
    show(store, timeline, None);
    store.left = Some(left);
    store.lesson = Some(playing);
    store.ui.look = look;
    store.ui.tab = Tab::Lesson;
    store.ui.playing = false;
}

/// What an open exercise leaves alone, as a refusal in the lab's own words.
#[inline(never)]
fn denied(store: &Store, name: &str, input: &Value) -> Option<CallError> {
    let playing = store.lesson.as_ref()?;
    let timeline = store.timeline.borrow();
    let denied = playing
        .lesson
        .exercise
        .permit(timeline.world(), name, input);
    denied.err().map(|why| CallError {
        code: "NotInThisExercise".to_owned(),
        message: why.says().into(),
        path: None,
    })
}

/// The longest way back that the inspector keeps.
const TRAIL: usize = 50;

#[inline(never)]
fn inspect_of(store: &mut Store, selection: Option<screen::Selection>) {
    let picked = selection.or(store.ui.selection);
    let thing = picked.and_then(|it| store.read(|m| screen::inspect::of_selection(m, it)));
    store.ui.looked = thing.into_iter().collect();
    store.ui.sheet = Some(crate::store::Sheet::Inspect);
}

/// Actions that change only what is looked at.
fn look_at(ui: &mut Ui, action: Action) {
    match action {
        Action::Select(selection) => {
            ui.selection = selection;
            if selection.is_some() {
                ui.tab = crate::store::Tab::Why;
            }
        }
        Action::Focus(service) => {
            ui.service = Some(service);
            ui.selection = None;
        }
        Action::Tab(tab) => ui.tab = tab,
        Action::Phone(phone) => ui.phone = phone,
        Action::Drawer(open) => ui.drawer = open,
        Action::Lanes(open) => ui.lanes = open,
        Action::Sheet(sheet) => ui.sheet = sheet,
        Action::Density(density) => ui.density = density,
        Action::Filter(filter) => ui.filter = filter,
        Action::Find(find) => ui.find = find,
        Action::Narrate(on) => ui.narrate = on,
        Action::Inspect(Some(thing)) => {
            ui.looked.truncate(TRAIL);
            ui.looked.push(thing);
        }
        Action::Inspect(None) => {
            ui.looked.pop();
        }
        Action::Escape if ui.sheet.is_none() => {
            ui.selection = None;
            ui.drawer = false;
        }
        Action::Dismiss => {
            ui.notes.clear();
            ui.tried = None;
        }
        _ => {}
    }
}

fn run(store: &mut Store, change: impl FnOnce(&mut Timeline)) {
    let mut timeline = store.timeline.borrow_mut();
    change(&mut timeline);
    if let Some(pair) = store.ui.compare {
        // One clock: the other branch goes where the current one went.
        let now = timeline.now();
        timeline.seek_branch(pair.b, now);
    }
    drop(timeline);
    store.version += 1;
}

/// A branch that was played less is played as far as the other one, if that is not too far.
const CATCH_UP: SimDuration = SimDuration(2 * 60 * 60 * 1000);

fn compare(store: &mut Store, pair: Option<Pair>) {
    let Some(pair) = pair else {
        store.ui.compare = None;
        return;
    };
    let mut timeline = store.timeline.borrow_mut();
    let now = timeline.now();
    let ends = [pair.a, pair.b].map(|it| timeline.branch_of(it).map(|it| it.end()));
    if let [Some(a), Some(b)] = ends {
        let end = a.max(b).min(a.min(b) + CATCH_UP);
        for branch in [pair.a, pair.b] {
            timeline.seek_branch(branch, end);
            timeline.seek_branch(branch, now);
        }
        timeline.switch(pair.a);
        store.ui.compare = Some(pair);
    }
    drop(timeline);
    store.version += 1;
}

/// Runs that stay open behind the one on show; the oldest goes first.
const KEPT_LIMIT: usize = 8;

/// Puts another run in place of this one, which is kept.
fn open(store: &mut Store, timeline: Timeline, slug: Option<String>) {
    show(store, Rc::new(RefCell::new(timeline)), slug);
}

fn reopen(store: &mut Store, index: usize) {
    let mut kept = store.kept.to_vec();
    if index < kept.len() {
        let run = kept.remove(index);
        store.kept = Rc::new(kept);
        show(store, run.timeline, run.slug);
        store.ui.playing = false;
    }
}

fn show(store: &mut Store, timeline: Rc<RefCell<Timeline>>, slug: Option<String>) {
    let left = Kept {
        timeline: std::mem::replace(&mut store.timeline, timeline),
        slug: store.ui.slug.take(),
    };
    let kept = std::iter::once(left).chain(store.kept.iter().cloned());
    store.kept = Rc::new(kept.take(KEPT_LIMIT).collect());
    store.lesson = None;
    store.left = None;
    store.version += 1;
    store.opened += 1;
    store.ui = Ui {
        slug,
        narrate: store.ui.narrate,
        speed: store.ui.speed,
        playing: true,
        ..Ui::default()
    };
}

fn submit(store: &mut Store, calls: Vec<(String, Value)>) {
    crate::rescue::remember(&store.timeline.borrow());
    let denied = |(name, input): &(String, Value)| denied(store, name, input);
    let stop = calls.iter().position(|it| denied(it).is_some());
    let allowed = &calls[..stop.unwrap_or(calls.len())];
    let result = store.timeline.borrow_mut().call_all(allowed);
    let answer = match (result, stop.map(|at| &calls[at])) {
        (Err((at, error)), _) => calls.get(at).map(|it| (it, Err(CallError::from(error)))),
        (Ok(_), Some(it)) => denied(it).map(|error| (it, Err(error))),
        (Ok(mut answers), None) => {
            let last = calls.last().zip(answers.pop());
            last.map(|(it, value)| (it, Ok(value)))
        }
    };
    store.version += 1;
    let number = store.ui.answer.as_ref().map_or(1, |it| it.number + 1);
    store.ui.answer = answer.map(|((call, _), result)| Answer {
        number,
        call: call.clone(),
        result,
    });
}

impl From<aws_api::ApiError> for CallError {
    fn from(it: aws_api::ApiError) -> CallError {
        CallError {
            code: it.code,
            message: it.message,
            path: it.path,
        }
    }
}

/// Tries an edit on a branch of its own, so that the run it was asked in stays as it is.
fn try_branch(store: &mut Store, calls: Vec<(String, Value)>) {
    run(store, |it| {
        it.fork();
    });
    submit(store, calls);
    store.ui.tried = store.ui.answer.as_ref().map(|it| it.number);
}

/// Frames choose how far to seek: wall time times speed, the rest kept for the next frame.
fn tick(store: &mut Store, wall_us: u64) {
    // Thousandths of a microsecond of simulated time.
    let passed = wall_us * u64::from(store.ui.speed) + store.ui.rest;
    store.ui.rest = passed % 1_000_000;
    let ms = passed / 1_000_000;
    if ms > 0 {
        let to = store.now() + SimDuration(ms);
        run(store, |it| {
            it.seek(to);
        });
    }
}

fn step(store: &mut Store, to: StepTo) {
    store.ui.playing = false;
    run(store, |it| {
        let now = it.now();
        let to = match to {
            StepTo::Start => SimTime::ZERO,
            StepTo::End => it.end(),
            StepTo::PreviousEvent => it.previous_event_before(now).unwrap_or(SimTime::ZERO),
            StepTo::PreviousDecision => it.previous_decision_before(now).unwrap_or(SimTime::ZERO),
            StepTo::NextEvent => {
                it.seek_next_event();
                return;
            }
            StepTo::NextDecision => {
                it.seek_next_decision();
                return;
            }
        };
        it.seek(to);
    });
}
