//! What the coach says of a reply that goes out, as marks of its writer.

use heard_desk::{Mark, Message, Source, coached};
use heard_engine::{Engine, Situation, Turn};
use jiff::Zoned;

/// The marks of one reply. `said`: what was said before it.
pub(crate) fn marks(engine: &Engine, said: &[Message], reply: &Message, now: &Zoned) -> Vec<Mark> {
    let turns: Vec<Turn<'_>> = said
        .iter()
        .filter(|message| message.is_said() && message.id < reply.id)
        .map(Message::turn)
        .collect();
    let situation = Situation {
        turns: &turns,
        draft: &reply.text,
        now: Some(now),
        ..Situation::default()
    };
    coached([&engine.appraise(&situation)], Source::Reply, now.timestamp())
}
