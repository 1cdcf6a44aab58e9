//! A whole conversation, as agents see it.

use heard_desk::{AgentId, Conversation, Dismissal, Draft, Fact};
use heard_engine::Arc;
use heard_store::Thread;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::auth::Links;

use super::{FactView, FeedbackView, FollowUpView, MessageView, NeedView, NoteView, OfferedOptions, PromiseView, StandingView};

/// A conversation.
#[derive(Serialize, ToSchema)]
#[schema(as = Conversation)]
pub(crate) struct ConversationView {
    id: Uuid,
    customer: CustomerCard,
    /// What it is about.
    subject: String,
    state: StandingView,
    /// Who has it.
    #[schema(required)]
    taken: Option<TakenView>,
    /// Since when.
    opened_at: Timestamp,
    /// Oldest first; with replies that can still be undone.
    messages: Vec<MessageView>,
    /// What is known of the customer, the oldest first.
    facts: Vec<FactView>,
    /// Their other conversations, the one begun last first.
    elsewhere: Vec<ElsewhereView>,
    /// How the feeling went.
    arc: Arc,
    /// What the customer needs, in the order in which it was noticed.
    needs: Vec<NeedView>,
    /// Oldest first.
    promises: Vec<PromiseView>,
    /// What was offered, oldest first.
    options: Vec<OfferedOptions>,
    /// Oldest first.
    follow_ups: Vec<FollowUpView>,
    /// Whether the customer felt heard, where they have said so.
    #[schema(required)]
    feedback: Option<FeedbackView>,
    /// What the agent who asks is writing here.
    #[schema(required)]
    draft: Option<DraftView>,
    /// What the team says among itself, oldest first.
    notes: Vec<NoteView>,
    /// The findings set aside here.
    dismissals: Vec<DismissalView>,
}

/// With whom.
#[derive(Serialize, ToSchema)]
struct CustomerCard {
    id: Uuid,
    /// The name that they gave.
    name: String,
    /// What they want to be called, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    called: Option<String>,
    /// Where they can be reached; given, not proven.
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
}

/// Who has a conversation.
#[derive(Serialize, ToSchema)]
#[schema(as = Taken)]
struct TakenView {
    id: Uuid,
    name: String,
    /// Since when.
    since: Timestamp,
}

/// Another conversation of the same person.
#[derive(Serialize, ToSchema)]
#[schema(as = ElsewhereConversation)]
struct ElsewhereView {
    id: Uuid,
    /// The way in which they came there; an agent has said that it is the same person where it is another.
    customer_id: Uuid,
    /// What it is about.
    subject: String,
    state: StandingView,
    /// Since when.
    opened_at: Timestamp,
}

impl From<&Conversation> for ElsewhereView {
    fn from(conversation: &Conversation) -> Self {
        Self {
            id: conversation.id.uuid(),
            customer_id: conversation.customer.uuid(),
            subject: conversation.subject.as_str().to_owned(),
            state: (&conversation.state).into(),
            opened_at: conversation.opened_at,
        }
    }
}

/// What an agent is writing.
#[derive(Serialize, ToSchema)]
#[schema(as = Draft)]
pub(crate) struct DraftView {
    text: String,
    saved_at: Timestamp,
}

impl From<&Draft> for DraftView {
    fn from(draft: &Draft) -> Self {
        Self {
            text: draft.text.as_str().to_owned(),
            saved_at: draft.saved_at,
        }
    }
}

/// A finding set aside.
#[derive(Serialize, ToSchema)]
#[schema(as = Dismissal)]
struct DismissalView {
    /// The rule's id.
    rule: String,
    /// The words of the draft.
    quote: String,
}

impl From<&Dismissal> for DismissalView {
    fn from(dismissal: &Dismissal) -> Self {
        Self {
            rule: dismissal.rule.clone(),
            quote: dismissal.quote.as_str().to_owned(),
        }
    }
}

impl ConversationView {
    /// Of a thread and the draft of the agent who asks.
    pub(crate) fn of(thread: &Thread, me: AgentId, draft: Option<&Draft>, links: &Links, now: Timestamp) -> Self {
        let Thread {
            conversation, customer, ..
        } = thread;
        Self {
            id: conversation.id.uuid(),
            customer: CustomerCard {
                id: customer.id.uuid(),
                name: customer.name.as_str().to_owned(),
                called: Fact::called(&thread.facts).map(str::to_owned),
                email: customer.email.as_ref().map(|email| email.as_str().to_owned()),
            },
            subject: conversation.subject.as_str().to_owned(),
            state: (&conversation.state).into(),
            taken: conversation.taken.map(|taken| TakenView {
                id: taken.by.uuid(),
                name: thread
                    .agents
                    .get(&taken.by)
                    .map_or_else(String::new, |name| name.as_str().to_owned()),
                since: taken.at,
            }),
            opened_at: conversation.opened_at,
            messages: thread.messages.iter().map(|m| MessageView::of(m, thread.author(m))).collect(),
            facts: thread.facts.iter().map(FactView::from).collect(),
            elsewhere: thread.elsewhere.iter().map(ElsewhereView::from).collect(),
            arc: Arc::over(thread.readings()),
            needs: thread.needs.iter().map(NeedView::from).collect(),
            promises: thread.promises.iter().map(PromiseView::from).collect(),
            options: thread
                .offers
                .iter()
                .map(|offer| OfferedOptions::of(offer, &links.to(offer), now))
                .collect(),
            follow_ups: thread.follow_ups.iter().map(FollowUpView::from).collect(),
            feedback: thread.feedback.as_ref().map(FeedbackView::from),
            draft: draft.map(DraftView::from),
            notes: thread.notes.iter().map(|note| NoteView::of(note, thread, me)).collect(),
            dismissals: thread.dismissals.iter().map(DismissalView::from).collect(),
        }
    }
}
