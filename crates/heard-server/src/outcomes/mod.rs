//! Outcomes of a period, counted off the request's path and kept until something happens.

mod groups;
mod kept;

use std::sync::Arc;

use heard_desk::TeamId;
use heard_desk::outcome::{Course, Period, Report, report};
use heard_store::{Courses, Cursor};
use tokio::sync::OnceCell;

pub(crate) use groups::{Groups, MOST_PASSAGES};
pub(crate) use kept::Outcomes;

use crate::App;
use crate::problem::{Kind, Problem};

/// What was counted of a period. Words in it are forgotten within the hour in which it is asked for next, and when a customer is erased.
pub(crate) struct Counted {
    /// The period.
    pub(crate) period: Period,
    /// Its conversations, those of the period before, and what is open.
    pub(crate) courses: Vec<Arc<Course>>,
    /// The measures.
    pub(crate) report: Report,
    /// What customers say is wrong, made when it is asked for.
    groups: OnceCell<Groups>,
}

/// What a count depends on: an hour is short enough for what only time changes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Key {
    team: TeamId,
    period: Period,
    cursor: Cursor,
    hour: i64,
}

impl Key {
    /// Whether they are of one period in one hour, up to whatever event.
    fn is_like(&self, other: &Self) -> bool {
        (self.team, self.hour) == (other.team, other.hour) && self.period == other.period
    }
}

/// The outcomes of a team in a period. Where they were counted in this hour, only the conversations in which something has happened since
/// are read again.
pub(crate) async fn counted(app: &App, team: TeamId, period: Period) -> Result<Arc<Counted>, Problem> {
    let now = app.now();
    let mut key = Key {
        team,
        period: period.clone(),
        cursor: app.store.last_event().await?,
        hour: now.as_second() / 3600,
    };
    let before = app.outcomes.find(&key);
    if let Some((cursor, counted)) = &before
        && *cursor == key.cursor
    {
        return Ok(Arc::clone(counted));
    }
    let since = period.before().map_or_else(|_| period.begins(), |before| before.begins());
    let read = app.store.courses(team, since, before.as_ref().map(|(cursor, _)| *cursor)).await?;
    key.cursor = read.at;
    let courses = put_together(before.map(|(_, counted)| counted), read);
    let counting = {
        let app = app.clone();
        move || {
            let report = report(&courses, &period, now, &|text| app.outcomes.recommends(&app.engine, text));
            Counted {
                period,
                courses,
                report,
                groups: OnceCell::new(),
            }
        }
    };
    let counted = tokio::task::spawn_blocking(counting).await.map_err(|_| interrupted())?;
    Ok(app.outcomes.keep(key, counted))
}

/// What is known by now: where only what has changed was read, the rest as it was.
fn put_together(before: Option<Arc<Counted>>, read: Courses) -> Vec<Arc<Course>> {
    let mut courses: Vec<Arc<Course>> = read.all.into_iter().map(Arc::new).collect();
    if let (Some(before), Some(touched)) = (before, read.touched) {
        let rest = before.courses.iter().filter(|course| !touched.contains(&course.conversation));
        courses.extend(rest.cloned());
    }
    courses
}

impl Counted {
    /// What customers say is wrong or wanted, grouped.
    pub(crate) async fn groups(self: &Arc<Self>, app: &App) -> Result<&Groups, Problem> {
        let grouping = || {
            let (app, counted) = (app.clone(), Arc::clone(self));
            tokio::task::spawn_blocking(move || Groups::in_period(&app, &counted))
        };
        let groups = self
            .groups
            .get_or_try_init(|| async { grouping().await.map_err(|_| interrupted()) });
        groups.await
    }
}

fn interrupted() -> Problem {
    Problem::new(Kind::Unavailable, "Counting was interrupted. Try again.")
}
