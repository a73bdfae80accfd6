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

use super::Template;

const SAA: &[&str] = &["SAA-C03", "SOA-C03"];
const DEPLOY: &[&str] = &["DVA-C02", "DOP-C02", "SAP-C02"];

const fn template(
    id: &'static str,
    level: u32,
    exercise: &'static str,
    exams: &'static [&'static str],
    draw: fn(&mut super::Draw) -> Option<super::Drawn>,
) -> Template {
    Template {
        id,
        level,
        exercise,
        exams,
        draw,
    }
}

/// All of them.
pub static TEMPLATES: [Template; 23] = [
    template("t1", 6, "stop-first", DEPLOY, rollout::fewest),
    template("t2", 6, "start-first", DEPLOY, rollout::most),
    template("t3", 6, "never-moves", DEPLOY, rollout::waves),
    template("t4", 6, "rounding-decides", DEPLOY, rollout::smallest),
    template("t5", 2, "pack-the-van", SAA, place::binpack),
    template("t6", 2, "lose-a-zone", SAA, place::spread),
    template("t7", 2, "order-of-wishes", SAA, place::chain),
    template("t8", 2, "order-of-wishes", SAA, place::scale_in),
    template("t9", 1, "soft-and-hard", SAA, fit::copies),
    template("t10", 1, "second-copy", SAA, fit::fixed_port),
    template("t11", 2, "four-sieves", SAA, fit::unplaced),
    template("t12", 2, "only-on-these", SAA, fit::member_of),
    template("t13", 3, "balancer-finds-port", SAA, network::smallest_rule),
    template("t14", 1, "fargate-sizes", SAA, fit::fargate),
    template("t15", 4, "one-folder-two-zones", SAA, storage::ephemeral),
    template("t16", 4, "one-folder-two-zones", SAA, storage::survivors),
    template("t17", 7, "hold-fifty", SAA, scale::target_tracking),
    template("t18", 7, "hold-fifty", SAA, scale::steps),
    template("t19", 7, "right-metric", SAA, scale::backlog),
    template("t20", 7, "two-thermostats", SAA, capacity::provider),
    template("t21", 7, "two-thermostats", SAA, capacity::weights),
    template("t22", 5, "whose-secret", DEPLOY, identity::refused),
    template("t23", 5, "way-to-the-image", DEPLOY, identity::expiring),
];
