//! What the page begins with: a link, the scenario named in the address, else the first one.

use crate::components::facts::Facts;
use crate::components::home;
use crate::components::icons::Sprite;
use crate::components::practice::{Exam, Practice};
use crate::i18n::language::{self, language};
use crate::i18n::say;
use crate::lab_view::Lab;
use crate::learn::{self, Playing};
use crate::platform::{fetch, url};
use crate::t;
use base::SimTime;
use lab::share::{Difference, LinkError};
use lab::{Fault, Scenario, Timeline};
use screen::picker::FaultView;
use screen::text::Text;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

const FIRST: &str = "first-service";

/// What was opened, and what there is to say about it.
#[derive(Clone)]
pub struct Opened {
    pub timeline: Timeline,
    pub slug: Option<String>,
    /// A shared run that came out differently, in words.
    pub notes: Vec<screen::Text>,
    /// The exercise that is to be played.
    pub lesson: Option<std::rc::Rc<Playing>>,
}

#[derive(Clone)]
enum Begin {
    Loading,
    Failed(String),
    Ready(Box<Opened>),
    /// Questions, one after another.
    Practice,
    /// A mock exam.
    Exam,
    /// Corrections.
    Facts,
    /// The map of the exercises.
    Map(Box<screen::home::Home>),
}

/// Reads a packed scenario by its slug.
pub async fn fetch_scenario(slug: &str) -> Result<Scenario, String> {
    let legal = |it: char| it.is_ascii_alphanumeric() || it == '-';
    if slug.is_empty() || !slug.chars().all(legal) {
        return Err(t!("open-bad-slug", slug = slug.to_owned()));
    }
    let text = fetch::text(&["pack/scenarios/", slug, ".json"].concat()).await?;
    match Scenario::from_json(&text) {
        Ok(scenario) => Ok(scenario.with_id(slug)),
        Err(faults) => Err(worded(None, &faults).await),
    }
}

async fn begin() -> Result<Opened, String> {
    let fragment = url::fragment();
    if fragment.starts_with("#v1.") {
        return open_link(&fragment).await;
    }
    if let Some(slug) = url::query("exercise") {
        return open_exercise(&slug).await;
    }
    let slug = url::query("scenario").unwrap_or_else(|| FIRST.to_owned());
    let mut timeline = Timeline::open(fetch_scenario(&slug).await?);
    let wished = url::query("at").and_then(|it| it.parse().ok());
    match wished {
        Some(secs) => {
            timeline.seek(SimTime::from_secs(secs));
        }
        None => screen::opening::open(&mut timeline),
    }
    Ok(Opened {
        timeline,
        slug: Some(slug),
        notes: Vec::new(),
        lesson: None,
    })
}

async fn open_exercise(slug: &str) -> Result<Opened, String> {
    let playing = learn::open(slug).await?;
    let exercise = &playing.lesson.exercise;
    let mut timeline = Timeline::open(exercise.start.clone());
    timeline.seek(exercise.opens_at);
    Ok(Opened {
        timeline,
        slug: None,
        notes: Vec::new(),
        lesson: Some(std::rc::Rc::new(playing)),
    })
}

async fn map() -> Result<screen::home::Home, String> {
    learn::words().await?;
    Ok(screen::home::home(
        &learn::index().await?,
        &language(),
        &learn::deck(),
    ))
}

async fn open_link(fragment: &str) -> Result<Opened, String> {
    let link = match lab::share::Link::decode(fragment) {
        Ok(link) => link,
        Err(error) => return Err(unopened(error).await),
    };
    let mut slug = None;
    let mut known = None;
    if let lab::share::Source::Id(id) = &link.source {
        known = Some(fetch_scenario(id).await?);
        slug = Some(id.clone());
    }
    let opened = match lab::share::open(fragment, |_| known) {
        Ok(opened) => opened,
        Err(error) => return Err(unopened(error).await),
    };
    Ok(Opened {
        timeline: opened.timeline,
        slug,
        notes: opened.differences.iter().map(Difference::says).collect(),
        lesson: None,
    })
}

/// What cannot be opened and its faults, in the reader's language, a line each.
#[inline(never)]
async fn worded(says: Option<Text>, faults: &[Fault]) -> String {
    // Without its words a fault is dots under the page's heading.
    let _ = language::load("hints").await;
    let mut lines: Vec<String> = says.iter().map(say).collect();
    for fault in faults.iter().map(|it| FaultView::new(it, "")) {
        let wanted = |it| say(&Text::new("fault-wanted").text("what", it));
        let wanted = fault.expected.map(wanted).unwrap_or_default();
        lines.push([say(&fault.says), wanted].join(" "));
    }
    lines.join("\n")
}

async fn unopened(error: LinkError) -> String {
    worded(Some(error.says()), error.faults()).await
}

/// The language of the page as a context: whoever reads it is drawn anew when it changes.
#[derive(Clone, PartialEq)]
pub struct Language(pub AttrValue);

/// What the address asks for.
async fn find() -> Begin {
    let found = if url::query("learn").is_some() {
        map().await.map(|it| Begin::Map(Box::new(it)))
    } else if let Some(page) = url::query("practice") {
        let exam = page == "exam";
        let begin = if exam { Begin::Exam } else { Begin::Practice };
        learn::words().await.map(|()| begin)
    } else if url::query("facts").is_some() {
        learn::words().await.map(|()| Begin::Facts)
    } else {
        begin().await.map(|it| Begin::Ready(Box::new(it)))
    };
    if !matches!(found, Ok(Begin::Ready(_)) | Err(_))
        && let Some(root) = crate::platform::document().document_element()
    {
        // A legal attribute name cannot fail.
        let _ = root.set_attribute("data-ready", "true");
    }
    found.unwrap_or_else(Begin::Failed)
}

/// Titles of exercises are made with the map, so it is made again.
#[inline(never)]
fn translate(state: UseStateHandle<Begin>) {
    if matches!(*state, Begin::Map(_)) {
        spawn_local(async move { state.set(find().await) });
    }
}

#[component]
pub fn App() -> Html {
    let state = use_state(|| Begin::Loading);
    let spoken = use_state(|| Language(AttrValue::from(language())));
    {
        let (state, spoken) = (state.setter(), spoken.setter());
        use_effect_with((), move |()| {
            language::on_change(Callback::from(move |tag: String| {
                spoken.set(Language(AttrValue::from(tag)));
            }));
            spawn_local(async move {
                language::start().await;
                state.set(find().await);
            });
        });
    }
    {
        let state = state.clone();
        use_effect_with((*spoken).clone(), move |_| translate(state));
    }
    let page = match &*state {
        Begin::Loading => html! { <p class="boot" role="status">{ t!("app-loading") }</p> },
        Begin::Failed(problem) => html! {
            <section class="boot" role="alert">
                <h1>{ t!("app-failed") }</h1>
                <pre>{ problem.clone() }</pre>
                <a href=".">{ t!("app-again") }</a>
            </section>
        },
        Begin::Practice => html! { <><Sprite />{ home::header("practice") }<Practice /></> },
        Begin::Exam => html! { <><Sprite />{ home::header("practice") }<Exam /></> },
        Begin::Facts => html! { <><Sprite />{ home::header("practice") }<Facts /></> },
        Begin::Map(map) => html! { <><Sprite />{ home::header("learn") }{ home::home(map) }</> },
        Begin::Ready(opened) => html! {
            <><Sprite /><Lab opened={LabStart((**opened).clone())} /></>
        },
    };
    html! { <ContextProvider<Language> context={(*spoken).clone()}>{ page }</ContextProvider<Language>> }
}

/// The opened run as a property: it is read once, so two of them count as equal.
#[derive(Clone)]
pub struct LabStart(pub Opened);

impl PartialEq for LabStart {
    fn eq(&self, _: &LabStart) -> bool {
        true
    }
}
