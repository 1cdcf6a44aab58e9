//! What the answers say of the items, and of nobody.

use std::collections::BTreeMap;

use axum::extract::State;
use heard_quiz::{Discrimination, Share, Sitting, figures};
use serde::Serialize;
use utoipa::ToSchema;

use crate::App;
use crate::auth::SignedIn;
use crate::extract::Json;
use crate::problem::Problem;

/// Fewer persons are not counted: in a small team a figure would tell who answered what.
const FEWEST: u32 = 5;

/// What is known of one item.
#[derive(Serialize, ToSchema)]
pub(crate) struct ItemStatistics {
    item: String,
    /// How easy it was in practice, by first answers; `null` where fewer than five persons have answered it.
    #[schema(required)]
    easy: Option<f64>,
    /// Whether that rests on fewer than ten answers.
    few: bool,
    /// How well it tells in exams who knows the practice, −1 to 1; `null` where there are fewer than thirty exams, or fewer than five persons
    /// sat them.
    #[schema(required)]
    tells: Option<f64>,
    /// Whether it tells so poorly that somebody should look at it.
    poor: bool,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct ItemsStatistics {
    items: Vec<ItemStatistics>,
    /// How many persons must have answered before a figure is told.
    fewest_persons: u32,
}

/// How hard the items are and how well they tell: figures of items, never of persons
#[utoipa::path(
    get, path = "/v1/quiz/items/statistics", tag = "practice",
    responses((status = 200, description = "The items, in their order", body = ItemsStatistics), Problem),
)]
pub(crate) async fn item_statistics(State(app): State<App>, me: SignedIn) -> Result<Json<ItemsStatistics>, Problem> {
    let asked = app.store.quiz_items(me.agent.team).await?;
    let asked: BTreeMap<&str, Share> = asked
        .iter()
        .filter(|asked| asked.persons >= FEWEST)
        .map(|asked| (asked.item.as_str(), Share::new(asked.right, asked.persons)))
        .collect();
    let sat = app.store.sittings(me.agent.team).await?;
    let sat = if sat.persons >= FEWEST { sat.exams } else { Vec::new() };
    let sittings: Vec<Sitting> = sat
        .iter()
        .map(|(paper, chosen)| {
            let items = paper.questions.iter().filter_map(|question| app.bank.item(&question.item));
            let right = |item: &heard_quiz::Item| chosen.get(&item.id).and_then(|chosen| item.is_right(chosen)).unwrap_or(false);
            items.map(|item| (item.id.clone(), right(item))).collect()
        })
        .collect();
    let told: BTreeMap<String, Discrimination> = figures(&sittings)
        .into_iter()
        .map(|figures| (figures.item, figures.discrimination))
        .collect();
    let items = app.bank.items().iter().map(|item| {
        let share = asked.get(item.id.as_str());
        let (tells, poor) = match told.get(&item.id) {
            Some(Discrimination::Told { value, poor }) => (Some(*value), *poor),
            _ => (None, false),
        };
        ItemStatistics {
            item: item.id.clone(),
            easy: share.and_then(Share::value),
            few: share.is_none_or(|share| share.few),
            tells,
            poor,
        }
    });
    Ok(Json(ItemsStatistics {
        items: items.collect(),
        fewest_persons: FEWEST,
    }))
}
