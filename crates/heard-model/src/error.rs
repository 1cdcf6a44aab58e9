//! What can be wrong with the files of a model. Nothing can be wrong with a text.

/// Why a model cannot be had from its files.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file of weights is no safetensors file, or lacks a tensor.
    #[error("the weights cannot be read: {0}")]
    Tensors(#[from] safetensors::SafeTensorError),
    /// A tensor has another shape or type than the rest asks for, or a head has lists of different lengths.
    #[error("the weights do not fit together at `{0}`")]
    Shape(String),
    /// A file of weights does not say what it holds.
    #[error("the weights carry no `{0}` in their metadata")]
    Metadata(&'static str),
    /// What it says is not understood.
    #[error("the metadata of the weights cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// The vocabulary lacks a piece that every row needs.
    #[error("the vocabulary has no {0}")]
    Piece(&'static str),
}
