//! From text to the pieces of the vocabulary, exactly as the encoder was trained to see them: ids and byte ranges. No opinion about words.

mod normal;
mod shout;
mod vocabulary;
mod wordpiece;

pub(crate) use shout::Shouting;
pub use vocabulary::Vocabulary;

/// One piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Its number in the vocabulary.
    pub id: u32,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends in the text, in bytes.
    pub end: usize,
}
