//! A bar a week: conversations in which a feeling wanted to be seen, and the part of them in which it was.

use maud::{Markup, html};

use super::at;
use crate::aggregate::Week;
use crate::report::words::{grouped, ratio, share};

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 200.0;
const FLOOR: f64 = 170.0;
const TOP: f64 = 16.0;
/// How many dates fit below the bars.
const DATES: usize = 8;

/// Weeks in order. The page repeats the numbers as a table.
pub(crate) fn weeks(weeks: &[Week]) -> Markup {
    let most = weeks.iter().map(|week| week.seen.needed()).max().unwrap_or_default();
    let many = f64::from(u32::try_from(weeks.len().max(1)).unwrap_or(u32::MAX));
    let slot = WIDTH / many;
    let bar = (slot * 0.72).min(46.0);
    let every = weeks.len().div_ceil(DATES).max(1);
    let height = |count: u64| (FLOOR - TOP) * ratio(count, most);
    html! {
        svg.weeks viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img"
            aria-label={ (weeks.len()) " weeks; at most " (grouped(most)) " conversations a week in which a feeling wanted to be seen" } {
            line.zero x1="0" x2=(WIDTH) y1=(FLOOR) y2=(FLOOR) {}
            text.tick x="0" y="11" { (grouped(most)) }
            @for (index, week) in weeks.iter().enumerate() {
                @let x = slot * f64::from(u32::try_from(index).unwrap_or(u32::MAX)) + (slot - bar) / 2.0;
                @let (needed, seen) = (height(week.seen.needed()), height(week.seen.specific));
                g {
                    title { (week.monday) ": " (grouped(week.seen.needed())) " wanted to be seen, " (grouped(week.seen.specific)) " were ("
                        (share(week.seen.specific, week.seen.needed())) ")" }
                    rect.unseen x=(at(x)) y=(at(FLOOR - needed)) width=(at(bar)) height=(at(needed)) rx="2" {}
                    rect.seen x=(at(x)) y=(at(FLOOR - seen)) width=(at(bar)) height=(at(seen)) rx="2" {}
                }
                @if index % every == 0 {
                    text.tick x=(at(x + bar / 2.0)) y=(FLOOR + 18.0) text-anchor="middle" { (week.monday.strftime("%-d %b %y")) }
                }
            }
        }
    }
}
