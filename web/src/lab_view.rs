//! The lab: one store, the views made of it, and the regions that draw them.
//!
//! Views are made here and nowhere else, each only when what it is made of has changed; components
//! get them as `Rc` with `PartialEq`, so a frame that changes nothing draws nothing.

use crate::app::{LabStart, Language};
use crate::components::compare::Compare;
use crate::components::intent::IntentPanel;
use crate::components::lesson;
use crate::components::narrator::Narrator;
use crate::components::notices::Notices;
use crate::components::phone::{PhoneBar, PhoneSwitch};
use crate::components::sheets::Sheets;
use crate::components::stage::Stage;
use crate::components::strip::Strip;
use crate::components::time::{BranchItem, Time, TimeUi};
use crate::components::topbar::TopBar;
use crate::components::why::WhyPanel;
use crate::platform::frames::use_frames;
use crate::platform::{document, focus, url};
use crate::store::{Action, Dispatch, Pair, Phone, Store, StoreHandle, TWEEN_LIMIT, Tab};
use crate::{embed, i18n, keys, t};
use base::SimTime;
use screen::history::History;
use screen::timeline::TimelineView;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct LabProps {
    pub opened: LabStart,
}

#[component]
pub fn Lab(props: &LabProps) -> Html {
    let opened = props.opened.0.clone();
    let store = use_reducer(move || {
        let mut store = Store::new(opened.timeline, opened.slug);
        store.ui.notes = opened.notes;
        if let Some(playing) = opened.lesson {
            store.lesson = Some(playing);
            store.ui.tab = Tab::Lesson;
            store.ui.phone = Phone::Why;
        }
        // `?play=0` opens a lesson at rest, for pictures and for reading first.
        store.ui.playing = url::query("play").as_deref() != Some("0") && store.lesson.is_none();
        store
    });
    let dispatch = store.dispatcher();
    let language = use_language(&store);
    embed::use_embed(&store);
    let on_frame = {
        let dispatch = dispatch.clone();
        Callback::from(move |passed: u64| dispatch.dispatch(Action::Tick(passed)))
    };
    use_frames(store.ui.playing, on_frame);
    use_effect_with((), |()| {
        if let Some(root) = document().document_element() {
            // Legal attribute names cannot fail.
            let _ = root.set_attribute("data-ready", "true");
        }
    });
    use_keys(dispatch.clone(), store.ui.playing);
    html! {
        <ContextProvider<Dispatch> context={Dispatch(dispatch)}>
            <ContextProvider<StoreHandle> context={store.clone()}>
                <div class="page-root" key={language.to_string()} lang={language}>
                    <Regions />
                    <Notices />
                    <Sheets />
                    <Narrator />
                </div>
            </ContextProvider<StoreHandle>>
        </ContextProvider<Dispatch>>
    }
}

/// The page's language: the lab is drawn anew in another one, and its exercise gets other texts.
#[hook]
fn use_language(store: &StoreHandle) -> AttrValue {
    let language = use_context::<Language>().map_or(AttrValue::from("en"), |it| it.0);
    let (dispatch, playing) = (store.dispatcher(), store.lesson.clone());
    let first = use_mut_ref(|| true);
    use_effect_with(language.clone(), move |_| {
        if !first.replace(false) {
            // The menu that was used is gone with the rest; the new one takes the focus.
            focus("language");
        }
        if let Some(playing) = playing {
            spawn_local(async move {
                if let Some(playing) = crate::learn::reworded(&playing).await {
                    dispatch.dispatch(Action::Playing(Rc::new(playing)));
                }
            });
        }
    });
    language
}

/// Listens on the document: with nothing in focus a key goes to the body, outside of every
/// component.
#[hook]
fn use_keys(dispatch: UseReducerDispatcher<Store>, playing: bool) {
    use_effect_with(playing, move |playing| {
        let playing = *playing;
        let listener = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            if let Some(action) = keys::action(&event, playing) {
                dispatch.dispatch(action);
            }
        });
        let page = document();
        let handler: js_sys::Function = listener.as_ref().clone().unchecked_into();
        // A legal event name and a function: neither call can fail.
        let _ = page.add_event_listener_with_callback("keydown", &handler);
        move || {
            let _ = page.remove_event_listener_with_callback("keydown", &handler);
            drop(listener);
        }
    });
}

/// Views that are made again only when the events, or what is looked at, have changed.
struct Lanes {
    history: Option<Rc<History>>,
    view: Rc<TimelineView>,
}

#[component]
fn Regions() -> Html {
    let store = crate::store::use_store();
    let (branch, played, focus) = {
        let timeline = store.timeline.borrow();
        let events = timeline.whole_trace().len();
        (timeline.current(), events, store.ui.service)
    };
    let lesson = use_lesson(&store);
    let predict = lesson
        .0
        .as_ref()
        .and_then(|it| it.predict.clone().map(Rc::new));
    let until = store.timeline.borrow().scenario().until;
    // The whole time in which a moment is looked for is on the ruler.
    let looked = predict.as_ref().and_then(|it| it.last_moment());
    let length = screen::timeline::length(
        store.timeline.borrow().end(),
        until.min(looked.unwrap_or(FIRST_LOOK).max(FIRST_LOOK)),
    );
    let lanes = {
        let store = store.clone();
        let second = store.timeline.borrow().end().as_ms() / 250;
        let key = (branch, played, focus, length, second, store.opened);
        use_memo(key, move |_| lanes(&store, length))
    };
    let wanted = store.ui.tab == Tab::Charts || store.ui.compare.is_some();
    // An event's answer may be about a deployment.
    let wanted = wanted || matches!(store.ui.selection, Some(screen::Selection::Event(_)));
    let wanted = wanted || store.read(|it| screen::story::speaks_of_scaling(it.world));
    let words = i18n::language::use_words("scaling", "ev-group", wanted);
    if let Some(html) = store.ui.compare.and_then(|it| compare(&store, it, words)) {
        return html! { <>{ header(&store) }<main class="compare">{ html }</main></> };
    }
    html! {
        <>
            { header(&store) }
            <main class={main_class(&store)}>
                { strip(&store, predict.clone()) }
                <PhoneSwitch view={store.ui.phone} />
                <IntentPanel />
                { stage(&store, predict.clone()) }
                { why(&store, &lanes, length, (lesson, words)) }
                { time(&store, &lanes, (predict, words)) }
            </main>
            <PhoneBar cursor={cursor(&store, &lanes)} playing={store.ui.playing} />
        </>
    }
}

/// However long a scenario may be played, the first look is at its first minutes.
const FIRST_LOOK: SimTime = SimTime(240_000);

fn main_class(store: &Store) -> Classes {
    classes!(
        "lab",
        store.ui.drawer.then_some("drawer-open"),
        (store.ui.speed > TWEEN_LIMIT).then_some("fast"),
        match store.ui.phone {
            Phone::Cluster => "phone-cluster",
            Phone::Edit => "phone-edit",
            Phone::Why => "phone-why",
        },
    )
}

fn lanes(store: &Store, length: base::SimDuration) -> Lanes {
    store.read(|moment| {
        let service = moment.service(store.ui.service).map(|it| it.id);
        let history = service.map(|it| screen::history::history(moment.all, it));
        let until = SimTime(length.0);
        let view = screen::timeline::timeline(moment, service, history.as_ref(), until);
        Lanes {
            history: history.map(Rc::new),
            view: Rc::new(view),
        }
    })
}

fn header(store: &Store) -> Html {
    let timeline = store.timeline.borrow();
    let scenario = timeline.scenario();
    let question = scenario
        .question
        .clone()
        .unwrap_or_else(|| t!("no-question"));
    let (title, question) = match &store.lesson {
        Some(it) => (t!("tool-learn"), it.lesson.texts.title.clone()),
        None => match &store.ui.slug {
            Some(slug) => (
                i18n::lesson(slug, "title", &scenario.title),
                i18n::lesson(slug, "question", &question),
            ),
            None => (scenario.title.clone(), question),
        },
    };
    html! {
        <TopBar {title} {question} narrate={store.ui.narrate} />
    }
}

fn strip(store: &Store, predict: Asked) -> Html {
    let service = store.read(|moment| screen::service::service(moment, store.ui.service));
    html! { <Strip service={service.map(Rc::new)} {predict} /> }
}

fn stage(store: &Store, predict: Asked) -> Html {
    let ui = &store.ui;
    let fleet =
        store.read(|moment| screen::fleet::fleet(moment, ui.service, ui.selection, &ui.find));
    html! { <Stage fleet={Rc::new(fleet)} find={ui.find.clone()} {predict} /> }
}

/// The prediction of the open exercise, as it is drawn beside the run.
type Asked = Option<Rc<screen::exercise::Predict>>;

type LessonView = (Option<Rc<screen::exercise::View>>, Option<(String, String)>);

/// The open exercise at the cursor; that it was solved is remembered once.
#[hook]
fn use_lesson(store: &Store) -> LessonView {
    let view = store.lesson.as_ref().map(|it| {
        let timeline = store.timeline.borrow();
        Rc::new(it.view(&timeline, &store.ui.look, store.opened))
    });
    let playing = store.lesson.clone();
    let solved = view.as_ref().is_some_and(|it| it.solved.is_some()) && !store.ui.look.given_up;
    let next = use_memo(solved, {
        let playing = playing.clone();
        move |solved| {
            playing
                .filter(|_| *solved)
                .and_then(|it| lesson::next_of(&it))
        }
    });
    let (edits, hints) = (store.own_calls(), store.ui.look.hints as u32);
    use_effect_with(solved, move |solved| {
        if let Some(playing) = playing.filter(|_| *solved) {
            playing.remember(edits, hints);
        }
    });
    let missed = view.as_ref().map_or_else(Vec::new, |it| it.missed.clone());
    use_effect_with(missed, |missed| crate::learn::miss(missed));
    (view, (*next).clone())
}

#[inline(never)]
fn why(
    store: &Store,
    lanes: &Lanes,
    length: base::SimDuration,
    (lesson, words): (LessonView, bool),
) -> Html {
    let ui = &store.ui;
    let on = |tab: Tab| ui.tab == tab;
    let (why, charts, log, messages, services) = store.read(|moment| {
        let why = || screen::why::why(moment, ui.service, ui.selection);
        let charts = || {
            let service = moment.service(ui.service)?.id;
            let history = lanes.history.as_ref()?;
            Some(screen::charts::charts(moment, history, service, length))
        };
        let log = || screen::log::log(moment, ui.density, &ui.filter);
        let services = moment.world.services.values();
        (
            on(Tab::Why).then(why).flatten(),
            on(Tab::Charts).then(charts).flatten(),
            on(Tab::Events).then(log),
            screen::log::messages(moment),
            services
                .map(|it| (it.id, it.name.clone()))
                .collect::<Vec<_>>(),
        )
    });
    html! {
        <WhyPanel {words} tab={ui.tab} lesson={lesson.0} next={lesson.1}
            why={why.map(Rc::new)} charts={charts.map(Rc::new)} log={log.map(Rc::new)}
            {messages} density={ui.density} filter={ui.filter.clone()} services={Rc::new(services)} />
    }
}

fn cursor(store: &Store, lanes: &Lanes) -> screen::timeline::Cursor {
    store.read(|moment| {
        let words = screen::narrate::position(moment, store.ui.service);
        screen::timeline::cursor(moment, lanes.view.length, words)
    })
}

#[inline(never)]
fn time(store: &Store, lanes: &Lanes, (predict, words): (Asked, bool)) -> Html {
    let said = store.read(screen::narrate::now);
    let timeline = store.timeline.borrow();
    let current = timeline.current();
    let branches = timeline.branches().map(|it| BranchItem {
        id: it.id,
        name: branch_name(it),
        current: it.id == current,
    });
    let branches: Vec<BranchItem> = branches.collect();
    let (undo, redo) = (timeline.can_undo(), timeline.can_redo());
    let pair = pair(&timeline);
    drop(timeline);
    html! {
        <Time {words} view={lanes.view.clone()} cursor={cursor(store, lanes)} {said} ui={TimeUi::from(&store.ui)}
            branches={Rc::new(branches)} {pair} {undo} {redo} {predict} />
    }
}

/// The branch in sight beside the one it left, else beside the last one that left it.
#[inline(never)]
fn pair(timeline: &lab::Timeline) -> Option<Pair> {
    let current = timeline.branch();
    if let Some(fork) = &current.fork {
        let parent = timeline.branch_of(fork.from)?;
        return Some(Pair {
            a: parent.id,
            b: current.id,
        });
    }
    let left = |it: &&lab::Branch| it.fork.as_ref().is_some_and(|it| it.from == current.id);
    let child = timeline.branches().filter(left).last()?;
    Some(Pair {
        a: current.id,
        b: child.id,
    })
}

fn side_of<'a>(branch: &'a lab::Branch, edits: &'a [String]) -> screen::compare::Run<'a> {
    screen::compare::Run {
        last: branch.world_at_end(),
        moment: Store::moment_of(branch),
        edits,
    }
}

/// Two branches in place of one; `None` when they cannot be compared.
#[inline(never)]
fn compare(store: &Store, pair: Pair, words: bool) -> Option<Html> {
    let timeline = store.timeline.borrow();
    let parted = timeline.parted(pair.a, pair.b)?;
    let (a, b) = (timeline.branch_of(pair.a)?, timeline.branch_of(pair.b)?);
    let edits = [a, b].map(|branch| {
        let own = branch.own_calls().filter(|it| it.at >= parted);
        own.map(|it| screen::compare::edit(&it.name, &it.input))
            .collect::<Vec<_>>()
    });
    let (a, b) = (side_of(a, &edits[0]), side_of(b, &edits[1]));
    let view = screen::compare::compare(a, b, store.ui.service, parted)?;
    let position = screen::narrate::position(a.moment, store.ui.service);
    let cursor = screen::timeline::cursor(a.moment, view.length, position);
    Some(html! {
        <Compare {words} view={Rc::new(view)} {cursor} playing={store.ui.playing} {pair} />
    })
}

fn branch_name(branch: &lab::Branch) -> String {
    let number = branch.id.0;
    match &branch.fork {
        Some(fork) => {
            let at = screen::text::clock_secs(fork.at);
            t!("branch-from", number = number, from = fork.from.0, at = at)
        }
        None => t!("branch-first", number = number),
    }
}
