//! Findings as SARIF 2.1.0 (OASIS), with columns in UTF-16 units as its default `columnKind` says.

use heard_engine::rules::RULES;
use heard_engine::{Finding, Severity};
use serde_json::{Value, json};

use super::Checked;
use crate::output;

pub(super) fn write(checked: &[Checked]) -> anyhow::Result<()> {
    let results: Vec<Value> = checked
        .iter()
        .flat_map(|one| one.appraisal.findings.iter().map(|f| result(one, f)))
        .collect();
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id,
                "shortDescription": { "text": rule.title },
                "help": { "text": rule.text(), "markdown": rule.text() },
                "defaultConfiguration": { "level": level(rule.severity) },
            })
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "heard", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "utf16CodeUnits",
            "results": results,
        }],
    });
    output::json(&log, true)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Hint => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn result(one: &Checked, finding: &Finding) -> Value {
    let text = &one.input.text;
    let (start_line, start_column) = place(text, finding.evidence.start);
    let (end_line, end_column) = place(text, finding.evidence.end);
    json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": { "text": format!("{} {}", finding.title, finding.message) },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": one.input.name },
                "region": {
                    "startLine": start_line, "startColumn": start_column,
                    "endLine": end_line, "endColumn": end_column,
                    "byteOffset": finding.evidence.start,
                    "byteLength": finding.evidence.end - finding.evidence.start,
                },
            },
        }],
    })
}

/// Line and column of a byte offset, both from 1, the column in UTF-16 units.
fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = before.get(line_start..).map_or(0, |line| line.encode_utf16().count());
    (before.matches('\n').count() + 1, column + 1)
}
