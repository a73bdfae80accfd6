//! What a listener hears: what changed since the last thing said, merged into one short sentence.
//!
//! Example: three tasks became RUNNING and one placement failed: "1:26: 3 tasks running, 1 not
//! placed".

use crate::moment::Moment;
use crate::text::{Text, clock_secs};
use base::Seq;
use model::{Event, TaskStatus};

/// The news after `since`, and the number of the last event told; `None` when nothing is worth
/// saying.
pub fn news(moment: Moment<'_>, since: Seq) -> Option<(Text, Seq)> {
    let last = moment.trace.last()?.seq;
    let (mut running, mut stopped, mut healthy, mut unplaced, mut failed) = (0, 0, 0, 0, 0);
    let mut steady = false;
    for stamped in moment.trace.iter().rev().take_while(|it| it.seq > since) {
        match &stamped.event {
            Event::TaskStatusChanged { to, .. } => match to {
                TaskStatus::Running => running += 1,
                TaskStatus::Stopped => stopped += 1,
                _ => {}
            },
            Event::TaskCountedHealthy { counted: true, .. } => healthy += 1,
            Event::TaskFoundUnhealthy { .. } => failed += 1,
            Event::PlacementDecided { placement, .. } if placement.winner.is_none() => {
                unplaced += 1;
            }
            Event::ServiceMessageSent { message, .. } => {
                steady |= *message == model::ServiceMessage::SteadyState;
            }
            _ => {}
        }
    }
    if running + stopped + healthy + unplaced + failed == 0 && !steady {
        return None;
    }
    let text = Text::new("news")
        .str("at", clock_secs(moment.now))
        .num("running", running)
        .num("stopped", stopped)
        .num("healthy", healthy)
        .num("unplaced", unplaced)
        .num("failed", failed)
        .num("steady", i64::from(steady));
    Some((text, last))
}

/// The sentence beside the clock: the newest thing worth saying, else what comes next.
pub fn now(moment: Moment<'_>) -> Text {
    let visible = moment.trace.iter().rev().take(20_000);
    let found = visible
        .filter(|it| {
            it.event.is_decision()
                || matches!(
                    it.event,
                    Event::CommandAccepted { .. } | Event::ZoneFailed { .. }
                )
        })
        .find_map(|it| Some((it.at, crate::story::story(moment, it)?)));
    match found {
        Some((at, what)) => Text::new("now-last")
            .str("at", clock_secs(at))
            .text("what", what),
        None => Text::new("now-nothing"),
    }
}

/// The cursor in words: `1 min 42 s, 2 of 4 healthy`.
pub fn position(moment: Moment<'_>, focus: Option<base::ServiceId>) -> Text {
    let (minutes, seconds) = (moment.now.as_ms() / 60_000, moment.now.as_ms() / 1000 % 60);
    let Some(service) = moment.service(focus) else {
        return Text::new("position-empty")
            .num("minutes", minutes as i64)
            .num("seconds", seconds as i64);
    };
    let live = || moment.world.live_tasks_of(service.id);
    Text::new("position")
        .num("minutes", minutes as i64)
        .num("seconds", seconds as i64)
        .num(
            "healthy",
            live()
                .filter(|it| it.counted_healthy && it.is_running())
                .count() as i64,
        )
        .num("desired", service.desired.0)
        .num(
            "starting",
            live().filter(|it| it.is_pending()).count() as i64,
        )
        .num(
            "unplaced",
            service.unplaced.as_ref().map_or(0, |it| it.count.0),
        )
}
