//! The lab's page: Yew components over the views of `screen`, one store, and the browser's edges.
//!
//! Nothing here knows a rule of ECS: a component draws a struct and hands back an action.
//! `run` installs the crash panel and mounts the app; `store` is the place to begin reading.

pub mod act;
pub mod app;
pub mod components;
pub mod embed;
pub mod i18n;
pub mod keys;
pub mod lab_view;
pub mod learn;
pub mod platform;
pub mod rescue;
pub mod store;

use wasm_bindgen::JsCast;

/// Mounts the lab into the element `#app`, or into the body when there is none.
pub fn run() {
    rescue::install();
    let page = platform::document();
    let root = page
        .get_element_by_id("app")
        .or_else(|| page.body().map(JsCast::unchecked_into));
    if let Some(root) = root {
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
