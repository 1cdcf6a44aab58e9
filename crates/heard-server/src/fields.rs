//! Gathers what is not right with the fields of a body, so that a form shows every remark at once.

use std::fmt::Display;

use crate::problem::{FieldError, Problem};

/// Remarks on fields.
#[derive(Default)]
pub(crate) struct Fields(Vec<FieldError>);

impl Fields {
    /// The field's value, or a remark and nothing.
    pub(crate) fn take<T, E: Display>(&mut self, field: impl Into<String>, value: Result<T, E>) -> Option<T> {
        value.map_err(|error| self.remark(field, error.to_string())).ok()
    }

    /// The value of a field that may be left out. `None` only where there is a remark.
    #[allow(clippy::option_option, reason = "refused, left out and given are three different things")]
    pub(crate) fn optional<T, E: Display>(&mut self, field: impl Into<String>, value: Option<Result<T, E>>) -> Option<Option<T>> {
        match value {
            None => Some(None),
            Some(value) => self.take(field, value).map(Some),
        }
    }

    /// Says that a field is not right.
    pub(crate) fn remark(&mut self, field: impl Into<String>, reason: impl Into<String>) {
        self.0.push(FieldError {
            field: field.into(),
            reason: reason.into(),
        });
    }

    /// All remarks, for the caller.
    pub(crate) fn problem(self) -> Problem {
        Problem::fields(self.0)
    }

    /// Whether nothing was remarked.
    pub(crate) fn is_fine(&self) -> bool {
        self.0.is_empty()
    }

    /// The problem, if there is one.
    pub(crate) fn finish(self) -> Result<(), Problem> {
        if self.is_fine() { Ok(()) } else { Err(self.problem()) }
    }
}
