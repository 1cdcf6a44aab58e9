//! The engine as tools of the Model Context Protocol: `read`, `appraise`, `guide`, over standard input and output.
//!
//! A thin edge: what comes in is bounded, the answer is what the engine says, as JSON. Nothing is stored.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::sync::Arc;

use heard_engine::{Engine, Known, Situation, Turn, Who};
use rmcp::handler::server::wrapper::Parameters;
use rmcp::model::{CallToolResult, ContentBlock};
use rmcp::{tool, tool_router};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Bytes of all texts of a call; longer ones are refused.
const MOST: usize = 200_000;

/// The tools.
#[derive(Clone)]
pub struct Tools {
    engine: Arc<Engine>,
}

/// Who wrote a turn.
#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Author {
    /// The person who needs something.
    Customer,
    /// The person who serves.
    Agent,
}

/// One message of the conversation.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Said {
    /// Who wrote it.
    who: Author,
    /// What.
    text: String,
}

/// A customer's message, and what was said before.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ReadParams {
    /// The customer's message.
    text: String,
    /// The conversation before it, oldest first.
    #[serde(default)]
    before: Vec<Said>,
}

/// A draft of a reply, and the conversation that it answers.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct DraftParams {
    /// The conversation so far, oldest first.
    turns: Vec<Said>,
    /// The reply as it is being written.
    draft: String,
    /// What the customer is called.
    customer_name: Option<String>,
    /// What the customer has told before, a fact each with its kind: "order: Bed frame KT-4471". The kinds are order, device, situation,
    /// preference, called (what they want to be called), pronunciation and other.
    #[serde(default)]
    known: Vec<Known>,
}

impl DraftParams {
    fn ask<T: Serialize>(&self, ask: impl FnOnce(&Situation<'_>) -> T) -> CallToolResult {
        let known: Vec<&str> = self.known.iter().map(Known::as_str).collect();
        if too_long(&self.turns, self.draft.len() + known.iter().map(|fact| fact.len()).sum::<usize>()) {
            return refused();
        }
        let turns = turns(&self.turns);
        answer(&ask(&Situation {
            turns: &turns,
            draft: &self.draft,
            customer_name: Known::called(&self.known).or(self.customer_name.as_deref()),
            known: &known,
            ..Situation::default()
        }))
    }
}

#[tool_router(server_handler)]
impl Tools {
    #[tool(
        description = "What a customer's message says: feelings, intensity, problem, impact, what they ask for, flags, each with the words that show it"
    )]
    fn read(&self, Parameters(asked): Parameters<ReadParams>) -> CallToolResult {
        if too_long(&asked.before, asked.text.len()) {
            return refused();
        }
        answer(&self.engine.read(&asked.text, &turns(&asked.before)))
    }

    #[tool(
        description = "What helps and what hurts in a draft of a reply to a customer: remarks with rule, words, reason and study; strengths; needs answered and open; empathy needed and given; two scores as sums"
    )]
    fn appraise(&self, Parameters(asked): Parameters<DraftParams>) -> CallToolResult {
        asked.ask(|situation| self.engine.appraise(situation))
    }

    #[tool(description = "The next best step for an agent in this conversation, why, and ways to begin made of the customer's own words")]
    fn guide(&self, Parameters(asked): Parameters<DraftParams>) -> CallToolResult {
        asked.ask(|situation| self.engine.guide(situation))
    }
}

impl Tools {
    /// Tools over an engine.
    pub fn new(engine: Engine) -> Self {
        Self { engine: Arc::new(engine) }
    }

    /// Answers over standard input and output until the client goes.
    pub async fn serve(self) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        rmcp::serve_server(self, rmcp::transport::stdio()).await?.waiting().await?;
        Ok(())
    }
}

fn turns(said: &[Said]) -> Vec<Turn<'_>> {
    said.iter()
        .map(|turn| Turn {
            who: match turn.who {
                Author::Customer => Who::Customer,
                Author::Agent => Who::Agent,
            },
            text: &turn.text,
        })
        .collect()
}

fn too_long(turns: &[Said], rest: usize) -> bool {
    turns.iter().map(|turn| turn.text.len()).sum::<usize>() + rest > MOST
}

fn refused() -> CallToolResult {
    CallToolResult::error(vec![ContentBlock::text(format!(
        "The texts are too long together: at most {MOST} bytes."
    ))])
}

/// By way of text: a float of 32 bits as a value of 64 would show digits that it does not have.
fn answer(value: &impl Serialize) -> CallToolResult {
    match serde_json::to_string(value).and_then(|text| serde_json::from_str(&text)) {
        Ok(value) => CallToolResult::structured(value),
        Err(error) => CallToolResult::error(vec![ContentBlock::text(error.to_string())]),
    }
}
