//! What calms and inflames this person: by what came of the replies then, by what they needed, and by what they said of themselves.

use heard_engine::{Act, Flag, NeedKind, Severity};

use super::cut;
use super::heard::{Heard, one_line};
use super::toml::Writer;

/// Entries of each at most.
const MOST: usize = 4;
/// By how much pleasanter words show that a reply did good.
const BETTER: f32 = 0.15;

struct Move {
    signal: String,
    because: String,
    known: bool,
}

pub(super) fn write(file: &mut Writer, heard: &Heard<'_>) {
    let mut calms = seen_to_calm(heard);
    calms.extend(said_to_calm(heard));
    let usual = [
        (
            "act:ownership",
            "Somebody who says that it was their mistake is worth a lot to most people.",
        ),
        ("act:specific", "They want to be told something about their own case."),
    ];
    fill(&mut calms, &usual);
    entries(file, "calms", &calms);
    let mut inflames = seen_to_inflame(heard);
    inflames.extend(said_to_inflame(heard));
    let usual = [
        (
            "rule:stock-phrase",
            "A sentence that fits anybody tells them that nobody read theirs.",
        ),
        ("rule:blame", "They came with a problem, and it is not their doing."),
    ];
    fill(&mut inflames, &usual);
    entries(file, "inflames", &inflames);
}

/// What a reply did after which they wrote more pleasantly.
fn seen_to_calm(heard: &Heard<'_>) -> Vec<Move> {
    let mut found = Vec::new();
    for answered in &heard.answered {
        let Some((after, _)) = answered.after.as_ref().filter(|(_, by)| *by >= BETTER) else {
            continue;
        };
        for act in &answered.appraisal.acts {
            let tells = matches!(
                act.act,
                Act::FeelingAcknowledged
                    | Act::Ownership
                    | Act::Time
                    | Act::Options
                    | Act::OpenQuestion
                    | Act::Restates
                    | Act::FollowUp
                    | Act::Reason
                    | Act::NextStep
                    | Act::Apology
            );
            if tells {
                push(
                    &mut found,
                    format!("act:{}", act.act.name()),
                    format!("After “{}” they wrote: “{}”", short(&act.evidence.quote), short(after)),
                );
            }
        }
    }
    found
}

/// What a reply did wrong after which they were no more pleasant.
fn seen_to_inflame(heard: &Heard<'_>) -> Vec<Move> {
    let mut found = Vec::new();
    for answered in &heard.answered {
        let Some((after, _)) = answered.after.as_ref().filter(|(_, by)| *by < BETTER) else {
            continue;
        };
        for finding in answered
            .appraisal
            .findings
            .iter()
            .filter(|finding| finding.severity >= Severity::Warning)
        {
            let quote = short(&finding.evidence.quote);
            let what = if quote.is_empty() {
                format!("a reply that {}", finding.title.to_lowercase())
            } else {
                format!("“{quote}”")
            };
            push(
                &mut found,
                format!("rule:{}", finding.rule),
                format!("After {what} they wrote: “{}”", short(after)),
            );
        }
    }
    found
}

fn said_to_calm(heard: &Heard<'_>) -> Vec<Move> {
    let mut found = Vec::new();
    if let Some(waiting) = heard.flag(Flag::Waiting).or(heard.flag(Flag::Urgent)) {
        push(
            &mut found,
            "act:time".to_owned(),
            format!("They say how long it has been: “{}”", short(&waiting.quote)),
        );
    }
    for need in heard.said.iter().flat_map(|said| said.reading.needs()) {
        if matches!(
            need.kind,
            NeedKind::Impact | NeedKind::Acknowledgement | NeedKind::Reassurance | NeedKind::Ownership | NeedKind::Choice
        ) {
            push(
                &mut found,
                format!("need:{}", need.kind.name()),
                format!("They need it: “{}”", short(&need.evidence.quote)),
            );
        }
    }
    found
}

fn said_to_inflame(heard: &Heard<'_>) -> Vec<Move> {
    let mut found = Vec::new();
    for (flag, rule, why) in [
        (Flag::Repeat, "asks-again", "They have written before"),
        (Flag::Repeat, "second-failure", "It is not the first time"),
        (Flag::Waiting, "vague-time", "They have been waiting"),
        (Flag::Vulnerable, "minimise", "It touches more than the matter"),
        (Flag::Urgent, "no-next-step", "Time is short for them"),
    ] {
        if let Some(evidence) = heard.flag(flag).filter(|_| heard_engine::rules::Rule::find(rule).is_some()) {
            push(&mut found, format!("rule:{rule}"), format!("{why}: “{}”", short(&evidence.quote)));
        }
    }
    found
}

fn push(found: &mut Vec<Move>, signal: String, because: String) {
    found.push(Move {
        signal,
        because,
        known: true,
    });
}

/// Each signal once; the usual ones where there are too few.
fn fill(moves: &mut Vec<Move>, usual: &[(&str, &str)]) {
    let mut seen: Vec<String> = Vec::new();
    moves.retain(|one| {
        let fresh = !seen.contains(&one.signal);
        seen.push(one.signal.clone());
        fresh
    });
    moves.truncate(MOST);
    for (signal, because) in usual {
        if moves.len() < 2 && !moves.iter().any(|one| one.signal == *signal) {
            moves.push(Move {
                signal: (*signal).to_owned(),
                because: (*because).to_owned(),
                known: false,
            });
        }
    }
}

fn entries(file: &mut Writer, list: &str, moves: &[Move]) {
    for one in moves {
        file.entry(list);
        if !one.known {
            file.gap(
                &format!("{list} {}", one.signal),
                "true of most people; what is special about them?",
            );
        }
        file.text("signal", &one.signal);
        file.bare("weight", if one.known { "0.5" } else { "0.3" });
        file.text("because", &one.because);
    }
}

fn short(text: &str) -> String {
    cut(&one_line(text), 140)
}
