//! Every question is fair: one right answer, no distractor true, the same again from the same seed.
//!
//! `SEEDS=100000 cargo test -p lab practice` asks more of them.

use super::*;

fn seeds() -> u64 {
    let asked = std::env::var("SEEDS").ok().and_then(|it| it.parse().ok());
    asked.unwrap_or(10_000)
}

#[test]
fn the_right_answer_is_there_once_and_no_distractor_is_it() {
    std::thread::scope(|scope| {
        for template in TEMPLATES.iter().chain([&facts::CORRECTIONS]) {
            scope.spawn(move || fair(template));
        }
    });
}

fn fair(template: &Template) {
    let mut rights = std::collections::BTreeSet::new();
    for review in 0..seeds() {
        let seed = seed(template.id, 7, review as u32);
        let question = template.question(seed);
        let it = question.unwrap_or_else(|| panic!("{} {seed}: nothing drawn", template.id));
        let right: Vec<&Choice> = it.choices.iter().filter(|it| it.model.is_none()).collect();
        assert_eq!(right.len(), 1, "{} {seed}: {:?}", template.id, it.choices);
        assert!(
            (3..=5).contains(&it.choices.len()),
            "{} {seed}",
            template.id
        );
        for choice in &it.choices {
            let twins = it
                .choices
                .iter()
                .filter(|other| other.answer == choice.answer);
            assert_eq!(twins.count(), 1, "{} {seed}: {:?}", template.id, it.choices);
        }
        rights.insert(right[0].answer.clone());
    }
    assert!(rights.len() >= 3, "{}: only {rights:?}", template.id);
}

#[test]
fn a_seed_is_a_question() {
    for template in &TEMPLATES {
        for number in 0..50 {
            let seed = seed(template.id, 1, number);
            assert_eq!(template.question(seed), template.question(seed));
        }
        assert_ne!(
            template.question(seed(template.id, 1, 1)),
            template.question(seed(template.id, 2, 1))
        );
    }
    assert!(template("t4").is_some() && template("t99").is_none());
}

/// What exams expect is right where their answers are wanted, and nothing of the other time is offered
/// as wrong by mistake.
#[test]
fn corrections_turn_with_the_switch() {
    for seed in 0..2_000 {
        for exam in [false, true] {
            let question = facts::CORRECTIONS
                .question_of(seed, exam)
                .expect("it draws");
            let fact = question.fact().expect("it is about one");
            assert_eq!(question.right(), &Answer::Words(fact.answers(exam).0));
            for choice in question.choices.iter().filter(|it| it.model.is_some()) {
                let of = choice
                    .model
                    .and_then(facts::of_idea)
                    .expect("a correction's idea");
                let right = Answer::Words(of.answers(exam).0);
                assert_ne!(choice.answer, right, "{seed} {exam}");
            }
        }
    }
    let about = facts::CORRECTIONS.question_about(1, false, Some("fact-33-old"));
    assert_eq!(about.and_then(|it| it.fact()).map(|it| it.number), Some(33));
}

/// A bucket cannot be mounted where the answers of exams are wanted; today it can.
#[test]
fn exams_do_not_know_what_came_after_them() {
    let template = template("t16").expect("it is there");
    let offers = |exam: bool| {
        let mut questions = (0..200).filter_map(|it| template.question_of(it, exam));
        questions.any(|it| {
            it.choices
                .iter()
                .any(|it| it.answer == Answer::Words("a-s3-files"))
        })
    };
    assert!(offers(false) && !offers(true));
}

/// The engine, played, says the same as the question: the right answer is what happens, or works, and
/// of the others those that work too are never smaller.
fn played(template: &Template, count: u32) {
    for number in 0..count {
        let seed = seed(template.id, 5, number);
        let question = template.question(seed).expect("it draws");
        let (id, stem) = (template.id, &question.stem);
        for (choice, shown) in question.choices.iter().zip(question.shown()) {
            let seen = shown.map(|it| it.seen).unwrap_or_else(|| {
                panic!(
                    "{id} {seed}: {:?} has no run: {stem:?} {:?}",
                    choice.answer, question.given
                )
            });
            let right = choice.model.is_none();
            match seen {
                Seen::Answer(answer) => assert_eq!(
                    answer == choice.answer,
                    right,
                    "{id} {seed}: the run says {answer:?}, {choice:?}: {stem:?} {:?}",
                    question.given
                ),
                Seen::Works(works) => assert!(
                    works || !right,
                    "{id} {seed}: {choice:?} does not work: {stem:?} {:?}",
                    question.given
                ),
            }
        }
    }
}

#[test]
fn the_world_of_a_question_gives_its_answer() {
    std::thread::scope(|scope| {
        for template in &TEMPLATES {
            scope.spawn(move || played(template, 6));
        }
    });
}

/// Where the options have runs of their own, a smaller or another one does not work.
#[test]
fn what_is_not_enough_fails_in_its_run() {
    for (id, refused) in [
        ("t4", "hundred-is-enough"),
        ("t4", "one-percent-is-enough"),
        ("t12", "and-or-swapped"),
        ("t13", "open-port-80"),
        ("t13", "from-its-own-group"),
        ("t14", "any-mix-works-on-fargate"),
        ("t14", "the-nearest-will-do"),
        ("t15", "images-take-no-room"),
        ("t16", "a-bind-mount-lasts"),
        ("t16", "the-disk-follows"),
        ("t22", "ecs-has-a-role-of-its-own"),
        ("t22", "the-task-role-does-it-all"),
    ] {
        let template = template(id).expect("it is there");
        let mut asked = 0;
        for number in 0..40 {
            let question = template.question(seed(id, 9, number)).expect("it draws");
            let choices = question.choices.iter().zip(question.shown());
            // Port 80 is right where the container listens on it itself.
            let smallest = question.right() == &Answer::Name("TCP 80, sg-alb".into());
            let wanted = |it: &&Choice| it.model == Some(refused) && !smallest;
            for (choice, shown) in choices.filter(|it| wanted(&it.0)) {
                let seen = shown.map(|it| it.seen);
                assert_eq!(
                    seen,
                    Some(Seen::Works(false)),
                    "{id} {choice:?}: {question:?}"
                );
                asked += 1;
            }
            if asked >= 3 {
                break;
            }
        }
        assert!(asked > 0, "{refused} was never offered");
    }
}
