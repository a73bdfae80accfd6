//! The event log in three densities: the story, ECS's own words, the raw event.
//!
//! Newest first. ECS's service events are quotes in English with a gloss in the reader's language,
//! because that is how everybody meets them. Example: "(service web) has reached a steady state.",
//! gloss "as many tasks as wanted run, and no deployment is under way".

use crate::face::Face;
use crate::moment::Moment;
use crate::select::Selection;
use crate::story::{self, About};
use crate::text::{Text, clock};
use base::{Seq, SimTime, TaskId};
use model::{Event, ServiceMessage, Stamped};

/// Rows of one look at the log; older ones are counted.
const ROWS: usize = 150;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Density {
    Story,
    Ecs,
    Json,
}

/// Which rows to show; empty shows all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub service: Option<base::ServiceId>,
    pub task: Option<TaskId>,
    pub reason: Option<Reason>,
}

/// The kinds of rows a reader asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    Decisions,
    Failures,
    Calls,
    Messages,
}

impl Reason {
    pub const ALL: [Reason; 4] = [
        Reason::Decisions,
        Reason::Failures,
        Reason::Calls,
        Reason::Messages,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Reason::Decisions => "log-decisions",
            Reason::Failures => "log-failures",
            Reason::Calls => "log-calls",
            Reason::Messages => "log-messages",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    pub rows: Vec<Row>,
    /// Rows that did not fit, older than the ones shown.
    pub older: usize,
    /// Rows that pass the filter.
    pub total: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub seq: Seq,
    pub at: SimTime,
    pub clock: String,
    pub face: Option<Face>,
    pub body: Body,
    /// The newest row at the cursor.
    pub on: bool,
    /// What "Why?" explains.
    pub why: Selection,
    /// It is about a thing that can be inspected.
    pub thing: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    Story(Text),
    /// ECS's sentence, what such a sentence means, and the decision that led to it.
    Quote {
        words: String,
        gloss: &'static str,
        cause: Option<Text>,
    },
    Raw(String),
}

#[inline(never)]
pub fn log(moment: Moment<'_>, density: Density, filter: &Filter) -> Log {
    let mut rows = Vec::new();
    let mut total = 0;
    for stamped in moment.trace.iter().rev() {
        if !shown(&stamped.event, density) || !passes(moment, stamped, filter) {
            continue;
        }
        if rows.len() >= ROWS {
            total += 1;
            continue;
        }
        let Some(body) = body(moment, stamped, density) else {
            continue;
        };
        total += 1;
        rows.push(Row {
            seq: stamped.seq,
            at: stamped.at,
            clock: clock(stamped.at),
            face: story::mark(&stamped.event),
            body,
            on: rows.is_empty(),
            why: Selection::Event(stamped.seq),
            thing: crate::inspect::of_selection(moment, Selection::Event(stamped.seq)).is_some(),
        });
    }
    Log {
        older: total - rows.len(),
        rows,
        total,
    }
}

/// How many rows ECS itself would list: the number on the tab.
pub fn messages(moment: Moment<'_>) -> usize {
    let sent = |it: &&Stamped| matches!(it.event, Event::ServiceMessageSent { .. });
    moment.trace.iter().filter(sent).count()
}

/// Cheap first look: is this kind of event a row at all?
fn shown(event: &Event, density: Density) -> bool {
    match density {
        Density::Json => !event.is_bookkeeping(),
        Density::Ecs => matches!(
            event,
            Event::ServiceMessageSent { .. } | Event::CommandAccepted { .. }
        ),
        Density::Story => !event.is_bookkeeping(),
    }
}

fn passes(moment: Moment<'_>, stamped: &Stamped, filter: &Filter) -> bool {
    let event = &stamped.event;
    let reason = match filter.reason {
        None => true,
        Some(Reason::Decisions) => event.is_decision(),
        Some(Reason::Failures) => is_failure(event),
        Some(Reason::Calls) => matches!(event, Event::CommandAccepted { .. }),
        Some(Reason::Messages) => matches!(event, Event::ServiceMessageSent { .. }),
    };
    if !reason || (filter.service.is_none() && filter.task.is_none()) {
        return reason;
    }
    let About { service, task, .. } = story::about(moment, event);
    filter.service.is_none_or(|it| service == Some(it))
        && filter.task.is_none_or(|it| task == Some(it))
}

fn is_failure(event: &Event) -> bool {
    match event {
        Event::PlacementDecided { placement, .. } => placement.winner.is_none(),
        Event::ContainerStopped {
            exit_code: Some(code),
            ..
        } => *code != 0,
        Event::TaskFoundUnhealthy { .. }
        | Event::DeploymentFailureCounted { .. }
        | Event::ZoneFailed { .. } => true,
        _ => false,
    }
}

fn body(moment: Moment<'_>, stamped: &Stamped, density: Density) -> Option<Body> {
    if density == Density::Json {
        let raw = serde_json::to_string_pretty(stamped);
        return raw.ok().map(Body::Raw);
    }
    if let (Event::ServiceMessageSent { service, message }, Density::Ecs) =
        (&stamped.event, density)
    {
        let cause = stamped.cause.seq().and_then(|seq| moment.event(seq));
        let cause = cause.filter(|it| it.event.is_decision());
        let service = moment.world.services.get(service)?;
        return Some(Body::Quote {
            words: aws_api::messages::service_message(moment.world, service, message),
            gloss: gloss(message),
            cause: cause.and_then(|it| story::story(moment, it)),
        });
    }
    story::story(moment, stamped).map(Body::Story)
}

/// What a sentence of this kind means: a message of `static/locales/log.en.ftl`.
#[inline(never)]
pub fn gloss(message: &ServiceMessage) -> &'static str {
    use ServiceMessage as Message;
    match message {
        Message::SteadyState => "log-gloss-steady",
        Message::DeploymentCompleted { .. } => "log-gloss-completed",
        Message::Started { unhealthy: 0, .. } => "log-gloss-started",
        Message::Started { .. } => "log-gloss-replaced",
        Message::Stopped { .. } => "log-gloss-stopped",
        Message::StoppedPending { .. } => "log-gloss-stopped-pending",
        Message::Registered { .. } => "log-gloss-registered",
        Message::Deregistered { .. } => "log-gloss-deregistered",
        Message::Draining { .. } => "log-gloss-draining",
        Message::UnhealthyTarget { .. } => "log-gloss-unhealthy-target",
        Message::FailedContainerHealthChecks { .. } => "log-gloss-unhealthy-container",
        Message::UnableToPlace(_) => "log-gloss-no-place",
        Message::UnableToStartConsistently => "log-gloss-inconsistent",
        Message::BlockedByDeploymentConfiguration => "log-gloss-blocked",
        Message::StartFailed { .. } => "log-gloss-start-failed",
        Message::DeploymentFailed { .. } => "log-gloss-failed",
        Message::RollingBack { .. } => "log-gloss-rolling-back",
        Message::CouldNotLaunch { .. } => "log-gloss-not-launched",
        Message::ZonesNotBalanced { .. } => "log-gloss-zones-uneven",
        Message::ZonesBalanced { .. } => "log-gloss-zones-even",
        Message::StartedInZone { .. } => "log-gloss-zone-started",
        Message::StoppedInZone { .. } => "log-gloss-zone-stopped",
        Message::UnableToPlaceInZone { .. } => "log-gloss-zone-no-place",
        Message::RebalancingStopped => "log-gloss-zone-given-up",
        Message::RebalancingBlocked { .. } => "log-gloss-zone-blocked",
        Message::ScaleInBlocked { .. } => "log-gloss-protected",
        Message::OperationsThrottled => "log-gloss-throttled",
        Message::TargetMissing {
            whole_group: false, ..
        } => "log-gloss-target-missing",
        Message::TargetMissing { .. } => "log-gloss-group-missing",
        Message::TrustBroken { .. } => "log-gloss-trust",
    }
}
