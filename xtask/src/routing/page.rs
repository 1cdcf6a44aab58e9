//! The page and the plot.

use std::fmt::Write as _;

use maud::{Markup, PreEscaped, html};

use super::figures::{Figures, beyond, quantile};
use super::{Args, Policy};

type Measured = [(Policy, Figures)];

/// The page, whole.
pub(super) fn text(args: &Args, ordinary: &Measured, outage: &Measured) -> String {
    let Args {
        days,
        agents,
        conversations,
        ..
    } = args;
    format!(
        "# Who takes what comes next

Hard conversations cost energy: they are shared out, capped in a row and within an hour, and a pause is offered
(R1 of the [practice](practice.md)). `heard_desk::care::route` decides who takes what, and says why. What is hard is read from customers alone:
a risk of escalation of a half or more, abuse, somebody vulnerable.

A conversation goes to who has answered this customer before; else to somebody with the skill that it wants; a hard one to who has carried fewest hard ones within the hour, and
not to somebody at their limit; a calm one to who has a row of hard ones behind them; else to who has been free for longest. A hard one waits four minutes at most for somebody below
their limits, and then only for who has had a full row of them to be given a calm one first; one that wants a skill waits three minutes. Whoever is vulnerable or in haste
does not wait for any of this. Limits unless a team settles others: three in a row, six an hour.

## A day of {conversations} conversations

`cargo xtask routing` simulates {days} days with {agents} people who take one conversation at a time, from half past eight to half past five with lunch. Calm conversations take 2.5 minutes
(median), hard ones 4.6. Two in five want a skill, one in five has been here before. The same days are given out in three ways. No person is modelled:
the figures say how work is shared out, not how anybody feels. A row ends with a calm conversation or a pause.

![How long the longest row of hard ones is, and how long customers wait](routing.svg)

### An ordinary day: 20 in 100 are hard

{}
{}

### Something breaks: from half past ten to twelve 50 in 100 are hard

{}
{}
",
        table(ordinary),
        reasons(ordinary),
        table(outage),
        reasons(outage),
    )
}

/// The table of all ways.
pub(super) fn table(measured: &Measured) -> String {
    let mut table = "|".to_owned();
    let mut row = |name: &str, of: &dyn Fn(&Figures) -> String| {
        let cells = measured.iter().fold(format!(" {name} |"), |mut line, (_, figures)| {
            let _ = write!(line, " {} |", of(figures));
            line
        });
        let _ = write!(table, "{cells}\n|");
    };
    let names: Vec<&str> = measured.iter().map(|(policy, _)| policy.name()).collect();
    let rows = |f: &Figures| f.rows.iter().map(|row| i64::try_from(*row).unwrap_or_default()).collect::<Vec<_>>();
    let hours = |f: &Figures| {
        f.hours
            .iter()
            .map(|row| i64::try_from(*row).unwrap_or_default())
            .collect::<Vec<_>>()
    };
    row("longest row of hard ones: median · nine in ten · most", &|f| spread(&rows(f)));
    row("people with a row of more than three in a day", &|f| {
        format!("{:.0} %", beyond(&f.rows, 3))
    });
    row("hard ones within an hour: median · nine in ten · most", &|f| spread(&hours(f)));
    row("people with more than six within an hour", &|f| {
        format!("{:.0} %", beyond(&f.hours, 6))
    });
    row("customers wait: median · nine in ten · 99 in 100", &|f| waits(&f.everybody()));
    row("… with something hard", &|f| waits(&f.hard));
    row("… vulnerable or in haste", &|f| waits(&f.pressing));
    row("given to somebody with the skill that it wants", &|f| share(f.skilled));
    row("given to who has answered them before", &|f| share(f.known));
    row("still waiting when everybody had gone", &|f| f.left.to_string());
    row("pauses offered · hours of pauses taken, in a day", &|f| pauses(f));
    let table = table.trim_end_matches('|');
    format!("| | {} |\n|---|{}\n{table}", names.join(" | "), "---|".repeat(names.len()))
}

fn spread(values: &[i64]) -> String {
    let [middle, most, all] = [0.5, 0.9, 1.0].map(|share| quantile(values, share));
    format!("{middle} · {most} · {all}")
}

fn waits(values: &[i64]) -> String {
    let [middle, most, nearly] = [0.5, 0.9, 0.99].map(|share| clock(quantile(values, share)));
    format!("{middle} · {most} · {nearly}")
}

fn clock(seconds: i64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[allow(clippy::cast_precision_loss, reason = "counts of a simulation")]
fn share((given, of): (usize, usize)) -> String {
    format!("{:.0} %", 100.0 * given as f64 / of.max(1) as f64)
}

#[allow(clippy::cast_precision_loss, reason = "counts of a simulation")]
fn pauses(figures: &Figures) -> String {
    if figures.offered == 0 {
        return "–".to_owned();
    }
    let days = figures.days.max(1) as f64;
    format!(
        "{:.0} · {:.1}",
        figures.offered as f64 / days,
        figures.rested.as_secs_f64() / 3600.0 / days
    )
}

fn reasons(measured: &Measured) -> String {
    let Some((policy, figures)) = measured.last() else {
        return String::new();
    };
    let of = &figures.reasons;
    let all = [
        ("free for longest", of.longest),
        ("lightest load", of.lightest),
        ("a calm one to breathe", of.breathe),
        ("has answered them before", of.knows),
        ("only they have the skill", of.skilled),
        ("past the limit, since it could wait no longer", of.past),
    ];
    let total = all.iter().map(|(_, count)| count).sum();
    let told: Vec<String> = all
        .iter()
        .map(|(name, count)| format!("{name} {}", share((*count, total))))
        .collect();
    format!("Reasons given ({}): {}.", policy.name(), told.join(", "))
}

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 570.0;
const PANEL: f64 = 270.0;
const COLOURS: [&str; 3] = ["#b4552d", "#2f6f8f", "#4f8a5b"];

/// A line of two panels for each kind of day: on the left the longest rows, on the right the waiting.
#[allow(clippy::cast_precision_loss, reason = "three ways")]
pub(super) fn plot(ordinary: &Measured, outage: &Measured) -> Markup {
    html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } font-family="system-ui, sans-serif" font-size="11" role="img" {
            title { "Longest rows of hard conversations and waiting times, by turns and routed" }
            rect width=(WIDTH) height=(HEIGHT) fill="#ffffff" {}
            g { (panels("ordinary day", ordinary)) }
            g transform={ "translate(0 " (PANEL) ")" } { (panels("something breaks", outage)) }
            @for (place, (policy, _)) in ordinary.iter().enumerate() {
                rect x=(px(30.0 + 200.0 * place as f64)) y="550" width="10" height="10" fill=(colour(place)) {}
                text x=(px(46.0 + 200.0 * place as f64)) y="559" { (policy.name()) }
            }
        }
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of a simulation")]
fn panels(day: &str, measured: &Measured) -> Markup {
    let bars = |figures: &Figures| -> Vec<f64> {
        let of = |row: usize| figures.rows.iter().filter(|it| (**it).min(10) == row).count();
        (0..=10).map(|row| of(row) as f64 / figures.rows.len().max(1) as f64).collect()
    };
    html! {
        text x="16" y="24" font-size="12" { "Longest row of hard ones, " (day) }
        @for (place, (_, figures)) in measured.iter().enumerate() {
            @for (row, share) in bars(figures).into_iter().enumerate() {
                rect x=(px(30.0 + 29.0 * row as f64 + 8.0 * place as f64)) y=(px(240.0 - 200.0 * share))
                    width="7.4" height=(px(200.0 * share)) fill=(colour(place)) {}
            }
        }
        @for row in 0..=10 {
            text x=(px(41.0 + 29.0 * f64::from(row))) y="255" text-anchor="middle" { (row) @if row == 10 { "+" } }
        }
        line x1="26" x2="350" y1="240" y2="240" stroke="#888" {}
        text x="386" y="24" font-size="12" { "Customers who still wait, by minutes" }
        @for minute in 0..=6 {
            text x=(px(400.0 + 50.0 * f64::from(minute))) y="255" text-anchor="middle" { (minute) }
        }
        @for share in [0, 25, 50, 75, 100] {
            line x1="400" x2="700" y1=(px(240.0 - 2.0 * f64::from(share))) y2=(px(240.0 - 2.0 * f64::from(share))) stroke="#ddd" {}
            text x="394" y=(px(244.0 - 2.0 * f64::from(share))) text-anchor="end" { (share) "%" }
        }
        @for (place, (_, figures)) in measured.iter().enumerate() {
            polyline fill="none" stroke=(colour(place)) stroke-width="1.8" points=(curve(&figures.everybody())) {}
        }
    }
}

/// The share that waits longer than each ten seconds up to six minutes.
#[allow(clippy::cast_precision_loss, reason = "counts of a simulation")]
fn curve(waited: &[i64]) -> String {
    let point = |step: i64| {
        let share = waited.iter().filter(|it| **it > step * 10).count() as f64 / waited.len().max(1) as f64;
        format!("{},{}", px(400.0 + step as f64 * 50.0 / 6.0), px(240.0 - 200.0 * share))
    };
    (0..=36).map(point).collect::<Vec<_>>().join(" ")
}

fn colour(place: usize) -> &'static str {
    COLOURS.get(place).copied().unwrap_or("#000000")
}

fn px(value: f64) -> String {
    format!("{value:.1}")
}
