//! The measures as a table for spreadsheets: one row for the whole period and one a week, for every figure.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::{Certainty, Estimate, Outcome, Period, Report, Week};

/// A column: its name, and what stands in it.
type Column = (&'static str, fn(&Row<'_>) -> String);

struct Row<'r> {
    outcome: &'r Outcome,
    estimate: &'r Estimate,
    span: &'static str,
    week: Week,
}

const COLUMNS: &[Column] = &[
    ("measure", |row| row.outcome.figure.measure.id().to_owned()),
    ("figure", |row| row.outcome.figure.key.to_owned()),
    ("name", |row| row.outcome.figure.name.to_owned()),
    ("unit", |row| row.outcome.figure.unit.name().to_owned()),
    ("span", |row| row.span.to_owned()),
    ("from", |row| row.week.first.to_string()),
    ("to", |row| row.week.last.to_string()),
    ("value", |row| number(row.estimate.value)),
    ("low", |row| number(row.estimate.interval.map(|interval| interval.low))),
    ("high", |row| number(row.estimate.interval.map(|interval| interval.high))),
    ("numerator", |row| row.estimate.yes.to_string()),
    ("denominator", |row| row.estimate.of.to_string()),
    ("rests_on", |row| said(row.estimate.certainty).to_owned()),
    ("definition", |row| row.outcome.figure.definition.to_owned()),
];

/// The table, with a head; lines end as RFC 4180 has it.
pub fn csv(report: &Report, period: &Period) -> String {
    let mut table = String::new();
    line(&mut table, COLUMNS.iter().map(|(name, _)| Cow::Borrowed(*name)));
    let whole = Week {
        first: period.first(),
        last: period.last(),
    };
    for outcome in &report.outcomes {
        let over = [("period", whole, &outcome.whole)].into_iter();
        let weeks = period.weeks().into_iter().zip(&outcome.weeks);
        for (span, week, estimate) in over.chain(weeks.map(|(week, estimate)| ("week", week, estimate))) {
            let row = Row {
                outcome,
                estimate,
                span,
                week,
            };
            line(&mut table, COLUMNS.iter().map(|(_, of)| Cow::Owned(of(&row))));
        }
    }
    table
}

fn line<'f>(table: &mut String, fields: impl Iterator<Item = Cow<'f, str>>) {
    for (at, field) in fields.enumerate() {
        let comma = if at == 0 { "" } else { "," };
        // Writing into a string does not fail.
        let _ = write!(table, "{comma}{}", field_of(&field));
    }
    table.push_str("\r\n");
}

/// A field that no spreadsheet takes for a formula, in quotation marks where it must be.
fn field_of(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let guarded = if formula { format!("'{text}") } else { text.to_owned() };
    if guarded.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}

fn number(value: Option<f64>) -> String {
    let rounded = |value: f64| {
        let fixed = format!("{value:.4}");
        fixed.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    value.map(rounded).unwrap_or_default()
}

fn said(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Nothing => "nothing to count",
        Certainty::TooFew => "too few to say",
        Certainty::Small => "a small count",
        Certainty::Enough => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_field_is_a_formula() {
        for (text, expected) in [
            ("calm", "calm"),
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-2, \"two\"", "\"'-2, \"\"two\"\"\""),
            ("\tx", "'\tx"),
        ] {
            assert_eq!(field_of(text), expected);
        }
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([Some(0.5), Some(3600.0), Some(0.0), None].map(number), ["0.5", "3600", "0", ""]);
    }
}
