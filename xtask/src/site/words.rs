//! What severities and strengths of evidence are called.

use heard_engine::{Severity, StudyStrength};

/// A severity: its name, and what it means.
pub(super) fn severity(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Hint => ("hint", "worth a thought"),
        Severity::Warning => ("warning", "likely to cost trust"),
        Severity::Error => ("error", "likely to hurt"),
    }
}

/// How near a study is to service in writing.
pub(super) fn strength(strength: StudyStrength) -> &'static str {
    match strength {
        StudyStrength::Service => "A field study or experiment in service.",
        StudyStrength::Adjacent => "An adjacent domain, or correlational.",
        StudyStrength::Practice => "A vendor’s or practitioner’s report.",
    }
}

/// A name as it stands in a heading.
pub(super) fn capital(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}
