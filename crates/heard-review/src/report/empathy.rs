//! Empathy needed × given.

use maud::{Markup, html};

use super::section;
use super::words::{grouped, many, ratio, share};
use crate::aggregate::{Facts, Given};

pub(super) fn empathy(facts: &Facts) -> Markup {
    let content = html! {
        table.matrix {
            caption { "Replies by what the customer’s words called for (rows) and what the reply gave (columns); shares are of the row." }
            thead { tr {
                td {}
                th scope="col" { "Nothing" }
                th scope="col" { "A stock phrase" }
                th scope="col" { "Specific words" }
                th.n scope="col" { "Replies" }
            } }
            tbody {
                (row("Needed", facts.needed, ["bad", "warn", "good"]))
                (row("Not needed", facts.not_needed, ["calm", "calm", "calm"]))
            }
        }
        @if facts.people.no_reply > 0 {
            p.soft { "In another " (many(facts.people.no_reply, "conversation", "conversations")) ", what needed to be seen got no reply in this archive." }
        }
    };
    section("empathy", "Empathy, needed and given", "", &content)
}

fn row(title: &str, given: Given, classes: [&str; 3]) -> Markup {
    let replies = given.replies();
    let cells = [given.none, given.stock, given.specific];
    html! {
        tr {
            th scope="row" { (title) }
            @for (count, class) in cells.into_iter().zip(classes) {
                td class=(class) style={ "--s:" (format!("{:.0}", 12.0 + 60.0 * ratio(count, replies))) "%" } {
                    b { (share(count, replies)) } span { (grouped(count)) }
                }
            }
            td.n { (grouped(replies)) }
        }
    }
}
