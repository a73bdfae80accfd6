//! Managed Instances in words: why this type was launched, and why an instance goes.
//!
//! Example: "m5.large at $0.096 an hour holds 3 of 3 waiting tasks; of 9 types it is the cheapest".

use super::provider::name;
use super::{Certainty, Page, Rule, Why, chain, fact, plain};
use crate::moment::Moment;
use crate::text::{Text, clock};
use model::managed::ManagedEvent;
use model::{Stamped, World};
use rules::scaling::managed_instances::Launch;

fn dollars(micro: u32) -> String {
    format!("${}", base::Milli(i64::from(micro / 1000)).decimal())
}

/// The sentence of the log.
#[inline(never)]
pub fn sentence(world: &World, event: &ManagedEvent) -> Option<Text> {
    Some(match event {
        ManagedEvent::Put(it) => Text::new("ev-managed").str("provider", name(world, it.provider)),
        ManagedEvent::TypeChosen { provider, launch } => Text::new("ev-managed-type")
            .str("provider", name(world, *provider))
            .str("type", &launch.instance_type)
            .num("holds", launch.holds)
            .num("waiting", launch.waiting),
        ManagedEvent::Retired {
            provider,
            instance,
            too_old,
        } => Text::new(match too_old {
            true => "ev-managed-old",
            false => "ev-managed-idle",
        })
        .str("provider", name(world, *provider))
        .str("instance", instance),
        ManagedEvent::Deleted { .. } | ManagedEvent::IdleChanged { .. } => return None,
    })
}

/// The answer to a choice of type; `None` where the sentence says it all.
#[inline(never)]
pub fn why(moment: Moment<'_>, stamped: &Stamped, event: &ManagedEvent) -> Option<Why> {
    let ManagedEvent::TypeChosen { provider, launch } = event else {
        return None;
    };
    let question = Text::new("why-managed-question").str("type", &launch.instance_type);
    let mut why = Why::new(
        question.str("provider", name(moment.world, *provider)),
        sentence(moment.world, event)?,
        Rule {
            id: "scaling.managed_instances",
            certainty: Certainty::Assumed,
            page: Page::ManagedInstances,
        },
    );
    why.about = Some(plain(clock(stamped.at)));
    why.facts = chosen(launch);
    why.chain = chain::chain(moment, stamped);
    Some(why)
}

fn chosen(it: &Launch) -> Vec<super::Fact> {
    let price = dollars(it.micro_dollars_per_hour);
    let mut facts = vec![
        fact("fact-waiting", plain(it.waiting)),
        fact("fact-held-by-it", plain(it.holds)),
        fact(
            "fact-price",
            Text::new("outcome-per-hour").str("price", price),
        ),
        fact("fact-types", plain(it.considered)),
    ];
    if let Some((name, price)) = &it.next {
        let next = format!("{name}, {}", dollars(*price));
        let next = Text::new("outcome-per-hour").str("price", next);
        facts.push(fact("fact-next-type", next));
    }
    facts
}
