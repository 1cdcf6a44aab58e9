//! Charts, drawn by hand as SVG. Colours come from the page’s style; numbers stand beside them in tables.

mod flow;
mod spark;
mod weeks;

pub(crate) use flow::flow;
pub(crate) use spark::spark;
pub(crate) use weeks::weeks;

/// A coordinate, to a tenth: small files, and the same bytes everywhere.
fn at(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}
