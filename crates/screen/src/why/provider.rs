//! Capacity providers in words: the reservation step by step, what becomes of the group's size, and
//! which provider takes the next task.
//!
//! Every number is the event's own. Example: "M = N + 2 = 4", "100 × 4 / 2 = 200 %",
//! "⌈100 × 4 / 100⌉ = 4 instances".

use super::{Certainty, Fact, Page, Rule, Why, chain, fact, plain};
use crate::moment::Moment;
use crate::text::{Text, clock};
use model::capacity::{CapacityEvent, Provider, ProviderId};
use model::{Stamped, World};
use rules::capacity::{Choice, Share};
use rules::scaling::reservation::{Reservation, Resize, Stays};
use rules::scaling::{Clamp, Direction};

pub(super) fn name(world: &World, id: ProviderId) -> String {
    world.provider_name(Provider::Group(id)).to_owned()
}

/// `web` of `service:web`.
fn whose(group: &str) -> &str {
    group.split_once(':').map_or(group, |it| it.1)
}

/// The sentence of the log.
#[inline(never)]
pub fn sentence(world: &World, event: &CapacityEvent) -> Option<Text> {
    Some(match event {
        CapacityEvent::ProviderPut(it) => Text::new("ev-provider").str("provider", &it.name),
        CapacityEvent::ProviderChosen {
            group,
            items,
            choice,
        } => Text::new("ev-provider-chosen")
            .str("who", whose(group))
            .str("provider", world.provider_name(items[choice.index].0)),
        CapacityEvent::ReservationComputed {
            provider,
            reservation,
        } => Text::new("ev-reservation")
            .str("provider", name(world, *provider))
            .str("value", reservation.value.decimal())
            .num("m", reservation.m)
            .num("n", reservation.n),
        CapacityEvent::GroupResized { provider, resize } => {
            let facts = &resize.facts;
            Text::new(match resize.stays {
                None => "ev-resized",
                Some(Stays::Enough) => "ev-resized-enough",
                Some(Stays::AtBound) => "ev-resized-bound",
            })
            .str("provider", name(world, *provider))
            .num("from", facts.desired)
            .num("to", resize.to)
            .num("wanted", facts.wanted)
        }
        CapacityEvent::TaskSeated { task, instance, .. } => Text::new("ev-seated")
            .str("task", task)
            .str("instance", instance),
        CapacityEvent::ProviderDeleted { .. }
        | CapacityEvent::ClusterCapacitySet { .. }
        | CapacityEvent::ServiceStrategySet { .. }
        | CapacityEvent::TaskProvided { .. } => return None,
    })
}

/// The answer to one event; `None` where its sentence says it all.
#[inline(never)]
pub fn why(moment: Moment<'_>, stamped: &Stamped, event: &CapacityEvent) -> Option<Why> {
    let world = moment.world;
    let mut why = match event {
        CapacityEvent::ProviderChosen {
            group,
            items,
            choice,
        } => chosen(world, group, items, choice),
        CapacityEvent::ReservationComputed {
            provider,
            reservation,
        } => reserved(&name(world, *provider), reservation),
        CapacityEvent::GroupResized { provider, resize } => {
            resized(&name(world, *provider), resize)
        }
        _ => return None,
    };
    why.about = Some(plain(clock(stamped.at)));
    why.answer = sentence(world, event)?;
    why.chain = chain::chain(moment, stamped);
    Some(why)
}

fn page(question: Text, id: &'static str, page: Page) -> Why {
    let certainty = Certainty::Documented;
    let rule = Rule {
        id,
        certainty,
        page,
    };
    Why::new(question, Text::new("scale-quiet"), rule)
}

fn reserved(provider: &str, it: &Reservation) -> Why {
    let question = Text::new("why-reservation-question").str("provider", provider);
    let mut why = page(question, "scaling.reservation", Page::ManagedScaling);
    let facts = &mut why.facts;
    facts.push(fact("fact-n", plain(it.n)));
    facts.push(fact("fact-busy", plain(it.busy)));
    facts.extend(it.needs.iter().map(|need| {
        let value = Text::new("need")
            .num("tasks", need.tasks)
            .num("each", need.per_instance)
            .num("instances", need.instances);
        fact("fact-waiting", value)
    }));
    if it.hopeless > 0 {
        facts.push(fact("fact-hopeless", plain(it.hopeless)));
    }
    facts.push(fact("fact-m", needed(it)));
    facts.push(fact("fact-cpr", plain(quotient(it))));
    facts.push(fact(
        "fact-target-capacity",
        plain(format!("{} %", it.target)),
    ));
    facts.push(fact("fact-wanted-size", wanted(it)));
    why
}

/// M: the busy ones, or N and what the waiting tasks add, within the steps.
fn needed(it: &Reservation) -> Text {
    match it.added {
        Some(added) => Text::new("m-added")
            .num("n", it.n)
            .num("need", added.need)
            .num("minimum", added.minimum_step)
            .num("maximum", added.maximum_step)
            .num("added", added.instances)
            .num("m", it.m),
        None if it.hopeless > 0 => Text::new("m-hopeless").num("m", it.m),
        None => Text::new("m-busy").num("m", it.m),
    }
}

fn quotient(it: &Reservation) -> String {
    let value = it.value.decimal();
    match (it.n, it.m) {
        (0, 0) => format!("N = 0, M = 0: {value} %"),
        (0, m) => format!("N = 0, M = {m}: {value} %"),
        (n, m) => format!("100 × {m} / {n} = {value} %"),
    }
}

fn wanted(it: &Reservation) -> Text {
    let (m, target, wanted) = (it.m, it.target, it.wanted);
    if it.n == 0 && m > 0 {
        return plain(format!("⌈1 × 200 / {target}⌉ = {wanted}"));
    }
    if m == it.n && (m == 0 || it.hopeless > 0 && it.added.is_none()) {
        return plain(wanted);
    }
    plain(format!("⌈100 × {m} / {target}⌉ = {wanted}"))
}

fn resized(provider: &str, it: &Resize) -> Why {
    let question = Text::new("why-resize-question").str("provider", provider);
    let mut why = page(question, "scaling.reservation.resize", Page::ManagedScaling);
    let facts = &it.facts;
    let alarm = match facts.direction {
        Direction::Out => "resize-alarm-high",
        Direction::In => "resize-alarm-low",
    };
    why.facts = vec![
        fact("fact-alarm", Text::new(alarm)),
        fact("fact-wanted-size", plain(facts.wanted)),
        fact("fact-was-capacity", plain(facts.desired)),
    ];
    if it.limited > facts.wanted && it.stays != Some(Stays::Enough) {
        let half = Text::new("half").num("from", facts.desired);
        let half = half.num("most", (facts.desired / 2).max(1));
        why.facts
            .push(fact("fact-half", half.num("to", it.limited)));
    }
    why.facts
        .push(bounds(it.clamp, facts.minimum, facts.maximum));
    if facts.warming > 0 {
        let warming = Text::new("warming").num("count", facts.warming);
        let until = facts.warm_at.map(clock).unwrap_or_default();
        why.facts
            .push(fact("fact-warming", warming.str("until", until)));
    }
    why.facts.push(fact("fact-becomes", plain(it.to)));
    why
}

/// Bounds, and which of them had the last word.
pub(super) fn bounds(clamp: Clamp, minimum: u32, maximum: u32) -> Fact {
    let words = Text::new(match clamp {
        Clamp::None => "bounds-within",
        Clamp::ToMinimum => "bounds-raised",
        Clamp::ToMaximum => "bounds-cut",
    });
    fact(
        "fact-bounds",
        words.num("minimum", minimum).num("maximum", maximum),
    )
}

fn chosen(world: &World, group: &str, items: &[(Provider, Share)], choice: &Choice) -> Why {
    let question = Text::new("why-provider-question").str("who", whose(group));
    let mut why = page(question, "capacity.next", Page::Providers);
    let sum: u64 = items.iter().map(|it| u64::from(it.1.weight)).sum();
    why.facts = items
        .iter()
        .zip(&choice.lags)
        .map(|((provider, share), lag)| {
            let words = Text::new("provider-share")
                .num("tasks", share.tasks)
                .num("base", share.base)
                .num("weight", share.weight)
                .num("lag", *lag)
                .num("sum", sum.max(1) as i64);
            Fact {
                name: plain(world.provider_name(*provider)),
                value: words,
            }
        })
        .collect();
    let reason = if choice.by_base {
        "provider-by-base"
    } else {
        "provider-by-lag"
    };
    why.facts.push(fact("fact-decided-by", Text::new(reason)));
    why
}
