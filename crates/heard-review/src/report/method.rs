//! How it was computed.

use maud::{Markup, html};

use super::words::{grouped, many};
use super::{About, section};
use crate::aggregate::Facts;
use crate::run::Choice;

pub(super) fn method(facts: &Facts, about: &About) -> Markup {
    let totals = about.totals;
    let content = html! {
        dl.method {
            div { dt { "Archives" } dd { (about.archives.join(", ")) " · " (choice(about.choice)) } }
            div { dt { "Could not be used" } dd { (many(totals.skipped, "line or conversation", "lines or conversations")) @if totals.skipped > 0 { "; each is in skipped.jsonl with its reason" } } }
            div { dt { "Engine" } dd { (about.engine) "; nothing left this machine" } }
            div { dt { "Feelings" } dd { "Each message of a customer (" (grouped(facts.customer_messages)) ") is read with the turns before it. A feeling is what the words show, not what a person feels." } }
            @if facts.foreign.total() > 0 {
                div { dt { "Other languages" } dd { (many(facts.foreign.total(), "message", "messages")) " not in English, or in answer to one, were not read: "
                    (facts.foreign.ranked().iter().map(|(name, count)| format!("{name} {}", grouped(*count))).collect::<Vec<_>>().join(", ")) } }
            }
            div { dt { "Replies" } dd { "Each reply (" (grouped(facts.replies)) ") is held against what the customer had written. Messages of agents in a row count as one reply." } }
            div { dt { "Needed, seen" } dd { "Empathy is needed where a decent person would acknowledge a feeling or hardship first. It is seen where words name what this customer feels or faces; a bare apology or “I understand” is a stock phrase. A conversation counts by the best reply in it." } }
            div { dt { "Hardness" } dd { "0.4 × depth of the worst message + 0.2 × depth of the last + 0.2 × mean depth (depth: negative valence, 0 to 1; Ashtar et al. 2023 on worst, last and mean) + 0.2 × share of needed empathy that was not given." } }
            div { dt { "Limits" } dd { "Words can be read wrongly: judge by the quotations. Shares of fewer than 30 say little. Customers who say nothing more are not thereby content." } }
        }
    };
    section("method", "How this was computed", "", &content)
}

fn choice(choice: Choice) -> String {
    match choice {
        Choice::All => "all conversations".into(),
        Choice::First(many) => format!("the first {} conversations", grouped(many)),
        Choice::Sample(many) => format!("a sample of {} conversations", grouped(many)),
    }
}
