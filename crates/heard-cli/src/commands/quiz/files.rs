//! Files of items: one, or all of a folder.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};

use crate::input;

/// The name and the text of each file, in the order of their names.
pub(super) fn read(path: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let files = if path.is_dir() { folder(path)? } else { vec![path.to_owned()] };
    ensure!(!files.is_empty(), "{}: no file here ends in .quiz", path.display());
    files
        .iter()
        .map(|file| input::text(file).map(|input| (input.name, input.text)))
        .collect()
}

fn folder(path: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(path).with_context(|| path.display().to_string())?;
    let mut files = Vec::new();
    for entry in entries {
        let file = entry.with_context(|| path.display().to_string())?.path();
        if file.extension().is_some_and(|ending| ending == "quiz") {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}
