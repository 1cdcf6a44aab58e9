//! The week's tally: rows under blinds while a week runs, sums when it is over.

use std::collections::BTreeMap;

use heard_desk::{Blind, Mood, TallyWeek, TeamId, Week};
use sqlx::{FromRow, query, query_as};

use super::columns::Columns;
use super::{Base, Connection, Record, Stored, states};
use crate::StoreError;

pub(super) async fn running(base: &Base, team: TeamId) -> Result<Vec<(Week, [u32; 5])>, StoreError> {
    let rows = query("SELECT week, mood, COUNT(*) AS said FROM tally WHERE team = $1 GROUP BY week, mood").bind(team.uuid());
    let mut weeks: BTreeMap<Week, [u32; 5]> = BTreeMap::new();
    for row in rows.fetch_all(base.readers()).await? {
        let mood: Mood = row.word("mood")?;
        let said = weeks.entry(Week::trusted(row.named("week")?)).or_default();
        if let Some(count) = said.get_mut(mood.place()) {
            *count = row.count("said")?;
        }
    }
    Ok(weeks.into_iter().collect())
}

pub(super) async fn weeks(base: &Base, team: TeamId, limit: u32) -> Result<Vec<TallyWeek>, StoreError> {
    let rows = query_as("SELECT * FROM tally_week WHERE team = $1 ORDER BY week DESC LIMIT $2")
        .bind(team.uuid())
        .bind(i64::from(limit));
    Ok(states(rows.fetch_all(base.readers()).await?))
}

pub(super) async fn put(db: &mut Connection, team: TeamId, week: Week, blind: Blind, mood: Option<Mood>) -> Result<(), StoreError> {
    let gone = query("DELETE FROM tally WHERE team = $1 AND week = $2 AND blind = $3")
        .bind(team.uuid())
        .bind(week.monday().to_string())
        .bind(blind.0.to_vec());
    gone.execute(&mut *db).await?;
    let Some(mood) = mood else { return Ok(()) };
    query("INSERT INTO tally (team, week, blind, mood) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING")
        .bind(team.uuid())
        .bind(week.monday().to_string())
        .bind(blind.0.to_vec())
        .bind(mood.word())
        .execute(db)
        .await?;
    Ok(())
}

/// A week that was ended before stays as it was told then.
pub(super) async fn end(db: &mut Connection, team: TeamId, week: Week, sums: Option<&TallyWeek>) -> Result<(), StoreError> {
    let gone = query("DELETE FROM tally WHERE team = $1 AND week = $2")
        .bind(team.uuid())
        .bind(week.monday().to_string());
    gone.execute(&mut *db).await?;
    let Some(sums) = sums else { return Ok(()) };
    let [drained, low, all_right, good, light] = sums.said.map(i64::from);
    query(
        "INSERT INTO tally_week (team, week, drained, low, all_right, good, light) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (team, week) DO NOTHING",
    )
    .bind(team.uuid())
    .bind(week.monday().to_string())
    .bind(drained)
    .bind(low)
    .bind(all_right)
    .bind(good)
    .bind(light)
    .execute(db)
    .await?;
    Ok(())
}

impl FromRow<'_, Record> for Stored<TallyWeek> {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        Ok(Self(TallyWeek {
            team: row.id("team")?,
            week: Week::trusted(row.named("week")?),
            said: [
                row.count("drained")?,
                row.count("low")?,
                row.count("all_right")?,
                row.count("good")?,
                row.count("light")?,
            ],
        }))
    }
}
