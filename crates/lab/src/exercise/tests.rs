//! A good exercise is read and proved; a broken one is told apart with its place; nothing foreign runs.

use super::*;
use crate::goal::{Monitor, State};
use crate::timeline::Timeline;
use base::SimTime;
use serde_json::json;

const GOOD: &str = r#"
format: 1
id: two-copies
level: 1
minutes: 5
misconception: one-is-enough
start:
  seed: 7
  steps:
    - {at: 0s, call: ecs.CreateCluster, input: {clusterName: lab}}
    - at: 0s
      call: lab.AddContainerInstances
      input: {cluster: lab, instanceType: t3.medium, count: 2, availabilityZones: [us-east-1a]}
    - at: 0s
      call: ecs.RegisterTaskDefinition
      input: {family: web, containerDefinitions: [{name: app, image: "web:v1", cpu: 256, memory: 512}]}
    - at: 0s
      call: ecs.CreateService
      input: {cluster: lab, serviceName: web, taskDefinition: web, desiredCount: 1}
  until: 5m
allow: [{call: ecs.UpdateService, only: [desiredCount]}]
predict: {ask: number, of: solution, at: 4m, answer: services.web.running}
goals:
  - {id: two-run, eventually: services.web.running == 2, within: 4m}
solutions:
  - - {at: 1m, call: ecs.UpdateService, input: {cluster: lab, service: web, desiredCount: 2}}
fails:
  - because: one-is-enough
    misses: two-run
    moves: [{at: 1m, call: ecs.UpdateService, input: {cluster: lab, service: web, desiredCount: 1}}]
"#;

#[cfg(feature = "yaml")]
fn good() -> Exercise {
    Exercise::from_yaml("two-copies", GOOD)
        .expect("it is right")
        .0
}

#[cfg(feature = "yaml")]
#[test]
fn a_good_exercise_is_proved() {
    let played = prove(&good()).expect("it is as promised");
    assert_eq!(played.len(), 3);
    assert_eq!(played.iter().filter(|it| it.solved).count(), 1);
    assert_eq!(good().par, 1);
    let sections = [
        "Brief",
        "Predict",
        "Goal two-run",
        "Hint nudge",
        "Hint rule",
        "Hint move",
        "Debrief",
    ];
    assert_eq!(good().sections(), sections);
}

#[cfg(feature = "yaml")]
#[test]
fn each_fault_of_a_file_has_its_place() {
    let broken = |from: &str, to: &str| {
        assert!(GOOD.contains(from), "{from}");
        let faults = Exercise::from_yaml("x", &GOOD.replacen(from, to, 1)).expect_err(to);
        let place = faults[0].place.expect("every fault of a text has a place");
        format!("{}:{} {}", place.line, place.column, faults[0])
    };
    let mut wrong = Vec::new();
    for (from, to, expected) in [
        (
            "eventually: services.web",
            "eventuelly: services.web",
            "24:31 goals[0].eventuelly: there is no field \"eventuelly\" (expected perhaps eventually)",
        ),
        (
            "eventually: services.web.running == 2",
            "eventually: service.web.running == 2",
            "24:31 goals[0].eventually: there is nothing called service (expected perhaps services)",
        ),
        (
            "services.web.running == 2, within: 4m",
            "services.web.running == 2, within: 4",
            "24:66 goals[0].within: 4 is not a duration (expected a duration such as 90s, 1m30s, 1h or 250ms)",
        ),
        (
            "call: ecs.UpdateService, only",
            "call: ecs.UpdateServise, only",
            "21:9 allow[0]: \"ecs.UpdateServise\" is not a call this lab knows (expected perhaps ecs.UpdateService)",
        ),
        (
            "misses: two-run",
            "misses: three-run",
            "29:13 fails[0].misses: there is nothing called three-run (expected one of two-run)",
        ),
        (
            "until: 5m",
            "until: 50s",
            "26:12 solutions[0][0].at: 1m is after the end of the run",
        ),
        (
            "level: 1",
            "level: 77",
            "4:8 level: it is missing, or of the wrong kind (expected a whole number from 0 to 9)",
        ),
        (
            "clusterName: lab",
            "clusterName: \"${x.y}\"",
            "10:62 start.steps[0].input.clusterName: no step above is labelled \"x\"",
        ),
    ] {
        let told = broken(from, to);
        if !told.starts_with(expected) {
            wrong.push(format!("{told}\nexpected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // One letter more than the limit allows, and the limit lies within a letter.
    let long = format!("eventually: \"x{}\", w", "ж".repeat(40_000));
    let told = broken("eventually: services.web.running == 2, w", &long);
    assert!(told.contains("bytes long at") && told.len() < 400, "{told}");
    assert!(Exercise::from_value("x", &json!([])).is_err());
    assert!(Exercise::from_value("x", &json!({"goals": vec![json!({}); 100]})).is_err());
}

#[cfg(feature = "yaml")]
#[test]
fn what_is_not_as_promised_is_said() {
    let wrong = |from: &str, to: &str| {
        let text = GOOD.replacen(from, to, 1);
        let exercise = Exercise::from_yaml("x", &text).expect(to).0;
        prove(&exercise).expect_err(to).join("; ")
    };
    assert!(wrong("running == 2, w", "running == 1, w").contains("start: every goal is met"));
    assert!(wrong("running == 2, w", "running == 3, w").contains("solution 1 misses two-run"));
    let solved = "moves: [{at: 1m, call: ecs.UpdateService, input: {cluster: lab, service: web, desiredCount: 2";
    let fail = "moves: [{at: 1m, call: ecs.UpdateService, input: {cluster: lab, service: web, desiredCount: 1";
    assert!(wrong(fail, solved).contains("reaches every goal"));
    assert!(
        wrong("only: [desiredCount]", "only: [taskDefinition]").contains("leaves desiredCount")
    );
    assert!(
        wrong(
            "answer: services.web.running",
            "answer: services.web.launch"
        )
        .contains("predict")
    );
    let stop = "allow: [ecs.StopTask]";
    assert!(
        wrong(
            "allow: [{call: ecs.UpdateService, only: [desiredCount]}]",
            stop
        )
        .contains("without")
    );
    let asked = "predict: {ask: number, of: solution, at: 4m, answer: services.web.running}";
    assert!(wrong(asked, "").contains("there is no prediction"));
    let endless = format!("tasks{}", " | [@,@]".repeat(40));
    assert!(
        wrong("services.web.running == 2, w", &format!("\"{endless}\", w"))
            .contains("too many steps")
    );
}

#[cfg(feature = "yaml")]
#[test]
fn a_monitor_follows_branches_and_looks_back() {
    let exercise = good();
    let mut timeline = Timeline::open(exercise.start.clone());
    let mut monitor = Monitor::new(&exercise.goals, exercise.end());
    timeline.seek(SimTime(60_000));
    monitor.catch_up(&timeline);
    assert_eq!(monitor.shown(timeline.now())[0].state, State::NotYet);
    assert_eq!(monitor.shown(timeline.now())[0].value, "1");
    timeline.seek(exercise.end());
    monitor.catch_up(&timeline);
    assert_eq!(
        monitor.shown(timeline.now())[0].state,
        State::Violated(SimTime(240_000))
    );
    assert_eq!(monitor.shown(SimTime(60_000))[0].state, State::NotYet);
    // Acting in the past begins a branch: the violation is not part of it.
    timeline.seek(SimTime(60_000));
    let input = json!({"cluster": "lab", "service": "web", "desiredCount": 2});
    timeline
        .call("ecs.UpdateService", &input)
        .expect("it is accepted");
    timeline.seek(exercise.end());
    monitor.catch_up(&timeline);
    let shown = &monitor.shown(timeline.now())[0];
    let met = monitor.solved_at().expect("it is solved");
    assert_eq!(shown.state, State::Met(met));
    let seq = shown
        .change
        .and_then(|it| it.seq)
        .expect("an event made it so");
    assert!(
        timeline
            .trace()
            .iter()
            .any(|it| it.seq == seq && it.at == met)
    );
}

#[cfg(feature = "yaml")]
#[test]
fn texts_are_blocks_and_never_html() {
    let text = "# A *title*\n\n## Brief\n\nHas `code`, **strong** and [a page](https://a.b/c).\nGoes on.\n\n\
        - one\n- two `x`\n\n```\nraw <b>\n```\n\n<script>alert(1)</script>\n\nend <img src=x onerror=y> [bad](javascript:x)\n";
    let texts = Texts::from_markdown(text).expect("it is right");
    let packed = texts.to_value();
    assert_eq!(Texts::from_value(&packed).title, "A title");
    let brief = &packed["sections"]["Brief"];
    assert_eq!(brief[0]["p"][1], json!({"c": "code"}));
    assert_eq!(
        brief[0]["p"][5],
        json!({"a": ["a page"], "to": "https://a.b/c"})
    );
    assert_eq!(brief[1]["ul"][1], json!([{"p": ["two ", {"c": "x"}]}]));
    assert_eq!(brief[2], json!({"pre": "raw <b>"}));
    assert_eq!(brief[3], json!({"p": ["end  ", "bad"]}));
    assert!(!packed.to_string().contains("script"), "{packed}");
    assert_eq!(Texts::from_value(&packed).to_value(), packed);
    let foreign = json!({"title": 7, "sections": {"Brief": [{"p": [{"a": ["x"], "to": "javascript:y"}]}, {"html": "<b>"}]}});
    assert_eq!(
        Texts::from_value(&foreign).blocks("Brief"),
        [Block::Paragraph(vec![])]
    );
    for (bad, said) in [
        ("## Brief\n\nx\n", "expected # title"),
        ("# t\n\nx\n", "line 3: text before"),
        ("# t\n\n## A\n\n## A\n", "line 5: this section"),
        ("# t\n\n## A\n\n![x](y)\n", "expected plain words"),
        (
            "# t\n\n## A\n\n### B\n",
            "line 5: expected # title or ## section",
        ),
    ] {
        let told = Texts::from_markdown(bad).expect_err(bad);
        assert!(told.contains(said), "{bad:?}: {told}");
    }
    assert!(Texts::from_markdown(&"x".repeat(100_000)).is_err());
    assert!(Texts::from_markdown(&format!("# t\n\n## A\n\n{}x\n", "> ".repeat(50))).is_err());
}

#[cfg(feature = "yaml")]
#[test]
fn a_translation_older_than_its_english_is_found() {
    let english = Texts::from_markdown("# t\n\n## Brief\n\nOne.\n\nTwo.\n").expect("it is right");
    let hashes = &english.section("Brief").expect("it is there").hashes;
    let russian = |of: &str| {
        let text = format!(
            "# т\n\n## Brief\n\n<!-- en:{} -->\nРаз.\n\n<!-- en:{of} -->\nДва.\n",
            hashes[0]
        );
        Texts::from_markdown(&text).expect("it is right")
    };
    assert!(russian(&hashes[1]).stale(&english).is_empty());
    assert_eq!(russian("00000000").stale(&english), ["Brief"]);
}

#[test]
fn a_player_keeps_to_what_the_exercise_leaves_open() {
    let start = json!({
        "format": 1, "title": "t", "until": "1m",
        "steps": [{"at": "0s", "call": "ecs.RegisterTaskDefinition", "input": {
            "family": "web", "networkMode": "bridge", "containerDefinitions": [{
                "name": "app", "image": "web:v1", "cpu": 256, "memory": 512,
                "portMappings": [{"containerPort": 80, "hostPort": 8080}],
            }],
        }}],
    });
    let timeline = Timeline::open(Scenario::from_value(&start).expect("it is right"));
    let allow = [
        Allowed {
            call: "ecs.RegisterTaskDefinition".into(),
            only: vec!["containerDefinitions.portMappings".into()],
        },
        Allowed {
            call: "ecs.UpdateService".into(),
            only: vec!["deploymentConfiguration".into()],
        },
    ];
    let ask = |call: &str, input: serde_json::Value| {
        permit::permit(&allow, timeline.world(), call, &input).map_err(|it| it.says().to_string())
    };
    let web = |cpu: u32, port: u32| {
        json!({"family": "web", "networkMode": "bridge", "containerDefinitions": [{
            "name": "app", "image": "web:v1", "cpu": cpu, "memory": 512,
            "portMappings": [{"containerPort": 80, "hostPort": port}],
        }]})
    };
    assert_eq!(ask("ecs.RegisterTaskDefinition", web(256, 0)), Ok(()));
    let denied = ask("ecs.RegisterTaskDefinition", web(128, 8080)).expect_err("cpu is not open");
    assert!(denied.contains("containerDefinitions.cpu"), "{denied}");
    let percent = json!({"service": "web", "deploymentConfiguration": {"maximumPercent": 150}});
    assert_eq!(ask("ecs.UpdateService", percent), Ok(()));
    assert!(
        ask(
            "ecs.UpdateService",
            json!({"service": "web", "desiredCount": 9})
        )
        .is_err()
    );
    assert!(ask("ecs.StopTask", json!({})).is_err());
    assert_eq!(ask("ecs.DescribeServices", json!({})), Ok(()));
}

#[cfg(feature = "yaml")]
#[test]
fn a_run_becomes_an_exercise_that_checks() {
    let (good, _) = Exercise::from_yaml("two-copies", GOOD).expect("it is right");
    let mut timeline = Timeline::open(good.start.clone());
    timeline.seek(SimTime::from_secs(60));
    assert_eq!(record(&timeline), Err(NoRecord::NoCalls));
    let percent = json!({
        "cluster": "lab", "service": "web", "deploymentConfiguration": {"maximumPercent": 150},
    });
    let desired = json!({"cluster": "lab", "service": "web", "desiredCount": 2});
    for input in [percent, desired] {
        timeline
            .call("ecs.UpdateService", &input)
            .expect("it is accepted");
    }
    let it = record(&timeline).expect("it can be recorded");
    let (exercise, _) = Exercise::from_yaml("my-exercise", &it.logic).expect("it reads");
    let goals: Vec<&str> = exercise.goals.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(
        goals,
        [
            "services.\"web\".running == 2",
            "services.\"web\".desired == 2"
        ]
    );
    assert_eq!(
        exercise.predicted(),
        Some(json!(1)),
        "one, if nothing is done"
    );
    assert_eq!(exercise.fails.len(), 2, "all but the last call, and none");
    assert_eq!(
        (exercise.par, exercise.opens_at),
        (2, SimTime::from_secs(60))
    );
    assert!(prove(&exercise).is_ok());
    let texts = Texts::from_markdown(&it.words).expect("it reads");
    for section in exercise.sections() {
        assert!(!texts.blocks(&section).is_empty(), "{section}");
    }
    let same = json!({"cluster": "lab", "service": "web", "desiredCount": 1});
    let mut idle = Timeline::open(good.start.clone());
    idle.call("ecs.UpdateService", &same)
        .expect("it is accepted");
    assert_eq!(record(&idle), Err(NoRecord::NoEffect));
}

#[cfg(feature = "yaml")]
#[test]
fn a_run_is_measured_in_calls_dollars_and_missing_tasks() {
    let (good, _) = Exercise::from_yaml("two-copies", GOOD).expect("it is right");
    let moment = SimTime::from_secs;
    let mut timeline = Timeline::open(good.start.clone());
    timeline.seek(moment(120));
    let quiet = measure(&timeline, moment(60), moment(120));
    assert_eq!((quiet.edits, quiet.missing), (0, 0));
    assert!(quiet.cost > 0);
    let input = json!({"cluster": "lab", "service": "web", "desiredCount": 9});
    timeline
        .call("ecs.UpdateService", &input)
        .expect("it is accepted");
    timeline.seek(moment(180));
    let busy = measure(&timeline, moment(60), moment(180));
    // Eight are missing until they have started; none is missing twice.
    assert!(
        busy.edits == 1 && (1..=8 * 60).contains(&busy.missing),
        "{busy:?}"
    );
    assert!(busy.cost > quiet.cost);
}

#[cfg(feature = "yaml")]
#[test]
fn orders_places_and_moments_are_predicted() {
    let asked = |ask: &str| {
        let text = GOOD.replace(
            "ask: number, of: solution, at: 4m, answer: services.web.running",
            ask,
        );
        Exercise::from_yaml("two-copies", &text)
    };
    let truth = |ask: &str| {
        let (exercise, _) = asked(ask).expect("it is right");
        let moves = exercise.solutions.first().map_or(&[][..], Vec::as_slice);
        let attempt = play(&exercise, moves).expect("it plays");
        let truth = exercise.truth(&attempt.timeline).expect("there is one");
        (exercise.predict.expect("it asks").ask, truth)
    };
    let place = "ask: place, options: [i-1, i-2], of: solution, at: 4m, answer: \"tasks[?running].instance\"";
    let (ask, found) = truth(place);
    assert_eq!(found, json!([1, 1]));
    assert_eq!(
        (ask.said(0x11), ask.said(0x02)),
        (json!([1, 1]), json!([2, 0]))
    );
    assert!(ask.can_be(&found) && !ask.can_be(&json!(["i-9"])));
    let order =
        "ask: order, options: [i-2, i-1], of: solution, at: 4m, answer: \"instances[*].id\"";
    let (ask, found) = truth(order);
    assert_eq!(found, json!(["i-1", "i-2"]));
    assert_eq!(ask.said(0x01), found);
    assert_eq!(ask.said(0x10), json!(["i-2", "i-1"]));
    // One expression for each option: the order in which they are first true.
    let events = |second: &str| {
        format!(
            "ask: order, options: [two, one], of: solution, at: 4m, \
             answer: [\"services.web.desired == 2\", \"{second}\"]"
        )
    };
    let (_, found) = truth(&events("services.web.running == 2"));
    assert_eq!(found, json!(["two", "one"]));
    let (tied, _) = asked(&events("services.web.desired > 1")).expect("it reads");
    let attempt = play(&tied, &tied.solutions[0]).expect("it plays");
    assert_eq!(tied.truth(&attempt.timeline), None, "two come at once");
    let few = "ask: order, options: [a, b], at: 4m, answer: [time]";
    let faults = asked(few).expect_err("one is missing");
    assert!(
        faults[0].to_string().contains("one for each option"),
        "{faults:?}"
    );
    let moment = "ask: moment, of: solution, at: 4m, answer: \"services.web.running == 2\"";
    let (ask, found) = truth(moment);
    let second = found.as_u64().expect("a second");
    assert!(
        (1..240).contains(&second) && ask.said(second) == found,
        "{found}"
    );
    let wrong = "ask: number, of: \"fails[0]\", at: 4m, answer: services.web.running";
    let (exercise, _) = asked(wrong).expect("it is right");
    assert_eq!(exercise.predicted(), Some(json!(1)), "of a wrong answer");
    let faults = asked(&wrong.replace("[0]", "[7]")).expect_err("there is no such answer");
    assert!(faults[0].to_string().contains("fails[0]"), "{faults:?}");
    let many = "ask: order, options: [1, 2, 3, 4, 5, 6, 7, 8, 9], at: 4m, answer: time";
    let faults = asked(many).expect_err("too many");
    assert!(faults[0].to_string().contains("at most 8"), "{faults:?}");
}

/// Where exams expect another answer, both are proved, and a fault says in which of them it is.
#[cfg(feature = "yaml")]
#[test]
fn what_exams_expect_is_proved_too() {
    let with = |goal: &str| {
        let exam = format!("exam:\n  goals:\n    - {{id: both-run, {goal}}}\n  fails: []\n");
        Exercise::from_yaml("two-copies", &[GOOD, &exam].concat())
    };
    let (exercise, _) = with("at_end: services.web.running == 2").expect("it is right");
    assert_eq!(exercise.of_facts(false).goals, exercise.goals);
    assert_eq!(exercise.of_facts(true).goals.len(), 1);
    let names: Vec<String> = match prove(&exercise) {
        Ok(played) => played.into_iter().map(|it| it.name).collect(),
        Err(wrong) => panic!("{wrong:?}"),
    };
    assert!(names.contains(&"exam: solution 1".to_string()), "{names:?}");
    let (never, _) = with("at_end: services.web.running == 9").expect("it reads");
    let wrong = prove(&never).expect_err("nothing reaches it");
    assert!(wrong[0].starts_with("exam: solution 1 misses"), "{wrong:?}");
    let faults = with("at_end: services.web.running ==").expect_err("it is broken");
    assert!(
        faults[0].to_string().contains("exam.goals[0]"),
        "{faults:?}"
    );
}

#[cfg(feature = "yaml")]
#[test]
fn a_section_for_exams_takes_the_place_of_its_own() {
    let text = "# T\n\n## Brief\n\nNow.\n\n## Brief exam\n\nThen.\n\n## Debrief\n\nBoth.\n";
    let texts = Texts::from_markdown(text).expect("it reads");
    let say = |name: &str, exam: bool| plain(texts.of_facts(name, exam));
    assert_eq!([say("Brief", false), say("Brief", true)], ["Now.", "Then."]);
    assert_eq!(say("Debrief", true), "Both.");
}
