//! What a check-in changes in the week's tally, and ending weeks that are over.

use heard_desk::{Change, Week, week_over};
use jiff::Timestamp;

use super::{Key, Said};
use crate::App;
use crate::auth::SignedIn;
use crate::problem::Problem;

/// The week that runs where the team works.
pub(crate) fn this_week(app: &App) -> Week {
    Week::of(app.local_now().date())
}

fn week_of(app: &App, at: Timestamp) -> Week {
    Week::of(at.to_zoned(app.zone.clone()).date())
}

/// Brings the running week in line with what its agent has said in it: their last word counts, once; where there is none any more, or they do
/// not take part, nothing does.
pub(crate) fn settle<'s>(app: &App, me: &SignedIn, key: &Key, takes_part: bool, said: impl IntoIterator<Item = &'s Said>) -> Change {
    let week = this_week(app);
    let blind = key.blind(me.agent.team, week);
    let last = said
        .into_iter()
        .filter(|said| week_of(app, said.at) == week)
        .max_by_key(|said| said.at);
    match last.filter(|_| takes_part) {
        Some(said) => blind.say(me.agent.team, week, said.how),
        None => blind.take_back(me.agent.team, week),
    }
}

/// Makes sums of the weeks of a team that are over.
pub(crate) async fn end_weeks(app: &App, team: heard_desk::TeamId) -> Result<(), Problem> {
    let running = this_week(app);
    for (week, said) in app.store.tally_running(team).await? {
        if week < running {
            app.store.apply(&week_over(team, week, said)).await?;
        }
    }
    Ok(())
}
