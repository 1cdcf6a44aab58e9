//! The team's settings: the table `[coach]` of heard.toml, and the phrase rules in the folder that it names.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};
use heard_engine::{Settings, SettingsError};

/// The settings file of this folder, where none is named.
pub(crate) const FILE: &str = "heard.toml";

/// The settings of a file, whole or not at all; without a file that is there, none.
pub(crate) fn read(named: Option<&Path>) -> anyhow::Result<Settings> {
    let path = named.unwrap_or(Path::new(FILE));
    if named.is_none() && !path.exists() {
        return Ok(Settings::default());
    }
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let mut settings = Settings::from_toml(&path.display().to_string(), &text).map_err(|errors| refused(&errors))?;
    if let Some(folder) = &settings.phrases {
        let folder = path.parent().unwrap_or(Path::new("")).join(folder);
        for file in phrase_files(&folder)? {
            let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
            settings
                .add_phrase(&file.display().to_string(), &text)
                .map_err(|errors| refused(&errors))?;
        }
    }
    Ok(settings)
}

fn phrase_files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("phrases: {}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.with_context(|| folder.display().to_string())?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn refused(errors: &[SettingsError]) -> anyhow::Error {
    let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
    anyhow!("{}", lines.join("\n"))
}
