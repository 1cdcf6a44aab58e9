//! A small line: how pleasant each of a customer’s messages was.

use maud::{Markup, html};

use super::at;

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 34.0;
const EDGE: f64 = 5.0;

/// Valences from −1 (bottom) to +1 (top), in order; `label` says the same in words.
pub(crate) fn spark(valences: &[f32], label: &str) -> Markup {
    let step = match valences.len() {
        0 | 1 => 0.0,
        many => (WIDTH - 2.0 * EDGE) / f64::from(u32::try_from(many - 1).unwrap_or(u32::MAX)),
    };
    let points = valences.iter().enumerate().map(|(index, valence)| {
        let x = EDGE + step * f64::from(u32::try_from(index).unwrap_or(u32::MAX));
        let y = EDGE + (HEIGHT - 2.0 * EDGE) * (1.0 - f64::from(*valence)) / 2.0;
        (at(x), at(y))
    });
    let points: Vec<(String, String)> = points.collect();
    let line = points.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ");
    html! {
        svg.spark viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } width=(WIDTH) height=(HEIGHT) role="img" aria-label=(label) {
            line.zero x1="0" x2=(WIDTH) y1=(HEIGHT / 2.0) y2=(HEIGHT / 2.0) {}
            polyline points=(line) {}
            @if valences.len() <= 24 {
                @for (x, y) in &points { circle cx=(x) cy=(y) r="2.6" {} }
            }
        }
    }
}
