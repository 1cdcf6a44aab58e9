//! The catalogue: all rules by family.

use heard_engine::rules::{RULES, Rule};
use maud::{Markup, html};

use super::{links, words};

pub(super) fn catalogue() -> Markup {
    let families: Vec<&[Rule]> = RULES.chunk_by(|a, b| a.family == b.family).collect();
    html! {
        h1 { "The rules of the coach" }
        p.lead { (RULES.len()) " rules in " (families.len()) " families. Each is a page and a check; the cases on the page are its tests." }
        nav aria-label="Families" { ul.inline {
            @for family in &families { @if let Some(first) = family.first() {
                li { a href={ "#" (first.family) } { (words::capital(first.family)) } " " span.soft { (family.len()) } }
            } }
        } }
        @for family in &families { @if let Some(first) = family.first() {
            h2 id=(first.family) { (words::capital(first.family)) }
            ul.rules { @for rule in *family { li { (entry(rule)) } } }
        } }
    }
}

fn entry(rule: &Rule) -> Markup {
    html! {
        a href=(links::rule(rule)) { (rule.title) }
        code { (rule.id) }
        (severity(rule))
        span.soft {
            @for (at, id) in rule.practice.iter().enumerate() {
                @if at > 0 { ", " }
                a href={ "practice.html#" (id) } { (id) }
            }
        }
        span.soft { "since " (rule.since) }
    }
}

/// The severity of a rule, as a badge that says what it means.
pub(super) fn severity(rule: &Rule) -> Markup {
    let (name, means) = words::severity(rule.severity);
    html! { span.badge.(name) title=(means) { (name) } }
}
