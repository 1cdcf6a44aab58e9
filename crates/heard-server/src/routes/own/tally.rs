//! How a team said it was, week by week, told of many.

use axum::extract::State;
use heard_desk::crowd::bands;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::MoodWord;
use crate::App;
use crate::auth::Lead;
use crate::extract::Json;
use crate::own::end_weeks;
use crate::problem::Problem;
use heard_desk::Mood;

/// How many weeks are told.
const WEEKS: u32 = 26;

/// A week that is over and in which at least five took part.
#[derive(Serialize, ToSchema)]
pub(crate) struct TalliedWeek {
    /// Its Monday.
    #[schema(value_type = String, format = Date)]
    week: Date,
    /// How many took part.
    people: u32,
    /// Neighbouring words, as many together as five people or more said. One band says nothing but how many took part.
    bands: Vec<MoodBand>,
}

/// From one word to another, and how many said one of them.
#[derive(Serialize, ToSchema)]
pub(crate) struct MoodBand {
    from: MoodWord,
    to: MoodWord,
    people: u32,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct TalliedWeeks {
    weeks: Vec<TalliedWeek>,
    /// Fewer people than these are never told of.
    fewest_people: u32,
}

/// How those who take part said they were, in weeks that are over and of at least five people; for who leads
#[utoipa::path(
    get, path = "/v1/tally", tag = "team",
    responses((status = 200, description = "The latest week first", body = TalliedWeeks), Problem),
)]
pub(crate) async fn tally(State(app): State<App>, Lead(me): Lead) -> Result<Json<TalliedWeeks>, Problem> {
    end_weeks(&app, me.agent.team).await?;
    let weeks = app.store.tally_weeks(me.agent.team, WEEKS).await?;
    let word = |place: usize| Mood::ALL.get(place).copied().unwrap_or(Mood::Light).into();
    let told = weeks.iter().filter_map(|over| {
        let bands = bands(&over.said)?;
        Some(TalliedWeek {
            week: over.week.monday(),
            people: bands.iter().map(|band| band.people).sum(),
            bands: bands
                .iter()
                .map(|band| MoodBand {
                    from: word(band.from),
                    to: word(band.to),
                    people: band.people,
                })
                .collect(),
        })
    });
    Ok(Json(TalliedWeeks {
        weeks: told.collect(),
        fewest_people: heard_desk::crowd::LEAST,
    }))
}
