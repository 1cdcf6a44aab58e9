//! What somebody has answered, in a file of theirs.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use heard_quiz::Cards;

/// `quiz.json` in the user's data folder, where the system has one.
pub(super) fn usual_place() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = set("XDG_DATA_HOME")
        .or_else(|| set("APPDATA"))
        .or_else(|| Some(set("HOME")?.join(".local/share")))?;
    Some(folder.join("heard").join("quiz.json"))
}

/// What the file remembers; nothing where there is none yet.
pub(super) fn read(file: &Path) -> anyhow::Result<Cards> {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Cards::default()),
        Err(error) => return Err(error).with_context(|| file.display().to_string()),
    };
    serde_json::from_str(&text).with_context(|| {
        format!(
            "{}: not a file of heard quiz; move it away or name another with --state",
            file.display()
        )
    })
}

/// Writes it whole or not at all.
pub(super) fn write(file: &Path, cards: &Cards) -> anyhow::Result<()> {
    let place = || file.display().to_string();
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).with_context(place)?;
    }
    let half = file.with_extension("json.half");
    std::fs::write(&half, serde_json::to_string_pretty(cards)?).with_context(place)?;
    std::fs::rename(&half, file).with_context(place)
}
