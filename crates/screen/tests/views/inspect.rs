//! The inspector over real runs: every thing of every ready scenario has a look that speaks, and the
//! ways of traffic and permissions name the hop that refuses.

use crate::english::{English, expect, moment, played};
use screen::Selection;
use screen::inspect::way::{self, Way};
use screen::inspect::{Thing, View, index, of_selection, view};
use std::collections::BTreeSet;

fn slugs() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../static/scenarios");
    let files = std::fs::read_dir(folder).unwrap();
    let names = files.map(|it| it.unwrap().file_name().into_string().unwrap());
    let mut slugs: Vec<String> = names
        .filter_map(|it| Some(it.strip_suffix(".yaml")?.to_owned()))
        .collect();
    slugs.sort();
    slugs
}

fn print_ways(english: &English, ways: &[Way], out: &mut String) {
    for way in ways {
        let end = if way.arrives() { "arrives" } else { "refused" };
        out.push_str(&format!("  {}: {end}\n", english.say(&way.goal)));
        for it in &way.steps {
            let mark = if it.passes { "+" } else { "-" };
            out.push_str(&format!("    {mark} {}\n", english.say(&it.words)));
        }
    }
}

fn print(english: &English, view: &View) -> String {
    let mut out = format!(
        "{} {}\n",
        english.say(&screen::Text::new(view.kind)),
        view.name
    );
    for it in &view.facts {
        out.push_str(&format!(
            "  {}: {}\n",
            english.say(&it.name),
            english.say(&it.value)
        ));
    }
    for it in &view.links {
        let names: Vec<&str> = it.things.iter().map(|it| it.name.as_str()).collect();
        out.push_str(&format!(
            "  {} -> {}\n",
            english.say(&it.name),
            names.join(", ")
        ));
    }
    print_ways(english, &view.traffic, &mut out);
    print_ways(english, &view.permissions, &mut out);
    if let Some((call, _)) = &view.json {
        out.push_str(&format!("  {call}\n"));
    }
    out
}

#[test]
fn every_thing_of_every_scenario_can_be_looked_at_and_its_links_lead_somewhere() {
    let english = English::new();
    let mut kinds = BTreeSet::new();
    for slug in slugs() {
        let timeline = played(&slug, 240);
        let moment = moment(&timeline);
        let shelves = index(moment);
        let mut seen: BTreeSet<Thing> = BTreeSet::new();
        let mut open: Vec<Thing> = shelves
            .into_iter()
            .flat_map(|it| it.things.into_iter().take(12))
            .map(|it| it.thing)
            .collect();
        while let Some(thing) = open.pop() {
            if seen.len() > 400 || !seen.insert(thing.clone()) {
                continue;
            }
            let view = view(moment, &thing).unwrap_or_else(|| panic!("{slug}: {thing:?}"));
            let words = print(&english, &view);
            assert!(
                words.lines().count() > 1,
                "{slug}: nothing to say of {thing:?}"
            );
            kinds.insert(view.kind);
            for link in view.links.iter().flat_map(|it| &it.things) {
                assert_eq!(
                    screen::inspect::view(moment, &link.thing).map(|it| it.name),
                    Some(link.name.clone()),
                    "{slug}"
                );
                open.push(link.thing.clone());
            }
        }
    }
    // Scenarios have all kinds but these, which tests of the engine make.
    assert!(kinds.len() >= 22, "{kinds:?}");
}

#[test]
fn what_is_described_by_a_call_has_its_json() {
    for (slug, kinds) in [
        (
            "the-check-that-never-arrives",
            &[
                "insp-task",
                "insp-instance",
                "insp-interface",
                "insp-target",
                "insp-load-balancer",
                "insp-security-group",
            ][..],
        ),
        (
            "who-may-pull",
            &["insp-role", "insp-image", "insp-repository"],
        ),
        ("sqs-backlog", &["insp-queue", "insp-alarm"]),
        ("files-that-outlive-a-zone", &["insp-file-system"]),
        (
            "capacity-provider-scale-out",
            &["insp-provider", "insp-scaling-group"],
        ),
        (
            "two-thermostats",
            &["insp-scaling-policy", "insp-scaling-group"],
        ),
    ] {
        let timeline = played(slug, 200);
        let moment = moment(&timeline);
        let mut things: Vec<Thing> = index(moment)
            .into_iter()
            .flat_map(|it| it.things)
            .map(|it| it.thing)
            .collect();
        let tied = |it: &Thing| view(moment, it).map(|it| it.links).unwrap_or_default();
        let more: Vec<Thing> = things
            .iter()
            .flat_map(tied)
            .flat_map(|it| it.things)
            .map(|it| it.thing)
            .collect();
        things.extend(more);
        for kind in kinds {
            let mut own = things
                .iter()
                .filter_map(|it| view(moment, it))
                .filter(|it| it.kind == *kind);
            let found = own.any(|it| {
                it.json.is_some_and(|(_, json)| {
                    json.as_object()
                        .is_some_and(|it| it.values().any(|it| it != &serde_json::json!([])))
                })
            });
            assert!(found, "{slug}: no {kind} with JSON");
        }
    }
}

#[test]
fn the_hop_that_refuses_is_named() {
    let english = English::new();
    let mut out = String::new();
    let timeline = played("the-check-that-never-arrives", 100);
    let now = moment(&timeline);
    let task = now.world.tasks.values().find(|it| it.is_running()).unwrap();
    out.push_str(&print(&english, &view(now, &Thing::Task(task.id)).unwrap()));
    let balancer = now.world.load_balancers.values().next().unwrap();
    out.push_str(&print(
        &english,
        &view(now, &Thing::LoadBalancer(balancer.id)).unwrap(),
    ));
    let timeline = played("who-may-pull", 70);
    let now = moment(&timeline);
    let last = now.world.tasks.values().next_back().unwrap();
    out.push_str(&print(&english, &view(now, &Thing::Task(last.id)).unwrap()));
    let asked = way::ask(now.world, last, "s3:GetObject", "arn:aws:s3:::photos/1").unwrap();
    print_ways(&english, &[asked], &mut out);
    expect("inspect", &out);
}

#[test]
fn a_row_of_the_log_leads_to_the_thing_it_is_about() {
    let timeline = played("first-service", 60);
    let moment = moment(&timeline);
    let of = |it| of_selection(moment, it);
    let task = *moment.world.tasks.keys().next().unwrap();
    assert_eq!(of(Selection::Task(task)), Some(Thing::Task(task)));
    let made = moment.birth(task).unwrap().seq;
    assert_eq!(of(Selection::Event(made)), Some(Thing::Task(task)));
    let first = moment.all[0].seq;
    assert_eq!(
        of(Selection::Event(first)),
        None,
        "a call is about no thing"
    );
}

#[test]
fn a_listener_says_what_each_rule_takes_and_a_service_what_reaches_it() {
    let english = English::new();
    let timeline = played("one-listener-two-services", 150);
    let now = moment(&timeline);
    let text = |thing: Thing| print(&english, &view(now, &thing).unwrap());
    let balancer = *now.world.load_balancers.keys().next().unwrap();
    let shown = text(Thing::LoadBalancer(balancer));
    for line in [
        "Takes now: port 80, priority 10 (api): 10 requests a second; 1200 so far",
        "Takes now: port 80, priority 30 (410): 5 requests a second; 600 so far",
        "Takes now: port 80, all else (web): 40 requests a second; 4800 so far",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    let service = now.world.services.values().find(|it| it.name == "api");
    let shown = text(Thing::Service(service.unwrap().id));
    assert!(shown.contains("Load: api: 10 requests a second"), "{shown}");
}

#[test]
fn the_first_permission_that_is_refused_is_the_one_the_task_fails_for() {
    let timeline = played("who-may-pull", 330);
    let now = moment(&timeline);
    let mut refused = 0;
    for stamped in now.all {
        let model::Event::TaskStopRequested { task, reason, .. } = &stamped.event else {
            continue;
        };
        let then = {
            let mut then = timeline.clone();
            then.seek(stamped.at);
            then
        };
        let model::StoppedReason::StartFailed(problem) = reason else {
            continue;
        };
        let ways = way::permissions(then.world(), &then.world().tasks[task]);
        if let Some(first) = ways.iter().find(|it| !it.arrives()) {
            let model::StartCause::AccessDenied { action, .. } = &problem.cause else {
                panic!("{problem:?}");
            };
            let asked = ("action", screen::text::Arg::Str(action.clone()));
            assert_eq!(first.goal.args[0], asked);
            refused += 1;
        }
    }
    assert!(refused >= 3, "{refused}");
}

#[test]
fn every_lever_on_a_thing_says_what_it_does_and_is_taken() {
    let english = English::new();
    let mut calls = BTreeSet::new();
    for slug in slugs() {
        let timeline = played(&slug, 200);
        let shelves = index(moment(&timeline));
        let each = shelves.iter().flat_map(|it| it.things.iter().take(4));
        for link in each {
            for lever in screen::levers::on_thing(timeline.world(), &link.thing) {
                let words = english.say(&lever.label);
                assert!(!words.is_empty() && !english.say(&lever.says).is_empty());
                if !calls.insert((lever.call.name, lever.key)) {
                    continue;
                }
                let mut tried = timeline.clone();
                let taken = tried.call(lever.call.name, &lever.call.input);
                // A repository in use and the like may be refused; never for a wrong request.
                let text = taken.map_or_else(|it| it.to_string(), |_| String::new());
                assert!(text.is_empty(), "{slug}: {words}: {text}");
            }
        }
    }
    let names: BTreeSet<&str> = calls.iter().map(|it| it.0).collect();
    assert!(names.len() >= 16, "{names:?}");
}
