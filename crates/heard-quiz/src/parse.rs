//! Reading a file of items: lines with a key. What is wrong is told with file, line and field, and costs its item alone.

mod draft;

use crate::{Fault, Item};
use draft::Draft;

/// The items of a file and what is wrong with it. `file` is only named in faults.
pub fn parse(file: &str, text: &str) -> (Vec<Item>, Vec<Fault>) {
    let mut items: Vec<Item> = Vec::new();
    let mut faults = Vec::new();
    for draft in drafts(file, text, &mut faults) {
        let (id, line) = (draft.id.text.clone(), draft.id.line);
        match draft.finish(file) {
            Ok(item) if items.iter().any(|other| other.id == item.id) => faults.push(Fault {
                file: file.to_owned(),
                line,
                field: "id".to_owned(),
                message: format!("another item is named “{id}”; every id stands once"),
            }),
            Ok(item) => items.push(item),
            Err(wrong) => faults.extend(wrong),
        }
    }
    faults.sort_by_key(|fault| fault.line);
    (items, faults)
}

/// Cuts the lines into items; a line that goes on is indented.
fn drafts(file: &str, text: &str, faults: &mut Vec<Fault>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let number = at + 1;
        let words = line.trim();
        if words.is_empty() || words.starts_with("//") {
            continue;
        }
        if let Some(id) = line.strip_prefix("# ") {
            drafts.push(Draft::new(id.trim(), number));
            continue;
        }
        let taken = match drafts.last_mut() {
            None => Err("an item begins with a line “# its-id”".to_owned()),
            Some(draft) if line.starts_with([' ', '\t']) => draft.go_on(words),
            Some(draft) => draft.take(words, number),
        };
        if let Err(message) = taken {
            let field = words.split([':', ' ']).next().unwrap_or_default().to_owned();
            faults.push(Fault {
                file: file.to_owned(),
                line: number,
                field,
                message,
            });
        }
    }
    drafts
}
