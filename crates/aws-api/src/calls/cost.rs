//! lab.GetCost: what is charged an hour now, and was charged in this run, from a dated price table.
//!
//! Source: `rules::cost`. Example: `{"priceMonth": "2026-03", "microDollarsPerHour": 105700, ...}`.

use crate::call::{Act, Answered, Ask, Entry};
use serde_json::{Value, json};

pub const CALLS: &[Entry] = &[Entry {
    name: "lab.GetCost",
    shape: "GetCostRequest",
    act: Act::Read(get),
}];

fn get(ask: &Ask) -> Answered {
    let bill = engine::cost::bill(ask.world, ask.now);
    let rows = bill.rows.iter().map(|it| {
        json!({"what": it.what, "count": it.count, "microDollarsPerHour": it.micro_per_hour,
            "microDollars": it.micro})
    });
    Ok(json!({
        "priceMonth": rules::cost::MONTH,
        "microDollarsPerHour": bill.micro_per_hour,
        "microDollars": bill.micro,
        "rows": rows.collect::<Vec<Value>>(),
    }))
}
