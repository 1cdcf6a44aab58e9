//! What moves in a customer: anger, trust and hope, each between 0 and 1.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a customer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Mood {
    /// 0 calm to 1 beside themselves.
    pub anger: f32,
    /// 0 expects nothing good of these people to 1 relies on them.
    pub trust: f32,
    /// 0 given up to 1 sure that it will be solved.
    pub hope: f32,
}

/// By how much something moves a customer; a plus of anger is bad, a plus of trust and hope is good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Shift {
    /// Anger.
    pub anger: f32,
    /// Trust.
    pub trust: f32,
    /// Hope.
    pub hope: f32,
}

impl Mood {
    /// After a shift; what would leave the scale stays at its end.
    #[must_use]
    pub fn moved(self, by: Shift) -> Self {
        let within = |value: f32| if value.is_finite() { value.clamp(0.0, 1.0) } else { 0.5 };
        Self {
            anger: within(self.anger + by.anger),
            trust: within(self.trust + by.trust),
            hope: within(self.hope + by.hope),
        }
    }

    /// One figure for comparing, 0 (worst) to 1 (best): the mean of trust, hope and the absence of anger.
    pub fn standing(self) -> f32 {
        (self.trust + self.hope + 1.0 - self.anger) / 3.0
    }
}

impl Shift {
    /// Of these three figures.
    pub const fn new(anger: f32, trust: f32, hope: f32) -> Self {
        Self { anger, trust, hope }
    }

    /// How much good it does, all three together; below 0 harm.
    pub fn good(self) -> f32 {
        self.trust + self.hope - self.anger
    }

    /// Whether it moves anything at all.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self::new(self.anger + other.anger, self.trust + other.trust, self.hope + other.hope)
    }

    pub(crate) fn times(self, factor: f32) -> Self {
        Self::new(self.anger * factor, self.trust * factor, self.hope * factor)
    }
}
