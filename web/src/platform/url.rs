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
