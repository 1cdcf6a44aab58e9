//! Needs by their kind (B9).

use heard_engine::NeedKind;

use super::Course;
use crate::{ConversationId, NeedStanding};

/// How many needs of one kind there were, and what became of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedCount {
    /// The kind.
    pub kind: NeedKind,
    /// How many wait.
    pub open: u32,
    /// How many were met.
    pub met: u32,
    /// How many an agent set aside.
    pub set_aside: u32,
    /// The conversations, each once, in the order given.
    pub behind: Vec<ConversationId>,
}

/// The kinds that occur, the most frequent first.
pub(super) fn by_kind<'c>(courses: impl IntoIterator<Item = &'c Course>) -> Vec<NeedCount> {
    let mut counts: Vec<NeedCount> = Vec::new();
    for course in courses {
        for need in &course.needs {
            let at = counts.iter().position(|count| count.kind == need.kind).unwrap_or_else(|| {
                counts.push(NeedCount {
                    kind: need.kind,
                    open: 0,
                    met: 0,
                    set_aside: 0,
                    behind: Vec::new(),
                });
                counts.len() - 1
            });
            let Some(count) = counts.get_mut(at) else { continue };
            match need.standing {
                NeedStanding::Open => count.open += 1,
                NeedStanding::Met => count.met += 1,
                NeedStanding::SetAside => count.set_aside += 1,
            }
            if count.behind.last() != Some(&course.conversation) {
                count.behind.push(course.conversation);
            }
        }
    }
    counts.sort_by_key(|count| (std::cmp::Reverse(count.total()), count.kind));
    counts
}

impl NeedCount {
    /// All of them.
    pub fn total(&self) -> u32 {
        self.open + self.met + self.set_aside
    }
}
