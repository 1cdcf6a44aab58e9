//! How a rule speaks.

use heard_text::{Document, Span};

use super::{Fault, Rule};
use crate::study::study;
use crate::{Applicability, Evidence, Finding, Severity, Suggestion};

/// Collects the findings of one rule on one draft.
pub(crate) struct Report<'r> {
    rule: &'static Rule,
    severity: Severity,
    draft: &'r Document<'r>,
    findings: &'r mut Vec<Finding>,
}

impl<'r> Report<'r> {
    pub(crate) fn new(rule: &'static Rule, severity: Severity, draft: &'r Document<'r>, findings: &'r mut Vec<Finding>) -> Self {
        Self {
            rule,
            severity,
            draft,
            findings,
        }
    }

    /// A finding at these words, with the reason why here; the rest of it is the rule's.
    pub(crate) fn at(&mut self, span: Span, message: impl Into<String>) -> Remark<'_> {
        self.findings.push(Finding {
            rule: self.rule.id.to_owned(),
            severity: self.severity,
            title: self.rule.title.to_owned(),
            message: message.into(),
            evidence: Evidence::new(self.draft, span),
            customer: None,
            practice: self.rule.practice.iter().map(|id| (*id).to_owned()).collect(),
            cites: self
                .rule
                .cites
                .iter()
                .filter_map(|key| study(key))
                .map(|s| s.short.to_owned())
                .collect(),
            suggestions: Vec::new(),
        });
        Remark {
            finding: self.findings.last_mut(),
        }
    }
}

/// A finding just made, to be added to.
pub(crate) struct Remark<'f> {
    finding: Option<&'f mut Finding>,
}

impl Remark<'_> {
    /// The customer's words that it is about.
    pub(crate) fn about(mut self, evidence: Option<&Evidence>) -> Self {
        if let Some(finding) = &mut self.finding {
            finding.customer = evidence.cloned();
        }
        self
    }

    /// Speaks more softly than the rule does by default.
    pub(crate) fn softly(mut self) -> Self {
        if let Some(finding) = &mut self.finding {
            finding.severity = Severity::Hint;
        }
        self
    }

    /// What is seen by meaning alone is a hint.
    pub(crate) fn of(self, fault: &Fault) -> Self {
        if fault.worded { self } else { self.softly() }
    }

    /// A better wording, or a thought.
    pub(crate) fn suggest(mut self, applicability: Applicability, text: impl Into<String>) -> Self {
        if let Some(finding) = &mut self.finding {
            finding.suggestions.push(Suggestion {
                text: text.into(),
                applicability,
            });
        }
        self
    }
}
