//! The page of one rule.

use heard_engine::rules::Rule;
use heard_engine::{practice_line, studies};
use maud::{Markup, html};

use super::links::Place;
use super::section::{Section, sections};
use super::{case, catalogue, markdown, studies as evidence, words};

/// The page, with ways to the rules before and after it.
pub(super) fn page(rule: &Rule, before: Option<&Rule>, after: Option<&Rule>) -> Markup {
    let sections = sections(rule.text());
    let section = |title: &str| sections.iter().find(|section| section.title == title);
    let (_, means) = words::severity(rule.severity);
    html! {
        h1 { (rule.title) }
        p.facts { (catalogue::severity(rule)) " " (means) " · " code { (rule.id) } " · "
            a href={ "../rules.html#" (rule.family) } { (words::capital(rule.family)) } " · since " (rule.since) }
        (practice(rule))
        (prose(rule, section("What it sees")))
        (prose(rule, section("Why it matters")))
        (cited(rule))
        div.pair {
            div.poor { (prose(rule, section("Poor"))) }
            div.better { (prose(rule, section("Better"))) }
        }
        (cases("hit", "Where it speaks", "The rule marks these words. A frame with dots is the place where something is missing.", section("Hits")))
        (cases("benign", "Where it stays silent", "Near the rule, and nothing is wrong.", section("Benign")))
        nav.neighbours aria-label="Neighbouring rules" {
            @if let Some(rule) = before { a rel="prev" href={ (rule.id) ".html" } { "← " (rule.title) } }
            @if let Some(rule) = after { a.next rel="next" href={ (rule.id) ".html" } { (rule.title) " →" } }
        }
    }
}

fn practice(rule: &Rule) -> Markup {
    html! {
        dl.lines {
            @for line in rule.practice.iter().filter_map(|id| practice_line(id)) {
                div { dt { a href={ "../practice.html#" (line.id) } { (line.id) } } dd { (line.text) } }
            }
        }
    }
}

fn prose(rule: &Rule, section: Option<&Section<'_>>) -> Markup {
    let folder = crate::docs::source(rule);
    let folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
    html! {
        @if let Some(section) = section {
            h2 { (section.title) }
            (markdown::html(&section.text, Place { folder, up: "../" }))
        }
    }
}

fn cited(rule: &Rule) -> Markup {
    html! {
        @for study in studies().iter().filter(|study| rule.cites.contains(&study.key)) {
            aside.study aria-label=(study.short) {
                p { a href={ "../studies.html#" (study.key) } { (study.short) } }
                (evidence::finding(study))
            }
        }
    }
}

fn cases(prefix: &str, title: &str, says: &str, section: Option<&Section<'_>>) -> Markup {
    html! {
        @if let Some(section) = section {
            h2 id=(prefix) { (title) }
            p.soft { (says) }
            ol.cases {
                @for (at, written) in section.cases.iter().enumerate() {
                    li id={ (prefix) "-" (at + 1) } { (case::conversation(written)) }
                }
            }
        }
    }
}
