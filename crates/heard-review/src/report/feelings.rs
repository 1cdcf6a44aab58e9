//! Where feelings start and where they end.

use maud::{Markup, html};

use super::words::{grouped, share};
use super::{bar, section};
use crate::aggregate::Facts;
use crate::chart::flow;

pub(super) fn feelings(facts: &Facts) -> Markup {
    let total = facts.flows.total();
    let lead = format!(
        "First and last message of the {} customers who wrote more than once; {} wrote once. Pleasant feelings stand above, unpleasant below.",
        grouped(total),
        grouped(facts.once)
    );
    let content = html! {
        div.beside {
            @if total > 0 {
                figure {
                    (flow(&facts.flows))
                    details {
                        summary { "The same as a table" }
                        table {
                            thead { tr { th scope="col" { "First" } th scope="col" { "Last" } th.n scope="col" { "Customers" } th.n scope="col" { "Share" } } }
                            tbody { @for ((start, end), count) in facts.flows.ranked() {
                                tr { td { (start) } td { (end) } td.n { (grouped(count)) } td.n { (share(count, total)) } }
                            } }
                        }
                    }
                }
            }
            div {
                h3 { "In all messages of customers" }
                table {
                    thead { tr { th scope="col" { "Feeling" } th scope="col" { span.out { "Bar" } } th.n scope="col" { "Messages" } th.n scope="col" { "Share" } } }
                    tbody { @for (feeling, count) in facts.feelings.ranked() {
                        tr.{ "f-" (feeling) } { th scope="row" { (feeling) } td.wide { (bar(count, facts.customer_messages)) } td.n { (grouped(count)) }
                            td.n { (share(count, facts.customer_messages)) } }
                    } }
                }
            }
        }
    };
    section("feelings", "Where feelings start and end", &lead, &content)
}
