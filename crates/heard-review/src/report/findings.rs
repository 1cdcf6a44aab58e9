//! What is found most often in replies, with examples; and what helps.

use heard_engine::rules::Rule;
use maud::{Markup, html};

use super::section;
use super::words::{grouped, per_hundred};
use crate::aggregate::{Example, Excerpt, Facts, Tallied};

/// How many findings are open from the start.
const OPEN: usize = 3;

pub(super) fn findings(facts: &Facts) -> Markup {
    let lead = format!(
        "Remarks on {} replies, most frequent first. Three examples of each, taken from all over the archive; nobody chose them.",
        grouped(facts.replies)
    );
    let content = html! {
        @if facts.findings.is_empty() { p { "None." } }
        @for (index, found) in facts.findings.iter().enumerate() { (finding(facts, found, index < OPEN)) }
    };
    section("findings", "What replies do that hurts", &lead, &content)
}

fn finding(facts: &Facts, found: &Tallied, open: bool) -> Markup {
    let rule = Rule::find(&found.name);
    html! {
        details.found open[open] {
            summary {
                h3 { (rule.map_or(found.name.as_str(), |rule| rule.title)) }
                span.count { b { (per_hundred(found.count, facts.replies)) } " per 100 replies" }
            }
            p.soft { code { (found.name) } " · " (grouped(found.count)) " times"
                @if let Some(rule) = rule { @for line in rule.practice { " · " (line) } } }
            (examples(&found.examples, "hurt"))
        }
    }
}

pub(super) fn strengths(facts: &Facts) -> Markup {
    let content = html! {
        @if facts.strengths.is_empty() { p { "None found." } }
        @for found in &facts.strengths {
            details.found.helps {
                summary {
                    h3 { (found.name) }
                    span.count { b { (per_hundred(found.count, facts.replies)) } " per 100 replies" }
                }
                p.soft { (grouped(found.count)) " times" }
                (examples(&found.examples, "help"))
            }
        }
    };
    section("strengths", "What replies do that helps", "", &content)
}

fn examples(examples: &[Example], class: &str) -> Markup {
    html! {
        ul.examples { @for example in examples {
            li {
                @if !example.customer.is_empty() { blockquote.customer { span.who { "Customer" } (example.customer) } }
                blockquote.reply { span.who { "Reply" } (excerpt(&example.reply, class)) }
                p.source { "conversation " (example.conversation) }
            }
        } }
    }
}

fn excerpt(excerpt: &Excerpt, class: &str) -> Markup {
    html! {
        (excerpt.before)
        @if !excerpt.marked.is_empty() { mark class=(class) { (excerpt.marked) } }
        (excerpt.after)
    }
}
