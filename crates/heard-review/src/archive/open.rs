//! What an archive is, told from its first bytes.

use std::path::Path;

use super::lines::Lines;
use super::source::{Position, Source};
use super::{ArchiveError, Conversations, Reading, csv_rows, json, mail};

/// Opens an archive and learns its columns; `position` is moved as it is read.
///
/// An error means that nothing in it can be used: missing, empty, a directory, no known form, unknown columns.
pub fn open(path: &Path, reading: &Reading, position: Position) -> Result<Conversations, ArchiveError> {
    let mut source = Source::open(path, position)?;
    let form = Form::of(source.head(path)?, path);
    let reading = reading.clone();
    match form {
        Ok(Form::Json) => json::open(path, Lines::new(source.bytes, source.packed), reading),
        Ok(Form::Table(delimiter)) => csv_rows::open(path, source.bytes, source.packed, delimiter, reading),
        Ok(Form::Mbox) => mail::open_mbox(path, source, &reading),
        Ok(Form::Mail) => mail::open_one(path, source, &reading),
        Err(reason) => Err(ArchiveError::new(path, reason)),
    }
}

enum Form {
    Json,
    Table(u8),
    Mbox,
    Mail,
}

impl Form {
    fn of(head: &[u8], path: &Path) -> Result<Self, String> {
        let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
        if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
            return Err("is UTF-16; make it UTF-8 first (iconv -f UTF-16 -t UTF-8)".into());
        }
        match text {
            [b'{', b'\r' | b'\n', ..] => return Err("is JSON over several lines; one object a line is needed (jq -c .)".into()),
            [b'{', ..] => return Ok(Self::Json),
            [b'[', ..] => return Err("is one JSON list; one object a line is needed (jq -c '.[]')".into()),
            _ if text.starts_with(b"From ") => return Ok(Self::Mbox),
            _ if is_header(text) => return Ok(Self::Mail),
            _ => {}
        }
        // Its first line is broken; the next may not be.
        if text
            .split(|&byte| byte == b'\n')
            .any(|line| line.starts_with(b"{") && is_lines(path))
        {
            return Ok(Self::Json);
        }
        if let Some(delimiter) = csv_rows::delimiter(text) {
            return Ok(Self::Table(delimiter));
        }
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let known = "JSON lines, CSV, mbox or a mail, plain or gzip";
        Err(match extension.as_str() {
            "gz" => format!("is named .gz but is no gzip, nor {known}"),
            "jsonl" | "json" | "ndjson" => "does not begin with a JSON object".into(),
            "zip" | "xlsx" | "7z" | "zst" | "bz2" | "xz" | "parquet" => format!("cannot be read as it is; unpack it to {known}"),
            _ => format!("is none of {known}"),
        })
    }
}

/// Whether a file is named as JSON lines are.
fn is_lines(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    [".jsonl", ".ndjson"].iter().any(|ending| name.ends_with(ending))
}

/// Whether a text begins as mail does: `Name: value` lines of which one is usual in mail.
fn is_header(text: &[u8]) -> bool {
    let usual: [&[u8]; 8] = [
        b"from",
        b"to",
        b"subject",
        b"date",
        b"received",
        b"return-path",
        b"message-id",
        b"delivered-to",
    ];
    let Some(colon) = text.iter().position(|&b| b == b':') else {
        return false;
    };
    let name = text.split_at(colon).0;
    let usual_first = usual.contains(&name.to_ascii_lowercase().as_slice());
    usual_first
        || (name.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-') && text.windows(7).any(|w| w.eq_ignore_ascii_case(b"\nfrom: ")))
}
