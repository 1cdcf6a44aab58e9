//! What the answers say of the items, and of nobody.

use std::collections::BTreeMap;

use axum::extract::State;
use heard_desk::crowd::{LEAST, at_least, roughly};
use heard_quiz::{Discrimination, FEW, Item, ItemFigures, Sitting, figures};
use heard_store::Asked;
use serde::Serialize;
use utoipa::ToSchema;

use crate::App;
use crate::auth::Lead;
use crate::extract::Json;
use crate::own::weeks_since;
use crate::problem::Problem;

/// What is known of one item.
#[derive(Serialize, ToSchema)]
pub(crate) struct ItemStatistics {
    item: String,
    /// What is asked.
    question: String,
    /// The letter of its chapter.
    #[schema(value_type = String)]
    chapter: char,
    /// 1 to 3.
    level: u8,
    /// How many persons have answered it in practice, in fives; `null` for fewer than five.
    #[schema(required)]
    people_at_least: Option<u32>,
    /// How easy it was in practice, by first answers, to the nearest twentieth; `null` where fewer than five persons have answered it.
    #[schema(required)]
    easy: Option<f64>,
    /// Whether that rests on fewer than ten answers.
    few: bool,
    /// Whether nearly everybody or hardly anybody had it right, of ten persons or more: it may be too easy, wrong or unclear.
    extreme: bool,
    /// How well it tells in exams who knows the practice, −1 to 1; `null` where there are fewer than thirty exams, or fewer than five persons
    /// sat them.
    #[schema(required)]
    tells: Option<f64>,
    /// The share right among the best 27 in 100 exams less that among the poorest, −1 to 1; `null` likewise.
    #[schema(required)]
    upper_lower: Option<f64>,
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
pub(crate) async fn item_statistics(State(app): State<App>, Lead(me): Lead) -> Result<Json<ItemsStatistics>, Problem> {
    // Weeks that are over: otherwise who answers a question between two looks could be seen in the difference.
    let (_, _, until) = weeks_since(&app, 1);
    let asked = app.store.quiz_items(me.agent.team, until).await?;
    let asked: BTreeMap<&str, &Asked> = asked.iter().map(|asked| (asked.item.as_str(), asked)).collect();
    let sat = app.store.sittings(me.agent.team, until).await?;
    let sat = if sat.persons >= LEAST { sat.exams } else { Vec::new() };
    let sittings: Vec<Sitting> = sat
        .iter()
        .map(|(paper, chosen)| {
            let items = paper.questions.iter().filter_map(|question| app.bank.item(&question.item));
            let right = |item: &Item| chosen.get(&item.id).and_then(|chosen| item.is_right(chosen)).unwrap_or(false);
            items.map(|item| (item.id.clone(), right(item))).collect()
        })
        .collect();
    let told: BTreeMap<String, ItemFigures> = figures(&sittings)
        .into_iter()
        .map(|figures| (figures.item.clone(), figures))
        .collect();
    let items = app.bank.items().iter();
    Ok(Json(ItemsStatistics {
        items: items
            .map(|item| statistics(item, asked.get(item.id.as_str()).copied(), told.get(&item.id)))
            .collect(),
        fewest_persons: LEAST,
    }))
}

fn statistics(item: &Item, asked: Option<&Asked>, told: Option<&ItemFigures>) -> ItemStatistics {
    let persons = asked.map_or(0, |asked| asked.persons);
    let easy = asked.and_then(|asked| roughly(asked.right, asked.persons));
    let few = persons < FEW;
    let (tells, poor) = match told.map(|figures| figures.discrimination) {
        Some(Discrimination::Told { value, poor }) => (Some(value), poor),
        _ => (None, false),
    };
    ItemStatistics {
        item: item.id.clone(),
        question: item.question.clone(),
        chapter: item.chapter(),
        level: item.level.number(),
        people_at_least: at_least(persons),
        easy,
        few,
        extreme: !few && easy.is_some_and(|easy| !(0.2..=0.95).contains(&easy)),
        tells,
        upper_lower: told.and_then(|figures| figures.upper_lower),
        poor,
    }
}
