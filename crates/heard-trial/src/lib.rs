//! Trials of the whole binary: the real `heard serve` as a process, spoken to over HTTP and live events, under kill, load and time.
//!
//! An edge crate: it starts processes, reads the clock and looks into databases. `docs/trials.md` says what each trial proves.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::missing_panics_doc,
    reason = "trials start processes, read the clock, and talk to the person who runs them"
)]

pub mod crash;
pub mod desk;
pub mod load;
pub mod outcomes;
pub mod promises;
mod report;
