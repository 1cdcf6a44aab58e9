//! When somebody works: from–to on some days of the week, where they are.

use jiff::civil::{DateTime, Time};

use crate::Line;

/// When somebody works. Outside of it nothing is given to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// IANA name of the zone that these times are meant in.
    pub zone: Line,
    /// On which days they begin, Monday first.
    pub days: [bool; 7],
    /// From then on.
    pub from: Time,
    /// Until then; at or before `from` it is of the next day.
    pub to: Time,
}

impl Hours {
    /// Whether somebody works at this time of their zone.
    pub fn hold(&self, local: DateTime) -> bool {
        let (today, now) = (local.date(), local.time());
        let began_today = self.on(Some(today)) && now >= self.from && (self.to <= self.from || now < self.to);
        let over_midnight = self.to <= self.from && now < self.to && self.on(today.yesterday().ok());
        began_today || over_midnight
    }

    /// When they begin next; `None` where no day is named.
    pub fn next(&self, local: DateTime) -> Option<DateTime> {
        let mut day = local.date();
        for _ in 0..=7 {
            let begins = day.to_datetime(self.from);
            if self.on(Some(day)) && begins > local {
                return Some(begins);
            }
            day = day.tomorrow().ok()?;
        }
        None
    }

    fn on(&self, day: Option<jiff::civil::Date>) -> bool {
        let place = day.map(|day| day.weekday().to_monday_zero_offset());
        let place = place.and_then(|place| usize::try_from(place).ok());
        place.and_then(|place| self.days.get(place)).copied().unwrap_or_default()
    }
}
