//! The simulated week of `crates/lab/benches`, in WebAssembly: no test, a measurement.
//!
//! `cargo xtask bench week` runs it in Chromium, in release, beside the native one.
#![cfg(target_arch = "wasm32")]

#[path = "../../lab/benches/week/play.rs"]
mod play;

use wasm_bindgen_test::{console_log, wasm_bindgen_test};

#[wasm_bindgen_test]
fn week() {
    let week = play::measure(js_sys::Date::now);
    console_log!("{}", week.line("wasm"));
}
