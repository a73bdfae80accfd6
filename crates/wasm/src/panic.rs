//! A panic ends a wasm instance without a word; the hook says it on the console first.

use std::sync::Once;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn console_error(text: &str);
}

static INSTALLED: Once = Once::new();

pub fn install() {
    INSTALLED.call_once(|| {
        std::panic::set_hook(Box::new(|info| console_error(&format!("taskyard: {info}"))));
    });
}
