//! What customers ask for, what calls for care, and which needs stay open.

use maud::{Markup, html};

use super::words::{flag, grouped, share, word};
use super::{bar, section};
use crate::aggregate::{Counts, Facts};

/// How many rows a table has at most.
const ROWS: usize = 11;

pub(super) fn rest(facts: &Facts) -> Markup {
    let content = html! {
        div.three {
            (counts("They ask for", &facts.asks, facts.customer_messages, "of messages", &word))
            (counts("It calls for care", &facts.flags, facts.conversations, "of conversations", &|name| flag(name).to_owned()))
            (counts("Needs that no reply answers", &facts.unanswered, facts.replies, "of replies", &word))
        }
    };
    section("needs", "What they need", "", &content)
}

fn counts(title: &str, counts: &Counts<String>, whole: u64, of: &str, name: &dyn Fn(&str) -> String) -> Markup {
    let ranked = counts.ranked();
    let most = ranked.first().map_or(0, |(_, count)| *count);
    html! {
        div {
            h3 { (title) }
            @if ranked.is_empty() { p.soft { "Nothing found." } } @else {
                table {
                    thead { tr { th scope="col" { span.out { "What" } } th scope="col" { span.out { "Bar" } } th.n scope="col" { "Times" } th.n scope="col" { (of) } } }
                    tbody { @for (key, count) in ranked.into_iter().take(ROWS) {
                        tr { th scope="row" { (name(key)) } td.wide { (bar(count, most)) } td.n { (grouped(count)) } td.n { (share(count, whole)) } }
                    } }
                }
            }
        }
    }
}
