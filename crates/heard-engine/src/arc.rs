//! Readings over a conversation: where the feeling started, how far it went, where it is now.

use serde::{Deserialize, Serialize};

use crate::{Feeling, Reading};

/// One customer message on the arc.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ArcPoint {
    /// Its primary feeling.
    pub feeling: Feeling,
    /// 0–3.
    pub intensity: u8,
    /// −1 to +1.
    pub valence: f32,
}

/// Where it is going.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Ends pleasanter than it started (by more than 0.2 of valence).
    Better,
    /// Ends as it started.
    Same,
    /// Ends less pleasant than it started.
    Worse,
}

/// Readings over a conversation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Arc {
    /// One point a customer message, oldest first.
    pub points: Vec<ArcPoint>,
    /// First to last.
    pub direction: Direction,
    /// Index of the least pleasant point; `None` without points.
    pub peak: Option<usize>,
    /// Risk of escalation, 0–1: the worse of the last two points, raised where it worsens.
    pub risk: f32,
}

impl Arc {
    /// The arc over readings, oldest first.
    pub fn over<'r>(readings: impl IntoIterator<Item = &'r Reading>) -> Self {
        let points: Vec<ArcPoint> = readings
            .into_iter()
            .map(|r| ArcPoint {
                feeling: r.feeling(),
                intensity: r.intensity,
                valence: r.valence,
            })
            .collect();
        let first = points.first().map_or(0.0, |p| p.valence);
        let last = points.last().map_or(0.0, |p| p.valence);
        let direction = match last - first {
            d if d > 0.2 => Direction::Better,
            d if d < -0.2 => Direction::Worse,
            _ => Direction::Same,
        };
        let peak = (0..points.len()).min_by(|&a, &b| points[a].valence.total_cmp(&points[b].valence));
        let recent = points.iter().rev().take(2).map(|p| p.valence).fold(0.0, f32::min);
        let worsening = if direction == Direction::Worse { 0.2 } else { 0.0 };
        Self {
            direction,
            peak,
            risk: (-recent + worsening).clamp(0.0, 1.0),
            points,
        }
    }
}
