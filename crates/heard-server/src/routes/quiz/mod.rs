//! Practice with questions: what comes next, an answer, and what the answers say of the items. What somebody answered is asked for by nobody
//! but them: no address names a person.

mod answer;
mod next;
mod statistics;

pub(crate) use answer::*;
pub(crate) use next::*;
pub(crate) use statistics::*;

use heard_desk::QuizAnswer;
use heard_engine::practice;
use heard_quiz::{Filter, Level, Seed};

use crate::App;
use crate::problem::Problem;
use crate::routes::view::AreaView;

/// A number that nobody can guess.
pub(super) fn chance() -> Result<u64, Problem> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes)?;
    Ok(u64::from_be_bytes(bytes))
}

/// A seed that nobody can guess.
pub(super) fn seed() -> Result<Seed, Problem> {
    chance().map(Seed::new)
}

/// Which items are meant: letters of chapters, and a level.
pub(super) fn filter(areas: Option<&str>, level: Option<u8>) -> Result<Filter, Problem> {
    let areas = areas.unwrap_or_default().to_owned();
    let known: String = practice().iter().map(|chapter| chapter.letter).collect();
    if areas.len() > known.len() || !areas.chars().all(|letter| known.contains(letter)) {
        return Err(Problem::field("areas", format!("must be letters of chapters, of {known}")));
    }
    let level = match level {
        None => None,
        Some(number) => Some(Level::new(number).ok_or_else(|| Problem::field("level", "must be 1, 2 or 3"))?),
    };
    Ok(Filter { areas, level })
}

/// How far somebody has come: of the items that they have answered, those whose last answer was right, by chapter.
fn progress(app: &App, answers: &[QuizAnswer]) -> Vec<AreaView> {
    let cards = QuizAnswer::cards(answers);
    let items = app.bank.items().iter();
    let known = items.filter_map(|item| cards.0.get(&item.id).map(|card| (item.chapter(), card.level > 0)));
    heard_quiz::by_chapter(known).iter().map(AreaView::from).collect()
}
