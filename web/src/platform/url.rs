//! The page's own address: which scenario, which link.

use super::window;

/// `?name=value` of the page's address.
pub fn query(name: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    let params = web_sys::UrlSearchParams::new_with_str(&search).ok()?;
    params.get(name)
}

/// What follows `#`, with the `#`.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The page's address without query and fragment, for links that are copied.
pub fn base() -> String {
    let location = window().location();
    let origin = location.origin().unwrap_or_default();
    let path = location.pathname().unwrap_or_default();
    format!("{origin}{path}")
}

/// The address for a link to a run: it opens in the language that was chosen here, if one was.
#[inline(never)]
pub fn shared() -> String {
    let language = query("lang").map(|it| ["?lang=", &it].concat());
    [base(), language.unwrap_or_default()].concat()
}

/// Puts the scenario on show into the page's address, or takes it out; nothing is loaded.
pub fn set_scenario(slug: Option<&str>) {
    let language = query("lang").map(|it| ["lang=", &it].concat());
    let scenario = slug.map(|it| ["scenario=", it].concat());
    let parts: Vec<String> = scenario.into_iter().chain(language).collect();
    let search = parts.join("&");
    let mark = if search.is_empty() { "" } else { "?" };
    replace(&[&base(), mark, &search].concat());
}

/// Puts `name=value` into the page's address and keeps the rest of it; nothing is loaded.
#[inline(never)]
pub fn set_query(name: &str, value: &str) {
    let search = window().location().search().unwrap_or_default();
    if let Ok(params) = web_sys::UrlSearchParams::new_with_str(&search) {
        params.set(name, value);
        let search = String::from(params.to_string());
        replace(&[&base(), "?", &search, &fragment()].concat());
    }
}

/// The page's address without these names of its query.
#[inline(never)]
pub fn without(names: &[&str]) -> String {
    let search = window().location().search().unwrap_or_default();
    let Ok(params) = web_sys::UrlSearchParams::new_with_str(&search) else {
        return base();
    };
    for name in names {
        params.delete(name);
    }
    [&base(), "?", &String::from(params.to_string()), &fragment()].concat()
}

fn replace(address: &str) {
    if let Ok(history) = window().history() {
        // A page that may not change its address keeps the old one.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(address));
    }
}
