//! What customers say is wrong or wanted in a period, grouped by meaning, or by words where there is no encoder.

use std::sync::Arc;

use heard_desk::Text;
use heard_desk::outcome::{Course, Group, Grouping, Near, Passage, Period, group, is_drawn, one_in, passages, word_vectors};

use super::Counted;
use crate::App;

/// The most passages of a period that are read: some seconds' work for the encoder, once.
pub(crate) const MOST_PASSAGES: usize = 2_000;

/// The groups of a period.
pub(crate) struct Groups {
    /// The largest first.
    pub(crate) all: Vec<Group>,
    /// How many passages were looked at.
    pub(crate) passages: usize,
    /// In one of how many conversations.
    pub(crate) one_in: u32,
    /// By meaning, or by words.
    pub(crate) near: Near,
}

impl Groups {
    /// The group of this key, as long as it is one.
    pub(crate) fn of(&self, key: &str) -> Option<&Group> {
        self.all.iter().find(|group| group.key() == key)
    }

    pub(super) fn in_period(app: &App, counted: &Counted) -> Self {
        let courses = &counted.courses;
        let mut now = passages(courses, &counted.period);
        let one_in = one_in(&now, MOST_PASSAGES);
        let drawn = |passage: &Passage| is_drawn(passage.conversation, one_in);
        now.retain(drawn);
        let before = counted.period.before().ok();
        let mut past: Vec<Passage> = before.as_ref().map(|before| passages(courses, before)).unwrap_or_default();
        past.retain(drawn);
        let words: Vec<&Text> = now.iter().chain(&past).map(|passage| &passage.words).collect();
        let texts: Vec<&str> = words.iter().map(|words| words.as_str()).collect();
        let (near, vectors) = match app.outcomes.vectors(&app.engine, &texts) {
            Some(vectors) => (Near::Meaning, vectors),
            None => (Near::Words, word_vectors(&words)),
        };
        let (here, there) = vectors.split_at(now.len().min(vectors.len()));
        let grouping = |passages, vectors, begun| Grouping { passages, vectors, begun };
        let all = group(
            grouping(&now, here, begun(courses, &counted.period, one_in)),
            grouping(&past, there, before.map_or(0, |before| begun(courses, &before, one_in))),
            near,
        );
        Self {
            all,
            passages: now.len(),
            one_in,
            near,
        }
    }
}

fn begun(courses: &[Arc<Course>], period: &Period, one_in: u32) -> u32 {
    let counts = |course: &&Arc<Course>| period.holds(course.opened_at) && is_drawn(course.conversation, one_in);
    let begun = courses.iter().filter(counts).count();
    u32::try_from(begun).unwrap_or(u32::MAX)
}
