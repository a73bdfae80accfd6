//! The bridge to the rich editor (CodeMirror), which is fetched when somebody first opens it.
//!
//! The editor knows nothing of ECS: it asks `lint` and `complete` here and tells `on_change` and
//! `on_apply`. Offsets are bytes of the text that crosses with them; web/editor/offsets.js maps
//! them. Dropping an `Editor` takes it out of the page.

use crate::components::intent::hints::worded;
use screen::editor::{Mark, Offer};
use serde_json::{Value, json};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::Callback;

#[wasm_bindgen(module = "/editor/loader.js")]
extern "C" {
    #[wasm_bindgen(js_name = mountEditor, catch)]
    async fn mount_editor(parent: &Element, options: &JsValue) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen]
extern "C" {
    type Handle;
    #[wasm_bindgen(method, js_name = setDoc)]
    fn set_doc(this: &Handle, text: &str);
    #[wasm_bindgen(method)]
    fn focus(this: &Handle);
    #[wasm_bindgen(method, js_name = goTo)]
    fn go_to(this: &Handle, at: u32);
    #[wasm_bindgen(method)]
    fn relint(this: &Handle);
    #[wasm_bindgen(method)]
    fn destroy(this: &Handle);
}

pub type Lint = Rc<dyn Fn(&str) -> Vec<Mark>>;
pub type Complete = Rc<dyn Fn(&str, usize) -> Option<Offer>>;

pub struct Options {
    pub text: String,
    /// The accessible name of the text.
    pub label: String,
    pub dark: bool,
    pub on_change: Callback<String>,
    pub on_apply: Callback<()>,
    pub lint: Lint,
    pub complete: Complete,
}

/// A mounted editor.
pub struct Editor {
    handle: Handle,
    // The page calls these as long as the editor lives.
    _calls: Calls,
}

struct Calls {
    change: Closure<dyn Fn(String)>,
    apply: Closure<dyn Fn()>,
    lint: Closure<dyn Fn(String) -> JsValue>,
    complete: Closure<dyn Fn(String, u32) -> JsValue>,
}

impl Editor {
    /// Fetches the editor if need be and puts it into `parent`.
    ///
    /// # Errors
    /// This build has none, or it could not be fetched: the plain text area stays.
    pub async fn mount(parent: &Element, options: Options) -> Result<Editor, JsValue> {
        let calls = Calls::new(&options);
        let object = js_sys::Object::new();
        let set = |name: &str, value: &JsValue| {
            js_sys::Reflect::set(&object, &JsValue::from_str(name), value).map(drop)
        };
        set("doc", &JsValue::from_str(&options.text))?;
        set("label", &JsValue::from_str(&options.label))?;
        set("dark", &JsValue::from_bool(options.dark))?;
        set("onChange", calls.change.as_ref())?;
        set("onApply", calls.apply.as_ref())?;
        set("lint", calls.lint.as_ref())?;
        set("complete", calls.complete.as_ref())?;
        let handle = mount_editor(parent, &object).await?;
        Ok(Editor {
            handle: handle.unchecked_into(),
            _calls: calls,
        })
    }

    /// Shows this text; the same text changes nothing.
    pub fn set_text(&self, text: &str) {
        self.handle.set_doc(text);
    }

    pub fn focus(&self) {
        self.handle.focus();
    }

    /// Puts the cursor at a byte and shows it.
    pub fn go_to(&self, at: usize) {
        self.handle.go_to(u32::try_from(at).unwrap_or(u32::MAX));
    }

    /// Asks `lint` again.
    pub fn relint(&self) {
        self.handle.relint();
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        self.handle.destroy();
    }
}

impl Calls {
    fn new(options: &Options) -> Calls {
        let (change, apply) = (options.on_change.clone(), options.on_apply.clone());
        let (lint, complete) = (options.lint.clone(), options.complete.clone());
        Calls {
            change: Closure::new(move |text| change.emit(text)),
            apply: Closure::new(move || apply.emit(())),
            lint: Closure::new(move |text: String| {
                let marks: Vec<Value> = lint(&text).into_iter().map(mark).collect();
                js(&Value::Array(marks))
            }),
            complete: Closure::new(move |text: String, at: u32| {
                complete(&text, at as usize).map_or(JsValue::NULL, |it| js(&offer(it)))
            }),
        }
    }
}

fn mark(mark: Mark) -> Value {
    json!({
        "from": mark.from, "to": mark.to, "severity": mark.severity, "message": mark.message,
    })
}

fn offer(offer: Offer) -> Value {
    let options: Vec<Value> = offer
        .options
        .into_iter()
        .map(|it| {
            json!({
                "label": it.label, "type": it.kind, "apply": it.insert,
                "detail": it.detail.as_ref().and_then(worded),
            })
        })
        .collect();
    json!({"from": offer.from, "to": offer.to, "options": options})
}

/// JSON text is read by the browser's own reader: no second bridge for values.
fn js(value: &Value) -> JsValue {
    js_sys::JSON::parse(&value.to_string()).unwrap_or(JsValue::NULL)
}
