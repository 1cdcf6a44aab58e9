//! When a promise is due.

use super::{WEDNESDAY, check};

/// Rows of a time in words and the instant it means, read in "I'll call you …".
fn due(now: &str, rows: &[(&str, &str)]) {
    let rows: Vec<(String, String)> = rows
        .iter()
        .map(|(time, due)| (format!("I'll call you {time}."), format!("I: call you @ {due}")))
        .collect();
    let rows: Vec<(&str, &str)> = rows.iter().map(|(text, expect)| (text.as_str(), expect.as_str())).collect();
    check(now, &rows);
}

#[test]
fn days() {
    due(
        WEDNESDAY,
        &[
            ("today", "Wed 25 Mar 18:00"),
            ("tonight", "Wed 25 Mar 23:59"),
            ("tomorrow", "Thu 26 Mar 18:00"),
            ("the day after tomorrow", "Fri 27 Mar 18:00"),
            ("this afternoon", "Wed 25 Mar 18:00"),
            ("this evening", "Wed 25 Mar 21:00"),
            ("tomorrow morning", "Thu 26 Mar 12:00"),
            ("first thing tomorrow", "Thu 26 Mar 12:00"),
            ("in the morning", "Wed 25 Mar 12:00"),
            ("later today", "Wed 25 Mar 18:00"),
            ("by the end of the day", "Wed 25 Mar 18:00"),
            ("by end of business tomorrow", "Thu 26 Mar 18:00"),
            ("by EOD", "Wed 25 Mar 18:00"),
            ("by close of business on Friday", "Fri 27 Mar 18:00"),
            ("by Friday", "Fri 27 Mar 18:00"),
            ("on Wednesday", "Wed 1 Apr 18:00"),
            ("this Friday", "Fri 27 Mar 18:00"),
            ("next Friday", "Fri 3 Apr 18:00"),
            ("on Friday next week", "Fri 3 Apr 18:00"),
            ("by the end of the week", "Fri 27 Mar 18:00"),
            ("this week", "Fri 27 Mar 18:00"),
            ("next week", "Fri 3 Apr 18:00"),
            ("early next week", "Tue 31 Mar 18:00"),
            ("before the end of next week", "Fri 3 Apr 18:00"),
            ("before the weekend", "Fri 27 Mar 18:00"),
            ("over the weekend", "Sun 29 Mar 18:00"),
            ("before Friday", "Thu 26 Mar 18:00"),
            ("on or before Friday", "Fri 27 Mar 18:00"),
            ("by the end of the month", "Tue 31 Mar 18:00"),
            ("next month", "Thu 30 Apr 18:00"),
        ],
    );
}

#[test]
fn dates() {
    due(
        WEDNESDAY,
        &[
            ("on the 3rd", "Fri 3 Apr 18:00"),
            ("on Friday the 3rd", "Fri 3 Apr 18:00"),
            ("on 3 May", "Sun 3 May 18:00"),
            ("by the 3rd of May", "Sun 3 May 18:00"),
            ("on May 3rd", "Sun 3 May 18:00"),
            ("on Friday, 8 May at 9", "Fri 8 May 09:00"),
            ("by 2026-05-04", "Mon 4 May 18:00"),
            ("by 04/05", "Mon 4 May 18:00"),
            ("by 04/05/2026", "Mon 4 May 18:00"),
            ("by 04.05.", "Mon 4 May 18:00"),
            ("on 2 February", "Tue 2 Feb 18:00"),
            ("by the end of April", "Thu 30 Apr 18:00"),
            ("on 30 February", "?"),
        ],
    );
}

#[test]
fn clocks() {
    due(
        WEDNESDAY,
        &[
            ("at 17:30", "Wed 25 Mar 17:30"),
            ("by 5pm", "Wed 25 Mar 17:00"),
            ("by 5 p.m", "Wed 25 Mar 17:00"),
            ("at 9 am", "Thu 26 Mar 09:00"),
            ("at 5", "Wed 25 Mar 17:00"),
            ("at nine o'clock", "Thu 26 Mar 09:00"),
            ("by noon", "Wed 25 Mar 12:00"),
            ("by midday tomorrow", "Thu 26 Mar 12:00"),
            ("before midnight", "Thu 26 Mar 00:00"),
            ("by tomorrow noon", "Thu 26 Mar 12:00"),
            ("at half past four", "Wed 25 Mar 16:30"),
            ("at a quarter to five tomorrow", "Thu 26 Mar 16:45"),
            ("by Friday 5 pm", "Fri 27 Mar 17:00"),
            ("on Friday, by 5 pm at the latest", "Fri 27 Mar 17:00"),
            ("at 3 pm on Thursday", "Thu 26 Mar 15:00"),
            ("between 2 and 4 pm tomorrow", "Thu 26 Mar 16:00"),
            ("between 9 a.m. and 12:30 on Friday", "Fri 27 Mar 12:30"),
            ("tomorrow, 5–6pm", "Thu 26 Mar 18:00"),
            ("tonight at 8", "Wed 25 Mar 20:00"),
            ("tomorrow at 8 in the morning", "Thu 26 Mar 08:00"),
            ("tomorrow at 5 pm EST", "Thu 26 Mar 22:00"),
            ("by lunchtime", "Wed 25 Mar 13:00"),
        ],
    );
}

#[test]
fn lengths() {
    due(
        WEDNESDAY,
        &[
            ("in an hour", "Wed 25 Mar 11:00"),
            ("in half an hour", "Wed 25 Mar 10:30"),
            ("within the hour", "Wed 25 Mar 11:00"),
            ("in the next 24 hours", "Thu 26 Mar 10:00"),
            ("within 24hrs", "Thu 26 Mar 10:00"),
            ("in 20 minutes", "Wed 25 Mar 10:20"),
            ("within 24–48 hours", "Fri 27 Mar 10:00"),
            ("in a couple of days", "Fri 27 Mar 18:00"),
            ("in a day or two", "Fri 27 Mar 18:00"),
            ("within two or three days", "Sat 28 Mar 18:00"),
            ("within 3–5 working days", "Wed 1 Apr 18:00"),
            ("within 3 to 5 business days", "Wed 1 Apr 18:00"),
            ("within 1 working day", "Thu 26 Mar 18:00"),
            ("in two weeks' time", "Wed 8 Apr 18:00"),
            ("a week from now", "Wed 1 Apr 18:00"),
            ("within the month", "Sat 25 Apr 18:00"),
            ("within a month", "Sat 25 Apr 18:00"),
            ("within 5 days of receipt", "?"),
            ("soon", "?"),
            ("as soon as possible", "?"),
            ("in the next few days", "?"),
            ("later", "?"),
            ("as soon as they can", "?"),
            ("in just a few minutes", "?"),
            ("after 5 pm", "?"),
            ("up to four hours before the flight", "?"),
            ("as soon as I know more", "?"),
        ],
    );
}

#[test]
fn the_day_it_is_said_on() {
    let friday = "2026-05-01T10:00:00[Europe/London]";
    due(
        friday,
        &[
            ("by Friday 5 pm", "Fri 1 May 17:00"),
            ("by Friday 9 am", "Fri 8 May 09:00"),
            ("by Friday", "Fri 8 May 18:00"),
            ("by the end of the week", "Fri 1 May 18:00"),
            ("within 1 working day", "Mon 4 May 18:00"),
            ("on the 1st", "Fri 1 May 18:00"),
        ],
    );
    let evening = "2026-05-01T19:00:00[Europe/London]";
    due(
        evening,
        &[
            ("today", "Fri 1 May 23:59"),
            ("by the end of the week", "Sun 3 May 18:00"),
            ("by 5 pm", "Sat 2 May 17:00"),
            ("on the 1st", "Mon 1 Jun 18:00"),
        ],
    );
}

#[test]
fn changes_of_clocks() {
    let saturday = "2026-03-28T20:00:00[Europe/London]";
    due(
        saturday,
        &[
            // An hour is missing in the night: the day has 23.
            ("in 24 hours", "Sun 29 Mar 21:00"),
            ("tomorrow at 8 pm", "Sun 29 Mar 20:00"),
            ("tomorrow at 01:30", "Sun 29 Mar 02:30"),
        ],
    );
    let autumn = "2026-10-24T20:00:00[Europe/London]";
    due(
        autumn,
        &[("in 24 hours", "Sun 25 Oct 19:00"), ("tomorrow at 8 pm", "Sun 25 Oct 20:00")],
    );
    let march = "2026-03-07T20:00:00[America/New_York]";
    due(
        march,
        &[
            ("in 24 hours", "Sun 8 Mar 21:00"),
            ("tomorrow at 8 pm", "Sun 8 Mar 20:00"),
            ("tomorrow at 02:30", "Sun 8 Mar 03:30"),
        ],
    );
    let november = "2026-10-31T20:00:00[America/New_York]";
    due(
        november,
        &[
            ("in 24 hours", "Sun 1 Nov 19:00"),
            ("tomorrow at 8 pm", "Sun 1 Nov 20:00"),
            ("tomorrow at 01:30", "Sun 1 Nov 01:30"),
        ],
    );
}
