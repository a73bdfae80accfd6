//! The one store of the page: a run in time and what the reader looks at.
//!
//! `use_store()` gives a handle; `store.dispatch(Action::Submit { .. })` is the only way to change
//! it. The run is shared, not copied: a trace of a simulated day is too long to clone at every
//! frame, so the reducer acts on the one `Timeline` and counts `version` up, and views are made
//! again from it.
//! Example: `Action::Tick(16_000)` at 4x while playing seeks 64 ms forward.

use crate::act;
use base::{Seq, ServiceId, SimTime};
use lab::{Scenario, Timeline};
use screen::inspect::Thing;
use screen::{Moment, Selection};
use serde_json::Value;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Playing speeds in thousandths of real time.
pub const SPEEDS: [u32; 11] = [
    100, 250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 60_000, 250_000, 1_000_000,
];

/// Above this speed chips jump instead of travelling.
pub const TWEEN_LIMIT: u32 = 8_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Only while an exercise is open.
    Lesson,
    Why,
    Charts,
    Events,
}

/// The three views of a narrow screen; wide ones show all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phone {
    Cluster,
    Edit,
    Why,
}

/// Sheets that lie over the lab; at most one is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    Picker,
    Share,
    Help,
    Levers,
    Inspect,
    Policies,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepTo {
    Start,
    PreviousDecision,
    PreviousEvent,
    NextEvent,
    NextDecision,
    End,
}

/// What came back from the last call: shown where the call was made and told to the narrator.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Counts up, so that the same answer twice is still news.
    pub number: u64,
    pub call: String,
    pub result: Result<Value, CallError>,
}

/// A refused call: the error's name, what it says, and the field if one is to blame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallError {
    pub code: String,
    pub message: aws_api::Message,
    pub path: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Ui {
    pub playing: bool,
    pub speed: u32,
    pub selection: Option<Selection>,
    pub service: Option<ServiceId>,
    pub tab: Tab,
    pub phone: Phone,
    /// The left panel as a drawer (600 to 1199 px).
    pub drawer: bool,
    pub lanes: bool,
    pub sheet: Option<Sheet>,
    pub density: screen::log::Density,
    pub filter: screen::log::Filter,
    /// Two branches side by side, in place of one.
    pub compare: Option<Pair>,
    /// What is searched for on a big fleet's stage.
    pub find: screen::fleet::Find,
    pub narrate: bool,
    pub answer: Option<Answer>,
    /// Number of the answer to a tried flip: it has no place of its own to be shown at.
    pub tried: Option<u64>,
    /// What there is to say about how the run was opened: a shared run that differs.
    pub notes: Vec<screen::Text>,
    /// `static/scenarios/<slug>.yaml`, when the run came from there.
    pub slug: Option<String>,
    /// What the inspector shows, with what it came from before it; empty shows all there is.
    pub looked: Vec<Thing>,
    /// What the player of an exercise has opened and said.
    pub look: screen::exercise::Look,
    /// Sub-millisecond rest of the last frame, in thousandths of a microsecond.
    pub(crate) rest: u64,
}

impl Default for Ui {
    fn default() -> Ui {
        Ui {
            playing: false,
            speed: 1_000,
            selection: None,
            service: None,
            tab: Tab::Why,
            phone: Phone::Cluster,
            drawer: false,
            lanes: false,
            sheet: None,
            density: screen::log::Density::Story,
            filter: screen::log::Filter::default(),
            compare: None,
            find: screen::fleet::Find::default(),
            narrate: false,
            answer: None,
            tried: None,
            notes: Vec::new(),
            slug: None,
            looked: Vec::new(),
            look: screen::exercise::Look::default(),
            rest: 0,
        }
    }
}

/// What a player of an exercise does beside calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lesson {
    /// Opens the next hint.
    Hint,
    /// Puts a request of the move into the box, at its moment.
    Take(usize),
    Guess(Option<u64>),
    Sure(u8),
    /// Locks what was predicted and plays.
    Lock,
    /// Plays without a prediction.
    Skip,
    /// The run of a solution in place of this one, which is kept.
    Show,
    /// The run that the prediction is about, in place of this one, which is kept.
    Watch,
    /// The exercise from its beginning; the run so far is kept.
    Again,
    /// The same, and hints, prediction and solution are closed again.
    All,
    /// The run that was left last, and what was said in it.
    Back,
}

/// Two branches on one clock: as it happened, and what if.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    pub a: lab::BranchId,
    pub b: lab::BranchId,
}

pub enum Action {
    /// Shows two branches side by side, or one again.
    Compare(Option<Pair>),
    /// Ends the comparison on this branch.
    Keep(lab::BranchId),
    /// One AWS call or lab lever at the cursor; acting in the past makes a branch.
    Submit {
        name: String,
        input: Value,
    },
    /// Several calls at one moment; the first refusal ends the row.
    SubmitAll(Vec<(String, Value)>),
    /// The same on a new branch, which becomes the current one.
    TryBranch(Vec<(String, Value)>),
    Seek(SimTime),
    /// Microseconds of wall time since the last frame.
    Tick(u64),
    Step(StepTo),
    Play(bool),
    Speed(u32),
    Undo,
    Redo,
    Reset,
    Branch(lab::BranchId),
    /// Opens a scenario in place of this run; the slug is its file name without the ending.
    Open {
        scenario: Box<Scenario>,
        slug: Option<String>,
    },
    /// Goes back to a run that another one took the place of, by its place in `Store::kept`.
    Reopen(usize),
    /// Opens a whole run, from a link.
    OpenTimeline(Box<Timeline>),
    Select(Option<Selection>),
    /// Opens the inspector on what is picked, or on all there is.
    InspectOf(Option<Selection>),
    /// The inspector goes on to this thing; `None` goes back.
    Inspect(Option<Thing>),
    Focus(ServiceId),
    Tab(Tab),
    Phone(Phone),
    Drawer(bool),
    Lanes(bool),
    Sheet(Option<Sheet>),
    Density(screen::log::Density),
    Filter(screen::log::Filter),
    Find(screen::fleet::Find),
    Narrate(bool),
    /// Lets go of what is picked and closes the drawer.
    Escape,
    /// Takes the notices away.
    Dismiss,
    Lesson(Lesson),
    /// The same exercise in other words.
    Playing(Rc<crate::learn::Playing>),
}

#[derive(Clone)]
pub struct Store {
    pub timeline: Rc<RefCell<Timeline>>,
    pub ui: Ui,
    /// Counts up with every action that touched the run.
    pub version: u64,
    /// Counts up when another run is opened.
    pub opened: u64,
    /// The evidence that was made again last: of a big fleet's placement, whose event has counts only.
    evidence: Rc<RefCell<Option<Evidence>>>,
    /// How long the tasks of which decision wait, at so many calls.
    waits: Rc<RefCell<Option<Waiting>>>,
    /// Runs of this visit that another one took the place of, newest first.
    pub kept: Rc<Vec<Kept>>,
    /// The exercise that is played, if one is.
    pub lesson: Option<Rc<crate::learn::Playing>>,
    /// The run of the exercise that was left last: where a reset is taken back to.
    pub left: Option<Left>,
}

/// Until when the tasks of a decision wait: of which run, branch and decision, at how many calls.
struct Waiting {
    of: (u64, lab::BranchId, Seq, usize),
    until: Option<SimTime>,
}

/// Which decision of which branch of which run, and its verdicts.
struct Evidence {
    of: (u64, lab::BranchId, Seq),
    placement: Option<Rc<screen::moment::Evidence>>,
}

/// A run that was left, as it was.
#[derive(Clone)]
pub struct Kept {
    pub timeline: Rc<RefCell<Timeline>>,
    pub slug: Option<String>,
}

/// A run of an exercise with what was opened and said in it.
#[derive(Clone)]
pub struct Left {
    pub timeline: Rc<RefCell<Timeline>>,
    pub look: screen::exercise::Look,
}

/// Equal when nothing a view could see has changed.
impl PartialEq for Store {
    fn eq(&self, other: &Store) -> bool {
        self.version == other.version
            && Rc::ptr_eq(&self.timeline, &other.timeline)
            && self.ui == other.ui
    }
}

impl Store {
    pub fn new(timeline: Timeline, slug: Option<String>) -> Store {
        Store {
            timeline: Rc::new(RefCell::new(timeline)),
            ui: Ui {
                slug,
                ..Ui::default()
            },
            version: 0,
            opened: 0,
            evidence: Rc::default(),
            waits: Rc::default(),
            kept: Rc::default(),
            lesson: None,
            left: None,
        }
    }

    /// Reads the run at the cursor.
    pub fn read<T>(&self, view: impl FnOnce(Moment<'_>) -> T) -> T {
        let timeline = self.timeline.borrow();
        let (now, end) = (timeline.now(), timeline.end());
        let mut moment = Moment {
            world: timeline.world(),
            trace: timeline.trace(),
            all: timeline.whole_trace(),
            now,
            end,
            evidence: None,
            wait: None,
        };
        let waiting = screen::why::waiting(moment, self.ui.service, self.ui.selection);
        moment.wait = waiting.and_then(|it| self.wait(&timeline, it));
        let thin = screen::why::thin(moment, self.ui.service, self.ui.selection);
        let whole = thin.and_then(|seq| Some((seq, self.evidence(&timeline, seq)?)));
        moment.evidence = whole.as_ref().map(|(seq, placement)| (*seq, &**placement));
        view(moment)
    }

    /// Found by playing a copy on, so it is kept until another decision or call changes the answer.
    #[inline(never)]
    fn wait(&self, timeline: &Timeline, (service, seq): (ServiceId, Seq)) -> Option<SimTime> {
        let calls = timeline.whole_log().len();
        let of = (self.opened, timeline.current(), seq, calls);
        let mut kept = self.waits.borrow_mut();
        if kept.as_ref().is_none_or(|it| it.of != of) {
            let until = timeline.wait(service);
            *kept = Some(Waiting { of, until });
        }
        kept.as_ref().and_then(|it| it.until)
    }

    /// A branch at its own cursor.
    pub fn moment_of(branch: &lab::Branch) -> Moment<'_> {
        Moment {
            world: branch.world(),
            trace: branch.trace(),
            all: branch.whole_trace(),
            now: branch.cursor().at,
            end: branch.end(),
            evidence: None,
            wait: None,
        }
    }

    /// Made again by seeking, so it is kept until another decision is asked for.
    fn evidence(&self, timeline: &Timeline, seq: Seq) -> Option<Rc<screen::moment::Evidence>> {
        let of = (self.opened, timeline.current(), seq);
        let mut kept = self.evidence.borrow_mut();
        if kept.as_ref().is_none_or(|it| it.of != of) {
            let placement = timeline.explain(seq).and_then(|it| it.placement);
            *kept = Some(Evidence {
                of,
                placement: placement.map(Rc::new),
            });
        }
        kept.as_ref().and_then(|it| it.placement.clone())
    }

    /// Accepted calls of the person on this run.
    pub fn own_calls(&self) -> u32 {
        let timeline = self.timeline.borrow();
        let own = timeline
            .log()
            .iter()
            .filter(|it| it.origin == lab::Origin::Person);
        u32::try_from(own.filter(|it| it.answer.is_ok()).count()).unwrap_or(u32::MAX)
    }

    pub fn now(&self) -> SimTime {
        self.timeline.borrow().now()
    }
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        act::act(&mut next, action);
        Rc::new(next)
    }
}

/// The way in, as it is handed on.
pub type Dispatcher = UseReducerDispatcher<Store>;

/// The store as components get it: a value to read and `dispatch`.
pub type StoreHandle = UseReducerHandle<Store>;

/// The store of the lab this component is drawn in.
#[hook]
pub fn use_store() -> StoreHandle {
    use_context::<StoreHandle>().expect("a component of the lab is drawn inside <LabProvider>")
}

/// Only the way in, which never changes: for components that act and need no redraw.
#[hook]
pub fn use_dispatch() -> UseReducerDispatcher<Store> {
    use_context::<Dispatch>()
        .expect("a component of the lab is drawn inside <LabProvider>")
        .0
}

/// `UseReducerDispatcher` as a context value.
#[derive(Clone, PartialEq)]
pub struct Dispatch(pub UseReducerDispatcher<Store>);
