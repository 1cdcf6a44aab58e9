//! What a note is made of, in a body.

use heard_desk::{Line, Note, Text};

use crate::App;
use crate::fields::Fields;
use crate::problem::Problem;

/// A title that is left out, `null` or blank is none.
pub(super) async fn check(app: &App, title: Option<&str>, text: &str) -> Result<Note, Problem> {
    let mut fields = Fields::default();
    let given = title.filter(|title| !title.trim().is_empty());
    let title = fields.optional("title", given.map(Line::new));
    let (Some(title), Some(text)) = (title, fields.take("text", Text::new(text))) else {
        return Err(fields.problem());
    };
    let words = Note::words(title.as_ref(), &text);
    let gist = app.think(|engine| engine.gist(&words)).await;
    Ok(Note { title, text, gist })
}
