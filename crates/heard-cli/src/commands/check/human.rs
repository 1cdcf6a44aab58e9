//! Findings for people: the draft with its words underlined, what helps, what is still unanswered.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use heard_engine::{Applicability, Finding, Score, Severity};

use super::Checked;
use crate::output;

pub(super) fn write(checked: &[Checked]) -> anyhow::Result<()> {
    let renderer = Renderer::styled().decor_style(DecorStyle::Unicode);
    for one in checked {
        for finding in &one.appraisal.findings {
            output::line(renderer.render(&report(one, finding)))?;
            output::line("")?;
        }
        summary(one)?;
    }
    Ok(())
}

fn report<'a>(one: &'a Checked, finding: &'a Finding) -> Vec<Group<'a>> {
    let level = match finding.severity {
        Severity::Hint => Level::HELP.with_name("hint"),
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let span = finding.evidence.start..finding.evidence.end;
    let snippet = Snippet::source(one.input.text.as_str())
        .path(one.input.name.as_str())
        .annotation(AnnotationKind::Primary.span(span).label(finding.message.as_str()));
    let mut group = level
        .primary_title(finding.title.as_str())
        .id(finding.rule.as_str())
        .element(snippet);
    if let Some(customer) = &finding.customer {
        group = group.element(Level::NOTE.with_name("they wrote").message(format!("“{}”", customer.quote)));
    }
    let sources: Vec<&str> = finding.practice.iter().chain(&finding.cites).map(String::as_str).collect();
    if !sources.is_empty() {
        group = group.element(Level::NOTE.with_name("why").message(sources.join(" · ")));
    }
    for suggestion in &finding.suggestions {
        let name = match suggestion.applicability {
            Applicability::Safe => "instead",
            Applicability::Check => "instead, checked",
            Applicability::Idea => "idea",
        };
        group = group.element(Level::HELP.with_name(name).message(suggestion.text.as_str()));
    }
    vec![group]
}

fn summary(one: &Checked) -> anyhow::Result<()> {
    let appraisal = &one.appraisal;
    if let Some(language) = &appraisal.language {
        return output::line(format!(
            "\u{1b}[1mlanguage\u{1b}[0m {}: not judged. Heard reads English.",
            language.name
        ));
    }
    for strength in &appraisal.strengths {
        output::line(format!("\u{1b}[32m+\u{1b}[0m {} “{}”", strength.title, strength.evidence.quote))?;
    }
    for state in &appraisal.needs {
        let mark = if state.answered_by.is_some() {
            "\u{1b}[32m●\u{1b}[0m"
        } else {
            "\u{1b}[33m○\u{1b}[0m"
        };
        output::line(format!("{mark} {} “{}”", state.need.label, state.need.evidence.quote))?;
    }
    output::line(format!(
        "{}: {} · emotional {} · rational {}",
        one.input.name,
        match appraisal.findings.len() {
            0 => "nothing to remark".to_owned(),
            1 => "1 finding".to_owned(),
            n => format!("{n} findings"),
        },
        sum(&appraisal.emotional),
        sum(&appraisal.rational),
    ))
}

/// "60 % (acknowledged 2/2, owned 0/1)".
fn sum(score: &Score) -> String {
    let parts: Vec<String> = score
        .parts
        .iter()
        .map(|part| {
            if part.of > 0.0 {
                format!("{} {}/{}", part.label, part.got, part.of)
            } else {
                format!("{} {}", part.label, part.got)
            }
        })
        .collect();
    let value = format!("{:.0} %", score.value * 100.0);
    if parts.is_empty() {
        value
    } else {
        format!("{value} ({})", parts.join(", "))
    }
}
