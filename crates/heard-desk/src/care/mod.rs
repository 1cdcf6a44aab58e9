//! Looking after the people who serve: how much of the hard work each has carried, who takes what comes next, and when somebody is there at all.
//!
//! What is hard is read from customers alone. Nothing here is inferred about how an agent feels, and nothing here ranks agents: a load
//! is what somebody was given, not how they did it. What somebody has carried, their pauses and their hours are theirs to see, and nobody else's.

mod carried;
mod hours;
mod load;
mod next;
mod pause;
mod presence;
mod route;
mod topic;
mod words;

pub use carried::{Carried, FORGOTTEN};
pub use hours::Hours;
pub use load::{Limits, Load, is_hard};
pub use next::{AWAY_PATIENCE, Open, next_for, open_to};
pub use pause::{Pause, Rest, suggest};
pub use presence::{MOST_GLADLY, NOT_NOW, Presence};
pub use route::{Hand, PATIENCE, Pick, SKILL_PATIENCE, Skill, Waiting, Why, route};
pub use topic::{FLAGS, Topic, wants};
pub use words::{reason, rest_reason};
