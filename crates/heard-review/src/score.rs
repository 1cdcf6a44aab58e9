//! The engine over one conversation: what each message says, what each reply does. Pure.

use heard_engine::{Appraisal, Arc, Engine, Reading, Situation, Turn, Who};
use jiff::tz::TimeZone;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::archive::{Conversation, Message};
use crate::row::{ConversationRow, EmpathyCount, MessageRow, Mood, ReadRow, ReplyRow};
use crate::run::hex;

/// How many turns before a message the engine is shown. Keeps a conversation of thousands linear.
const WINDOW: usize = 40;

/// What becomes of agents' names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AgentNames {
    /// As the archive has them.
    Keep,
    /// A pseudonym, the same in every review. The default: a report travels further than its makers think. Whoever knows the
    /// names can compute the pseudonyms.
    #[default]
    Hash,
}

/// How to score.
#[derive(Clone, Debug)]
pub struct Scoring {
    /// Whether what people wrote, and quotations from it, goes into the results.
    pub words: bool,
    /// What becomes of agents' names.
    pub agent_names: AgentNames,
    /// The zone in which agents' words of time are understood.
    pub zone: TimeZone,
}

/// The rows of one conversation.
pub(crate) fn score(engine: &Engine, scoring: &Scoring, archive: &str, conversation: &Conversation) -> (ConversationRow, Vec<MessageRow>) {
    let turns: Vec<Turn<'_>> = conversation.messages.iter().map(|m| Turn { who: m.who, text: &m.text }).collect();
    let mut rows = Vec::with_capacity(turns.len());
    let mut readings = Vec::new();
    for (index, message) in conversation.messages.iter().enumerate() {
        let before = window(&turns, index);
        let mut row = MessageRow {
            archive: archive.to_owned(),
            conversation: conversation.id.clone(),
            index,
            who: name(message.who),
            agent: message.agent.as_deref().map(|agent| scoring.agent(agent)),
            at: message.at,
            text: scoring.words.then(|| message.text.clone()),
            ..MessageRow::default()
        };
        match message.who {
            Who::Customer => {
                let reading = engine.read(&message.text, before);
                row.language = reading.language.as_ref().map(|language| language.name.clone());
                if row.language.is_none() {
                    row.read = Some(scoring.read(&reading));
                    readings.push(reading);
                }
            }
            Who::Agent if before.last().is_some_and(|turn| turn.who == Who::Customer) => {
                let run = run(&conversation.messages, index);
                let appraisal = scoring.appraise(engine, before, run);
                row.language = appraisal.language.as_ref().map(|language| language.name.clone());
                row.reply = row.language.is_none().then(|| scoring.reply_row(appraisal, run.len()));
            }
            Who::Agent => {}
        }
        rows.push(row);
    }
    (summary(archive, conversation, &readings, &rows), rows)
}

fn window<'t>(turns: &'t [Turn<'t>], index: usize) -> &'t [Turn<'t>] {
    turns.get(index.saturating_sub(WINDOW)..index).unwrap_or_default()
}

/// The agent's messages in a row that begin at `index`: one reply.
fn run(messages: &[Message], index: usize) -> &[Message] {
    let rest = messages.get(index..).unwrap_or_default();
    let end = rest.iter().position(|message| message.who == Who::Customer).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

impl Scoring {
    fn read(&self, reading: &Reading) -> ReadRow {
        let quote = |evidence: &Vec<heard_engine::Evidence>| evidence.first().filter(|_| self.words).map(|e| e.quote.clone());
        ReadRow {
            feeling: reading.feeling().name(),
            probability: reading.feelings.first().map_or(0.0, |felt| felt.probability),
            intensity: reading.intensity,
            valence: reading.valence,
            problem: quote(&reading.problem),
            impact: quote(&reading.impact),
            ask: reading.ask.kind.name(),
            flags: once(reading.flags.iter().map(|flagged| flagged.flag.name())),
            empathy_needed: reading.empathy.needed,
        }
    }

    fn appraise(&self, engine: &Engine, before: &[Turn<'_>], run: &[Message]) -> Appraisal {
        let draft = run.iter().map(|message| message.text.as_str()).collect::<Vec<_>>().join("\n");
        let now = run.first().and_then(|message| message.at).map(|at| at.to_zoned(self.zone.clone()));
        engine.appraise(&Situation {
            turns: before,
            draft: &draft,
            customer_name: None,
            now: now.as_ref(),
            ..Situation::default()
        })
    }

    fn reply_row(&self, appraisal: Appraisal, messages: usize) -> ReplyRow {
        let unanswered = appraisal.needs.iter().filter(|need| need.answered_by.is_none());
        let mut row = ReplyRow {
            messages,
            empathy_needed: appraisal.empathy.needed,
            empathy_given: appraisal.empathy.given,
            acts: once(appraisal.acts.iter().map(|found| found.act.name())),
            unanswered: unanswered.map(|need| name(need.need.kind)).collect(),
            emotional: appraisal.emotional.value,
            rational: appraisal.rational.value,
            ..ReplyRow::default()
        };
        for finding in appraisal.findings {
            row.findings.push(finding.rule);
            row.quotes.extend(self.words.then_some(finding.evidence.quote));
        }
        for strength in appraisal.strengths {
            row.strengths.push(strength.title);
            row.strength_quotes.extend(self.words.then_some(strength.evidence.quote));
        }
        row
    }

    fn agent(&self, agent: &str) -> String {
        match self.agent_names {
            AgentNames::Keep => agent.to_owned(),
            AgentNames::Hash => pseudonym(agent),
        }
    }
}

fn pseudonym(agent: &str) -> String {
    let digest = Sha256::new().chain_update("heard agent ").chain_update(agent).finalize();
    format!("agent-{}", hex(&digest))
}

fn summary(archive: &str, conversation: &Conversation, readings: &[Reading], rows: &[MessageRow]) -> ConversationRow {
    let arc = Arc::over(readings);
    let mood = |index: usize| {
        let point = arc.points.get(index)?;
        Some(Mood {
            feeling: point.feeling.name(),
            valence: point.valence,
        })
    };
    let empathy = empathy(rows);
    let peak = arc.peak.and_then(mood);
    let end = arc.points.len().checked_sub(1).and_then(mood);
    let valences: Vec<f32> = arc.points.iter().map(|point| point.valence).collect();
    let hardness = hardness(&valences, peak, end, empathy);
    let replies = || rows.iter().filter_map(|row| row.reply.as_ref());
    ConversationRow {
        archive: archive.to_owned(),
        conversation: conversation.id.clone(),
        started_at: conversation.messages.first().and_then(|message| message.at),
        messages: rows.len(),
        customer_messages: readings.len(),
        replies: replies().count(),
        agents: once(rows.iter().filter_map(|row| row.agent.as_deref())),
        first_reply: first_reply(&conversation.messages),
        start: mood(0),
        peak,
        end,
        direction: (!readings.is_empty()).then(|| name(arc.direction)),
        risk: arc.risk,
        arc: valences,
        flags: once(
            rows.iter()
                .filter_map(|row| row.read.as_ref())
                .flat_map(|read| read.flags.iter().map(String::as_str)),
        ),
        empathy,
        findings: replies().map(|reply| reply.findings.len()).sum(),
        hardness,
    }
}

fn empathy(rows: &[MessageRow]) -> EmpathyCount {
    let mut count = EmpathyCount::default();
    for reply in rows
        .iter()
        .filter_map(|row| row.reply.as_ref())
        .filter(|reply| reply.empathy_needed)
    {
        match reply.empathy_given {
            0 => count.none += 1,
            1 => count.stock += 1,
            _ => count.specific += 1,
        }
    }
    let last = rows.iter().rev().map_while(|row| row.read.as_ref());
    count.no_reply = usize::from(last.into_iter().any(|read| read.empathy_needed));
    count
}

/// See the column `hardness`. Mean, worst and end together tell how a conversation is remembered (Ashtar et al. 2023).
fn hardness(arc: &[f32], peak: Option<Mood>, end: Option<Mood>, empathy: EmpathyCount) -> f32 {
    let depth = |mood: Option<Mood>| mood.map_or(0.0, |mood| (-mood.valence).clamp(0.0, 1.0));
    let mean = arc.iter().map(|valence| (-valence).clamp(0.0, 1.0)).sum::<f32>() * ratio(1, arc.len().max(1));
    let missing = match (empathy.none + empathy.no_reply, empathy.needed()) {
        (_, 0) => 0.0,
        (missing, needed) => ratio(missing, needed),
    };
    0.4 * depth(peak) + 0.2 * depth(end) + 0.2 * mean + 0.2 * missing
}

fn ratio(part: usize, whole: usize) -> f32 {
    let small = |number: usize| f32::from(u16::try_from(number).unwrap_or(u16::MAX));
    small(part) / small(whole)
}

fn first_reply(messages: &[Message]) -> Option<i64> {
    let asked = messages.iter().position(|message| message.who == Who::Customer)?;
    let answer = messages.iter().skip(asked).find(|message| message.who == Who::Agent)?;
    let waited = answer.at?.duration_since(messages.get(asked)?.at?);
    Some(waited.as_secs()).filter(|seconds| *seconds >= 0)
}

/// Each once, in the order of first mention.
fn once<'n>(names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for name in names {
        if !seen.iter().any(|other| other == name) {
            seen.push(name.to_owned());
        }
    }
    seen
}

/// The name by which the engine's own JSON calls a value.
fn name(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}
