//! The routes, one file a verb: handler, what it takes and gives, and its description together.

pub(crate) mod appraise;
pub(crate) mod care;
pub(crate) mod conversations;
pub(crate) mod customers;
pub(crate) mod events;
pub(crate) mod exams;
pub(crate) mod experiences;
pub(crate) mod feedback;
pub(crate) mod follow_ups;
pub(crate) mod meta;
pub(crate) mod needs;
pub(crate) mod notes;
pub(crate) mod options;
pub(crate) mod outcomes;
pub(crate) mod promises;
pub(crate) mod quiz;
pub(crate) mod read;
pub(crate) mod rehearsals;
pub(crate) mod replies;
pub(crate) mod rules;
pub(crate) mod scenarios;
pub(crate) mod session;
pub(crate) mod sheet;
pub(crate) mod view;
pub(crate) mod widget;
