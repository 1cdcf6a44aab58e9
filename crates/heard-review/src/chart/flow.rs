//! From the first feeling to the last: bands as wide as the customers that went that way.

use maud::{Markup, html};

use super::at;
use crate::aggregate::Counts;
use crate::report::words::{grouped, ratio};
use heard_engine::Feeling;

const WIDTH: f64 = 490.0;
const HEIGHT: f64 = 400.0;
/// Where the two columns stand, and how wide they are.
const LEFT: f64 = 156.0;
const RIGHT: f64 = 326.0;
const COLUMN: f64 = 8.0;
/// The least height of a feeling’s place, so that its name can be read, and what lies between two.
const PLACE: f64 = 17.0;
const GAP: f64 = 7.0;

type Flows = Counts<(&'static str, &'static str)>;

/// The flows. The page repeats them as a table.
pub(crate) fn flow(flows: &Flows) -> Markup {
    let total = flows.total();
    let mut left = Column::of(total, |feeling| sum(flows, |(start, _)| start == feeling));
    let mut right = Column::of(total, |feeling| sum(flows, |(_, end)| end == feeling));
    let bands: Vec<(&str, String)> = order(flows)
        .into_iter()
        .map(|((start, end), count)| (start, band(left.take(start, count), right.take(end, count))))
        .collect();
    let height = left.height().max(right.height());
    html! {
        svg.flow viewBox={ "0 0 " (WIDTH) " " (at(height)) } role="img"
            aria-label={ "Feelings of " (grouped(total)) " customers in their first and in their last message" } {
            @for (start, path) in &bands { path.band.{ "f-" (start) } d=(path) {} }
            @for place in &left.places { (label(place, LEFT, LEFT - 8.0, "end")) }
            @for place in &right.places { (label(place, RIGHT, RIGHT + COLUMN + 8.0, "start")) }
        }
    }
}

fn label(place: &Place, x: f64, text: f64, anchor: &str) -> Markup {
    html! {
        rect.{ "f-" (place.feeling) } x=(x) y=(at(place.top)) width=(COLUMN) height=(at(place.height)) rx="2" {}
        text x=(text) y=(at(place.middle() + 4.5)) text-anchor=(anchor) {
            (place.feeling) " " tspan.n { (grouped(place.count)) }
        }
    }
}

fn sum(flows: &Flows, counts: impl Fn((&str, &str)) -> bool) -> u64 {
    flows
        .iter()
        .filter(|((start, end), _)| counts((start, end)))
        .map(|(_, count)| count)
        .sum()
}

/// Pleasant first on both sides, so that improving goes up.
fn feelings() -> impl Iterator<Item = &'static str> {
    let rank = |feeling: &Feeling| -feeling.sign();
    let mut all = Feeling::ALL;
    all.reverse();
    all.sort_by_key(rank);
    all.into_iter().map(Feeling::name)
}

fn order(flows: &Flows) -> Vec<((&'static str, &'static str), u64)> {
    let place = |feeling: &str| feelings().position(|other| other == feeling);
    let mut all: Vec<_> = flows.iter().map(|(pair, count)| (*pair, count)).collect();
    all.sort_by_key(|((start, end), _)| (place(start), place(end)));
    all
}

struct Place {
    feeling: &'static str,
    count: u64,
    top: f64,
    height: f64,
    /// How much of it bands have taken.
    taken: f64,
}

impl Place {
    fn middle(&self) -> f64 {
        self.top + self.height / 2.0
    }
}

struct Column {
    places: Vec<Place>,
    total: u64,
}

impl Column {
    fn of(total: u64, count: impl Fn(&str) -> u64) -> Self {
        let mut places = Vec::new();
        let mut y = 4.0;
        for feeling in feelings() {
            let count = count(feeling);
            if count > 0 {
                let height = scaled(count, total);
                let room = height.max(PLACE);
                places.push(Place {
                    feeling,
                    count,
                    top: y + (room - height) / 2.0,
                    height,
                    taken: 0.0,
                });
                y += room + GAP;
            }
        }
        Self { places, total }
    }

    /// The next piece of a feeling’s place: top and height.
    fn take(&mut self, feeling: &str, count: u64) -> (f64, f64) {
        let height = scaled(count, self.total);
        let Some(place) = self.places.iter_mut().find(|place| place.feeling == feeling) else {
            return (0.0, 0.0);
        };
        let top = place.top + place.taken;
        place.taken += height;
        (top, height)
    }

    fn height(&self) -> f64 {
        self.places
            .last()
            .map_or(0.0, |last| last.middle() + (last.height / 2.0).max(PLACE / 2.0) + 4.0)
    }
}

fn scaled(count: u64, total: u64) -> f64 {
    ratio(count, total) * (HEIGHT - 9.0 * GAP)
}

fn band((left, left_height): (f64, f64), (right, right_height): (f64, f64)) -> String {
    let (x1, x2) = (LEFT + COLUMN, RIGHT);
    let middle = f64::midpoint(x1, x2);
    let (left_end, right_end) = (at(left + left_height), at(right + right_height));
    let (left, right) = (at(left), at(right));
    format!(
        "M{x1} {left}C{middle} {left} {middle} {right} {x2} {right}V{right_end}C{middle} {right_end} {middle} {left_end} {x1} {left_end}Z"
    )
}
