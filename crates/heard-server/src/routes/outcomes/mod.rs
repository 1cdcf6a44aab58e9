//! Outcomes: the measures of a period, as JSON and as a table, what customers say is wrong, and the conversations behind each number.

mod behind;
mod groups;
mod show;
mod table;

pub(crate) use behind::*;
pub(crate) use groups::*;
pub(crate) use show::*;
pub(crate) use table::*;

use heard_desk::outcome::{Period, PeriodError};
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Deserialize;

use crate::App;
use crate::fields::Fields;
use crate::problem::Problem;

/// Weeks that are looked at where nobody says which.
const WEEKS: i64 = 4;

#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct PeriodQuery {
    /// The first day, in the team's time zone: `2030-01-01`. By default the period is four weeks long.
    #[param(format = Date)]
    from: Option<String>,
    /// The last day; today by default.
    #[param(format = Date)]
    to: Option<String>,
}

impl PeriodQuery {
    /// The period asked for.
    fn period(&self, app: &App) -> Result<Period, Problem> {
        let mut fields = Fields::default();
        let day = |text: &String| text.parse::<Date>().map_err(|_| "must be a day such as 2030-01-31");
        let to = fields.optional("to", self.to.as_ref().map(day));
        let from = fields.optional("from", self.from.as_ref().map(day));
        let (Some(to), Some(from)) = (to, from) else {
            return Err(fields.problem());
        };
        let to = to.unwrap_or_else(|| app.local_now().date());
        let from = match from {
            Some(from) => from,
            None => to
                .checked_sub((7 * WEEKS - 1).days())
                .map_err(|_| Problem::field("to", PeriodError::OutOfReach.to_string()))?,
        };
        Period::new(from, to, app.zone.clone()).map_err(|error| Problem::field("to", error.to_string()))
    }
}
