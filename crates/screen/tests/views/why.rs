//! Answers as text: question, answer, matrix, ladder, flips, rule.

use crate::english::{English, expect, moment, played};
use screen::Selection;
use screen::why::Why;

fn print(why: &Why, english: &English) -> String {
    let mut lines = vec![english.say(&why.question), english.say(&why.answer)];
    if let Some(quote) = &why.quote {
        lines.push(format!("> {quote}"));
    }
    if let Some(matrix) = &why.matrix {
        for row in &matrix.rows {
            let cells = row.cells.iter().zip(&matrix.columns).map(|(cell, column)| {
                let mark = if cell.ok { "" } else { "x " };
                format!(
                    "{} {mark}{}",
                    english.say(&column.name),
                    english.say(&cell.value)
                )
            });
            let cells = cells.collect::<Vec<_>>().join(" | ");
            lines.push(format!("{} {cells}", row.instance));
        }
    }
    if let Some(ladder) = &why.ladder {
        for rung in &ladder.rungs {
            let scores = rung.scores.iter().map(|it| {
                let best = if it.best { "*" } else { "" };
                format!("{}{best} {}", it.who, it.value.unwrap_or_default())
            });
            let scores = scores.collect::<Vec<_>>().join(", ");
            lines.push(format!("{}: {scores}", english.say(&rung.name)));
        }
    }
    for flip in &why.flips {
        let price = flip.price.clone().unwrap_or_default();
        lines.push(format!(
            "{} ({}) {price}",
            english.say(&flip.edit),
            english.say(&flip.gain)
        ));
    }
    lines.push(format!("{} {}", why.rule.id, why.rule.certainty.name()));
    lines.join("\n")
}

fn check(name: &str, slug: &str, secs: u64, selection: Option<Selection>) {
    let timeline = played(slug, secs);
    let why = screen::why::why(moment(&timeline), None, selection).expect("an answer");
    expect(name, &print(&why, &English::new()));
}

#[test]
fn tasks_that_fit_nowhere() {
    check("why-nowhere", "half-way", 200, None);
}

#[test]
fn a_task_that_has_its_place() {
    let task = Selection::Task(base::TaskId(1));
    check("why-here", "half-way", 100, Some(task));
}

#[test]
fn a_task_that_stopped() {
    let task = Selection::Task(base::TaskId(1));
    check("why-stopped", "half-way", 200, Some(task));
}

#[test]
fn tasks_that_only_have_to_wait() {
    let english = English::new();
    let timeline = played("half-way", 131);
    let service = timeline.world().services.values().next().unwrap().id;
    let mut moment = moment(&timeline);
    let waits = screen::why::waiting(moment, None, None).expect("tasks wait");
    assert_eq!(waits.0, service);
    moment.wait = timeline.wait(service);
    let why = screen::why::why(moment, None, None).expect("an answer");
    let first = english.say(&why.flips[0].edit);
    assert_eq!(first, "Only wait until 2:40");
    let stays = base::SimTime::from_secs(131);
    assert_eq!(timeline.now(), stays, "only a copy was played on");
    let stuck = played("the-update-that-never-starts", 200);
    assert_eq!(
        stuck.wait(base::ServiceId(1)),
        None,
        "time alone is no help"
    );
}

#[test]
fn a_second_copy_with_the_same_host_port() {
    check("why-second-copy", "second-copy-host-port", 150, None);
}

#[test]
fn a_service_that_is_stuck() {
    check("why-stuck", "the-update-that-never-starts", 200, None);
}

#[test]
fn an_instance_of_a_failed_zone() {
    let instance = Selection::Instance(base::InstanceId(1));
    check("why-instance", "az-failure", 200, Some(instance));
}

#[test]
fn every_decision_and_message_of_every_lesson_has_an_answer_in_words() {
    let english = English::new();
    for slug in crate::english::LESSONS {
        let timeline = played(slug, 600);
        let at = moment(&timeline);
        for stamped in at.all {
            if let Some(why) = screen::why::why(at, None, Some(Selection::Event(stamped.seq))) {
                assert!(!print(&why, &english).is_empty());
            }
        }
        let selections = at.world.tasks.keys().map(|it| Selection::Task(*it));
        let instances = at.world.instances.keys().map(|it| Selection::Instance(*it));
        for selection in selections.chain(instances) {
            let why = screen::why::why(at, None, Some(selection));
            let why = why.unwrap_or_else(|| panic!("{slug}: nothing to say about {selection:?}"));
            print(&why, &english);
        }
    }
}

#[test]
fn a_check_that_is_refused_on_its_way() {
    let timeline = played("the-check-that-never-arrives", 35);
    let blocked = timeline.trace().iter();
    let blocked = blocked
        .filter(|it| matches!(it.event, model::Event::PathBlocked(_)))
        .map(|it| it.seq)
        .next()
        .expect("a blocked path");
    let selection = Some(Selection::Event(blocked));
    let why = screen::why::why(moment(&timeline), None, selection).expect("an answer");
    let english = English::new();
    assert_eq!(
        english.say(&why.answer),
        "hosts of t1 does not admit port 32768 from front"
    );
    let facts = why.facts.iter();
    let facts: Vec<String> = facts
        .map(|it| format!("{}: {}", english.say(&it.name), english.say(&it.value)))
        .collect();
    assert_eq!(
        facts,
        [
            "Lets through: front has a subnet in us-east-1b",
            "Lets through: front may send to t1 on port 32768 (front)",
            "Refuses: hosts of t1 does not admit port 32768 from front",
        ]
    );
}

/// The event of this number, its facts with the numbers put in.
fn facts(slug: &str, secs: u64, seq: u64) -> String {
    let timeline = played(slug, secs);
    let event = Some(Selection::Event(base::Seq(seq)));
    let why = screen::why::why(moment(&timeline), None, event).expect("an answer");
    let english = English::new();
    let facts = why.facts.iter();
    let facts = facts.map(|it| format!("{}: {}", english.say(&it.name), english.say(&it.value)));
    let facts: Vec<String> = facts.collect();
    format!("{}\n{}", print(&why, &english), facts.join("\n"))
}

#[test]
fn a_step_with_its_numbers_put_in() {
    expect("why-step", &facts("step-scaling-spike", 700, 178));
    expect("why-step-cooldown", &facts("step-scaling-spike", 700, 224));
}
