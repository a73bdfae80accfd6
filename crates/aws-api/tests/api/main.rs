//! The boundary from outside: worked examples by number, AWS's texts by row, round trips, fuzz.

mod lab;
mod session;
