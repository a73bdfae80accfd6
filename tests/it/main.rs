//! The product from outside: golden traces, laws over generated scripts, links, the call boundary under
//! noise, and the rules of the house.
//!
//! `UPDATE=1` accepts new golden files. `LAB_SEED=..` and `LAB_CASES=100000` turn laws and noise into an
//! explorer: the same code, more cases.

mod boundary;
mod fixture;
mod laws;
mod links;
mod scenarios;
mod script;
mod swarm;
mod tidy;
mod time_travel;
mod worked;
