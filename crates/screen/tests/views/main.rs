//! Views over real runs, worded in English: what the screen says is compared as text.

mod catalogue;
mod compare;
mod english;
mod exercise;
mod gauge;
mod inspect;
mod practice;
mod scaling;
mod stage;
mod why;
