//! The player and the map in words: what a learner reads before, during and after an exercise.

use crate::english::English;
use base::SimTime;
use lab::Timeline;
use lab::exercise::{Exercise, Texts, plain};
use lab::goal::Monitor;
use lab::practice::deck::{Deck, Solved};
use screen::exercise::{Lesson, Look, Sign, requests, view};
use screen::home::{Stage, after, home};
use serde_json::{Value, json};

fn folder(slug: &str, file: &str) -> String {
    let path = format!(
        "{}/../../static/exercises/{slug}/{file}",
        env!("CARGO_MANIFEST_DIR")
    );
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn lesson(slug: &str) -> Lesson {
    let exercise = Exercise::from_yaml(slug, &folder(slug, "exercise.yaml"));
    let (_, logic) = exercise.unwrap_or_else(|faults| panic!("{faults:?}"));
    let texts = Texts::from_markdown(&folder(slug, "en.md"))
        .expect("it is right")
        .to_value();
    // Through the packs, as in the browser.
    let pack = |value: &Value| json!({slug: value}).to_string();
    Lesson::read(slug, &pack(&logic), &pack(&texts), false).expect("it reads")
}

struct Player {
    lesson: Lesson,
    timeline: Timeline,
    monitor: Monitor,
    look: Look,
}

impl Player {
    fn open(slug: &str) -> Player {
        let lesson = lesson(slug);
        let mut timeline = Timeline::open(lesson.exercise.start.clone());
        timeline.seek(lesson.exercise.opens_at);
        let monitor = Monitor::new(&lesson.exercise.goals, lesson.exercise.end());
        Player {
            lesson,
            timeline,
            monitor,
            look: Look::default(),
        }
    }

    fn view(&mut self, at: u64) -> screen::exercise::View {
        self.timeline.seek(SimTime::from_secs(at));
        self.monitor.catch_up(&self.timeline);
        let truth = self.lesson.exercise.truth(&self.timeline);
        view(
            &self.lesson,
            &self.monitor,
            &self.timeline,
            &self.look,
            truth.as_ref(),
        )
    }
}

#[test]
fn a_missed_goal_names_the_moment_and_the_event() {
    let english = English::new();
    let mut player = Player::open("stop-first");
    let input = json!({"cluster": "lab", "service": "web",
        "deploymentConfiguration": {"minimumHealthyPercent": 0, "maximumPercent": 100}});
    assert_eq!(player.lesson.exercise.opens_at, SimTime::from_secs(180));
    player
        .timeline
        .call("ecs.UpdateService", &input)
        .expect("it is accepted");
    let shown = player.view(600);
    assert_eq!(english.say(&shown.met), "2 of 3 met");
    let missed = &shown.goals[2];
    assert_eq!(missed.sign, Sign::Violated);
    assert_eq!(
        plain(&missed.sentence),
        "From 1:00 on at least two are healthy"
    );
    assert!(
        english.say(&missed.state).starts_with("violated at 3:"),
        "{missed:?}"
    );
    let witness = missed.witness.as_ref().expect("an event did it");
    assert!(
        witness.contains("task t") || witness.contains("svc web"),
        "{witness}"
    );
    assert!(shown.solved.is_none() && shown.debrief.is_none());
    assert!(shown.missed.is_empty(), "no idea is named for this goal");
    // Before the call it was holding.
    let before = player.view(170);
    assert_eq!(before.goals[2].sign, Sign::Holding);
}

#[test]
fn a_solved_exercise_explains_itself_and_hints_open_one_by_one() {
    let english = English::new();
    let mut player = Player::open("first-task");
    let run = json!({"cluster": "lab", "taskDefinition": "hello", "count": 2});
    player
        .timeline
        .call("ecs.RunTask", &run)
        .expect("it is accepted");
    player.look.hints = 1;
    let shown = player.view(240);
    let solved = shown.solved.as_ref().expect("it is solved");
    let words = "Every goal is met, with 1 call. The shortest way we know takes 1.";
    assert_eq!(english.say(solved), words);
    assert!(plain(&shown.debrief.expect("it opens")).contains("A task definition is not a task"));
    let open: Vec<bool> = shown.rungs.iter().map(|it| it.words.is_some()).collect();
    assert_eq!(open, [true, false, false]);
    assert!(shown.rungs[1].next && !shown.rungs[2].next);
    assert_eq!(
        english.say(&shown.about),
        "Level 0 · about 6 min · counts until 4:00"
    );
}

#[test]
fn a_prediction_stands_beside_the_run_and_is_never_called_wrong() {
    let english = English::new();
    let mut player = Player::open("second-copy");
    let open = player.view(60).predict.expect("it asks");
    assert_eq!(open.options, ["CPU", "memory", "a free port"]);
    assert!(open.outcome.is_none());
    player.look = Look {
        guess: Some(0),
        sure: 2,
        locked: true,
        ..Look::default()
    };
    let locked = player.view(60).predict.expect("it asks");
    let words = english.say(&locked.outcome.expect("the run has come to it"));
    assert_eq!(words, "You and the cluster differ, as seen at 1:00.");
    let row = &locked.rows[0];
    assert_eq!(
        (row.yours.as_str(), row.cluster.as_str()),
        ("CPU", "a free port")
    );
    assert_eq!(locked.parted, Some(0));
    player.look.guess = None;
    let shown = player
        .view(60)
        .predict
        .and_then(|it| it.outcome)
        .expect("it is shown");
    assert_eq!(english.say(&shown), "The cluster: *a free port*.");
}

#[test]
fn ghosts_stand_where_they_were_put_and_the_first_difference_is_marked() {
    let mut player = Player::open("nobody-moves");
    let open = player.view(100).predict.expect("it asks");
    let empty = open.ghost("i-2").expect("an option");
    assert_eq!((empty.count, empty.less, empty.more), (0, None, Some(0x10)));
    assert_eq!(open.ghost("i-9"), None);
    player.look.guess = Some(0x222);
    let placed = player.view(100).predict.expect("it asks");
    let two = placed.ghost("i-1").expect("an option");
    assert_eq!(
        (two.count, two.less, two.more),
        (2, Some(0x221), Some(0x223))
    );
    player.look.locked = true;
    let shown = player.view(300).predict.expect("it asks");
    let truth = shown.truth.clone().expect("the run has come to it");
    let at = shown.parted.expect("they differ");
    assert_eq!(
        truth[at],
        json!(shown.rows[at].cluster.parse::<u64>().expect("a count"))
    );
    let ghost = shown.ghost(&shown.rows[at].name).expect("an option");
    assert_eq!((ghost.more, ghost.cluster), (None, truth[at].as_u64()));
    assert!(shown.rows[..at].iter().all(|it| it.yours == it.cluster));
}

#[test]
fn cards_of_an_order_change_places() {
    let mut player = Player::open("start-first");
    let open = player.view(60).predict.expect("it asks");
    let order = |it: &screen::exercise::Predict| [0, 1, 2, 3].map(|at| it.ordered(at));
    let first = order(&open);
    assert_eq!(first[0], "The first new task runs");
    player.look.guess = open.swapped(0);
    let swapped = order(&player.view(60).predict.expect("it asks"));
    assert_eq!([&swapped[0], &swapped[1]], [&first[1], &first[0]]);
    assert_eq!(swapped[2..], first[2..]);
    assert_eq!(open.swapped(3), None);
}

/// A goal that one's own run misses names the idea behind it; a run of others does not count.
#[test]
fn the_idea_behind_a_missed_goal_is_noted() {
    let mut player = Player::open("only-on-these");
    let input = json!({"cluster": "lab", "serviceName": "ml", "taskDefinition": "ml",
        "desiredCount": 3, "placementStrategy": [{"type": "spread", "field": "instanceId"}]});
    assert!(player.view(60).missed.is_empty());
    player.timeline.seek(SimTime::from_secs(20));
    let made = player.timeline.call("ecs.CreateService", &input);
    made.expect("it is accepted");
    assert_eq!(player.view(120).missed, ["one-attribute-says-enough"]);
    player.look.watching = true;
    assert!(player.view(120).missed.is_empty());
    let template = lab::practice::offering("one-attribute-says-enough").expect("T12 offers it");
    let mut deck = Deck::default();
    let card = [template.id, "/one-attribute-says-enough"].concat();
    assert!(deck.miss(&card, 4) && !deck.miss(&card, 4), "once a day");
    assert_eq!(deck.due_ideas(5)[0].0, card);
    assert!(lab::practice::offering("no-such-idea").is_none());
}

/// A moment is said in steps of five seconds: what is nearer than that is the same.
#[test]
fn a_moment_need_only_be_close() {
    let english = English::new();
    let mut player = Player::open("helper-next-door");
    let mut said = |guess: u64| {
        player.look.guess = Some(guess);
        player.look.locked = true;
        let shown = player.view(360).predict.expect("it asks");
        let truth = shown.truth.as_ref().and_then(Value::as_u64);
        let words = english.say(&shown.outcome.expect("the run has come to it"));
        (truth.expect("a second"), shown.parted, words)
    };
    let (truth, parted, words) = said(135);
    assert_eq!((truth, parted), (134, None));
    assert!(words.starts_with("You and the cluster agree"), "{words}");
    assert_eq!(said(140).1, Some(0));
}

/// What a known wrong answer comes to is asked beside a run of one's own, and not shown as part of it.
#[test]
fn a_wrong_answer_of_others_can_be_predicted() {
    let mut player = Player::open("one-each");
    player.look.locked = true;
    let asked = player.view(200).predict.expect("it asks");
    assert!(asked.elsewhere && !asked.on_ruler && asked.moment.is_none());
    assert_eq!(player.lesson.exercise.predicted(), Some(json!(2)));
    for (slug, tasks) in [
        ("whose-role", true),
        ("stop-first", true),
        ("spring-cleaning", false),
        ("check-never-arrives", false),
    ] {
        let asked = Player::open(slug).view(60).predict.expect("it asks");
        assert_eq!(asked.on_ruler, tasks, "{slug}");
    }
}

/// Whatever the move of an exercise names of earlier answers, the player is told that it can be named.
#[test]
fn what_a_move_names_is_on_offer() {
    let folder = format!("{}/../../static/exercises", env!("CARGO_MANIFEST_DIR"));
    let mut named = 0;
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        if !entry.path().is_dir() {
            continue;
        }
        let slug = entry.file_name().to_string_lossy().into_owned();
        let mut player = Player::open(&slug);
        let offered = player.view(player.lesson.exercise.opens_at.0 / 1000).labels;
        for request in requests(&player.lesson.exercise) {
            for part in request.input.split("${").skip(1) {
                let name = part.split('}').next().unwrap_or_default();
                let name = ["${", name, "}"].concat();
                assert!(offered.contains(&name), "{slug}: {name} of {offered:?}");
                named += 1;
            }
        }
    }
    assert!(named > 5, "only {named}");
}

#[test]
fn the_map_shows_what_is_done_and_what_comes_next() {
    let exercise = |slug: &str, level: u64, requires: Value| {
        json!({"slug": slug, "id": format!("id-{slug}"), "number": "", "level": level, "minutes": 5,
            "requires": requires, "exams": {"SAA-C03": ["2.1"]}, "title": {"en": slug.to_uppercase()}})
    };
    let index = json!({
        "levels": [
            {"number": 0, "title": "level-first-boot"}, {"number": 1, "title": "level-blueprints"},
            {"number": 2, "title": "level-placement"},
        ],
        "exercises": [exercise("a", 0, json!([])), exercise("b", 0, json!(["a"])), exercise("c", 1, json!(["b"]))],
    })
    .to_string();
    let mut deck = Deck::default();
    let fresh = home(&index, "ru", &deck);
    assert_eq!((fresh.done, fresh.all, fresh.levels.len()), (0, 3, 2));
    assert_eq!(fresh.next.as_ref().map(|it| it.title.as_str()), Some("A"));
    assert_eq!(fresh.levels[0].nodes[1].stage, Stage::Ahead);
    deck.solve("id-a", Solved::default(), &[]);
    let later = home(&index, "en", &deck);
    assert_eq!(later.levels[0].nodes[0].stage, Stage::Done);
    assert_eq!(after(&later, "a").map(|it| it.slug), Some("b".to_string()));
    assert_eq!((later.objectives[0].done, later.objectives[0].all), (1, 3));
    assert_eq!(home("broken", "en", &deck), screen::home::Home::default());
}
