//! The team's progress, told of many and of nobody.

use axum::extract::State;
use heard_desk::crowd::{LEAST, at_least};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use crate::App;
use crate::auth::Lead;
use crate::extract::Json;
use crate::own::{team, weeks_since};
use crate::problem::Problem;

/// How many weeks are counted together.
const WEEKS: u8 = 12;

/// How sure people are in an area.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SkillLevel)]
pub(crate) enum LevelView {
    /// Less than six in ten right.
    Beginning,
    /// Six to eight in ten.
    UnderWay,
    /// Eight in ten and more.
    Sure,
}

/// From one level to another.
#[derive(Serialize, ToSchema)]
pub(crate) struct LevelBand {
    from: LevelView,
    to: LevelView,
    /// How many, in fives.
    people_at_least: u32,
}

/// An area, told of at least five people.
#[derive(Serialize, ToSchema)]
pub(crate) struct TeamArea {
    #[schema(value_type = String)]
    letter: char,
    title: &'static str,
    /// How many practised it, in fives; `null` for fewer than five.
    #[schema(required)]
    people_at_least: Option<u32>,
    /// Neighbouring levels, as many together as five people or more are at. One band says nothing but how many there are; none, not even that.
    bands: Vec<LevelBand>,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct TeamProgress {
    areas: Vec<TeamArea>,
    /// The first Monday that is counted.
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// The Monday up to which is counted: what is under way is not told.
    #[schema(value_type = String, format = Date)]
    until: Date,
    /// Fewer people than these are never told of.
    fewest_people: u32,
}

/// How a team's practice goes, by area, in weeks that are over and of at least five people; for who leads
#[utoipa::path(
    get, path = "/v1/progress/team", tag = "team",
    responses((status = 200, description = "Of many, and of nobody", body = TeamProgress), Problem),
)]
pub(crate) async fn team_progress(State(app): State<App>, Lead(me): Lead) -> Result<Json<TeamProgress>, Problem> {
    let (mondays, from, until) = weeks_since(&app, WEEKS);
    let persons = app.store.practised(me.agent.team, from, until).await?;
    let level = |place: usize| match place {
        0 => LevelView::Beginning,
        1 => LevelView::UnderWay,
        _ => LevelView::Sure,
    };
    let areas = team(&app.bank, &persons, until).into_iter().map(|(letter, title, told)| {
        let (people, bands) = told.unzip();
        TeamArea {
            letter,
            title,
            people_at_least: people,
            bands: bands
                .into_iter()
                .flatten()
                .map(|band| LevelBand {
                    from: level(band.from),
                    to: level(band.to),
                    people_at_least: at_least(band.people).unwrap_or(LEAST),
                })
                .collect(),
        }
    });
    let running = crate::own::this_week(&app).monday();
    Ok(Json(TeamProgress {
        areas: areas.collect(),
        from: mondays.first().copied().unwrap_or(running),
        until: running,
        fewest_people: LEAST,
    }))
}
