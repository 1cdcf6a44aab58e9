//! Bounds on what is sent in: all fields are looked at before anything is said, so that a form shows every remark at once.

use crate::problem::{FieldError, Problem};

/// Most characters of a message or draft.
pub const MESSAGE: usize = 20_000;
/// Most characters of a name.
pub const NAME: usize = 100;
/// Most characters of an email address.
pub const EMAIL: usize = 254;
/// Most characters of a note, a promise, a quotation.
pub const NOTE: usize = 2_000;
/// Largest body of a request, in bytes.
pub const BODY: usize = 64 * 1024;

/// Collects what is not right.
#[derive(Default)]
pub struct Checks(Vec<FieldError>);

impl Checks {
    /// Says that a field is not right.
    pub fn fail(&mut self, field: impl Into<String>, reason: impl Into<String>) -> &mut Self {
        self.0.push(FieldError {
            field: field.into(),
            reason: reason.into(),
        });
        self
    }

    /// At most `limit` characters.
    pub fn length(&mut self, field: &str, text: &str, limit: usize) -> &mut Self {
        let count = text.chars().count();
        if count > limit {
            self.fail(field, format!("has {count} characters; at most {limit} are possible"));
        }
        self
    }

    /// Something is written, and at most `limit` characters.
    pub fn text(&mut self, field: &str, text: &str, limit: usize) -> &mut Self {
        if text.trim().is_empty() {
            return self.fail(field, "is empty");
        }
        self.length(field, text, limit)
    }

    /// Looks like an address: something, one `@`, something with no space. Whether it works only a mail can tell.
    pub fn email(&mut self, field: &str, text: &str) -> &mut Self {
        let parts = text.split_once('@');
        let plausible = parts.is_some_and(|(user, host)| !user.is_empty() && !host.is_empty() && !host.contains('@'));
        if !plausible || text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return self.fail(field, "is not an email address");
        }
        self.length(field, text, EMAIL)
    }

    /// All well, or the problem.
    pub fn finish(&mut self) -> Result<(), Problem> {
        match std::mem::take(&mut self.0) {
            errors if errors.is_empty() => Ok(()),
            errors => Err(Problem::fields(errors)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(run: impl FnOnce(&mut Checks), wrong: &[&str]) {
        let mut checks = Checks::default();
        run(&mut checks);
        let fields: Vec<String> = checks.0.into_iter().map(|e| e.field).collect();
        assert_eq!(fields, wrong);
    }

    #[test]
    fn bounds() {
        check(|c| { c.text("text", " \n", 5); }, &["text"]);
        check(|c| { c.text("text", "öäüßé", 5); }, &[]);
        check(|c| { c.text("text", "öäüßé!", 5); }, &["text"]);
        check(|c| { c.length("draft", "", 5); }, &[]);
        check(|c| { c.email("email", "a@b").email("email", "a b@c"); }, &["email"]);
        check(|c| { c.email("email", "a@b@c").text("name", "", 5); }, &["email", "name"]);
    }
}
