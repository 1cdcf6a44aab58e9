//! Questions on the practice: items with a reason for every answer, spaced repetition, exams with a score, certificates, statistics
//! of items.
//!
//! Pure: no IO, no clock, no async. The time and the seed come in; a broken file of items is told of and left out, never more.

mod bank;
mod card;
mod certificate;
mod exam;
mod fault;
mod item;
mod mark;
mod next;
mod parse;
mod seed;
mod share;
mod statistics;
mod trade;

pub use bank::{Bank, Filter};
pub use card::{Card, Cards};
pub use certificate::Certificate;
pub use exam::{Paper, Plan, PlanError, Question};
pub use fault::Fault;
pub use item::{Answer, Item, Level};
pub use mark::{Area, Marks, PASS, by_chapter};
pub use next::{Next, next};
pub use parse::parse;
pub use seed::Seed;
pub use share::{FEW, Share};
pub use statistics::{Discrimination, ItemFigures, Sitting, TOO_FEW, figures};
pub use trade::Trade;
