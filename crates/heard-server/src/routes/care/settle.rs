//! One's own hours, and what one takes gladly.

use axum::extract::State;
use heard_desk::Line;
use heard_desk::care::{Hours, MOST_GLADLY, Skill};
use jiff::civil::Time;
use jiff::tz::TimeZone;
use serde::Deserialize;
use utoipa::ToSchema;

use super::turn;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::fields::Fields;
use crate::problem::Problem;
use crate::routes::view::CareView;

/// The most characters of one thing that somebody takes gladly.
const LONGEST: usize = 40;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SettleBody {
    /// When you work; `null`: whenever you are here.
    #[schema(required)]
    hours: Option<HoursBody>,
    /// What you take gladly: topics of the team, or words of your own; at most 20 of 40 characters.
    gladly: Vec<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct HoursBody {
    /// IANA name of your zone: "Europe/London".
    zone: String,
    /// On which days they begin: 1 is Monday, 7 is Sunday.
    days: Vec<u8>,
    /// From then on: "09:00".
    from: String,
    /// Until then; at or before `from` it is of the next day.
    to: String,
}

impl HoursBody {
    fn check(&self, fields: &mut Fields) -> Option<Hours> {
        let zone = TimeZone::get(&self.zone)
            .map_err(|_| "is not a zone such as Europe/London")
            .and_then(|_| Line::new(&self.zone).map_err(|_| "is not a zone such as Europe/London"));
        let zone = fields.take("hours.zone", zone);
        let mut days = [false; 7];
        for day in &self.days {
            match day.checked_sub(1).and_then(|place| days.get_mut(usize::from(place))) {
                Some(day) => *day = true,
                None => fields.remark("hours.days", "are numbered from 1, Monday, to 7, Sunday"),
            }
        }
        if self.days.is_empty() {
            fields.remark("hours.days", "name none: say on which days you work, or leave the hours out");
        }
        let time = |text: &String| Time::strptime("%H:%M", text).map_err(|_| "must be a time such as 09:00");
        let from = fields.take("hours.from", time(&self.from));
        let to = fields.take("hours.to", time(&self.to));
        Some(Hours {
            zone: zone?,
            days,
            from: from?,
            to: to?,
        })
    }
}

/// Settle when you work and what you take gladly
///
/// Outside your hours nothing is given to you.
#[utoipa::path(
    put, path = "/v1/care/settings", tag = "care", request_body = SettleBody,
    responses((status = 200, description = "Settled", body = CareView), Problem),
)]
pub(crate) async fn settle(State(app): State<App>, me: SignedIn, Json(body): Json<SettleBody>) -> Result<Json<CareView>, Problem> {
    let mut fields = Fields::default();
    let hours = body.hours.as_ref().and_then(|hours| hours.check(&mut fields));
    let mut gladly: Vec<Skill> = Vec::new();
    if body.gladly.len() > MOST_GLADLY {
        fields.remark("gladly", format!("at most {MOST_GLADLY} are possible"));
    }
    for (at, words) in body.gladly.iter().enumerate() {
        if words.chars().count() > LONGEST {
            fields.remark(format!("gladly[{at}]"), format!("has more than {LONGEST} characters"));
        } else if let Some(skill) = fields.take(format!("gladly[{at}]"), Line::new(words))
            && !gladly.contains(&skill)
        {
            gladly.push(skill);
        }
    }
    fields.finish()?;
    turn(&app, &me.agent, |presence| presence.settle(hours.clone(), gladly.clone())).await
}
