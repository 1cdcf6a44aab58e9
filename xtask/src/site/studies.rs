//! The studies that the rules cite.

use heard_engine::rules::{RULES, Rule};
use heard_engine::{Study, studies};
use maud::{Markup, html};

use super::{links, words};

/// All of them, each with the rules that cite it.
pub(super) fn page() -> Markup {
    html! {
        h1 { "The studies behind the rules" }
        p.lead { "Only the direction of what was found is said, and only what was checked." }
        @for study in studies() { article id=(study.key) {
            h2 { (study.short) }
            (finding(study))
            (citing(study.key))
        } }
    }
}

/// What a study found, where, and how near it is to service in writing.
pub(super) fn finding(study: &Study) -> Markup {
    html! {
        p { (study.finding) }
        p.soft { (study.source) ". " (words::strength(study.strength)) }
    }
}

fn citing(key: &str) -> Markup {
    let rules: Vec<&Rule> = RULES.iter().filter(|rule| rule.cites.contains(&key)).collect();
    html! {
        @if !rules.is_empty() {
            ul.inline.soft aria-label="Cited by" {
                @for rule in rules { li { a href=(links::rule(rule)) { (rule.title) } } }
            }
        }
    }
}
