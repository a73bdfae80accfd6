//! What is shown: pure projections of a moment to plain structs. No Yew, no browser.
//!
//! A view is a function of (world, trace, cursor) to a struct with `PartialEq`; the page only draws
//! it. Words are message ids with arguments (`text::Text`); AWS's own sentences are quoted.
//! Worked example: `service::service(moment, None)` → "A web, r7 → r8", floor 2, ceiling 4, floor
//! lit.

pub mod charts;
pub mod compare;
pub mod cost;
pub mod editor;
pub mod exercise;
pub mod face;
pub mod facts;
#[cfg(test)]
mod fixture;
pub mod fleet;
pub mod history;
pub mod home;
pub mod inspect;
pub mod intent;
pub mod levers;
pub mod log;
pub mod moment;
pub mod narrate;
pub mod opening;
pub mod picker;
pub mod policies;
pub mod practice;
pub mod select;
pub mod service;
pub mod story;
pub mod text;
pub mod timeline;
pub mod users;
pub mod why;

pub use moment::Moment;
pub use select::Selection;
pub use text::Text;
