//! One tab stop per region: arrows move inside it, and the place is kept when the region is
//! redrawn.
//!
//! Anything with `data-nav` is a place. Left and right go in reading order; up and down go to the
//! nearest place above or below. Home and End go to the ends.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

fn places(region: &Element) -> Vec<HtmlElement> {
    let mut found = Vec::new();
    if let Ok(list) = region.query_selector_all("[data-nav]") {
        for index in 0..list.length() {
            if let Some(place) = list.item(index).and_then(|it| it.dyn_into().ok()) {
                found.push(place);
            }
        }
    }
    found
}

/// Leaves exactly one place in the tab order: the one that had it, else the first.
pub fn tidy(region: &NodeRef) {
    let Some(region) = region.cast::<Element>() else {
        return;
    };
    let places = places(&region);
    let kept = places
        .iter()
        .position(|it| it.tab_index() == 0 && it.has_attribute("tabindex"));
    for (index, place) in places.iter().enumerate() {
        place.set_tab_index(if index == kept.unwrap_or(0) { 0 } else { -1 });
    }
}

fn centre(element: &HtmlElement) -> (f64, f64) {
    let rect = element.get_bounding_client_rect();
    (
        rect.left() + rect.width() / 2.0,
        rect.top() + rect.height() / 2.0,
    )
}

/// The nearest place above (or below): rows first, then sideways distance.
fn vertical(places: &[HtmlElement], from: usize, down: bool) -> Option<usize> {
    let (x, y) = centre(&places[from]);
    let mut best: Option<(f64, usize)> = None;
    for (index, place) in places.iter().enumerate() {
        let (px, py) = centre(place);
        let ahead = if down { py - y } else { y - py };
        if ahead < 8.0 {
            continue;
        }
        let distance = ahead + 2.0 * (px - x).abs();
        if best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, index));
        }
    }
    best.map(|it| it.1)
}

/// Moves the focus inside the region for an arrow, Home or End; says whether the key was one.
pub fn on_key(region: &NodeRef, event: &KeyboardEvent) -> bool {
    let Some(root) = region.cast::<Element>() else {
        return false;
    };
    let places = places(&root);
    let focused = crate::platform::document().active_element();
    let Some(from) = places
        .iter()
        .position(|it| Some(it.unchecked_ref::<Element>()) == focused.as_ref())
    else {
        return false;
    };
    let to = match event.key().as_str() {
        "ArrowRight" => Some((from + 1).min(places.len() - 1)),
        "ArrowLeft" => Some(from.saturating_sub(1)),
        "ArrowDown" => vertical(&places, from, true),
        "ArrowUp" => vertical(&places, from, false),
        "Home" => Some(0),
        "End" => Some(places.len() - 1),
        _ => return false,
    };
    event.prevent_default();
    event.stop_propagation();
    if let Some(to) = to {
        places[from].set_tab_index(-1);
        places[to].set_tab_index(0);
        // A place that cannot take the focus has just left the page.
        let _ = places[to].focus();
    }
    true
}
