//! An agent's own work, as they alone see it.

use heard_desk::care::{FLAGS, Hours, Limits, Load, Presence, Topic, rest_reason};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::care::{at_work, next_hours};

/// Your own work.
#[derive(Serialize, ToSchema)]
#[schema(as = Care)]
pub(crate) struct CareView {
    /// How many hard ones you had in a row.
    in_a_row: usize,
    /// How many within the last hour.
    in_an_hour: usize,
    /// How many in a row the team settled as enough.
    most_in_a_row: usize,
    /// How many within an hour.
    most_per_hour: usize,
    /// The pause that lasts.
    #[schema(required)]
    pause: Option<PauseView>,
    /// A pause worth taking now.
    #[schema(required)]
    suggested: Option<SuggestedPause>,
    /// Whether your hours say that you work now.
    at_work: bool,
    /// When they begin next, where they do not hold now.
    #[schema(required)]
    begins_at: Option<Timestamp>,
    /// When you work; `null`: whenever you are here.
    #[schema(required)]
    hours: Option<HoursView>,
    /// What you take gladly.
    gladly: Vec<String>,
    /// What there is to choose from: the team's topics, and what customers may be like.
    topics: Vec<String>,
}

/// A pause.
#[derive(Serialize, ToSchema)]
#[schema(as = Pause)]
struct PauseView {
    since: Timestamp,
    /// `null`: until you come back.
    #[schema(required)]
    until: Option<Timestamp>,
}

/// A pause worth taking.
#[derive(Serialize, ToSchema)]
struct SuggestedPause {
    /// How long.
    minutes: i64,
    /// Why.
    reason: String,
}

/// When somebody works.
#[derive(Serialize, ToSchema)]
#[schema(as = Hours)]
struct HoursView {
    zone: String,
    /// 1 is Monday.
    days: Vec<usize>,
    /// "09:00".
    from: String,
    to: String,
}

impl From<&Hours> for HoursView {
    fn from(hours: &Hours) -> Self {
        let on = hours.days.iter().enumerate().filter(|(_, on)| **on);
        let time = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
        Self {
            zone: hours.zone.as_str().to_owned(),
            days: on.map(|(place, _)| place + 1).collect(),
            from: time(hours.from),
            to: time(hours.to),
        }
    }
}

impl CareView {
    /// Of what somebody has settled and carried.
    pub(crate) fn of(presence: &Presence, load: &Load, limits: Limits, topics: &[Topic], now: Timestamp) -> Self {
        let hours = presence.hours.as_ref();
        let at_work = at_work(hours, now);
        let suggested = presence.suggested(load, limits, now);
        let named = topics.iter().map(|topic| topic.name.as_str());
        Self {
            in_a_row: load.in_a_row(now),
            in_an_hour: load.in_an_hour(now),
            most_in_a_row: limits.in_a_row,
            most_per_hour: limits.per_hour,
            pause: presence.pausing(now).map(|pause| PauseView {
                since: pause.since,
                until: pause.until,
            }),
            suggested: suggested.map(|rest| SuggestedPause {
                minutes: rest.length().as_mins(),
                reason: rest_reason(rest),
            }),
            at_work,
            begins_at: hours.filter(|_| !at_work).and_then(|hours| next_hours(hours, now)),
            hours: hours.map(HoursView::from),
            gladly: presence.gladly.iter().map(|skill| skill.as_str().to_owned()).collect(),
            topics: named.chain(FLAGS.iter().map(|(_, name)| *name)).map(str::to_owned).collect(),
        }
    }
}
