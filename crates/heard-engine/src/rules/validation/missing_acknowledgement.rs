//! See `missing_acknowledgement.md`.

use crate::Applicability::Check;
use crate::Flag;
use crate::guide::acknowledgement;
use crate::rules::{Context, Report, quoted};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if !cx.empathy.needed || cx.empathy.given > 0 || cx.pleasant() || cx.in_parts() {
        return;
    }
    let Some(place) = cx.opening() else { return };
    let because = cx.telling();
    let message = match because {
        Some(words) => format!("The customer wrote {}. Nothing here sees it yet.", quoted(&words.quote)),
        None => "What this is like for the customer is not seen yet.".to_owned(),
    };
    let remark = report.at(place, message).about(because);
    let remark = if clear(cx) { remark } else { remark.softly() };
    remark.suggest(Check, format!("{} ", acknowledgement(cx.reading)));
}

/// Whether the feeling shows clearly, or a hardship is told; a mild one is worth a hint only.
fn clear(cx: &Context<'_>) -> bool {
    cx.clearly_upset() || cx.reading.has(Flag::Vulnerable)
}
