//! The templates, by the area they are about.
//!
//! Each is a function of the draw that asks the rules for the truth; numbers T1 to T23 are the
//! curriculum's. Example: t4 searches the smallest maximumPercent at which a deployment moves.

mod capacity;
mod fit;
mod identity;
mod network;
mod place;
mod rollout;
mod scale;
mod storage;

pub(super) use fit::CAUSES;
pub(super) use place::shape_of;

use super::replay::{
    deploy as of_deploy, fleet as of_fleet, growth as of_growth, place as of_place,
    roles as of_roles, room as of_room,
};
use super::{Domain, Template, World};

const fn template(
    id: &'static str,
    level: u32,
    exercise: &'static str,
    domains: &'static [Domain],
    draw: fn(&mut super::Draw) -> Option<super::Drawn>,
    world: World,
) -> Template {
    Template {
        id,
        level,
        exercise,
        domains,
        draw,
        world,
    }
}

/// All of them.
pub static TEMPLATES: [Template; 23] = [
    template(
        "t1",
        6,
        "stop-first",
        &[
            ("SOA-C03", 3),
            ("DOP-C02", 1),
            ("DVA-C02", 3),
            ("SAP-C02", 3),
        ],
        rollout::fewest,
        of_deploy::fewest,
    ),
    template(
        "t2",
        6,
        "start-first",
        &[
            ("SOA-C03", 3),
            ("DOP-C02", 1),
            ("DVA-C02", 3),
            ("SAP-C02", 3),
        ],
        rollout::most,
        of_deploy::most,
    ),
    template(
        "t3",
        6,
        "never-moves",
        &[
            ("SAA-C03", 2),
            ("DOP-C02", 1),
            ("DVA-C02", 3),
            ("SAP-C02", 2),
        ],
        rollout::waves,
        of_deploy::waves,
    ),
    template(
        "t4",
        6,
        "rounding-decides",
        &[
            ("DOP-C02", 1),
            ("DVA-C02", 3),
            ("SAP-C02", 3),
            ("SOA-C03", 1),
        ],
        rollout::smallest,
        of_deploy::smallest,
    ),
    template(
        "t5",
        2,
        "pack-the-van",
        &[("SAA-C03", 4), ("DOP-C02", 2)],
        place::binpack,
        of_place::binpack,
    ),
    template(
        "t6",
        2,
        "lose-a-zone",
        &[("SAA-C03", 2), ("SOA-C03", 2), ("DOP-C02", 3)],
        place::spread,
        of_place::spread,
    ),
    template(
        "t7",
        2,
        "order-of-wishes",
        &[("SAA-C03", 2), ("SAA-C03", 4), ("DOP-C02", 3)],
        place::chain,
        of_place::chain,
    ),
    template(
        "t8",
        2,
        "order-of-wishes",
        &[("SAA-C03", 2), ("SOA-C03", 2), ("DOP-C02", 5)],
        place::scale_in,
        of_place::scale_in,
    ),
    template(
        "t9",
        1,
        "soft-and-hard",
        &[("SAA-C03", 4), ("DVA-C02", 4), ("SAP-C02", 4)],
        fit::copies,
        of_fleet::copies,
    ),
    template(
        "t10",
        1,
        "second-copy",
        &[("SAA-C03", 3), ("DVA-C02", 4), ("DOP-C02", 5)],
        fit::fixed_port,
        of_fleet::fixed_port,
    ),
    template(
        "t11",
        2,
        "four-sieves",
        &[("DVA-C02", 4), ("SOA-C03", 1), ("DOP-C02", 5)],
        fit::unplaced,
        of_fleet::unplaced,
    ),
    template(
        "t12",
        2,
        "only-on-these",
        &[("SAA-C03", 3), ("DOP-C02", 2)],
        fit::member_of,
        of_fleet::member_of,
    ),
    template(
        "t13",
        3,
        "balancer-finds-port",
        &[("SAA-C03", 1), ("SOA-C03", 5), ("SAP-C02", 1)],
        network::smallest_rule,
        of_room::smallest_rule,
    ),
    template(
        "t14",
        1,
        "fargate-sizes",
        &[("SAA-C03", 4), ("DVA-C02", 3), ("SAP-C02", 4)],
        fit::fargate,
        of_room::size,
    ),
    template(
        "t15",
        4,
        "scratch-space",
        &[("SAA-C03", 3), ("SAP-C02", 2)],
        storage::ephemeral,
        of_room::ephemeral,
    ),
    template(
        "t16",
        4,
        "one-folder-two-zones",
        &[("SAA-C03", 2), ("SAA-C03", 3), ("SAP-C02", 4)],
        storage::survivors,
        of_room::survivors,
    ),
    template(
        "t17",
        7,
        "hold-fifty",
        &[
            ("SAA-C03", 3),
            ("SOA-C03", 2),
            ("DOP-C02", 3),
            ("SAP-C02", 2),
        ],
        scale::target_tracking,
        of_growth::target_tracking,
    ),
    template(
        "t18",
        7,
        "hold-fifty",
        &[("SAA-C03", 3), ("SOA-C03", 1), ("DOP-C02", 4)],
        scale::steps,
        of_growth::steps,
    ),
    template(
        "t19",
        7,
        "queue-grows",
        &[
            ("SAA-C03", 3),
            ("DVA-C02", 1),
            ("SAP-C02", 2),
            ("DOP-C02", 4),
        ],
        scale::backlog,
        of_growth::backlog,
    ),
    template(
        "t20",
        7,
        "two-thermostats",
        &[
            ("SAA-C03", 4),
            ("SOA-C03", 2),
            ("DOP-C02", 3),
            ("SAP-C02", 3),
        ],
        capacity::provider,
        of_growth::provider,
    ),
    template(
        "t21",
        7,
        "two-thermostats",
        &[("SAA-C03", 4), ("SAP-C02", 3), ("DOP-C02", 2)],
        capacity::weights,
        of_growth::weights,
    ),
    template(
        "t22",
        5,
        "whose-role",
        &[
            ("SAA-C03", 1),
            ("DVA-C02", 2),
            ("SOA-C03", 4),
            ("DOP-C02", 6),
            ("SAP-C02", 1),
        ],
        identity::refused,
        of_roles::refused,
    ),
    template(
        "t23",
        5,
        "spring-cleaning",
        &[("SOA-C03", 3), ("DOP-C02", 6), ("SAP-C02", 3)],
        identity::expiring,
        of_roles::expiring,
    ),
];
