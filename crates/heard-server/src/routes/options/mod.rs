//! Options: chosen by their customer, in the chat or by a signed link; taken back by an agent.

mod linked;
mod withdraw;

pub(crate) use linked::*;
pub(crate) use withdraw::*;

use heard_desk::{Offer, OfferId};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::App;
use crate::again::again;
use crate::problem::Problem;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChoiceBody {
    /// Which option, counted from 0.
    pub(crate) option: usize,
}

/// The customer chooses. Who may do so has been seen to.
pub(crate) async fn choose(app: &App, id: OfferId, way: usize) -> Result<Offer, Problem> {
    again(|| async {
        let mut offer = app.store.offer(id).await?.ok_or_else(Problem::not_found)?;
        let conversation = app.store.conversation(offer.conversation).await?;
        let mut conversation = conversation.ok_or_else(Problem::not_found)?;
        let chosen = offer.choose(&mut conversation, way, app.now());
        let change = chosen.map_err(|error| Problem::refused(&error, "option"))?;
        app.store.apply(&change).await?;
        Ok(offer)
    })
    .await
}
