//! The hardest conversations, to be read.

use maud::{Markup, html};

use super::words::{flag, word};
use super::{About, section};
use crate::aggregate::{Facts, Hard, Line};
use crate::chart::spark;

pub(super) fn hardest(facts: &Facts, about: &About) -> Markup {
    let lead = "Where it went deepest, ended lowest, and empathy was missed. Worth reading with the team: not whose fault, but what would have helped.";
    let content = html! {
        @if facts.hardest.is_empty() { p { "None stands out." } }
        @for hard in &facts.hardest { (one(hard, about)) }
    };
    section("hardest", "The hardest conversations", lead, &content)
}

fn one(hard: &Hard, about: &About) -> Markup {
    let arc = format!("Started with {}, at worst {}, ended with {}", hard.start, hard.peak, hard.end);
    html! {
        details.hard {
            summary {
                (spark(&hard.arc, &arc))
                span.name {
                    b { (hard.start) " → " (hard.peak) " → " (hard.end) }
                    span.soft { "conversation " (hard.conversation) " · " (hard.messages) " messages · empathy needed " (hard.needed) "×, seen " (hard.specific) "×" }
                    span.chips { @for name in &hard.flags { span.chip { (flag(name)) } } }
                }
                span.score { span.out { "Hardness " } (format!("{:.2}", hard.hardness)) }
            }
            @if about.words { ol.thread { (lines(hard)) } }
        }
    }
}

/// The quoted messages, with a word where some are left out.
fn lines(hard: &Hard) -> Markup {
    html! {
        @for (at, line) in hard.lines.iter().enumerate() {
            @let before = at.checked_sub(1).and_then(|at| hard.lines.get(at));
            @if let Some(left) = before.map(|before| line.index - before.index - 1).filter(|left| *left > 0) {
                li.left { (left) " messages are left out" }
            }
            (message(line))
        }
    }
}

fn message(line: &Line) -> Markup {
    let (class, who) = if line.customer {
        ("customer", "Customer")
    } else {
        ("agent", "Agent")
    };
    html! {
        li class=(class) {
            span.who { (who) @if !line.remarks.is_empty() { " · " (line.remarks.iter().map(|name| word(name)).collect::<Vec<_>>().join(", ")) } }
            p { (line.text) }
        }
    }
}
