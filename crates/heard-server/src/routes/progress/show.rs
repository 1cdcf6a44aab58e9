//! One's own progress.

use std::collections::BTreeMap;

use axum::extract::State;
use heard_desk::{Mark, Source};
use heard_quiz::Share;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::own::{Point, areas, of_person};
use crate::problem::Problem;
use crate::routes::view::ShareView;

/// How many weeks are drawn.
const WEEKS: i64 = 26;

/// One week of an area.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProgressWeek {
    /// Its Monday.
    #[schema(value_type = String, format = Date)]
    week: Date,
    /// How much was right, or done well.
    share: ShareView,
}

/// Where answers come from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum MarkSource {
    Quiz,
    Exam,
    Rehearsal,
    Reply,
}

impl From<Source> for MarkSource {
    fn from(source: Source) -> Self {
        match source {
            Source::Quiz => Self::Quiz,
            Source::Exam => Self::Exam,
            Source::Rehearsal => Self::Rehearsal,
            Source::Reply => Self::Reply,
        }
    }
}

/// How many answers of a source.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProgressSource {
    source: MarkSource,
    answers: u32,
}

/// An area of the practice.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProgressArea {
    /// Its letter.
    #[schema(value_type = String)]
    letter: char,
    title: &'static str,
    /// All of the weeks shown; `of` is 0 where nothing was answered.
    share: ShareView,
    /// Weeks with answers, oldest first.
    weeks: Vec<ProgressWeek>,
    /// Where the answers come from.
    sources: Vec<ProgressSource>,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct Progress {
    /// In the order of the practice.
    areas: Vec<ProgressArea>,
    /// The first Monday that is shown.
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// The Monday of the week that runs.
    #[schema(value_type = String, format = Date)]
    to: Date,
}

/// What you got right over time, by area of the practice; yours alone
#[utoipa::path(
    get, path = "/v1/progress", tag = "own",
    responses((status = 200, description = "Half a year, week by week", body = Progress), Problem),
)]
pub(crate) async fn show_progress(State(app): State<App>, me: SignedIn) -> Result<Json<Progress>, Problem> {
    let to = crate::own::this_week(&app).monday();
    let from = to.checked_sub(jiff::Span::new().days(7 * (WEEKS - 1))).unwrap_or(to);
    let marks = of_person(&app, me.agent.id).await?;
    let week = |mark: &Mark| heard_desk::Week::of(mark.at.to_zoned(app.zone.clone()).date()).monday();
    let shown: Vec<(Date, Mark)> = marks
        .into_iter()
        .map(|mark| (week(&mark), mark))
        .filter(|(week, _)| *week >= from)
        .collect();
    let areas = areas().map(|(letter, title)| area(letter, title, &shown)).collect();
    Ok(Json(Progress { areas, from, to }))
}

fn area(letter: char, title: &'static str, marks: &[(Date, Mark)]) -> ProgressArea {
    let (mut weeks, mut sources, mut all) = (BTreeMap::<Date, Point>::new(), BTreeMap::<MarkSource, u32>::new(), Point::default());
    for (week, mark) in marks.iter().filter(|(_, mark)| mark.area == letter) {
        for point in [weeks.entry(*week).or_default(), &mut all] {
            point.got = point.got.saturating_add(mark.got);
            point.of = point.of.saturating_add(mark.of);
        }
        let answers = sources.entry(mark.source.into()).or_default();
        *answers = answers.saturating_add(mark.of);
    }
    let share = |point: Point| ShareView::from(Share::new(point.got, point.of));
    ProgressArea {
        letter,
        title,
        share: share(all),
        weeks: weeks
            .into_iter()
            .map(|(week, point)| ProgressWeek { week, share: share(point) })
            .collect(),
        sources: sources
            .into_iter()
            .map(|(source, answers)| ProgressSource { source, answers })
            .collect(),
    }
}
