//! The worksheet of a hard conversation: the four steps that an agent thinks through before a reply. It is its writer's alone.

use jiff::Timestamp;

use crate::{AgentId, Change, Conversation, ConversationId, StepText, Write};

/// What one agent has thought of one conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Where.
    pub conversation: ConversationId,
    /// Who. Nobody else reads it, whoever they are.
    pub by: AgentId,
    /// What they have written.
    pub steps: FourSteps,
    /// When it was saved.
    pub saved_at: Timestamp,
}

/// The four steps, as far as the agent has written them. `None`: the reading stands; an empty text: the agent wants none there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FourSteps {
    /// What the problem is.
    pub problem: Option<StepText>,
    /// Why the customer is upset.
    pub why_upset: Option<StepText>,
    /// When the agent felt something like it.
    pub similar_experience: Option<StepText>,
    /// How to show that it is seen.
    pub how_to_show: Option<StepText>,
}

impl FourSteps {
    /// Whether the reading stands everywhere.
    pub fn are_untouched(&self) -> bool {
        *self == Self::default()
    }
}

impl Conversation {
    /// Keeps what an agent thinks; where the reading stands everywhere there is no sheet any more. Never refused, and no event: like a draft it
    /// has one writer, and is saved every few seconds.
    pub fn think(&self, by: AgentId, steps: FourSteps, now: Timestamp) -> (Sheet, Change) {
        let sheet = Sheet {
            conversation: self.id,
            by,
            steps,
            saved_at: now,
        };
        let write = if sheet.steps.are_untouched() {
            Write::RemoveSheet(self.id, by)
        } else {
            Write::Sheet(sheet.clone())
        };
        (sheet, Change::new(vec![write]))
    }
}
