//! A customer says whether they felt heard.

use axum::extract::State;
use heard_desk::{Answer, Step, Text};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{own, view};
use crate::App;
use crate::again::again;
use crate::auth::Caller;
use crate::extract::Json;
use crate::fields::Fields;
use crate::problem::Problem;
use crate::routes::view::{CustomerView, StepView};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FeedbackBody {
    /// Did you feel heard?
    heard: StepView,
    /// Are you content with how it ended?
    satisfied: Option<StepView>,
    /// In your own words.
    #[schema(min_length = 1, max_length = 20_000)]
    words: Option<String>,
    /// How far you agree with each statement that was asked, in their order: 1 not at all, 7 fully.
    #[serde(default)]
    #[schema(max_items = 20)]
    scale: Vec<u8>,
}

/// Say whether you felt heard
///
/// Asked once, when the conversation is closed. Sending again completes the answer; what is left out stays as it was.
#[utoipa::path(
    post, path = "/v1/widget/feedback", tag = "widget", request_body = FeedbackBody,
    responses((status = 200, description = "The conversation with the answer", body = CustomerView), Problem),
)]
pub(crate) async fn give_feedback(
    State(app): State<App>,
    caller: Caller,
    Json(body): Json<FeedbackBody>,
) -> Result<Json<CustomerView>, Problem> {
    let mut fields = Fields::default();
    let given = body.words.as_ref().filter(|words| !words.trim().is_empty());
    let asked = app.config.study.len();
    if !body.scale.is_empty() && (body.scale.len() != asked || body.scale.iter().any(|step| !(1..=7).contains(step))) {
        fields.remark("scale", format!("must be {asked} numbers from 1 to 7"));
    }
    let Some(words) = fields.optional("words", given.map(Text::new)) else {
        return Err(fields.problem());
    };
    fields.finish()?;
    app.limits.write.take(caller.token, app.now())?;
    let answer = Answer {
        heard: body.heard.into(),
        satisfied: body.satisfied.map(Step::from),
        words,
        scale: body.scale,
    };
    let id = own(&app, &caller.customer).await?;
    again(|| async {
        let mut thread = app.store.thread(id).await?.ok_or_else(Problem::not_found)?;
        let taken = thread
            .conversation
            .take_feedback(thread.feedback.as_ref(), answer.clone(), &thread.messages, app.now());
        let (_, change) = taken.map_err(|error| Problem::refused(&error, "heard"))?;
        Ok(app.store.apply(&change).await?)
    })
    .await?;
    Ok(Json(view(&app, &caller.customer).await?))
}
