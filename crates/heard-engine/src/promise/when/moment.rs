//! A day, a time of day, or both, in any order: "Friday 5 pm", "at noon tomorrow", "the afternoon of the 3rd".

use jiff::civil::Time;
use jiff::tz::Offset;

use super::clock::{self, Clock};
use super::day::{self, Day};
use super::hours::{AFTERNOON_ENDS, DAY_ENDS, EVENING_ENDS, MORNING_ENDS};
use super::reader::Reader;

/// What was said of a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::promise) struct Moment {
    pub(super) day: Option<Day>,
    pub(super) clock: Option<Clock>,
    pub(super) part: Option<Part>,
    /// "5 pm GMT"
    pub(super) zone: Option<Offset>,
    /// "before Friday": Friday is too late.
    pub(super) before: bool,
}

impl Moment {
    pub(super) fn on(day: Day) -> Self {
        Self {
            day: Some(day),
            ..Self::default()
        }
    }
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    Afternoon,
    Evening,
    Night,
}

impl Part {
    /// When it is over.
    pub(super) fn ends(self) -> Time {
        match self {
            Self::Morning => MORNING_ENDS,
            Self::Afternoon => AFTERNOON_ENDS,
            Self::Evening => EVENING_ENDS,
            Self::Night => DAY_ENDS,
        }
    }

    fn read(word: &str) -> Option<Self> {
        Some(match word {
            "morning" => Self::Morning,
            "afternoon" => Self::Afternoon,
            "evening" => Self::Evening,
            "night" => Self::Night,
            _ => return None,
        })
    }
}

/// Words that lead to a time or join its parts.
const LINKS: &[&str] = &[
    "by",
    "on",
    "at",
    "before",
    "until",
    "till",
    "around",
    "about",
    "approx",
    "approximately",
    "sometime",
    "over",
    "or",
    "later",
    "no",
    "than",
    "not",
    "in",
    ",",
    "(",
    "@",
    "come",
    "for",
    "any",
    "time",
];
/// Of them, those that lead to a time of day even where it is a bare hour.
const LEADS_HOUR: &[&str] = &["by", "at", "before", "until", "till", "around", "about", "@"];
/// Links in a row.
const MOST_LINKS: usize = 4;

/// The moment whose words begin at `at`.
pub(super) fn read(words: &Reader<'_, '_>, at: usize) -> Option<(Moment, usize)> {
    // A comma or a bracket belongs to no time at its start.
    if words.is(at, &[",", "(", "for", "come", "any", "time"]) {
        return None;
    }
    let mut moment = Moment::default();
    let mut end = None;
    while let Some(next) = part(words, end.unwrap_or(at), end.is_none(), &mut moment) {
        end = Some(next);
    }
    let end = end?;
    // A part of the day alone needs "in the" or "this": "the evening bus" is no time.
    if moment.day.is_none() && moment.clock.is_none() && !words.is(at, &["in", "by"]) {
        return None;
    }
    let close = words.any_row(
        end,
        &[
            "at the latest",
            "at latest",
            "latest",
            "sharp",
            "your time",
            "local time",
            "our time",
        ],
    );
    Some((moment, close.unwrap_or(end)))
}

/// Past one more part of the moment.
fn part(words: &Reader<'_, '_>, from: usize, first: bool, moment: &mut Moment) -> Option<usize> {
    let mut at = from;
    while at < from + MOST_LINKS && words.is(at, LINKS) {
        at += 1;
    }
    let linked = at > from;
    let lead = if linked { words.word(at - 1) } else { "" };
    // "by the end of the day on Friday", in either order
    let found = day::read(words, at, linked || !first);
    if moment.day.is_some()
        && let Some((Day::End, end)) = found
    {
        return Some(end);
    }
    if matches!(moment.day, None | Some(Day::End))
        && let Some((day, end)) = found
    {
        let before = lead == "before" && words.word(at.saturating_sub(2)) != "or";
        let (day, before) = if before { day::before(words, day, at, end) } else { (day, false) };
        moment.day = Some(day);
        moment.before = before;
        return Some(end);
    }
    if moment.clock.is_none()
        && let Some((clock, end)) = clock::read(words, at, LEADS_HOUR.contains(&lead) || !first)
    {
        let zone = clock::zone(words.word(end));
        moment.clock = Some(clock);
        moment.zone = zone;
        return Some(end + usize::from(zone.is_some()));
    }
    let named = words.skip(at, &["the"]);
    let thing = words.row(at, "first thing");
    if moment.part.is_none()
        && let Some(part) = Part::read(words.word(named)).filter(|_| linked || moment.day.is_some())
    {
        moment.part = Some(part);
        return Some(named + 1);
    }
    if moment.part.is_none()
        && let Some(end) = thing
    {
        moment.part = Some(Part::Morning);
        return Some(end);
    }
    None
}
