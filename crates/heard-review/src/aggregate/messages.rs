//! What the table of messages adds up to.

use std::collections::BTreeMap;
use std::path::Path;

use parquet::errors::ParquetError;

use super::examples::{Example, Examples};
use super::excerpt::{Excerpt, start};
use super::hardest::Hardest;
use super::{Agent, Facts, Given};
use crate::table::{Batch, read};

const COLUMNS: &[&str] = &[
    "conversation",
    "index",
    "who",
    "agent",
    "text",
    "language",
    "feeling",
    "ask",
    "empathy_needed",
    "empathy_given",
    "findings",
    "quotes",
    "strengths",
    "strength_quotes",
    "unanswered",
    "emotional",
    "rational",
];

/// How many characters of the customer's message stand beside an example.
const CUSTOMER: usize = 160;

/// Adds the messages, and quotes those of the hardest conversations.
pub(super) fn add(facts: &mut Facts, path: &Path, hardest: &mut Hardest) -> Result<(), ParquetError> {
    let mut adder = Adder {
        facts,
        hardest,
        conversation: None,
        asked: String::new(),
        findings: Examples::default(),
        strengths: Examples::default(),
        agents: BTreeMap::new(),
    };
    read(path, COLUMNS, |batch| (0..batch.rows()).for_each(|row| adder.one(batch, row)))?;
    let (findings, strengths, agents) = (adder.findings, adder.strengths, adder.agents);
    facts.findings = findings.into_list();
    facts.strengths = strengths.into_list();
    facts.agents = agents
        .into_iter()
        .map(|(name, (replies, needed))| Agent { name, replies, needed })
        .collect();
    Ok(())
}

struct Adder<'f> {
    facts: &'f mut Facts,
    hardest: &'f mut Hardest,
    /// The row of the conversation in its table.
    conversation: Option<u64>,
    /// The beginning of what the customer wrote last.
    asked: String,
    findings: Examples,
    strengths: Examples,
    agents: BTreeMap<String, (u64, Given)>,
}

impl Adder<'_> {
    fn one(&mut self, batch: &Batch, row: usize) {
        let index = batch.count("index", row);
        if index == 0 {
            self.conversation = Some(self.conversation.map_or(0, |before| before + 1));
            self.asked.clear();
        }
        let customer = batch.text("who", row) == Some("customer");
        let text = batch.text("text", row).unwrap_or_default();
        if let Some(hard) = self.conversation.and_then(|place| self.hardest.at(place)) {
            hard.quote(index, customer, text, || match batch.text("feeling", row) {
                Some(feeling) => vec![feeling.to_owned()],
                None => batch.texts("findings", row),
            });
        }
        self.facts.messages += 1;
        if let Some(language) = batch.text("language", row) {
            self.facts.foreign.add(language.to_owned());
        } else if customer {
            self.customer(batch, row, text);
        } else if let Some(given) = batch.int("empathy_given", row) {
            self.reply(batch, row, text, given);
        }
    }

    fn customer(&mut self, batch: &Batch, row: usize, text: &str) {
        self.facts.customer_messages += 1;
        self.facts.feelings.add(batch.text("feeling", row).unwrap_or_default().to_owned());
        self.facts.asks.add(batch.text("ask", row).unwrap_or_default().to_owned());
        self.asked = start(text.trim(), CUSTOMER);
    }

    fn reply(&mut self, batch: &Batch, row: usize, text: &str, given: i64) {
        self.facts.replies += 1;
        self.facts.emotional += f64::from(batch.real("emotional", row).unwrap_or_default());
        self.facts.rational += f64::from(batch.real("rational", row).unwrap_or_default());
        let needed = batch.bool("empathy_needed", row).unwrap_or_default();
        let counted = if needed {
            &mut self.facts.needed
        } else {
            &mut self.facts.not_needed
        };
        counted.add(given);
        if let Some(name) = batch.text("agent", row) {
            let agent = self.agents.entry(name.to_owned()).or_default();
            agent.0 += 1;
            if needed {
                agent.1.add(given);
            }
        }
        for kind in batch.texts("unanswered", row) {
            self.facts.unanswered.add(kind);
        }
        let place = self.facts.messages;
        let conversation = batch.text("conversation", row).unwrap_or_default();
        let asked = &self.asked;
        let example = |quote: &str| {
            (!text.is_empty()).then(|| Example {
                conversation: conversation.to_owned(),
                customer: asked.clone(),
                reply: Excerpt::around(text, quote),
            })
        };
        let kinds = [
            (&mut self.findings, "findings", "quotes"),
            (&mut self.strengths, "strengths", "strength_quotes"),
        ];
        for (kept, names, quotes) in kinds {
            let quotes = batch.texts(quotes, row);
            for (at, name) in batch.texts(names, row).iter().enumerate() {
                let quote = quotes.get(at).map_or("", String::as_str);
                kept.add(name, place.wrapping_mul(31).wrapping_add(at as u64), quote, || example(quote));
            }
        }
    }
}
