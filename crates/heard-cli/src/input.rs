//! What the commands read: files and standard input, as text, with errors that say which file and where.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

/// One text with the name that messages call it by.
pub(crate) struct Input {
    /// The path, or `<stdin>`.
    pub(crate) name: String,
    pub(crate) text: String,
}

/// The texts of these files; of standard input where there are none, or for `-`.
pub(crate) fn texts(files: &[PathBuf]) -> anyhow::Result<Vec<Input>> {
    if files.is_empty() {
        return Ok(vec![stdin()?]);
    }
    files.iter().map(|path| text(path)).collect()
}

/// The text of one file; of standard input for `-`.
pub(crate) fn text(path: &Path) -> anyhow::Result<Input> {
    if path == Path::new("-") {
        return stdin();
    }
    let name = path.display().to_string();
    if path.is_dir() {
        bail!("{name}: is a directory; name a file");
    }
    let bytes = std::fs::read(path).with_context(|| name.clone())?;
    Ok(Input {
        text: utf8(&name, bytes)?,
        name,
    })
}

fn stdin() -> anyhow::Result<Input> {
    let name = "<stdin>".to_owned();
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).context("<stdin>")?;
    Ok(Input {
        text: utf8(&name, bytes)?,
        name,
    })
}

fn utf8(name: &str, bytes: Vec<u8>) -> anyhow::Result<String> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
        anyhow::anyhow!("{name}: line {line}: not UTF-8 (byte {at}); convert it first, for example with iconv")
    })
}
