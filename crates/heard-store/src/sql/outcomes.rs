//! What outcomes are counted from: one pass a table, put together by conversation.

use std::collections::{HashMap, HashSet};

use async_trait::async_trait;
use heard_desk::outcome::{Course, Ending, Heard, NeedSeen, Said};
use heard_desk::{Conversation, ConversationId, Feedback, Happened, Name, NeedStanding, PromiseStanding, TeamId, Text};
use heard_engine::{AskKind, Feeling, Flag};
use jiff::Timestamp;
use serde::Deserialize;
use sqlx::{FromRow, query_as, query_scalar};

use super::columns::{Columns, broken, micros};
use super::{Base, Connection, Record, Stored};
use crate::{Courses, Cursor, Outcomes, Recorded, StoreError};

/// In how many conversations something may have happened for them to be read one by one; with more, all are read.
const TOUCHED: usize = 64;
/// How many events are looked through for them.
const EVENTS: usize = 1000;

/// The rows of a table that belong to the conversations asked for, `$1` the team and `$2` since when.
macro_rules! of_courses {
    ($columns:literal, $table:literal, $which:literal, $rest:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM ",
            $table,
            " JOIN conversation ON conversation.id = ",
            $table,
            ".conversation WHERE conversation.team = $1 AND (conversation.opened_at >= $2 OR conversation.closed_at IS NULL) ",
            $which,
            $rest
        )
    };
}

/// The statements for what belongs to courses, the courses themselves first.
macro_rules! statements {
    ($which:literal) => {
        (
            concat!(
                "SELECT conversation.*, customer.name AS customer_name
                 FROM conversation JOIN customer ON customer.id = conversation.customer
                 WHERE conversation.team = $1 AND (conversation.opened_at >= $2 OR conversation.closed_at IS NULL) ",
                $which,
                " ORDER BY conversation.opened_at, conversation.id"
            ),
            [
                of_courses!(
                    "'heard' AS part, message.conversation AS whose, message.at, message.text, message.reading",
                    "message",
                    $which,
                    " AND message.state = 'received' ORDER BY message.at, message.id"
                ),
                of_courses!(
                    "'answered' AS part, message.conversation AS whose, min(message.at) AS at",
                    "message",
                    $which,
                    " AND message.state = 'sent' GROUP BY message.conversation"
                ),
                of_courses!(
                    "'need' AS part, need.conversation AS whose, need.kind, need.state",
                    "need",
                    $which,
                    " ORDER BY need.noticed_at, need.place, need.id"
                ),
                of_courses!(
                    "'promise' AS part, promise.conversation AS whose, promise.state",
                    "promise",
                    $which,
                    " ORDER BY promise.made_at, promise.id"
                ),
                of_courses!("'said' AS part, feedback.conversation AS whose, feedback.*", "feedback", $which, ""),
                of_courses!(
                    "'ending' AS part, event.conversation AS whose, event.at, event.what",
                    "event",
                    $which,
                    r#" AND event.what IN ('{"kind":"closed"}', '{"kind":"reopened"}') ORDER BY event.seq"#
                ),
            ],
        )
    };
}

type Statements = (&'static str, [&'static str; 6]);

const ALL: Statements = statements!("");
const ONE: Statements = statements!("AND conversation.id = $3 ");

#[async_trait]
impl Outcomes for Base {
    async fn courses(&self, team: TeamId, since: Timestamp, after: Option<Cursor>) -> Result<Courses, StoreError> {
        let mut moment = self.moment().await?;
        let last: Option<i64> = query_scalar("SELECT max(seq) FROM event").fetch_one(&mut *moment).await?;
        let touched = match after {
            Some(after) => touched(&mut moment, team, after).await?,
            None => None,
        };
        let mut all = Vec::new();
        match &touched {
            Some(touched) => {
                for one in touched {
                    all.append(&mut read(&mut moment, team, since, Some(*one)).await?);
                }
            }
            None => all = read(&mut moment, team, since, None).await?,
        }
        Ok(Courses {
            at: last.map_or(Cursor::START, Cursor),
            all,
            touched,
        })
    }
}

/// The conversations in which something has happened; `None` where it is too many, or something happened outside of one that may touch any.
async fn touched(db: &mut Connection, team: TeamId, after: Cursor) -> Result<Option<HashSet<ConversationId>>, StoreError> {
    let rows: Vec<Stored<Recorded>> = query_as("SELECT * FROM event WHERE seq > $1 AND team = $2 ORDER BY seq LIMIT $3")
        .bind(after.0)
        .bind(team.uuid())
        .bind(i64::try_from(EVENTS).unwrap_or(i64::MAX))
        .fetch_all(db)
        .await?;
    let whole = rows.len() < EVENTS;
    let mut touched = HashSet::new();
    for Stored(Recorded { event, .. }) in rows {
        match (event.conversation, event.what) {
            (Some(conversation), _) => _ = touched.insert(conversation),
            (None, Happened::SignedIn | Happened::SignedOut | Happened::Joined { .. }) => {}
            (None, _) => return Ok(None),
        }
    }
    Ok((whole && touched.len() <= TOUCHED).then_some(touched))
}

/// The courses asked for, of one conversation or all.
async fn read(db: &mut Connection, team: TeamId, since: Timestamp, one: Option<ConversationId>) -> Result<Vec<Course>, StoreError> {
    let (team, since) = (team.uuid(), micros(since));
    let (begun, parts) = if one.is_some() { ONE } else { ALL };
    let mut rows = query_as(begun).bind(team).bind(since);
    if let Some(one) = one {
        rows = rows.bind(one.uuid());
    }
    let rows: Vec<Begun> = rows.fetch_all(&mut *db).await?;
    let mut courses: Vec<Course> = rows.into_iter().map(|Begun(course)| course).collect();
    let places: HashMap<ConversationId, usize> = courses.iter().enumerate().map(|(at, course)| (course.conversation, at)).collect();
    for sql in parts {
        let mut rows = query_as(sql).bind(team).bind(since);
        if let Some(one) = one {
            rows = rows.bind(one.uuid());
        }
        let rows: Vec<Part> = rows.fetch_all(&mut *db).await?;
        for Part { of, what } in rows {
            if let Some(course) = places.get(&of).and_then(|at| courses.get_mut(*at)) {
                what.join(course);
            }
        }
    }
    Ok(courses)
}

/// A course that has only begun.
struct Begun(Course);

impl FromRow<'_, Record> for Begun {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let Stored(conversation) = Stored::<Conversation>::from_row(row)?;
        Ok(Self(Course {
            conversation: conversation.id,
            customer: conversation.customer,
            customer_name: Name::trusted(row.get("customer_name")?),
            subject: conversation.subject,
            opened_at: conversation.opened_at,
            closed_at: row.maybe_time("closed_at")?,
            endings: Vec::new(),
            heard: Vec::new(),
            answered_at: None,
            waiting: conversation.glance.waiting_since.is_some(),
            needs: Vec::new(),
            promises: Vec::new(),
            said: None,
        }))
    }
}

/// Something that belongs to a course.
struct Part {
    of: ConversationId,
    what: What,
}

enum What {
    Heard(Box<Heard>),
    Answered(Timestamp),
    Need(NeedSeen),
    Promise(PromiseStanding),
    Said(Box<Said>),
    Ending(Ending),
}

impl What {
    fn join(self, course: &mut Course) {
        match self {
            Self::Heard(heard) => course.heard.push(*heard),
            Self::Answered(at) => course.answered_at = Some(at),
            Self::Need(need) => course.needs.push(need),
            Self::Promise(promise) => course.promises.push(promise),
            Self::Said(said) => course.said = Some(*said),
            Self::Ending(ending) => course.endings.push(ending),
        }
    }
}

impl FromRow<'_, Record> for Part {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let what = match row.get::<String>("part")?.as_str() {
            "heard" => What::Heard(Box::new(heard(row)?)),
            "answered" => What::Answered(row.time("at")?),
            "need" => What::Need(NeedSeen {
                kind: row.word("kind")?,
                standing: need_standing(&row.get::<String>("state")?)?,
            }),
            "promise" => What::Promise(promise_standing(&row.get::<String>("state")?)?),
            "said" => What::Said(Box::new(said(row)?)),
            _ => What::Ending(Ending {
                at: row.time("at")?,
                closed: row.json::<Happened>("what")? == Happened::Closed,
            }),
        };
        Ok(Self {
            of: row.id("whose")?,
            what,
        })
    }
}

/// As much of a reading as outcomes need: the rest is passed over unread.
#[derive(Deserialize)]
struct Gist {
    feelings: Vec<Felt>,
    intensity: u8,
    problem: Vec<Words>,
    flags: Vec<Flagged>,
    ask: Ask,
    #[serde(default)]
    language: Option<serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
struct Felt {
    feeling: Feeling,
}

#[derive(Deserialize)]
struct Words {
    quote: String,
}

#[derive(Deserialize)]
struct Flagged {
    flag: Flag,
}

#[derive(Deserialize)]
struct Ask {
    kind: AskKind,
}

fn heard(row: &Record) -> Result<Heard, sqlx::Error> {
    let gist: Gist = row.json("reading")?;
    Ok(Heard {
        at: row.time("at")?,
        text: Text::trusted(row.get("text")?),
        understood: gist.language.is_none(),
        feeling: gist.feelings.first().map_or(Feeling::Neutral, |felt| felt.feeling),
        intensity: gist.intensity,
        flags: gist.flags.into_iter().map(|flagged| flagged.flag).collect(),
        ask: gist.ask.kind,
        problems: gist.problem.into_iter().map(|words| Text::trusted(words.quote)).collect(),
    })
}

fn said(row: &Record) -> Result<Said, sqlx::Error> {
    let Stored(feedback) = Stored::<Feedback>::from_row(row)?;
    Ok(Said {
        heard: feedback.heard,
        satisfied: feedback.satisfied,
        words: feedback.words,
    })
}

fn need_standing(name: &str) -> Result<NeedStanding, sqlx::Error> {
    let all = [NeedStanding::Open, NeedStanding::Met, NeedStanding::SetAside];
    let found = all.into_iter().find(|standing| standing.name() == name);
    found.ok_or_else(|| broken("state", format!("a need is not {name}")))
}

fn promise_standing(name: &str) -> Result<PromiseStanding, sqlx::Error> {
    use PromiseStanding::{Broken, Kept, Open, Slipped};
    let found = [Open, Kept, Slipped, Broken].into_iter().find(|standing| standing.name() == name);
    found.ok_or_else(|| broken("state", format!("a promise is not {name}")))
}
