//! A worksheet, as its writer sees it.

use heard_desk::{Sheet, StepText};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

/// The four steps, as far as the agent who asks has written them.
#[derive(Default, Serialize, ToSchema)]
#[schema(as = Sheet)]
pub(crate) struct SheetView {
    /// What the problem is.
    #[schema(required)]
    problem: Option<String>,
    /// Why the customer is upset.
    #[schema(required)]
    why_upset: Option<String>,
    /// When the agent felt something like it.
    #[schema(required)]
    similar_experience: Option<String>,
    /// How to show that it is seen.
    #[schema(required)]
    how_to_show: Option<String>,
    /// When; nothing is kept without.
    #[schema(required)]
    saved_at: Option<Timestamp>,
}

impl From<&Sheet> for SheetView {
    fn from(sheet: &Sheet) -> Self {
        let words = |step: &Option<StepText>| step.as_ref().map(|text| text.as_str().to_owned());
        let steps = &sheet.steps;
        Self {
            problem: words(&steps.problem),
            why_upset: words(&steps.why_upset),
            similar_experience: words(&steps.similar_experience),
            how_to_show: words(&steps.how_to_show),
            saved_at: (!steps.are_untouched()).then_some(sheet.saved_at),
        }
    }
}
