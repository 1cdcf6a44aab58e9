//! The domain of the desk: conversations, drafts, promises, and the people around them.
//!
//! State changes are verbs that reveal intention (`conversation.reply`, `promise.slip`). Each is given `now`, checks what it must,
//! and returns a [`Change`]: the new states, the events that tell of them and the jobs that follow, to be written in one transaction.
//! A verb that fails leaves everything as it was. Pure: no IO, no clock; of all that it returns only fresh ids are not decided by
//! what it is given. Texts never show in `Debug`, so that customers' words cannot slip into a log.

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod actor;
mod briefing;
pub mod care;
mod change;
mod clock;
mod conversation;
pub mod crowd;
mod customer;
mod deed;
mod error;
mod event;
mod experience;
mod feedback;
mod follow_up;
mod glance;
mod id;
mod job;
mod message;
mod need;
mod note;
mod offer;
pub mod outcome;
mod own;
mod person;
mod promise;
mod queue;
mod quiz;
mod rehearsal;
mod secret;
mod session;
mod sheet;
mod team;
mod text;

pub use actor::Actor;
pub use briefing::Briefing;
pub use change::{Change, Changed, Version, Write};
pub use conversation::{Conversation, ConversationState, Declined, Dismissal, Draft, SPARED, Standing, Taken, Unmet, nothing_unseen};
pub use customer::Customer;
pub use deed::{Deed, Made};
pub use error::DeskError;
pub use event::{Event, Happened};
pub use experience::{Experience, Note};
pub use feedback::{Answer, Feedback, Step};
pub use follow_up::{FollowUp, FollowUpState};
pub use glance::Glance;
pub use id::{
    AgentId, CheckInId, ConversationId, CustomerId, ErasureId, ExamId, ExperienceId, FactId, FeedbackId, FollowUpId, JobId, MessageId,
    NeedId, NoteId, OfferId, OwnScenarioId, PromiseId, QuizAnswerId, RehearsalId, TeamId,
};
pub use job::{Job, Work};
pub use message::{Enclosed, Message, MessageState, Pledge, UNDO_WINDOW};
pub use need::{Answered, Ledger, Need, NeedStanding, NeedState, NeedTurn};
pub use note::{Calling, NoteKind, TeamNote};
pub use offer::{CHOICE_WINDOW, Choice, Offer, OfferState, Way, went_out};
pub use own::{AREAS, Blind, CheckIn, Level, Mark, Mood, Sealed, Source, TallyWeek, Vault, Week, Wish, coached, levels, week_over};
pub use person::{Erasure, Fact, FactKind, Person};
pub use promise::{Outcome, Promise, PromiseStanding, PromiseState, Promised, Settlement, Slipped, Usual, promised, remind_at, usual};
pub use queue::{Summary, Urgency, order, urgency};
pub use quiz::{Exam, Finished, QuizAnswer};
pub use rehearsal::{
    Asked, Debriefed, Ending, OnShelf, OwnScenario, Played, Rehearsal, Rehearsed, RehearsedTurn, ScenarioText, Tried, finished, told_of,
};
pub use secret::{Digest, PasswordHash, TokenHash};
pub use session::{SESSION_LENGTH, Session};
pub use sheet::{FourSteps, Sheet};
pub use team::{Agent, Role, Team};
pub use text::{DraftText, Email, Line, Name, PracticeText, Quote, StepText, Text, TextError};
