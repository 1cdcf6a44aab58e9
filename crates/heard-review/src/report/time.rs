//! Weeks and agents, where the archive tells of them.

use maud::{Markup, html};

use super::words::{FEW, grouped, share};
use super::{About, section};
use crate::aggregate::Facts;
use crate::chart;

pub(super) fn weeks(facts: &Facts, about: &About) -> Markup {
    if facts.weeks.len() < 2 {
        return html! {};
    }
    let lead = format!(
        "Conversations that began in a week (Monday to Sunday, {}) and in which a feeling needed to be seen. The darker part is those in which it was.",
        about.zone
    );
    let content = html! {
        figure {
            (chart::weeks(&facts.weeks))
            details {
                summary { "The same as a table" }
                table {
                    thead { tr { th scope="col" { "Week of" } th.n scope="col" { "Conversations" } th.n scope="col" { "Needed" } th.n scope="col" { "Seen" } th.n scope="col" { "Share" } } }
                    tbody { @for week in &facts.weeks {
                        tr { th scope="row" { (week.monday) } td.n { (grouped(week.conversations)) } td.n { (grouped(week.seen.needed())) }
                            td.n { (grouped(week.seen.specific)) } td.n { (share(week.seen.specific, week.seen.needed())) (few(week.seen.needed())) } }
                    } }
                }
            }
        }
    };
    section("weeks", "Week by week", &lead, &content)
}

pub(super) fn agents(facts: &Facts, about: &About) -> Markup {
    if facts.agents.is_empty() {
        return html! {};
    }
    let names = if about.pseudonyms { " Names are pseudonyms." } else { "" };
    let lead = format!("By name, not by rank: who gets the hard conversations is chance as much as skill.{names}");
    let content = html! {
        div.scroll {
            table {
                thead { tr {
                    th scope="col" { "Agent" } th.n scope="col" { "Replies" } th.n scope="col" { "Empathy needed" }
                    th.n scope="col" { "Specific" } th.n scope="col" { "Stock phrase" } th.n scope="col" { "Nothing" }
                } }
                tbody { @for agent in &facts.agents {
                    @let needed = agent.needed.replies();
                    tr {
                        th scope="row" { (agent.name) (few(needed)) }
                        td.n { (grouped(agent.replies)) }
                        td.n { (grouped(needed)) }
                        @for count in [agent.needed.specific, agent.needed.stock, agent.needed.none] {
                            td.n { (grouped(count)) @if needed > 0 { " " span.soft { "(" (share(count, needed)) ")" } } }
                        }
                    }
                } }
            }
        }
        p.soft { "“few” stands where fewer than " (FEW) " are counted: such shares say little." }
    };
    section("agents", "By agent", &lead, &content)
}

fn few(count: u64) -> Markup {
    html! { @if count < FEW { " " span.few { "few" } } }
}
