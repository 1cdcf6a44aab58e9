//! Words for times, so that a sample speaks of the right day whenever the demo begins.

use jiff::{SignedDuration, ToSpan as _, Unit, Zoned, ZonedRound};

/// Fills in `{due}` ("5 pm tomorrow", as said on the day of `said`) and `{day+2}` (the weekday two days after `now`).
pub(super) fn fill(text: &str, now: &Zoned, said: &Zoned, due: Option<&Zoned>) -> Result<String, jiff::Error> {
    let mut filled = match due {
        Some(due) => text.replace("{due}", &spoken(due, said)?),
        None => text.to_owned(),
    };
    while let Some((before, rest)) = filled.split_once("{day") {
        let (offset, after) = rest.split_once('}').unwrap_or((rest, ""));
        let day = now.checked_add(offset.parse::<i64>().unwrap_or_default().days())?;
        filled = format!("{before}{}{after}", day.strftime("%A"));
    }
    Ok(filled)
}

/// The next full half hour after so much time, as people promise.
pub(super) fn half_hour(now: &Zoned, from_now: SignedDuration) -> Result<Zoned, jiff::Error> {
    let round = ZonedRound::new().smallest(Unit::Minute).increment(30).mode(jiff::RoundMode::Ceil);
    now.checked_add(from_now)?.round(round)
}

fn spoken(due: &Zoned, said: &Zoned) -> Result<String, jiff::Error> {
    let clock = if due.minute() == 0 {
        due.strftime("%-I %P")
    } else {
        due.strftime("%-I:%M %P")
    };
    let day = if due.date() == said.date() {
        "today".to_owned()
    } else if due.date() == said.date().tomorrow()? {
        "tomorrow".to_owned()
    } else {
        due.strftime("on %A").to_string()
    };
    Ok(format!("{clock} {day}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, hours: i64, expect: &str) {
        let now: Zoned = "2026-03-11T15:20:00+01:00[Europe/Berlin]".parse().unwrap();
        let due = half_hour(&now, SignedDuration::from_hours(hours)).unwrap();
        assert_eq!(fill(text, &now, &now, Some(&due)).unwrap(), expect);
    }

    #[test]
    fn times_are_spoken_as_people_speak() {
        check("by {due}.", 1, "by 4:30 pm today.");
        check("by {due}.", 24, "by 3:30 pm tomorrow.");
        check("by {due}.", 50, "by 5:30 pm on Friday.");
        check("on {day+2} or {day-1}", 0, "on Friday or Tuesday");
        check("nothing to fill in", 0, "nothing to fill in");
    }
}
