//! Facts: listed, noted, amended, forgotten.

use axum::extract::State;
use axum::http::StatusCode;
use heard_desk::{DeskError, Line};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{of_fact, of_team};
use crate::App;
use crate::again::again;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::fields::Fields;
use crate::problem::Problem;
use crate::routes::view::{FactKindView, FactView};

#[derive(Serialize, ToSchema)]
pub(crate) struct Facts {
    /// The oldest first.
    facts: Vec<FactView>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FactBody {
    kind: FactKindView,
    /// One line: "Bed frame KT-4471".
    #[schema(min_length = 1, max_length = 200)]
    line: String,
    /// The customer's message that says it; not looked at where a fact is amended.
    message_id: Option<Uuid>,
}

impl FactBody {
    fn line(&self) -> Result<Line, Problem> {
        let mut fields = Fields::default();
        fields.take("line", Line::new(&self.line)).ok_or_else(|| fields.problem())
    }
}

/// What is known of a customer
#[utoipa::path(
    get, path = "/v1/customers/{id}/facts", tag = "customers", params(("id" = Uuid, Path)),
    responses((status = 200, description = "The facts", body = Facts), Problem),
)]
pub(crate) async fn list_facts(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<Json<Facts>, Problem> {
    let person = of_team(&app, &me.agent, id).await?;
    Ok(Json(Facts {
        facts: person.facts.iter().map(FactView::from).collect(),
    }))
}

/// Note what a customer told, so that nobody asks again
#[utoipa::path(
    post, path = "/v1/customers/{id}/facts", tag = "customers", params(("id" = Uuid, Path)), request_body = FactBody,
    responses((status = 201, description = "Noted", body = FactView), Problem),
)]
pub(crate) async fn note_fact(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<FactBody>,
) -> Result<(StatusCode, Json<FactView>), Problem> {
    let line = body.line()?;
    let fact = again(|| async {
        let person = of_team(&app, &me.agent, id).await?;
        let message = match body.message_id {
            Some(said_in) => Some(said(&app, said_in).await?),
            None => None,
        };
        let noted = person.note(id.into(), body.kind.into(), line.clone(), message.as_ref(), me.agent.id, app.now());
        let (fact, change) = noted.map_err(|error| Problem::refused(&error, "line"))?;
        app.store.apply(&change).await?;
        Ok(fact)
    })
    .await?;
    Ok((StatusCode::CREATED, Json((&fact).into())))
}

/// A message that is said to say it. Whose it is, the verb asks.
async fn said(app: &App, id: Uuid) -> Result<heard_desk::Message, Problem> {
    let message = app.store.message(id.into()).await?;
    message.ok_or_else(|| Problem::refused(&DeskError::NotTheCustomers, "message_id"))
}

/// Put a fact right
#[utoipa::path(
    put, path = "/v1/facts/{id}", tag = "customers", params(("id" = Uuid, Path)), request_body = FactBody,
    responses((status = 200, description = "As it is now", body = FactView), Problem),
)]
pub(crate) async fn amend_fact(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    Json(body): Json<FactBody>,
) -> Result<Json<FactView>, Problem> {
    let line = body.line()?;
    let fact = again(|| async {
        let person = of_fact(&app, &me.agent, id).await?;
        let amended = person.amend(id.into(), body.kind.into(), line.clone(), me.agent.id, app.now());
        let (fact, change) = amended.map_err(|error| Problem::refused(&error, "line"))?;
        app.store.apply(&change).await?;
        Ok(fact)
    })
    .await?;
    Ok(Json((&fact).into()))
}

/// Forget a fact, for good
#[utoipa::path(
    delete, path = "/v1/facts/{id}", tag = "customers", params(("id" = Uuid, Path)),
    responses((status = 204, description = "It is gone"), Problem),
)]
pub(crate) async fn forget_fact(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    again(|| async {
        let person = of_fact(&app, &me.agent, id).await?;
        let forgotten = person.forget(id.into(), me.agent.id, app.now());
        let change = forgotten.map_err(|error| Problem::refused(&error, "id"))?;
        Ok(app.store.apply(&change).await?)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}
