//! Words for Managed Instances.

use super::Words;
use super::capacity::provider;
use model::World;
use model::managed::ManagedEvent;

/// `provider mi: m5.xlarge $0.192/h for 3 waiting tasks, holds 3; m6i.xlarge $0.192/h`.
#[inline(never)]
pub(super) fn words(world: &World, event: &ManagedEvent) -> Words {
    match event {
        ManagedEvent::Put(it) => {
            let name = provider(world, it.provider);
            let stay = match it.scale_in_after {
                Some(it) => format!("an idle one goes after {it}"),
                None => "an idle one stays".to_string(),
            };
            Words::new(name, format!("Managed Instances; {stay}"))
        }
        ManagedEvent::Deleted { provider: id } => Words::new(provider(world, *id), "deleted"),
        ManagedEvent::TypeChosen {
            provider: id,
            launch,
        } => {
            let dollars = |micro: u32| base::Milli(i64::from(micro / 1000)).decimal();
            let next = launch.next.as_ref();
            let next = next.map_or(String::new(), |(name, price)| {
                format!("; {name} ${}/h", dollars(*price))
            });
            let what = format!(
                "{} ${}/h for {}, holds {}{next}",
                launch.instance_type,
                dollars(launch.micro_dollars_per_hour),
                super::count(launch.waiting, "waiting task"),
                launch.holds
            );
            Words::new(provider(world, *id), what)
        }
        ManagedEvent::IdleChanged {
            provider: id,
            instance,
            idle,
        } => {
            let how = if *idle { "idle" } else { "in use" };
            Words::new(provider(world, *id), format!("{instance} {how}"))
        }
        ManagedEvent::Retired {
            provider: id,
            instance,
            too_old,
        } => {
            let why = match too_old {
                true => "has lived 14 days",
                false => "was idle for long enough",
            };
            Words::new(provider(world, *id), format!("{instance} {why}"))
        }
    }
}
