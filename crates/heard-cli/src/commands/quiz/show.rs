//! Questions and reasons on the terminal, and what is typed.

use std::io::{BufRead as _, Write as _};

use heard_quiz::{Area, Item, Share};

use crate::output;

/// Columns of a line.
const WIDE: usize = 92;

/// Shows an item; answers stand in this order.
pub(super) fn question(item: &Item, order: &[usize], head: &str) -> anyhow::Result<()> {
    output::line(format!(
        "\n\u{1b}[1m{head}\u{1b}[0m  level {} · {} · {}",
        item.level.number(),
        item.trade.word(),
        item.practice.join(" ")
    ))?;
    wrapped("  ", "  ", &item.situation)?;
    if !item.customer.is_empty() {
        wrapped("  │ ", "  │ ", &item.customer)?;
    }
    wrapped("\u{1b}[1m  ", "  ", &format!("{}\u{1b}[0m", item.question))?;
    if item.rights() > 1 {
        output::line(format!("  ({} answers are right)", item.rights()))?;
    }
    for (number, answer) in order.iter().filter_map(|place| item.answers.get(*place)).enumerate() {
        wrapped(&format!("  {}  ", number + 1), "     ", &answer.text)?;
    }
    Ok(())
}

/// Shows whether it was right, and the reason for every answer.
pub(super) fn reasons(item: &Item, order: &[usize], chosen: &[usize]) -> anyhow::Result<()> {
    let right = item.is_right(chosen).unwrap_or(false);
    output::line(if right {
        "\n  \u{1b}[1;32mRight.\u{1b}[0m"
    } else {
        "\n  \u{1b}[1;33mNot quite.\u{1b}[0m"
    })?;
    for (number, place) in order.iter().enumerate() {
        let Some(answer) = item.answers.get(*place) else { continue };
        let mark = if answer.right { "✓" } else { "·" };
        let yours = if chosen.contains(place) { "(yours) " } else { "" };
        wrapped(&format!("  {} {mark} ", number + 1), "      ", &format!("{yours}{}", answer.reason))?;
    }
    let studies: Vec<String> = item
        .studies
        .iter()
        .map(|study| format!("{}: {}", study.short, study.finding))
        .collect();
    for study in studies {
        wrapped("  ", "  ", &study)?;
    }
    Ok(())
}

/// One chapter's score, with the interval and a word where it rests on few answers.
pub(super) fn area(area: &Area) -> anyhow::Result<()> {
    output::line(format!("  {}  {:44} {}", area.letter, area.title, share(&area.share)))
}

/// A share in words.
pub(super) fn share(share: &Share) -> String {
    let few = if share.few { ", few answers" } else { "" };
    format!(
        "{} of {} (between {:.0} % and {:.0} %{few})",
        share.right,
        share.of,
        share.low * 100.0,
        share.high * 100.0
    )
}

/// What was typed.
pub(super) enum Typed {
    /// Places of answers in the item.
    Chosen(Vec<usize>),
    /// Nothing more is wanted.
    Stop,
}

/// Asks until an answer can be read; the end of the input is a stop.
pub(super) fn ask(order: &[usize]) -> anyhow::Result<Typed> {
    loop {
        let mut out = anstream::stdout();
        write!(out, "> ")?;
        out.flush()?;
        let mut line = String::new();
        if std::io::stdin().lock().read_line(&mut line)? == 0 {
            output::line("")?;
            return Ok(Typed::Stop);
        }
        let words: Vec<&str> = line.split([' ', ',', '\n', '\r']).filter(|word| !word.is_empty()).collect();
        if matches!(words.as_slice(), ["q" | "quit"]) {
            return Ok(Typed::Stop);
        }
        let place = |word: &&str| order.get(word.parse::<usize>().ok()?.checked_sub(1)?).copied();
        let places: Option<Vec<usize>> = words.iter().map(place).collect();
        match places {
            Some(places) if !places.is_empty() => return Ok(Typed::Chosen(places)),
            _ => output::line(format!(
                "  A number from 1 to {}, several with spaces between, or q to stop.",
                order.len()
            ))?,
        }
    }
}

fn wrapped(first: &str, next: &str, text: &str) -> anyhow::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    let mut line = first.to_owned();
    let mut filled = 0;
    for word in text.split_whitespace() {
        let width = word.chars().count();
        if filled > 0 && filled + 1 + width > WIDE {
            output::line(&line)?;
            next.clone_into(&mut line);
            filled = 0;
        }
        if filled > 0 {
            line.push(' ');
            filled += 1;
        }
        line.push_str(word);
        filled += width;
    }
    output::line(&line)
}
