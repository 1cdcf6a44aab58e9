//! Practising: one item after another, remembered after each answer.

use std::path::Path;

use heard_quiz::{Bank, Cards, Filter, Next, Seed, by_chapter, next};
use jiff::Timestamp;

use super::show::{self, Typed};
use super::state;
use crate::output::{self, Outcome};

pub(super) fn run(bank: &Bank, filter: &Filter, file: &Path, seed: &mut Seed, most: usize) -> anyhow::Result<Outcome> {
    let mut cards = state::read(file)?;
    let mut given = Vec::new();
    while given.len() < most {
        let (item, head) = match next(bank, filter, &cards, Timestamp::now(), seed) {
            Next::Again(item) => (item, "Once more"),
            Next::New(item) => (item, "New"),
            Next::Rest(until) => {
                let until = until.to_zoned(jiff::tz::TimeZone::system());
                output::line(format!(
                    "\nNothing is due. The next question comes back on {}.",
                    until.strftime("%-d %B at %H:%M")
                ))?;
                break;
            }
            Next::Nothing => {
                output::line("No item is of these chapters and this level.")?;
                break;
            }
        };
        let order = item.order(seed);
        show::question(item, &order, head)?;
        let Typed::Chosen(chosen) = show::ask(&order)? else { break };
        let right = item.is_right(&chosen).unwrap_or(false);
        show::reasons(item, &order, &chosen)?;
        cards.answer(&item.id, right, Timestamp::now());
        state::write(file, &cards)?;
        given.push((item.chapter(), right));
    }
    close(bank, &cards, given.len())
}

/// How far somebody has come: items whose last answer was right, by chapter.
fn close(bank: &Bank, cards: &Cards, given: usize) -> anyhow::Result<Outcome> {
    if given == 0 {
        return Ok(Outcome::Clean);
    }
    let known = bank
        .items()
        .iter()
        .filter_map(|item| cards.0.get(&item.id).map(|card| (item.chapter(), card.level > 0)));
    output::line(format!(
        "\n{given} answered now. Of all that you have answered, the last answer was right in:"
    ))?;
    by_chapter(known).iter().try_for_each(show::area)?;
    Ok(Outcome::Clean)
}
