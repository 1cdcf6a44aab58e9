//! What it was good for: ten measures over a period (practice B1–B10), each with its definition, its uncertainty and the conversations behind it.
//!
//! One declaration, [`FIGURES`], from which names, definitions, columns and screens derive. A period's conversations are those begun in it, and
//! each counts in the week in which it began. Nothing is counted by agent: a [`Course`] does not know who served.

mod case;
mod cluster;
mod course;
mod csv;
mod estimate;
mod figure;
mod interval;
mod need;
mod passage;
mod period;
mod predict;
mod read;
mod report;

pub use cluster::{Group, Grouping, Growth, Near, VISIBLE, group, word_vectors};
pub use course::{Course, Ending, Heard, NeedSeen, Said};
pub use csv::csv;
pub use estimate::{Certainty, Estimate, Interval, SMALL, TOO_FEW, Trend};
pub use figure::{Better, FIGURES, Figure, Measure, Over, Unit};
pub use interval::{median, wilson};
pub use need::NeedCount;
pub use passage::{Passage, is_drawn, one_in, passages};
pub use period::{Period, PeriodError, Week};
pub use predict::{Agreement, ENOUGH_ANSWERS, RULE, Silent, predicts};
pub use report::{Behind, Outcome, Report, report};
