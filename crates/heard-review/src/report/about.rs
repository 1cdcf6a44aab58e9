//! What a report says of how it was made.

use crate::run::{Choice, Plan, Request, Totals};
use crate::score::AgentNames;

/// What was reviewed, and with what.
#[derive(Clone, Debug)]
pub(crate) struct About {
    pub(crate) archives: Vec<String>,
    pub(crate) engine: String,
    pub(crate) totals: Totals,
    pub(crate) choice: Choice,
    pub(crate) words: bool,
    pub(crate) pseudonyms: bool,
    pub(crate) zone: String,
}

impl About {
    pub(crate) fn new(request: &Request, plan: &Plan, totals: &Totals) -> Self {
        let names = request.archives.iter().map(|path| path.file_name().unwrap_or_default());
        Self {
            archives: names.map(|name| name.to_string_lossy().into_owned()).collect(),
            engine: plan.engine.clone(),
            totals: *totals,
            choice: request.choice,
            words: request.scoring.words,
            pseudonyms: request.scoring.agent_names == AgentNames::Hash,
            zone: request.reading.zone.iana_name().unwrap_or("UTC").to_owned(),
        }
    }
}
