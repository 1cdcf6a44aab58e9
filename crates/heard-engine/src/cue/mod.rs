//! Cues: wordings that the engine looks for, declared in `cues/*.cues`, found in one pass over a document.
//!
//! A cue file holds sections (`[feeling.anger]` becomes `Cue::FeelingAnger`) of patterns, one a line; `#` starts a comment.
//! A pattern is a row of words in normal form (see `heard_text::normalise`; write "don't" or "dont") with
//! - `(a|b c)` one of these, `[a|b]` one of these or nothing,
//! - `word~` any word that begins so, `_` any one word, `*` up to three tokens, `%` a number,
//! - `^` the start of a sentence, `$` its end (closing punctuation may follow), punctuation as itself (`?`, `!`, `,`),
//! - `@class` one of a class declared elsewhere as section `[@class]`.
//!
//! A match never crosses a sentence. A cue is not a judgement: each [`Hit`] says whether it stands negated or quoted, and the
//! readers and rules weigh it in its context.

mod compile;
mod hits;
mod pattern;
mod scan;

pub(crate) use compile::Lexicon;
pub(crate) use hits::{Hit, Hits};

include!(concat!(env!("OUT_DIR"), "/cues.rs"));
