//! What customers say is wrong or wanted in a period, grouped by meaning, or by words where there is no encoder.

use heard_desk::Text;
use heard_desk::outcome::{Course, Group, Grouping, Near, Passage, Period, group, passages, word_vectors};

use super::Counted;
use crate::App;

/// The groups of a period.
pub(crate) struct Groups {
    /// The largest first.
    pub(crate) all: Vec<Group>,
    /// How many passages there were.
    pub(crate) passages: usize,
    /// By meaning, or by words.
    pub(crate) near: Near,
}

impl Groups {
    pub(super) fn of(app: &App, counted: &Counted) -> Self {
        let courses = &counted.courses;
        let now = passages(courses, &counted.period);
        let before = counted.period.before().ok();
        let past: Vec<Passage> = before.as_ref().map(|before| passages(courses, before)).unwrap_or_default();
        let words: Vec<&Text> = now.iter().chain(&past).map(|passage| &passage.words).collect();
        let texts: Vec<&str> = words.iter().map(|words| words.as_str()).collect();
        let (near, vectors) = match app.outcomes.vectors(&app.engine, &texts) {
            Some(vectors) => (Near::Meaning, vectors),
            None => (Near::Words, word_vectors(&words)),
        };
        let (here, there) = vectors.split_at(now.len().min(vectors.len()));
        let grouping = |passages, vectors, begun| Grouping { passages, vectors, begun };
        let all = group(
            grouping(&now, here, counted.report.begun),
            grouping(&past, there, before.map_or(0, |before| begun(courses, &before))),
            near,
        );
        Self {
            all,
            passages: now.len(),
            near,
        }
    }
}

fn begun(courses: &[Course], period: &Period) -> u32 {
    let begun = courses.iter().filter(|course| period.holds(course.opened_at)).count();
    u32::try_from(begun).unwrap_or(u32::MAX)
}
