//! Why somebody was given a conversation, in plain words. They speak of the one who asked and of the customer; of colleagues only that one is away.

use jiff::{SignedDuration, Timestamp};

use super::{Load, Pick, Rest, Waiting, Why};
use crate::Name;

/// Why somebody was given this one. `waiting`: all that waited; `load`: theirs before it; `away`: who has it and is not there.
pub fn reason(pick: &Pick, waiting: &[Waiting], load: &Load, away: Option<&Name>, now: Timestamp) -> String {
    let Some(it) = waiting.iter().find(|it| it.conversation == pick.conversation) else {
        return String::new();
    };
    let longest = waiting.iter().all(|other| it.since <= other.since);
    let row = load.in_a_row(now);
    let why = match &pick.why {
        Why::KnowsThem => "You have answered this customer before, so they need not tell it all again.".to_owned(),
        Why::Skilled(skill) => format!("It is about {}, which you take gladly.", skill.as_str()),
        Why::PastTheLimit { waited } => {
            format!(
                "It is a hard one, and could wait no longer: {}. A pause after it is yours.",
                length(*waited)
            )
        }
        Why::ToBreathe { .. } | Why::LightestLoad { .. } | Why::FreeForLongest if !it.hard && row > 1 => {
            let so = format!("you have had {} hard ones in a row, so a calm one", number(row));
            if longest {
                format!("It has waited longest, and {so}.")
            } else {
                format!(
                    "{}{}.",
                    so.chars().take(1).collect::<String>().to_uppercase(),
                    so.get(1..).unwrap_or_default()
                )
            }
        }
        _ if it.pressing => "Somebody in a hard place or in haste waits.".to_owned(),
        _ if longest && it.hard => "It has waited longest. It is a hard one.".to_owned(),
        _ if longest => "It has waited longest.".to_owned(),
        _ if it.hard => "It comes first in the queue. It is a hard one.".to_owned(),
        _ => "It comes first of what is calm.".to_owned(),
    };
    match away {
        Some(name) => format!("{} is away, and it should not wait longer. {why}", name.as_str()),
        None => why,
    }
}

/// Why a pause is suggested.
pub fn rest_reason(rest: Rest) -> String {
    match rest {
        Rest::Short { in_a_row } => format!("You have had {} hard ones in a row.", number(in_a_row)),
        Rest::Long { in_an_hour } => format!("You have had {} hard ones within an hour.", number(in_an_hour)),
    }
}

fn length(time: SignedDuration) -> String {
    match time.as_mins() {
        ..=0 => "less than a minute".to_owned(),
        1 => "one minute".to_owned(),
        minutes @ 2..=90 => format!("{minutes} minutes"),
        longer => format!("{} hours", longer / 60),
    }
}

fn number(count: usize) -> String {
    const NAMES: [&str; 11] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    NAMES.get(count).map_or_else(|| count.to_string(), |name| (*name).to_owned())
}
