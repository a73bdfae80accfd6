//! Expressions mean what JMESPath means, end, and clauses take their four values at the right moment.

use super::eval::{Endless, Evaluation, History, is_true};
use super::expression::{Expression, MOST_BYTES};
use super::progress::Progress;
use super::{From, Goal, State, When};
use base::{SimDuration, SimTime};
use serde_json::{Value, json};

fn worth(text: &str, value: &Value) -> Result<Value, Endless> {
    let expression = Expression::parse(text).unwrap_or_else(|why| panic!("{text}: {why:?}"));
    Evaluation::new(SimTime::ZERO, &mut History::new()).value(&expression, value)
}

fn lab() -> Value {
    json!({
        "services": {"db": {"running": 1}, "web": {"running": 2, "desired": 4, "cpu": 62.5}},
        "tasks": [
            {"id": "t1", "service": "web", "running": true, "instance": "i-1", "ports": [80, 443]},
            {"id": "t2", "service": "web", "running": true, "instance": "i-1", "ports": [81]},
            {"id": "t3", "service": "db", "running": false, "instance": null, "ports": []},
        ],
    })
}

#[test]
fn expressions_read_as_a_teacher_writes_them() {
    let lab = lab();
    for (text, expected) in [
        ("services.web.running == 2", json!(true)),
        (
            "services.web.running >= 2 && services.db.running < 1",
            json!(false),
        ),
        ("!services.nobody", json!(true)),
        ("length(tasks[?running])", json!(2)),
        (
            "length(tasks[?service == 'web' && running]) == 2",
            json!(true),
        ),
        ("tasks[?instance].id", json!(["t1", "t2"])),
        ("tasks[].ports[]", json!([80, 443, 81])),
        ("distinct(tasks[*].instance)", json!(["i-1"])),
        ("every(tasks, &length(ports) < 3)", json!(true)),
        ("max(tasks[].ports[]) - 1", Value::Null),
        ("tasks[-1].id", json!("t3")),
        ("services.*.running | sum(@)", json!(3)),
        ("tasks[0].[id, service]", json!(["t1", "web"])),
        ("services.web.cpu > 62", json!(true)),
        ("services.web.name > 1", Value::Null),
        ("\"services\".web.desired == `4`", json!(true)),
        ("(services.x || services.web).desired", json!(4)),
        ("keys(services)", json!(["db", "web"])),
        ("not_null(services.x.running, 7)", json!(7)),
        ("contains(tasks[*].id, 't2')", json!(true)),
    ] {
        if text.contains(" - ") {
            assert!(
                Expression::parse(text).is_err(),
                "{text}: there is no arithmetic"
            );
        } else {
            assert_eq!(worth(text, &lab), Ok(expected), "{text}");
        }
    }
}

/// 2 and 2.0 are one number, also inside lists.
#[cfg(feature = "jmespath")]
fn same(left: &Value, right: &Value) -> bool {
    match (left.as_array(), right.as_array()) {
        (Some(left), Some(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|it| same(it.0, it.1))
        }
        _ => super::functions::equal(left, right),
    }
}

/// Where both read it, ours and the reference library agree.
#[cfg(feature = "jmespath")]
#[test]
fn what_is_jmespath_means_the_same_as_in_jmespath() {
    let lab = lab();
    for text in [
        "services.web.running == `2`",
        "tasks[*].ports[*]",
        "tasks[*].ports[]",
        "tasks[].ports[0]",
        "tasks[?running].ports[].{x: @} | length(@)",
        "tasks[?running && service == 'web'] | [0].id",
        "tasks[?!running].id",
        "services.*.running",
        "services.*.running | [0]",
        "length(tasks[?instance == 'i-1'])",
        "tasks[*].[id, running]",
        "max(tasks[].ports[])",
        "sort(tasks[].ports[])",
        "not_null(nothing, tasks[9], services.db)",
        "contains(tasks[*].service, 'db')",
        "services.web.nothing.at.all",
        "tasks[?ports].id",
        "`[1, 2]`[1]",
        "@.services.db",
        "services.web.running > `1` || services.db",
    ] {
        let Ok(expression) = Expression::parse(text) else {
            assert!(text.contains('{'), "{text}: ours does not read it");
            continue;
        };
        let theirs = jmespath::compile(text)
            .expect(text)
            .search(&lab)
            .expect(text);
        let theirs = serde_json::to_value(&*theirs).expect("it is JSON");
        let ours = Evaluation::new(SimTime::ZERO, &mut History::new()).value(&expression, &lab);
        let ours = ours.expect("it ends");
        assert!(same(&ours, &theirs), "{text}: ours {ours}, theirs {theirs}");
    }
}

#[test]
fn what_cannot_be_read_is_told_with_its_place() {
    let wrong = |text: &str| {
        let it = Expression::parse(text).expect_err(text);
        format!("{}: {} ({})", it.at, it.message, it.expected)
    };
    assert_eq!(
        wrong("lenght(tasks)"),
        "0: there is no function lenght (perhaps length)"
    );
    assert_eq!(wrong("a = 1"), "2: \"=\" compares nothing (== to compare)");
    assert!(wrong("a.").contains("ends too early"));
    assert!(wrong("tasks[?running").contains("a closing ]"));
    assert!(wrong("'abc").contains("never closed"));
    assert!(wrong("max_over(&a, 5)").contains("not a duration"));
    assert!(wrong("max_over(a, '5m')").contains("wrong kind"));
    assert!(wrong(&"a".repeat(MOST_BYTES + 1)).contains("601 bytes"));
    assert!(wrong(&"(".repeat(200)).contains("too deep"));
    assert!(wrong(&format!("a{}", "[?b".repeat(100))).contains("too deep"));
    assert!(wrong("ü").contains("no meaning"));
    // Deep on the other axis: it ends, and nothing overflows.
    let many = "!".repeat(500) + "a";
    assert!(Expression::parse(&many).is_ok());
}

#[test]
fn an_expression_that_multiplies_ends_at_its_limit() {
    let doubling = format!("tasks{}", " | [@, @]".repeat(60));
    assert_eq!(worth(&doubling, &lab()), Err(Endless));
    assert!(worth("tasks | [@, @]", &lab()).is_ok());
}

#[test]
fn functions_that_look_back_see_their_span_and_no_more() {
    let mut history = History::new();
    let ask = |text: &str, history: &mut History, second: u64, value: u64| {
        let expression = Expression::parse(text).expect(text);
        let mut evaluation = Evaluation::new(SimTime(second * 1000), history);
        evaluation
            .value(&expression, &json!({"n": value}))
            .expect("it ends")
    };
    let max = "max_over(&n, '10s')";
    assert_eq!(ask(max, &mut history, 0, 5), json!(5));
    assert_eq!(ask(max, &mut history, 4, 2), json!(5));
    // 5 held until 4 s, which is within the last ten seconds until 14 s.
    assert_eq!(ask(max, &mut history, 13, 1), json!(5));
    assert_eq!(ask(max, &mut history, 15, 1), json!(2));
    let mut history = History::new();
    let average = "avg_over(&n, '10s')";
    ask(average, &mut history, 0, 4);
    ask(average, &mut history, 5, 8);
    assert_eq!(ask(average, &mut history, 10, 0), json!(6));
    let mut history = History::new();
    let changes = "changes_over(&n, '1m')";
    for (second, value) in [(0, 4), (1, 4), (2, 5), (3, 4)] {
        ask(changes, &mut history, second, value);
    }
    assert_eq!(ask(changes, &mut history, 4, 4), json!(2));
    assert!(is_true(&json!(0)) && !is_true(&json!([])));
}

fn goal(when: When) -> Goal {
    Goal {
        id: "g".into(),
        when,
        from: From::At(SimTime(10_000)),
        until: None,
        text: String::new(),
        expression: Expression::Current,
        value: None,
        misconception: None,
    }
}

/// Plays truths at seconds against a goal that begins at 10 s in a run of 100 s.
fn states(goal: &Goal, truths: &[(u64, bool)], to: u64) -> State {
    let end = SimTime(100_000);
    let mut progress = Progress::new();
    for (second, truth) in truths {
        let at = SimTime(second * 1000);
        progress.pass(goal, at, end, false);
        progress.look(goal, at, *truth, None);
    }
    progress.pass(goal, SimTime(to * 1000), end, true);
    progress.state()
}

#[test]
fn each_word_of_time_has_its_four_values() {
    let second = |it: u64| SimTime(it * 1000);
    let span = |it: u64| SimDuration(it * 1000);
    let eventually = goal(When::Eventually {
        within: Some(span(30)),
    });
    for (truths, to, expected) in [
        (&[(0, false)][..], 20, State::NotYet),
        (&[(0, true)], 20, State::Met(second(10))),
        (&[(0, false), (25, true)], 90, State::Met(second(25))),
        (&[(0, false), (40, true)], 90, State::Met(second(40))),
        (&[(0, false), (41, true)], 90, State::Violated(second(40))),
        (&[(0, false)], 40, State::Violated(second(40))),
    ] {
        assert_eq!(
            states(&eventually, truths, to),
            expected,
            "eventually {truths:?}"
        );
    }
    let hold = goal(When::Hold {
        span: span(20),
        within: Some(span(50)),
    });
    for (truths, to, expected) in [
        (&[(0, true)][..], 29, State::Holding(second(10))),
        (&[(0, true)], 30, State::Met(second(30))),
        (&[(0, true), (29, false)], 29, State::NotYet),
        (
            &[(0, true), (29, false), (50, true)],
            90,
            State::Met(second(70)),
        ),
        (&[(0, true), (29, false)], 90, State::Violated(second(60))),
        (&[(0, false), (95, true)], 100, State::Violated(second(60))),
    ] {
        assert_eq!(states(&hold, truths, to), expected, "hold {truths:?}");
    }
    let always = goal(When::Always);
    for (truths, to, expected) in [
        (&[(0, false), (9, true)][..], 99, State::Holding(second(10))),
        (&[(0, true)], 100, State::Met(second(100))),
        (
            &[(0, true), (55, false), (56, true)],
            100,
            State::Violated(second(55)),
        ),
        (&[(0, false), (11, true)], 100, State::Violated(second(10))),
    ] {
        assert_eq!(states(&always, truths, to), expected, "always {truths:?}");
    }
    let never = goal(When::Never);
    assert_eq!(
        states(&never, &[(0, true), (9, false)], 100),
        State::Met(second(100))
    );
    assert_eq!(
        states(&never, &[(0, false), (50, true)], 60),
        State::Violated(second(50))
    );
    let end = goal(When::AtEnd);
    assert_eq!(states(&end, &[(0, true)], 99), State::Holding(second(10)));
    assert_eq!(
        states(&end, &[(0, false), (100, true)], 100),
        State::Met(second(100))
    );
    assert_eq!(
        states(&end, &[(0, true), (99, false)], 100),
        State::Violated(second(100))
    );
    let now = goal(When::Now);
    assert_eq!(
        states(&now, &[(0, true), (20, false), (30, true)], 40),
        State::Met(second(30))
    );
    assert_eq!(states(&now, &[(0, true), (20, false)], 40), State::NotYet);
}
