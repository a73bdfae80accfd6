//! The stage as text.
