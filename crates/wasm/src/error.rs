//! Errors that JavaScript can tell apart: `Error` objects with a `name`.

use aws_api::ApiError;
use wasm_bindgen::JsValue;

/// An `Error` of this name.
pub fn wrong(name: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name(name);
    error.into()
}

/// The error of a refused call: its name is AWS's code, the text AWS's too.
pub fn refused(error: &ApiError) -> JsValue {
    wrong(&error.code, &error.message.to_string())
}
