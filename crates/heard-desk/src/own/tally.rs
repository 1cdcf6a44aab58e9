//! The week's tally: how many of a team said which word, without who.
//!
//! While a week runs, a row stands under a blind, so that whoever checks in twice counts once and can take it back. The blind is made with the
//! agent's own key, which the desk does not have; not even the database with all its secrets leads from a row to a person. When the week is over
//! its rows become five sums, or, where fewer than five took part, nothing at all.

use std::fmt;

use jiff::civil::{Date, Weekday};

use crate::crowd::LEAST;
use crate::{Change, Mood, TeamId, Write};

/// A week, named by its Monday where the team works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week(Date);

impl Week {
    /// The week of a day.
    pub fn of(day: Date) -> Self {
        let since = i64::from(day.weekday().since(Weekday::Monday));
        Self(day.checked_sub(jiff::Span::new().days(since)).unwrap_or(day))
    }

    /// Its Monday.
    pub fn monday(self) -> Date {
        self.0
    }

    /// The week that began on this Monday; for stores.
    pub fn trusted(monday: Date) -> Self {
        Self(monday)
    }
}

/// Under which one agent's word of one week stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Blind(pub [u8; 32]);

impl fmt::Debug for Blind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Blind(…)")
    }
}

impl Blind {
    /// Counts for a word in a running week, in place of what it counted for before.
    pub fn say(self, team: TeamId, week: Week, mood: Mood) -> Change {
        Change::new(vec![Write::Tally {
            team,
            week,
            blind: self,
            mood: Some(mood),
        }])
    }

    /// Takes it back while the week runs. What is over is a sum, and nothing can be taken from it.
    pub fn take_back(self, team: TeamId, week: Week) -> Change {
        Change::new(vec![Write::Tally {
            team,
            week,
            blind: self,
            mood: None,
        }])
    }
}

/// A week that is over, in sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TallyWeek {
    /// Whose.
    pub team: TeamId,
    /// Which.
    pub week: Week,
    /// How many said each word, in the order of [`Mood::ALL`]. Never fewer than five together.
    pub said: [u32; 5],
}

/// Ends a week: its rows go, and their sums stay where enough people took part.
pub fn week_over(team: TeamId, week: Week, said: [u32; 5]) -> Change {
    let people = said.iter().fold(0_u32, |sum, count| sum.saturating_add(*count));
    let sums = (people >= LEAST).then_some(TallyWeek { team, week, said });
    Change::new(vec![Write::TallyOver { team, week, sums }])
}
