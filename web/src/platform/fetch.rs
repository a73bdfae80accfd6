//! Fetching a text file that ships beside the page.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Longest file that is taken: packs and catalogues are a tenth of it.
const MOST_BYTES: f64 = 4_194_304.0;

/// The file at a relative address, or what went wrong in one line.
pub async fn text(address: &str) -> Result<String, String> {
    let say = |it: wasm_bindgen::JsValue| format!("{address}: {it:?}");
    let response = JsFuture::from(super::window().fetch_with_str(address))
        .await
        .map_err(say)?;
    let response: web_sys::Response = response.dyn_into().map_err(say)?;
    if !response.ok() {
        return Err(format!("{address}: HTTP {}", response.status()));
    }
    let body = JsFuture::from(response.blob().map_err(say)?)
        .await
        .map_err(say)?;
    let body: web_sys::Blob = body.dyn_into().map_err(say)?;
    let size = body.size();
    if size > MOST_BYTES {
        return Err(format!(
            "{address}: {size} bytes (expected at most {MOST_BYTES})"
        ));
    }
    let text = JsFuture::from(body.text()).await.map_err(say)?;
    text.as_string()
        .ok_or_else(|| format!("{address}: not text"))
}
