//! Deployments of the service as bars: created, rolling, traffic shifting, baking, and how each ended.
//!
//! Example: r8 from 0:52 to 3:36, rolling for 2:14, then baking, completed; the bar of r7 ends where r8
//! begins.

use super::place;
use crate::moment::Moment;
use crate::text::{Text, clock_secs};
use base::{DeploymentId, Seq, ServiceId, SimDuration, SimTime};
use model::rollout::Event as RolloutEvent;
use model::{Event, RolloutState};
use rules::rollout::shift::Stage;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Rolling,
    Shifting,
    Baking,
}

impl Phase {
    pub fn name(self) -> &'static str {
        match self {
            Phase::Rolling => "rolling",
            Phase::Shifting => "shifting",
            Phase::Baking => "baking",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It is still going on.
    Open,
    Completed,
    Failed,
    /// The next deployment began before it was over.
    Superseded,
}

/// A phase of a deployment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub t: u32,
    pub width: u32,
    pub phase: Phase,
    pub from: SimTime,
    pub until: SimTime,
}

/// Places are ten-thousandths of the ruler.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeploymentBar {
    pub t: u32,
    pub width: u32,
    /// Where it began, and the event that began it.
    pub at: SimTime,
    pub seq: Seq,
    pub revision: u32,
    pub parts: Vec<Part>,
    pub end: End,
    /// `r8, completed, 0:52 to 3:36`.
    pub name: Text,
}

/// A bar while the trace is read.
struct Draft {
    deployment: DeploymentId,
    at: SimTime,
    seq: Seq,
    revision: u32,
    back: bool,
    /// From when each phase was.
    phases: Vec<(SimTime, Phase)>,
    until: Option<(SimTime, End)>,
}

impl Draft {
    fn phase(&mut self, at: SimTime, phase: Phase) {
        if self.until.is_none() && self.phases.last().map(|it| it.1) != Some(phase) {
            self.phases.push((at, phase));
        }
    }

    fn close(&mut self, at: SimTime, end: End) {
        self.until.get_or_insert((at, end));
    }
}

fn phase_of(stage: Stage) -> Phase {
    match stage {
        Stage::TestTrafficShift
        | Stage::PostTestTrafficShift
        | Stage::PreProductionTrafficShift
        | Stage::ProductionTrafficShift
        | Stage::PostProductionTrafficShift => Phase::Shifting,
        Stage::BakeTime => Phase::Baking,
        _ => Phase::Rolling,
    }
}

/// The bars of one service, oldest first.
#[inline(never)]
pub fn deployments(moment: Moment<'_>, id: ServiceId, length: SimDuration) -> Vec<DeploymentBar> {
    let mut bars: Vec<Draft> = Vec::new();
    for stamped in moment.all {
        read(&mut bars, id, stamped);
    }
    bars.into_iter()
        .map(|it| bar(it, moment.end, length))
        .collect()
}

fn begin(bars: &mut Vec<Draft>, stamped: &model::Stamped, made: (DeploymentId, u32), back: bool) {
    if let Some(last) = bars.last_mut() {
        last.close(stamped.at, End::Superseded);
    }
    bars.push(Draft {
        deployment: made.0,
        at: stamped.at,
        seq: stamped.seq,
        revision: made.1,
        back,
        phases: vec![(stamped.at, Phase::Rolling)],
        until: None,
    });
}

fn read(bars: &mut Vec<Draft>, id: ServiceId, stamped: &model::Stamped) {
    let at = stamped.at;
    match &stamped.event {
        Event::DeploymentStarted {
            service,
            deployment,
        } if *service == id => {
            let made = (deployment.id, deployment.definition.revision);
            begin(bars, stamped, made, false);
        }
        Event::DeploymentChanged {
            service,
            deployment,
            rollout_state,
            ..
        } if *service == id => {
            let own = bars
                .iter_mut()
                .rev()
                .find(|it| it.deployment == *deployment);
            match (own, rollout_state) {
                (Some(bar), RolloutState::Completed) => bar.close(at, End::Completed),
                (Some(bar), RolloutState::Failed) => bar.close(at, End::Failed),
                _ => {}
            }
        }
        Event::Rollout(event) => rollout(bars, id, stamped, event),
        _ => {}
    }
}

fn rollout(bars: &mut Vec<Draft>, id: ServiceId, stamped: &model::Stamped, event: &RolloutEvent) {
    let at = stamped.at;
    match event {
        RolloutEvent::BakeStarted { service, .. } if *service == id => {
            if let Some(bar) = bars.last_mut() {
                bar.phase(at, Phase::Baking);
            }
        }
        RolloutEvent::StageEntered { service, stage, .. } if *service == id => {
            if let Some(bar) = bars.last_mut() {
                bar.phase(at, phase_of(*stage));
            }
        }
        RolloutEvent::Failed {
            service,
            deployment,
            ..
        } if *service == id => {
            let own = bars
                .iter_mut()
                .rev()
                .find(|it| it.deployment == *deployment);
            if let Some(bar) = own {
                bar.close(at, End::Failed);
            }
        }
        RolloutEvent::RolledBack { service, to } if *service == id => {
            let older = bars.iter().rev().find(|it| it.deployment == *to);
            if let Some(made) = older.map(|it| (it.deployment, it.revision)) {
                begin(bars, stamped, made, true);
            }
        }
        _ => {}
    }
}

fn bar(draft: Draft, now: SimTime, length: SimDuration) -> DeploymentBar {
    let (until, end) = draft.until.unwrap_or((now, End::Open));
    let t = place(draft.at, length);
    let parts = draft.phases.iter().enumerate().map(|(index, (at, phase))| {
        let next = draft.phases.get(index + 1).map_or(until, |it| it.0);
        let t = place(*at, length);
        Part {
            t,
            width: place(next, length).saturating_sub(t),
            phase: *phase,
            from: *at,
            until: next,
        }
    });
    let parts = parts.collect();
    let phase = draft.phases.last().map_or(Phase::Rolling, |it| it.1);
    let state = match (end, phase) {
        (End::Completed, _) => "deploy-completed",
        (End::Failed, _) => "deploy-failed",
        (End::Superseded, _) => "deploy-superseded",
        (End::Open, Phase::Rolling) => "deploy-rolling",
        (End::Open, Phase::Shifting) => "deploy-shifting",
        (End::Open, Phase::Baking) => "deploy-baking",
    };
    let id = if draft.back {
        "deploy-back-name"
    } else {
        "deploy-name"
    };
    DeploymentBar {
        t,
        width: place(until, length).saturating_sub(t),
        at: draft.at,
        seq: draft.seq,
        revision: draft.revision,
        parts,
        end,
        name: Text::new(id)
            .num("revision", draft.revision)
            .text("state", Text::new(state))
            .str("from", clock_secs(draft.at))
            .str("until", clock_secs(until)),
    }
}
