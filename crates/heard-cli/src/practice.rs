//! A team's own files for practice, read when the desk starts. What cannot be read is left out and told: nothing here stops the desk.

use std::path::{Path, PathBuf};

use heard_server::{Config, LeftOut};

use crate::commands::quiz_items;

/// Reads the scenarios and questions that the settings name. `beside`: where the settings file lies, for scenarios are named from there.
pub(crate) fn read(config: &mut Config, beside: &Path) {
    if let Some(folder) = &config.practice.scenarios {
        let (files, unread) = scenarios(beside, folder);
        config.practice.files = files;
        config.practice.unread.extend(unread);
    }
    if let Some(folder) = &config.quiz {
        match quiz_items(folder) {
            Ok(items) => config.items = items,
            Err(error) => config.practice.unread.push(left_out(folder, error.root_cause().to_string())),
        }
    }
}

/// The name and text of every file that ends in `.toml`, in the order of their names. They are called as the settings call them: where the desk lies is
/// nobody's business who practises.
fn scenarios(beside: &Path, folder: &Path) -> (Vec<(String, String)>, Vec<LeftOut>) {
    let entries = match std::fs::read_dir(beside.join(folder)) {
        Ok(entries) => entries,
        Err(error) => return (Vec::new(), vec![left_out(folder, error.to_string())]),
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    let (mut files, mut unread) = (Vec::new(), Vec::new());
    for path in paths {
        let named = folder.join(path.file_name().unwrap_or_default());
        match std::fs::read_to_string(&path) {
            Ok(text) => files.push((named.display().to_string(), text)),
            Err(error) => unread.push(left_out(&named, error.to_string())),
        }
    }
    (files, unread)
}

fn left_out(path: &Path, reason: String) -> LeftOut {
    LeftOut {
        file: path.display().to_string(),
        line: None,
        field: String::new(),
        reason,
    }
}
