//! The left panel: what you ask of the service in focus, as a form and as JSON, and Apply.

pub mod apply_bar;
pub mod code;
pub mod diagnosis;
pub mod draft;
pub mod editor;
pub mod field;
pub mod form;
pub mod hints;
pub mod panel;
pub mod paste;
pub mod review;

pub use panel::IntentPanel;
