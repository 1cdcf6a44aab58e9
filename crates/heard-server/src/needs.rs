//! What a reply meets of the needs that wait, as the engine reads it.

use heard_desk::{Answered, Ledger, Message, MessageId, Quote};
use heard_engine::{Engine, Situation, Turn};
use jiff::Zoned;

/// Holds a reply against every need that waits, each in the situation of the message that said it. What an agent has heard between the lines
/// has no words to be held against: only a person can say that it is met.
pub(crate) fn answered(engine: &Engine, ledger: &Ledger, said: &[Message], reply: &Message, now: &Zoned) -> Vec<Answered> {
    let mut asked: Vec<MessageId> = ledger.open().filter(|need| need.words.is_some()).map(|need| need.message).collect();
    asked.dedup();
    asked
        .into_iter()
        .flat_map(|message| held_against(engine, ledger, said, message, reply, now))
        .collect()
}

fn held_against(engine: &Engine, ledger: &Ledger, said: &[Message], asked: MessageId, reply: &Message, now: &Zoned) -> Vec<Answered> {
    let Some(last) = said.iter().position(|message| message.id == asked) else {
        return Vec::new();
    };
    let turns: Vec<Turn<'_>> = said
        .iter()
        .take(last + 1)
        .filter(|message| message.is_said() && message.id != reply.id)
        .map(Message::turn)
        .collect();
    let situation = Situation {
        turns: &turns,
        draft: &reply.text,
        now: Some(now),
        ..Situation::default()
    };
    let states = engine.appraise(&situation).needs;
    let waiting = ledger.open().filter(|need| need.message == asked);
    waiting
        .filter_map(|need| {
            let words = need.words.as_ref()?;
            let same = |state: &&heard_engine::NeedState| state.need.kind == need.kind && state.need.evidence.span() == words.span();
            let met = states.iter().find(same)?.answered_by.as_ref()?;
            Some(Answered {
                need: need.id,
                words: Quote::new(&met.quote).ok()?,
            })
        })
        .collect()
}
