//! The boundary from outside: worked examples by number, AWS's texts by row, round trips, fuzz.

mod balancers;
mod calls;
mod fuzz;
mod lab;
mod messages;
mod paste;
mod session;
mod shapes;
mod texts;
mod worked;
