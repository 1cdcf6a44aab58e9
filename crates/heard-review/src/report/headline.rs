//! The first thing to see: whose feeling needed to be seen, and whose was.

use maud::{Markup, html};

use super::section;
use super::words::{grouped, mean, percentile, ratio, share, wait};
use crate::aggregate::Facts;

pub(super) fn headline(facts: &Facts) -> Markup {
    let people = facts.people;
    let needed = people.needed();
    let parts = [
        ("seen", "Seen", "in words meant for them", people.specific),
        ("stock", "A stock phrase", "that would fit anybody", people.stock),
        ("none", "Not seen", "answered past the feeling", people.none),
        ("wait", "No reply", "in this archive", people.no_reply),
    ];
    let content = html! {
        p.big {
            "In " b { (grouped(needed)) } " of " (grouped(facts.conversations)) " conversations (" (share(needed, facts.conversations))
            ") a feeling or hardship needed to be seen. "
            @if needed > 0 {
                "In " b.good { (grouped(people.specific)) } " of them (" (share(people.specific, needed)) ") it was."
            }
        }
        @if needed > 0 {
            div.split aria-hidden="true" {
                @for (class, _, _, count) in parts {
                    @if count > 0 { span class=(class) style={ "flex:" (format!("{:.4}", ratio(count, needed))) } {} }
                }
            }
            dl.tiles {
                @for (class, name, means, count) in parts {
                    div {
                        dt { span.key.(class) aria-hidden="true" {} (name) }
                        dd { b { (share(count, needed)) } span { (grouped(count)) " of " (grouped(needed)) ", " (means) } }
                    }
                }
            }
        }
        dl.tiles.small {
            (direction(facts, "better", "Ended better"))
            (direction(facts, "worse", "Ended worse"))
            div { dt { "Emotional needs met" } dd { b { (mean(facts.emotional, facts.replies)) } span { "of 1, mean of " (grouped(facts.replies)) " replies" } } }
            div { dt { "Rational needs met" } dd { b { (mean(facts.rational, facts.replies)) } span { "of 1, mean of " (grouped(facts.replies)) " replies" } } }
            @if let (Some(half), Some(most)) = (percentile(&facts.waits, 50), percentile(&facts.waits, 90)) {
                div { dt { "First reply" } dd { b { (wait(half)) } span { "half wait longer; 1 in 10 longer than " (wait(most)) } } }
            }
        }
    };
    section("seen", "Did they end up feeling heard?", "", &content)
}

fn direction(facts: &Facts, name: &str, title: &str) -> Markup {
    let (count, of) = (facts.directions.get(name), facts.directions.total());
    html! {
        div { dt { (title) } dd { b { (share(count, of)) } span { (grouped(count)) " of " (grouped(of)) " who wrote more than once" } } }
    }
}
