//! Which encoder an engine reads with. Declared once for settings, options and reports.

use std::fmt;
use std::str::FromStr;

use heard_model::{Model, Size, Weights};
use serde::{Deserialize, Serialize};

/// Which encoder an engine reads with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ModelChoice {
    /// The one that reads best.
    #[default]
    Standard,
    /// The quick one.
    Small,
    /// None: by cues alone.
    None,
}

/// Readings that an engine remembers; one takes some kilobytes.
const REMEMBERED: usize = 512;

impl ModelChoice {
    /// All of them, in the order of declaration.
    pub const ALL: [Self; 3] = [Self::Standard, Self::Small, Self::None];

    /// The name in settings and options.
    pub fn name(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Small => "small",
            Self::None => "none",
        }
    }

    /// Whether this build carries it.
    pub fn is_carried(self) -> bool {
        self.model().is_some()
    }

    /// The product of two gists from which on one text is like the other: of invented pairs in `tests/likeness.rs`, most that are like lie above and
    /// hardly any that are not.
    pub(crate) fn like(self) -> f32 {
        match self {
            Self::Standard | Self::None => 0.51,
            Self::Small => 0.6,
        }
    }

    /// The model; `None` where none is wanted, or this build carries none of this size.
    pub(crate) fn model(self) -> Option<Model> {
        let size = match self {
            Self::Standard => Size::Standard,
            Self::Small => Size::Small,
            Self::None => return None,
        };
        // Weights that the binary carries were read by its tests.
        Weights::embedded(size).and_then(|weights| Model::new(&weights, REMEMBERED).ok())
    }
}

impl fmt::Display for ModelChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for ModelChoice {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let known = || Self::ALL.map(Self::name).join(", ");
        let found = Self::ALL.into_iter().find(|choice| choice.name() == name);
        found.ok_or_else(|| format!("no model \"{name}\"; there are: {}", known()))
    }
}
