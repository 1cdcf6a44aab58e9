//! An exam in the terminal: no reasons until its end, then the score and what was missed.

use std::collections::BTreeMap;

use heard_quiz::{Bank, Paper, Plan};
use jiff::Timestamp;

use super::show::{self, Typed};
use crate::output::{self, Outcome};

pub(super) fn run(bank: &Bank, plan: &Plan, seed: u64) -> anyhow::Result<Outcome> {
    let paper = Paper::draw(bank, plan, seed)?;
    let ends = paper.ends_at(Timestamp::now());
    let of = paper.questions.len();
    output::line(format!(
        "{of} questions, {} minutes. Seed {seed} draws the same questions again.",
        paper.minutes
    ))?;
    let mut chosen: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, question) in paper.questions.iter().enumerate() {
        let Some(item) = bank.item(&question.item) else { continue };
        show::question(item, &question.order, &format!("{} of {of}", number + 1))?;
        let Typed::Chosen(places) = show::ask(&question.order)? else {
            break;
        };
        if Timestamp::now() > ends {
            output::line("  The time is over; this answer does not count.")?;
            break;
        }
        chosen.insert(item.id.clone(), places);
    }
    let marks = paper.mark(bank, &chosen);
    for question in &paper.questions {
        let Some((item, places)) = bank.item(&question.item).zip(chosen.get(&question.item)) else {
            continue;
        };
        if item.is_right(places) != Some(true) {
            show::question(item, &question.order, "Missed")?;
            show::reasons(item, &question.order, places)?;
        }
    }
    let verdict = if marks.passed { "Passed" } else { "Not passed" };
    output::line(format!(
        "\n\u{1b}[1m{verdict}\u{1b}[0m: {}. Eight in ten are needed.",
        show::share(&marks.share)
    ))?;
    marks.areas.iter().try_for_each(show::area)?;
    Ok(if marks.passed { Outcome::Clean } else { Outcome::Found })
}
