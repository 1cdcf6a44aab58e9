//! Outcomes of a period, counted off the request's path and kept until something happens.

mod groups;
mod kept;

use heard_desk::TeamId;
use heard_desk::outcome::{Course, Period, Report, report};
use heard_store::Cursor;
use tokio::sync::OnceCell;

pub(crate) use groups::{Groups, MOST_PASSAGES};
pub(crate) use kept::Outcomes;

use crate::App;
use crate::problem::{Kind, Problem};

/// What was counted of a period. Words in it are forgotten with the next event.
pub(crate) struct Counted {
    /// The period.
    pub(crate) period: Period,
    /// Its conversations, those of the period before, and what is open.
    pub(crate) courses: Vec<Course>,
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

/// The outcomes of a team in a period.
pub(crate) async fn counted(app: &App, team: TeamId, period: Period) -> Result<std::sync::Arc<Counted>, Problem> {
    let now = app.now();
    let key = Key {
        team,
        period: period.clone(),
        cursor: app.store.last_event().await?,
        hour: now.as_second() / 3600,
    };
    if let Some(kept) = app.outcomes.find(&key) {
        return Ok(kept);
    }
    let since = period.before().map_or_else(|_| period.begins(), |before| before.begins());
    let courses = app.store.courses(team, since).await?;
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

impl Counted {
    /// What customers say is wrong or wanted, grouped.
    pub(crate) async fn groups(self: &std::sync::Arc<Self>, app: &App) -> Result<&Groups, Problem> {
        let grouping = || {
            let (app, counted) = (app.clone(), std::sync::Arc::clone(self));
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
