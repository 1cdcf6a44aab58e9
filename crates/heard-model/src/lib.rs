//! The encoder inside the binary: what a text says by meaning, as logits and probabilities.
//!
//! Pure and deterministic: bytes in, numbers out, no IO. [`Model::read`] is total on any UTF-8, and what it says of a text depends on that text, its
//! context and its sentences alone, never on what else is read with it. Which thresholds count and what follows from them is the caller's.

mod batch;
mod encoder;
mod error;
mod heads;
mod model;
mod output;
mod pieces;
mod row;
mod stretch;
mod weights;

pub use error::Error;
pub use heads::{Head, Kind, Over};
pub use model::{Input, Model};
pub use output::{Output, Scores};
pub use pieces::{Piece, Vocabulary};
pub use stretch::Stretches;
pub use weights::{Size, Weights};
