//! The report: one self-contained page to look at. No script, no font, nothing from anywhere; all text of people is escaped.
//!
//! Templates are `maud`: checked when compiled, escaping by default, so that a customer’s `<b>` can only ever be text.

mod about;
mod empathy;
mod feelings;
mod findings;
mod hardest;
mod headline;
mod method;
mod rest;
#[cfg(test)]
mod tests;
mod time;
pub(crate) mod words;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::aggregate::Facts;
pub(crate) use about::About;

const STYLE: &str = include_str!("style.css");

/// The page. The same facts give the same bytes.
pub(crate) fn report(facts: &Facts, about: &About) -> String {
    let title = format!("Review of {}", about.archives.join(", "));
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · Heard" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header.top {
                    p.brand { "Hear" span { "d" } }
                    h1 { (title) }
                    p.soft { (words::grouped(facts.conversations)) " conversations · " (words::grouped(facts.messages)) " messages · "
                        (words::grouped(facts.replies)) " replies" }
                }
                main {
                    (headline::headline(facts))
                    (feelings::feelings(facts))
                    (empathy::empathy(facts))
                    (findings::findings(facts))
                    (findings::strengths(facts))
                    (rest::rest(facts))
                    (time::weeks(facts, about))
                    (time::agents(facts, about))
                    (hardest::hardest(facts, about))
                    (method::method(facts, about))
                }
            }
        }
    };
    page.into_string()
}

/// A section with its heading.
fn section(id: &str, heading: &str, lead: &str, content: &Markup) -> Markup {
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (heading) }
            @if !lead.is_empty() { p.lead { (lead) } }
            (content)
        }
    }
}

/// A bar as long as its share, for tables: the number stands beside it.
fn bar(part: u64, whole: u64) -> Markup {
    html! { span.bar aria-hidden="true" { span style={ "width:" (format!("{:.1}", 100.0 * words::ratio(part, whole))) "%" } {} } }
}
