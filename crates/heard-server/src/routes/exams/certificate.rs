//! Certificates: made for the one who passed, checked by anybody.

use axum::extract::State;
use axum::http::HeaderMap;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::own;
use crate::App;
use crate::auth::{Address, SignedIn, bearer};
use crate::extract::{Json, Path};
use crate::problem::{Kind, Problem};
use crate::routes::view::CertificateView;

/// A certificate and the token that proves it.
#[derive(Serialize, ToSchema)]
pub(crate) struct MadeCertificate {
    /// Stands behind the `#` of the page `/certificate`.
    token: String,
    certificate: CertificateView,
}

/// The certificate of an exam that you have passed
#[utoipa::path(
    get, path = "/v1/exams/{id}/certificate", tag = "practice", params(("id" = Uuid, Path)),
    responses((status = 200, description = "The certificate", body = MadeCertificate), Problem),
)]
pub(crate) async fn certificate(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<Json<MadeCertificate>, Problem> {
    let exam = own(&app, &me.agent, id).await?;
    let team = app.store.team(me.agent.team).await?.ok_or_else(Problem::not_found)?;
    let made = exam.certificate(&me.agent, &team).map_err(|error| Problem::refused(&error, "id"))?;
    let token = app.links().await?.certify(&made).map_err(|error| Problem::internal(&error))?;
    Ok(Json(MadeCertificate {
        token,
        certificate: (&made).into(),
    }))
}

/// What a certificate says, where this desk has signed it
///
/// The token comes as `authorization: Bearer …`. Nothing else of the person is told.
#[utoipa::path(
    get, path = "/v1/certificate", tag = "practice",
    responses((status = 200, description = "It was signed here, and nobody has changed it", body = CertificateView), Problem),
)]
pub(crate) async fn verify_certificate(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
) -> Result<Json<CertificateView>, Problem> {
    app.limits.links.take(address.0, app.now())?;
    let certificate = app.links().await?.certified(bearer(&headers)).ok_or_else(|| {
        Problem::new(
            Kind::Unauthenticated,
            "This desk has not signed such a certificate, or the link was cut short or changed.",
        )
    })?;
    Ok(Json((&certificate).into()))
}
