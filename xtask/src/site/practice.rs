//! The practice, each line with the rules that hold a draft to it.

use heard_engine::practice as chapters;
use heard_engine::rules::{RULES, Rule};
use maud::{Markup, html};

use super::links;

pub(super) fn practice() -> Markup {
    html! {
        h1 { "The practice" }
        p.lead { "What a good service person does so that an upset customer ends up feeling heard. Rules, screens and tests cite these lines by id." }
        @for chapter in chapters() {
            h2 id=(chapter.letter) { (chapter.letter) " · " (chapter.title) }
            dl.lines { @for line in chapter.lines {
                div id=(line.id) {
                    dt { (line.id) }
                    dd { (line.text) (held(line.id)) }
                }
            } }
        }
    }
}

fn held(id: &str) -> Markup {
    let rules: Vec<&Rule> = RULES.iter().filter(|rule| rule.practice.contains(&id)).collect();
    html! {
        @if !rules.is_empty() {
            ul.inline.soft aria-label={ "Rules of " (id) } {
                @for rule in rules { li { a href=(links::rule(rule)) { (rule.title) } } }
            }
        }
    }
}
