//! Answers as text: question, answer, matrix, ladder, flips, rule.

use crate::english::{English, moment, played};
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

fn check(slug: &str, secs: u64, selection: Option<Selection>, expected: &str) {
    let timeline = played(slug, secs);
    let why = screen::why::why(moment(&timeline), None, selection).expect("an answer");
    let expected: Vec<&str> = expected.lines().map(str::trim).collect();
    let found = print(&why, &English::new());
    let found: Vec<&str> = found.lines().map(str::trim).collect();
    assert_eq!(found.join("\n"), expected.join("\n"));
}

#[test]
fn two_tasks_that_fit_nowhere() {
    check(
        "half-way",
        200,
        None,
        "Why are 2 r8 tasks not placed?
         No instance passes every check. *i-1 is closest: 189 MiB short.*
         i-1 Memory x −189 | Port free | CPU +256 | Agent ok
         i-2 Memory +323 | Port x taken | CPU +512 | Agent ok
         i-4 Memory x −189 | Port free | CPU +256 | Agent ok
         i-3 Memory x −701 | Port x taken | CPU +0 | Agent ok
         spread by zone, fewest first:
         spread by instance, fewest first:
         Memory 1024 → 835 MiB (i-1 passes every check. All 2 waiting tasks then fit.)
         Dynamic host port instead of 8080 (i-2 passes every check. 1 of 2 waiting tasks then fit.)
         One more t3.medium (Places 1; 1 still wait.) + $0.0416/h
         placement.filters documented",
    );
}

#[test]
fn a_task_that_has_its_place() {
    check(
        "half-way",
        100,
        Some(Selection::Task(base::TaskId(1))),
        "Why is t1 r7 on i-4?
         4 passed every check. 4 were equal to the end, and chance chose *i-4*.
         i-4 CPU +1792 | Memory +3395 | Port free | Agent ok
         i-1 CPU +1792 | Memory +3395 | Port free | Agent ok
         i-2 CPU +1792 | Memory +3395 | Port free | Agent ok
         i-3 CPU +1792 | Memory +3395 | Port free | Agent ok
         spread by zone, fewest first: 1a* 0, 1b* 0
         spread by instance, fewest first: i-1* 0, i-2* 0, i-3* 0, i-4* 0
         tie: chance, seeded: i-1 0, i-2 0, i-3 0, i-4* 0
         placement.strategies documented",
    );
}

#[test]
fn a_task_that_stopped() {
    check(
        "half-way",
        200,
        Some(Selection::Task(base::TaskId(1))),
        "Why did t1 r7 stop?
         4 tasks were equal to the end; it has the lowest number.
         > Scaling activity initiated by (deployment ecs-svc/8423817953179780728)
         placement.choose_to_stop assumed",
    );
}

#[test]
fn a_second_copy_with_the_same_host_port() {
    check(
        "second-copy-host-port",
        150,
        None,
        "Why is one r1 task not placed?
         Host port 8080 is taken on every instance. *i-1 is closest.*
         i-1 Port x taken | CPU +1536 | Memory +2883 | Agent ok
         i-2 Port x taken | CPU +1536 | Memory +2883 | Agent ok
         spread by zone, fewest first:
         spread by instance, fewest first:
         Dynamic host port instead of 8080 (i-2 passes every check. The task that waits then fits.)
         One more t3.medium (Places the task that waits.) + $0.0416/h
         placement.filters documented",
    );
}

#[test]
fn a_service_that_is_stuck() {
    check(
        "the-update-that-never-starts",
        200,
        None,
        "What is web doing?
         web is stuck: floor 4 and ceiling 4 leave no room to stop or to start
         rollout.ecs_rolling documented",
    );
}
