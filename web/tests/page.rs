//! The page in a real browser: it mounts, stands twice on one page, keeps a rescue link, and
//! says so when a scenario cannot be fetched. Views are tested natively in `screen`.
#![cfg(target_arch = "wasm32")]

use lab::{Scenario, Timeline};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web::app::{App, LabStart, Opened};
use web::lab_view::{Lab, LabProps};
use web::{i18n, rescue};
use web_sys::{Document, Element};

wasm_bindgen_test_configure!(run_in_browser);

const SCENARIO: &str = r#"{"format": 1, "title": "Some tasks", "seed": 7, "until": "5m", "steps": [
    {"at": "0s", "call": "ecs.CreateCluster", "input": {"clusterName": "lab"}},
    {"at": "0s", "call": "lab.AddContainerInstances", "input": {"cluster": "lab",
        "instanceType": "t3.medium", "count": 2, "availabilityZones": ["us-east-1a"]}},
    {"at": "0s", "call": "ecs.RegisterTaskDefinition", "input": {"family": "web",
        "containerDefinitions": [{"name": "app", "image": "web:v1", "cpu": 256, "memory": 512}]}},
    {"at": "0s", "call": "ecs.CreateService", "input": {"cluster": "lab", "serviceName": "web",
        "taskDefinition": "web", "desiredCount": DESIRED}}
]}"#;

fn document() -> Document {
    web::platform::document()
}

/// Waits for so many turns of the event loop: Yew draws between them.
async fn turns(count: u32) {
    for _ in 0..count {
        let timer = js_sys::Promise::new(&mut |resolve, _| {
            let window = web_sys::window().expect("a browser");
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 5)
                .expect("a timer");
        });
        wasm_bindgen_futures::JsFuture::from(timer)
            .await
            .expect("timers fire");
    }
}

/// The scenario with so many tasks, two minutes in: all of them run.
fn timeline(desired: u32) -> Timeline {
    let text = SCENARIO.replace("DESIRED", &desired.to_string());
    let mut timeline = Timeline::open(Scenario::from_json(&text).expect("it is right"));
    timeline.seek(base::SimTime::from_secs(120));
    timeline
}

fn place() -> Element {
    let page = document();
    let place = page.create_element("div").expect("a legal name");
    page.body()
        .expect("a body")
        .append_child(&place)
        .expect("added");
    place
}

async fn mounted(desired: u32) -> Element {
    let place = place();
    let opened = Opened {
        timeline: timeline(desired),
        slug: None,
        notes: Vec::new(),
        lesson: None,
    };
    let props = LabProps {
        opened: LabStart(opened),
    };
    yew::Renderer::<Lab>::with_root_and_props(place.clone(), props).render();
    turns(20).await;
    place
}

fn count(place: &Element, selector: &str) -> u32 {
    place
        .query_selector_all(selector)
        .expect("a legal selector")
        .length()
}

#[wasm_bindgen_test]
async fn a_lab_draws_each_task_and_says_that_it_is_ready() {
    let place = mounted(2).await;
    assert_eq!(count(&place, ".chip[data-task]"), 2);
    let root = document().document_element().expect("a root");
    assert_eq!(root.get_attribute("data-ready").as_deref(), Some("true"));
    place.remove();
}

#[wasm_bindgen_test]
async fn two_labs_on_one_page_each_draw_their_own_run() {
    let (one, two) = (mounted(1).await, mounted(3).await);
    assert_eq!(
        (
            count(&one, ".chip[data-task]"),
            count(&two, ".chip[data-task]")
        ),
        (1, 3)
    );
    one.remove();
    two.remove();
}

#[wasm_bindgen_test]
async fn a_scenario_that_cannot_be_fetched_is_an_alert_with_words() {
    // The test server also serves what an earlier build packed, so ask for what no build packs.
    let here = document().location().and_then(|it| it.href().ok());
    ask_for("?scenario=there-is-no-such-lesson");
    let place = place();
    yew::Renderer::<App>::with_root(place.clone()).render();
    let mut alert = None;
    for _ in 0..50 {
        turns(10).await;
        alert = place
            .query_selector("[role=alert]")
            .expect("a legal selector");
        if alert.is_some() {
            break;
        }
    }
    let alert = alert.expect("there is no such lesson");
    assert!(!alert.text_content().unwrap_or_default().trim().is_empty());
    assert_eq!(count(&place, "a[href]"), 1, "a way to try again");
    place.remove();
    ask_for(&here.expect("a page has an address"));
}

fn ask_for(address: &str) {
    let window = web_sys::window().expect("a browser has one");
    let history = window.history().expect("a window has one");
    history
        .replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(address))
        .expect("the same origin");
}

#[wasm_bindgen_test]
fn the_rescue_link_is_the_run() {
    let kept = timeline(2);
    rescue::remember(&kept);
    let storage = web_sys::window()
        .and_then(|window| window.session_storage().ok().flatten())
        .expect("a browser has one");
    let link = storage
        .get_item("taskyard.rescue")
        .expect("readable")
        .expect("written");
    let fragment = &link[link.find('#').expect("a link has a fragment")..];
    let opened = lab::share::open(fragment, |_| None).expect("the link opens");
    assert_eq!(opened.timeline.now(), kept.now());
    assert_eq!(opened.timeline.digest(), kept.digest());
}

#[wasm_bindgen_test]
fn a_message_whose_words_have_not_come_yet_is_dots() {
    assert_eq!(i18n::format("no-such-message", None), "…");
    assert_ne!(i18n::format("app-loading", None), "app-loading");
}

#[wasm_bindgen_test]
fn long_numbers_are_grouped_and_ports_are_not() {
    let say = |name: &'static str, value: i64| {
        i18n::set_catalogue("ru", "line-name = { $memory }, { $port }");
        let text = screen::Text::new("line-name").num(name, value);
        let other = if name == "port" { "memory" } else { "port" };
        i18n::say(&text.num(other, 1))
    };
    let root = document().document_element().expect("a root");
    root.set_attribute("lang", "ru").expect("a legal name");
    assert_eq!(say("memory", 9_999), "9999, 1");
    assert_eq!(say("memory", 12_288), "12\u{a0}288, 1");
    assert_eq!(say("port", 32_768), "1, 32768");
    i18n::set_catalogue("en", "");
    root.set_attribute("lang", "en").expect("a legal name");
}

#[wasm_bindgen_test]
async fn an_abort_shows_why_and_offers_the_run_so_far() {
    rescue::remember(&timeline(2));
    rescue::show("a rule was broken");
    rescue::show("and again");
    let panels = document().query_selector_all(".crash").expect("a selector");
    assert_eq!(panels.length(), 1, "one panel, however often it aborts");
    let panel = document().get_element_by_id("crash").expect("the panel");
    assert_eq!(panel.get_attribute("role").as_deref(), Some("alert"));
    let text = panel.text_content().unwrap_or_default();
    assert!(text.contains("a rule was broken"), "{text}");
    let field = panel.query_selector("input").expect("a selector");
    let value = field.and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
    assert!(value.is_some_and(|it| it.value().contains("#v1.")));
    panel.remove();
}
