//! What customers feel and need, and what a reply gives them.
//!
//! One facade, [`Engine`], answers for composer, review, rehearsal and command line alike: [`Engine::read`] a customer's message,
//! [`Engine::appraise`] a draft in its situation, [`Engine::guide`] the next step, [`Engine::promises`] in a sent text, the [`Engine::nearest`] of many notes.
//! Pure: no IO, no clock, no async; deterministic; cannot fail on text. Every judgement carries its [`Evidence`].

mod appraisal;
mod arc;
mod choice;
mod cue;
mod engine;
mod evidence;
mod feeling;
mod gist;
mod guide;
mod known;
mod language;
mod meaning;
mod need;
mod practice;
mod promise;
mod reading;
mod reply;
pub mod rules;
mod settings;
mod situation;
mod study;
mod told;

pub use appraisal::{Applicability, Appraisal, Empathy, Finding, Part, Score, Severity, Strength, Suggestion};
pub use arc::{Arc, ArcPoint, Direction};
pub use choice::ModelChoice;
pub use engine::Engine;
pub use evidence::Evidence;
pub use feeling::{Feeling, Felt};
pub use gist::{Candidate, Gist, Near};
pub use guide::{Coaching, Guidance, Step, Thought};
pub use known::{Known, KnownError};
pub use language::Language;
pub use need::{Ledger, Need, NeedKind, NeedState};
pub use practice::{Chapter, Line, practice, practice_line};
pub use promise::{Due, PromiseFound, Promisor};
pub use reading::{Ask, AskKind, EmpathyNeed, Flag, Flagged, Reading};
pub use reply::{Act, ActFound};
pub use settings::{Key, Level, Phrase, Places, Settings, SettingsError, Term, Tone, nearest, read_toml};
pub use situation::{Situation, Turn, Who, out_of_order};
pub use study::{Strength as StudyStrength, Study, studies};
