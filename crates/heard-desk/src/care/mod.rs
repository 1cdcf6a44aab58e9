//! Looking after the people who serve: how much of the hard work each has carried, and who takes what comes next.
//!
//! What is hard is read from customers alone. Nothing here is inferred about how an agent feels, and nothing here ranks agents: a load
//! is what somebody was given, not how they did it.

mod load;
mod pause;
mod route;

pub use load::{Limits, Load, is_hard};
pub use pause::{Pause, Rest, suggest};
pub use route::{Hand, PATIENCE, Pick, SKILL_PATIENCE, Skill, Waiting, Why, route};
