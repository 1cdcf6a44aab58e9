//! Remarks as an editor shows them: underlined, explained under the pointer, mended by a quick fix.

use std::collections::HashMap;

use heard_engine::{Applicability, Finding, Severity};
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, Diagnostic, DiagnosticSeverity, Hover, HoverContents, MarkupContent, MarkupKind,
    NumberOrString, Position, Range, TextEdit, Uri, WorkspaceEdit,
};

use super::text::Draft;

pub(super) fn diagnostics(draft: &Draft) -> Vec<Diagnostic> {
    draft.appraisal.findings.iter().map(|finding| diagnostic(draft, finding)).collect()
}

fn diagnostic(draft: &Draft, finding: &Finding) -> Diagnostic {
    Diagnostic {
        range: draft.range(&finding.evidence),
        severity: Some(match finding.severity {
            Severity::Hint => DiagnosticSeverity::HINT,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Error => DiagnosticSeverity::ERROR,
        }),
        code: Some(NumberOrString::String(finding.rule.clone())),
        source: Some("heard".to_owned()),
        message: format!("{}. {}", finding.title, finding.message),
        ..Diagnostic::default()
    }
}

/// Why, and what the practice and the studies say, of what stands there.
pub(super) fn hover(draft: &Draft, at: Position) -> Option<Hover> {
    let here = |finding: &&Finding| {
        let range = draft.range(&finding.evidence);
        range.start <= at && at <= range.end
    };
    let finding = draft.appraisal.findings.iter().find(here)?;
    let mut lines = vec![format!("**{}**", finding.title), finding.message.clone()];
    lines.extend(finding.suggestions.iter().map(|s| match s.applicability {
        Applicability::Idea => s.text.clone(),
        Applicability::Safe | Applicability::Check => format!("Write: *{}*", s.text.trim()),
    }));
    let sources = finding.practice.iter().chain(&finding.cites).cloned().collect::<Vec<_>>();
    lines.push(format!("`{}` · {}", finding.rule, sources.join(" · ")));
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: MarkupKind::Markdown,
            value: lines.join("\n\n"),
        }),
        range: Some(draft.range(&finding.evidence)),
    })
}

/// The replacements of remarks that touch a range, as they would be typed.
pub(super) fn actions(draft: &Draft, uri: &Uri, touched: Range) -> Vec<CodeActionOrCommand> {
    let touching = |finding: &&Finding| {
        let range = draft.range(&finding.evidence);
        range.start <= touched.end && touched.start <= range.end
    };
    let findings = draft.appraisal.findings.iter().filter(touching);
    let mut actions = Vec::new();
    for finding in findings {
        for suggestion in finding.suggestions.iter().filter(|s| s.applicability != Applicability::Idea) {
            let edit = TextEdit {
                range: draft.range(&finding.evidence),
                new_text: suggestion.text.clone(),
            };
            actions.push(CodeActionOrCommand::CodeAction(CodeAction {
                title: format!("Write “{}”", suggestion.text.trim()),
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(vec![diagnostic(draft, finding)]),
                edit: Some(WorkspaceEdit {
                    changes: Some(HashMap::from([(uri.clone(), vec![edit])])),
                    ..WorkspaceEdit::default()
                }),
                is_preferred: Some(suggestion.applicability == Applicability::Safe),
                ..CodeAction::default()
            }));
        }
    }
    actions
}
