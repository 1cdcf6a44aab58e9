//! The conversations behind a number.

use std::collections::{BTreeMap, HashMap};

use axum::extract::State;
use heard_desk::ConversationId;
use heard_desk::outcome::{Behind, Measure};
use serde::Serialize;
use utoipa::ToSchema;

use super::PeriodQuery;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Path, Query};
use crate::outcomes::{Counted, MOST_PASSAGES, counted};
use crate::problem::Problem;
use crate::routes::view::{BehindView, GROUP};

/// How many are listed: a group whole.
const MOST: usize = MOST_PASSAGES;

#[derive(Serialize, ToSchema)]
pub(crate) struct BehindList {
    /// The latest first.
    conversations: Vec<BehindView>,
    /// How many there are in all.
    all: usize,
}

/// The conversations behind a number
///
/// `measure` is a measure (`B6`), one of its figures (`better`), a kind of need (`need-answer`), `silent`: those predicted not to have felt
/// heard, or the `key` of a group of problems.
#[utoipa::path(
    get, path = "/v1/outcomes/{measure}/conversations", tag = "outcomes", params(("measure" = String, Path), PeriodQuery),
    responses((status = 200, description = "The conversations", body = BehindList), Problem),
)]
pub(crate) async fn list_behind(
    State(app): State<App>,
    me: SignedIn,
    Path(measure): Path<String>,
    Query(query): Query<PeriodQuery>,
) -> Result<Json<BehindList>, Problem> {
    let counted = counted(&app, me.agent.team, query.period(&app)?).await?;
    let behind = match measure.strip_prefix(GROUP) {
        Some(key) => counted.groups(&app).await?.of(key).map(|group| plain(group.behind.iter().copied())),
        None => behind(&counted, &measure),
    };
    let behind = behind.ok_or_else(Problem::not_found)?;
    let courses: HashMap<_, _> = counted.courses.iter().map(|course| (course.conversation, course)).collect();
    let mut rows: Vec<_> = behind
        .iter()
        .filter_map(|one| Some((*courses.get(&one.conversation)?, one)))
        .collect();
    rows.sort_by_key(|(course, _)| std::cmp::Reverse((course.opened_at, course.conversation)));
    Ok(Json(BehindList {
        conversations: rows.iter().take(MOST).map(|(course, one)| BehindView::of(course, one)).collect(),
        all: rows.len(),
    }))
}

/// What a name stands for; `None` where it is not one.
fn behind(counted: &Counted, name: &str) -> Option<Vec<Behind>> {
    let report = &counted.report;
    if let Some(outcome) = report.outcomes.iter().find(|outcome| outcome.figure.key == name) {
        return Some(outcome.behind.clone());
    }
    if let Some(measure) = Measure::ALL.into_iter().find(|measure| measure.id() == name) {
        let all = report.of(measure).flat_map(|outcome| &outcome.behind);
        return Some(plain(all.map(|one| one.conversation)));
    }
    if name == "silent" {
        return Some(plain(report.silent.behind.iter().copied()));
    }
    let kind = name.strip_prefix("need-")?;
    let count = report.needs.iter().find(|count| count.kind.name() == kind)?;
    Some(plain(count.behind.iter().copied()))
}

/// Conversations that are listed and not counted, each once.
fn plain(conversations: impl Iterator<Item = ConversationId>) -> Vec<Behind> {
    let each: BTreeMap<ConversationId, Behind> = conversations
        .map(|conversation| {
            let one = Behind {
                conversation,
                yes: 1,
                of: 1,
                seconds: None,
            };
            (conversation, one)
        })
        .collect();
    each.into_values().collect()
}
