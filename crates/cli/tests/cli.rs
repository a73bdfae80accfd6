//! The command line as a shell meets it: output, exit codes, and faults with their places.

#[path = "cli/translations.rs"]
mod translations;

use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Output};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn taskyard(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_taskyard"))
        .args(arguments)
        .current_dir(root())
        .output()
        .expect("the program starts")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("it prints UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("it prints UTF-8")
}

/// A file of this text, in a folder of its own that goes when the test ends.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str, text: &str) -> Scratch {
        let folder = std::env::temp_dir().join(format!("taskyard-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        let file = folder.join(name);
        std::fs::write(&file, text).expect("the file can be written");
        Scratch(file)
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("it is UTF-8")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Some(folder) = self.0.parent() {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

const READY: &str = "static/scenarios/rolling-50-100.yaml";

#[test]
fn run_prints_the_golden_trace() {
    let output = taskyard(&["run", READY]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let golden = root().join("tests/scenarios/rolling-50-100/trace.txt");
    assert_eq!(
        out(&output),
        std::fs::read_to_string(golden).expect("it is there")
    );
}

#[test]
fn jsonl_is_one_object_a_line_with_the_digest_at_the_end() {
    let output = taskyard(&["run", READY, "--format", "jsonl", "--until=1m"]);
    let text = out(&output);
    let lines: Vec<Value> = text
        .lines()
        .map(|it| serde_json::from_str(it).expect("each line is JSON"))
        .collect();
    let (last, rest) = lines.split_last().expect("there are lines");
    assert_eq!(last["kind"], "digest");
    assert_eq!(last["value"].as_str().map(str::len), Some(32));
    let kinds = |kind: &str| rest.iter().filter(|it| it["kind"] == kind).count();
    assert_eq!(
        kinds("response") + kinds("error"),
        9,
        "the steps of the first minute"
    );
    assert_eq!(kinds("error"), 0);
    for record in rest {
        let keys: Vec<&str> = record
            .as_object()
            .expect("objects")
            .keys()
            .map(String::as_str)
            .collect();
        match record["kind"].as_str() {
            Some("response") => assert_eq!(keys, ["at_ms", "kind", "step", "call", "output"]),
            Some("event") => {
                assert_eq!(
                    keys,
                    ["at_ms", "kind", "seq", "cause", "name", "text", "data"]
                );
                assert!(record["at_ms"].as_u64().is_some_and(|it| it <= 60_000));
                assert!(!record["text"].as_str().expect("text").is_empty());
            }
            other => panic!("{other:?}"),
        }
    }
    let moments: Vec<u64> = rest.iter().filter_map(|it| it["at_ms"].as_u64()).collect();
    assert!(moments.is_sorted());
}

#[test]
fn a_query_picks_from_the_records() {
    let query = "[?kind=='response' && call=='ecs.CreateService'].output.service.serviceName | [0]";
    let output = taskyard(&["run", READY, "--until", "0s", "--query", query]);
    assert_eq!(out(&output), "\"web\"\n", "{}", err(&output));
    let output = taskyard(&["run", READY, "--query", "[?"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("--query"), "{}", err(&output));
}

#[test]
fn a_seed_makes_another_run_and_the_same_seed_the_same() {
    let digest = |seed: &str| {
        let text = out(&taskyard(&["run", READY, "--seed", seed]));
        text.lines().last().expect("there is a digest").to_string()
    };
    assert_eq!(digest("11"), digest("11"));
    assert_ne!(digest("11"), digest("12"));
}

#[test]
fn a_refused_call_is_an_answer_not_a_failure() {
    let file = Scratch::new(
        "refused.json",
        r#"{"format": 1, "title": "t", "until": "1s", "steps": [
            {"at": "0s", "call": "ecs.DescribeServices", "input": {"cluster": "none", "services": ["a"]}}
        ]}"#,
    );
    let output = taskyard(&["run", file.path()]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(
        out(&output).contains("refused: ClusterNotFoundException"),
        "{}",
        out(&output)
    );
    let output = taskyard(&["run", file.path(), "--format", "jsonl"]);
    let first: Value =
        serde_json::from_str(out(&output).lines().next().expect("a line")).expect("JSON");
    assert_eq!(
        (&first["kind"], &first["step"]),
        (&Value::from("error"), &Value::from(0))
    );
    assert_eq!(first["error"]["code"], "ClusterNotFoundException");
}

#[test]
fn what_is_wrong_is_shown_with_file_line_column_and_expectation() {
    let cases = [
        (
            "back.yaml",
            "format: 1\ntitle: t\nuntil: 1h\nsteps:\n  - {at: 5m, call: ecs.ListClusters}\n  - {at: 1m, call: ecs.ListClusters}\n",
            &["6:10", "goes back in time", "expected 5m or later", "^"][..],
        ),
        (
            "label.yaml",
            "format: 1\ntitle: t\nuntil: 1h\nsteps:\n  - at: 0s\n    call: ecs.StopTask\n    input: {task: \"${gone.tasks}\"}\n",
            &["7:19", "no step above is labelled \"gone\"", "^"],
        ),
        (
            "call.json",
            "{\"format\": 1, \"title\": \"t\", \"until\": \"1h\",\n \"steps\": [{\"at\": \"0s\", \"call\": \"ecs.RunTsk\"}]}",
            &["2:33", "ecs.RunTsk", "perhaps ecs.RunTask", "^"],
        ),
        (
            "broken.json",
            "{\n  \"format\": 1,,\n}",
            &["2:15", "not JSON", "^"],
        ),
        ("broken.yaml", "steps: [1, 2", &["not YAML", "broken.yaml:"]),
        ("list.yaml", "- 1\n", &["1:1", "not a scenario"]),
    ];
    for (name, text, expected) in cases {
        let file = Scratch::new(name, text);
        let output = taskyard(&["run", file.path()]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert_eq!(out(&output), "");
        for piece in expected {
            assert!(
                err(&output).contains(piece),
                "{name} lacks {piece}:\n{}",
                err(&output)
            );
        }
    }
}

#[test]
fn huge_missing_and_foreign_files_are_told() {
    let huge = Scratch::new("huge.yaml", &"x".repeat(5_000_000));
    let binary = Scratch::new("binary.yaml", "");
    std::fs::write(&binary.0, [0xff, 0xfe, 0x00]).expect("it can be written");
    for (path, said) in [
        (huge.path(), "larger than"),
        (binary.path(), "not UTF-8"),
        ("no/such/file.yaml", "no/such/file.yaml"),
        ("static", "static"),
    ] {
        let output = taskyard(&["run", path]);
        assert_eq!(output.status.code(), Some(2), "{path}");
        assert!(err(&output).contains(said), "{}", err(&output));
    }
}

#[test]
fn check_reads_whole_folders() {
    let output = taskyard(&["check", "static/scenarios"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("ok  static/scenarios/first-service.yaml"));
    let wrong = Scratch::new("wrong.yaml", "format: 2\n");
    let output = taskyard(&["check", "static/scenarios", wrong.path()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("format 2 is unknown"),
        "{}",
        err(&output)
    );
    assert_eq!(
        taskyard(&["check", "crates/cli/src"]).status.code(),
        Some(2)
    );
}

#[test]
fn the_command_line_explains_itself() {
    assert!(out(&taskyard(&["--help"])).starts_with("usage: taskyard run FILE"));
    assert_eq!(taskyard(&["--version"]).status.code(), Some(0));
    let output = taskyard(&["walk"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("usage:"));
}

/// A folder of its own with this `exercise.yaml` and the skeleton's words.
fn exercise(name: &str, change: impl Fn(&str) -> String) -> Scratch {
    let text = include_str!("../src/skeleton.yaml").replace("SLUG", name);
    let scratch = Scratch::new("exercise.yaml", &change(&text));
    let folder = scratch.0.with_file_name(name);
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    std::fs::rename(&scratch.0, folder.join("exercise.yaml")).expect("it can be moved");
    std::fs::write(folder.join("en.md"), include_str!("../src/skeleton.md"))
        .expect("it is written");
    scratch
}

#[test]
fn an_exercise_is_proved_and_a_broken_one_is_told_with_its_place() {
    let good = exercise("good-one", str::to_string);
    let folder = good.0.with_file_name("good-one");
    let path = folder.to_str().expect("it is UTF-8");
    let output = taskyard(&["check", path]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(
        out(&output).contains("1 goals, 4 runs, par 1"),
        "{}",
        out(&output)
    );

    let text = std::fs::read_to_string(folder.join("exercise.yaml")).expect("it is there");
    let broken = text.replace("services.web.running == 2", "lenght(services) == 2");
    std::fs::write(folder.join("exercise.yaml"), broken).expect("it is written");
    let output = taskyard(&["check", path]);
    assert_eq!(output.status.code(), Some(2));
    let said = err(&output);
    assert!(
        said.contains("there is no function lenght (expected perhaps length)"),
        "{said}"
    );
    assert!(said.contains("exercise.yaml:32:11"), "{said}");

    std::fs::write(folder.join("exercise.yaml"), text).expect("it is written");
    std::fs::write(folder.join("en.md"), "# t\n\n## Brief\n\nx\n").expect("it is written");
    let said = err(&taskyard(&["check", path]));
    assert!(said.contains("## Hint move is missing"), "{said}");
}

#[test]
fn the_exercises_are_packed_as_the_browser_fetches_them() {
    let scratch = Scratch::new("packed", "");
    let to = scratch.0.with_file_name("pack");
    let output = taskyard(&[
        "pack",
        "static/exercises",
        to.to_str().expect("it is UTF-8"),
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let read = |name: &str| -> Value {
        let text = std::fs::read_to_string(to.join(name)).expect(name);
        serde_json::from_str(&text).expect("it is JSON")
    };
    let index = read("index.json");
    let listed = index["exercises"].as_array().expect("a list");
    assert!(listed.iter().any(|it| it["slug"] == "second-copy"));
    assert_eq!(read("level-1.json")["second-copy"]["number"], "E07");
    let title = &read("level-1.en.json")["second-copy"]["title"];
    assert_eq!(title, "The second copy will not start");
}

#[test]
fn every_exercise_of_the_course_is_proved() {
    let output = taskyard(&["check", "static/exercises"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let said = out(&output);
    let proved = said.lines().filter(|it| it.starts_with("ok  ")).count();
    assert!(proved >= 29, "{said}");
}

#[test]
fn each_exercise_knows_two_wrong_answers_and_its_sources() {
    let folder = root().join("static/exercises");
    for entry in std::fs::read_dir(folder).expect("it is there").flatten() {
        let Ok(text) = std::fs::read_to_string(entry.path().join("exercise.yaml")) else {
            continue;
        };
        let wrong = text.matches("- because: ").count();
        assert!(wrong >= 2, "{}: {wrong}", entry.path().display());
        assert!(
            text.contains("sources:\n  - https://"),
            "{}",
            entry.path().display()
        );
    }
}
