//! Worksheets.

use async_trait::async_trait;
use heard_desk::{AgentId, ConversationId, FourSteps, Sheet, StepText};
use sqlx::{FromRow, query, query_as};

use super::columns::{Columns, micros};
use super::{Base, Connection, Record, Stored, state};
use crate::{Sheets, StoreError};

#[async_trait]
impl Sheets for Base {
    async fn sheet(&self, conversation: ConversationId, by: AgentId) -> Result<Option<Sheet>, StoreError> {
        let row = query_as("SELECT * FROM sheet WHERE conversation = $1 AND agent = $2")
            .bind(conversation.uuid())
            .bind(by.uuid());
        Ok(state(row.fetch_optional(self.readers()).await?))
    }
}

pub(super) async fn put(db: &mut Connection, sheet: &Sheet) -> Result<(), StoreError> {
    let words = |step: &Option<StepText>| step.as_ref().map(|text| text.as_str().to_owned());
    let steps = &sheet.steps;
    query(
        "INSERT INTO sheet (conversation, agent, problem, why_upset, similar_experience, how_to_show, saved_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (conversation, agent) DO UPDATE
         SET problem = excluded.problem, why_upset = excluded.why_upset, similar_experience = excluded.similar_experience,
             how_to_show = excluded.how_to_show, saved_at = excluded.saved_at",
    )
    .bind(sheet.conversation.uuid())
    .bind(sheet.by.uuid())
    .bind(words(&steps.problem))
    .bind(words(&steps.why_upset))
    .bind(words(&steps.similar_experience))
    .bind(words(&steps.how_to_show))
    .bind(micros(sheet.saved_at))
    .execute(db)
    .await?;
    Ok(())
}

pub(super) async fn remove(db: &mut Connection, conversation: ConversationId, by: AgentId) -> Result<(), StoreError> {
    query("DELETE FROM sheet WHERE conversation = $1 AND agent = $2")
        .bind(conversation.uuid())
        .bind(by.uuid())
        .execute(db)
        .await?;
    Ok(())
}

impl FromRow<'_, Record> for Stored<Sheet> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let step = |column: &str| Ok::<_, sqlx::Error>(row.get::<Option<String>>(column)?.map(StepText::trusted));
        Ok(Self(Sheet {
            conversation: row.id("conversation")?,
            by: row.id("agent")?,
            steps: FourSteps {
                problem: step("problem")?,
                why_upset: step("why_upset")?,
                similar_experience: step("similar_experience")?,
                how_to_show: step("how_to_show")?,
            },
            saved_at: row.time("saved_at")?,
        }))
    }
}
