//! The cost meter: dollars an hour now, dollars of this run, and what they are made of.
//!
//! Source: `rules::cost`, with the month of its prices. Example: "$0.1057 an hour, $0.0176 so far".

use crate::moment::Moment;
use rules::cost::dollars;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    pub per_hour: String,
    pub so_far: String,
    /// Month of the price table.
    pub month: &'static str,
    /// `2 × t3.medium`, its price an hour, and its sum.
    pub rows: Vec<(String, String, String)>,
}

/// `None` while nothing is charged.
pub fn cost(moment: Moment<'_>) -> Option<Cost> {
    let bill = engine::cost::bill(moment.world, moment.now);
    if bill.rows.is_empty() {
        return None;
    }
    let rows = bill.rows.iter().map(|it| {
        let what = format!("{} × {}", it.count, it.what);
        (what, dollars(it.micro_per_hour), dollars(it.micro))
    });
    Some(Cost {
        per_hour: dollars(bill.micro_per_hour),
        so_far: dollars(bill.micro),
        month: rules::cost::MONTH,
        rows: rows.collect(),
    })
}
