//! Progress, from everything that somebody practised: answers, exams, rehearsals, and replies where they wished it.

use std::collections::BTreeMap;

use heard_desk::crowd::{Band, at_least, bands};
use heard_desk::{AREAS, Mark, Source, levels};
use heard_engine::practice;
use heard_quiz::{Bank, Paper};
use heard_store::Practised;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use crate::App;
use crate::problem::Problem;

/// So many of so many in an area and a week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Point {
    pub(crate) got: u32,
    pub(crate) of: u32,
}

/// The areas in which skill can show: letter and title.
pub(crate) fn areas() -> impl Iterator<Item = (char, &'static str)> {
    let known = practice().iter().filter(|chapter| AREAS.contains(chapter.letter));
    known.map(|chapter| (chapter.letter, chapter.title))
}

/// All marks of one agent, oldest first: their own, and what their answers and exams come to.
pub(crate) async fn of_person(app: &App, agent: heard_desk::AgentId) -> Result<Vec<Mark>, Problem> {
    const EXAMS: u32 = 500;
    let mut marks = app.store.marks(agent).await?;
    for answer in app.store.quiz_answers(agent).await? {
        marks.extend(answered(&app.bank, &answer.item, answer.right, answer.at));
    }
    for exam in app.store.exams(agent, EXAMS).await? {
        if let Some(finished) = &exam.finished {
            marks.extend(sat(&app.bank, &exam.paper, &exam.chosen, finished.at));
        }
    }
    marks.sort_by_key(|mark| mark.at);
    Ok(marks)
}

/// An area, its title, and, of enough people, how many took part and at which levels they are.
pub(crate) type Told = (char, &'static str, Option<(u32, Vec<Band>)>);

/// What a team practised in the weeks before `until`, told of many: for each area how many took part (in fives) and at which levels they are.
pub(crate) fn team(bank: &Bank, persons: &[Practised], until: Timestamp) -> Vec<Told> {
    let sums: Vec<BTreeMap<char, (u32, u32)>> = persons.iter().map(|person| summed(&all_of(bank, person, until))).collect();
    let told = |(letter, title)| {
        let counts = levels(sums.iter().filter_map(|areas| areas.get(&letter).copied()));
        let people = counts.iter().sum();
        (letter, title, at_least(people).zip(bands(&counts)))
    };
    areas().map(told).collect()
}

fn all_of(bank: &Bank, person: &Practised, at: Timestamp) -> Vec<Mark> {
    let answers = person.answers.iter().filter_map(|(item, right)| answered(bank, item, *right, at));
    let exams = person.exams.iter().flat_map(|(paper, chosen)| sat(bank, paper, chosen, at));
    answers.chain(exams).chain(person.marks.iter().cloned()).collect()
}

fn summed(marks: &[Mark]) -> BTreeMap<char, (u32, u32)> {
    let mut sums: BTreeMap<char, (u32, u32)> = BTreeMap::new();
    for mark in marks {
        let (got, of) = sums.entry(mark.area).or_default();
        *got = got.saturating_add(mark.got);
        *of = of.saturating_add(mark.of);
    }
    sums
}

fn answered(bank: &Bank, item: &str, right: bool, at: Timestamp) -> Option<Mark> {
    Mark::new(bank.item(item)?.chapter(), Source::Quiz, u32::from(right), 1, at)
}

/// An exam by the items as they are now, a mark for each area.
fn sat(bank: &Bank, paper: &Paper, chosen: &BTreeMap<String, Vec<usize>>, at: Timestamp) -> Vec<Mark> {
    let areas = paper.mark(bank, chosen).areas;
    let marks = areas
        .iter()
        .map(|area| Mark::new(area.letter, Source::Exam, area.share.right, area.share.of, at));
    marks.flatten().collect()
}

/// The Mondays of so many weeks before the one that runs, oldest first, and the instants at which the first begins and the last ends.
pub(crate) fn weeks_since(app: &App, weeks: u8) -> (Vec<Date>, Timestamp, Timestamp) {
    let running = super::this_week(app).monday();
    let back = |weeks: i64| running.checked_sub(jiff::Span::new().days(7 * weeks)).unwrap_or(running);
    let mondays: Vec<Date> = (1..=i64::from(weeks)).rev().map(back).collect();
    let begins = |day: Date| {
        let midnight = day.to_zoned(app.zone.clone()).map(|day| day.timestamp());
        midnight.unwrap_or_else(|_| app.now() - SignedDuration::from_hours(24 * 7))
    };
    (mondays, begins(back(i64::from(weeks))), begins(running))
}
