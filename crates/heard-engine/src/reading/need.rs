//! Whether a decent person would acknowledge a feeling or a hardship first.

use heard_text::{Document, Span};

use super::signals::Signals;
use crate::{EmpathyNeed, Evidence, Feeling, Felt, Flag};

/// Needed at a clear unpleasant feeling, or at a mild one where the company failed the person or a real hardship is stated.
pub(super) fn empathy(doc: &Document<'_>, felt: &[Felt], intensity: u8, signals: &Signals) -> EmpathyNeed {
    let primary = felt.first();
    let unpleasant = primary.is_some_and(|f| f.feeling.sign() < 0);
    let hardship: Option<Span> = signals.flags.iter().find(|f| f.0 == Flag::Vulnerable).map(|f| f.1);
    let failed = signals.failed.filter(|_| primary.is_some_and(|f| f.feeling != Feeling::Confusion));
    let evidence = if unpleasant && intensity >= 2 {
        primary.and_then(|f| f.evidence.first().cloned())
    } else if unpleasant && intensity == 1 {
        hardship.or(failed).map(|span| Evidence::new(doc, span))
    } else {
        hardship
            .filter(|_| primary.is_none_or(|f| f.feeling.sign() <= 0))
            .map(|span| Evidence::new(doc, span))
    };
    EmpathyNeed {
        needed: evidence.is_some(),
        evidence,
    }
}
