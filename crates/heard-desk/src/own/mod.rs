//! What belongs to an agent alone: how they say they are, what they have learned, and what they wish of both. Nothing here has an event, for an
//! event would tell that something was written; and nothing of it is inferred.

mod check_in;
mod coached;
mod mark;
mod tally;
mod vault;
mod wish;

pub use check_in::{CheckIn, Mood};
pub use coached::coached;
pub(crate) use mark::earned;
pub use mark::{AREAS, Level, Mark, Source, levels};
pub use tally::{Blind, TallyWeek, Week, week_over};
pub use vault::{Sealed, Vault};
pub use wish::Wish;
