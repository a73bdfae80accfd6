//! Components: each takes a view struct and draws it; none knows a rule of ECS.

pub mod chart;
pub mod chip;
pub mod gauge;
pub mod home;
pub mod icon;
pub mod icons;
pub mod instance;
pub mod intent;
pub mod lesson;
pub mod levers;
pub mod log;
pub mod meter;
pub mod narrator;
pub mod notices;
pub mod phone;
pub mod picker;
pub mod practice;
pub mod roving;
pub mod sheets;
pub mod stage;
pub mod strip;
pub mod time;
pub mod topbar;
pub mod tray;
pub mod why;
