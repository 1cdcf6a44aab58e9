//! Earlier mail inside a message: quoted lines, and all that stands below a mail program's heading.

use super::{Segment, SegmentKind, push};

/// Longest heading of the "On … wrote:" form, in bytes; longer lines are prose.
const LONGEST_HEADING: usize = 240;
/// Lines after "From:" among which a mail heading continues.
const HEADING_LINES: usize = 5;

/// What a line starts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Blank,
    Written,
    /// `> …`
    Quoted,
    /// "On … wrote:": quoted lines follow, or else everything below is quoted.
    Intro,
    /// A heading below which everything is quoted.
    Heading,
}

/// Cuts a text into what is quoted and what is not.
pub(super) fn cut(text: &str) -> Vec<Segment> {
    let mut out = Vec::new();
    let mut at = 0;
    let mut after_intro = false;
    let mut kind = SegmentKind::Body;
    for line in text.split_inclusive('\n') {
        let rest = text.get(at + line.len()..).unwrap_or_default();
        let found = classify(line.trim(), rest);
        kind = match found {
            Line::Blank => kind,
            Line::Quoted | Line::Intro => SegmentKind::Quote,
            Line::Written if !after_intro => SegmentKind::Body,
            Line::Heading | Line::Written => {
                push(&mut out, at, text.len(), SegmentKind::Quote);
                return out;
            }
        };
        push(&mut out, at, at + line.len(), kind);
        at += line.len();
        after_intro = found == Line::Intro || (found == Line::Blank && after_intro);
    }
    out
}

fn classify(line: &str, rest: &str) -> Line {
    match line.as_bytes().first() {
        None => Line::Blank,
        Some(b'>') if !line.starts_with(">:") && !line.starts_with(">_") => Line::Quoted,
        Some(b'O') if is_intro(line, rest) => Line::Intro,
        Some(b'w') if line == "wrote:" => Line::Intro,
        Some(b'-' | b'_' | b'B') if is_banner(line) => Line::Heading,
        Some(b'F' | b'*') if is_mail_heading(line, rest) => Line::Heading,
        _ => Line::Written,
    }
}

/// "On Tue, 5 May 2026 at 10:12, Marta wrote:", on one line or wrapped to two.
fn is_intro(line: &str, rest: &str) -> bool {
    let ends = |l: &str| l.ends_with("wrote:") && !l.ends_with("you wrote:");
    let short = line.len() <= LONGEST_HEADING && line.starts_with("On ") && line.bytes().any(|b| b.is_ascii_digit());
    short && (ends(line) || (!line.ends_with(['.', '!', '?']) && rest.lines().next().is_some_and(|next| ends(next.trim()))))
}

/// "-----Original Message-----" and its like.
fn is_banner(line: &str) -> bool {
    let bare = line.trim_matches(|c| matches!(c, '-' | '_' | ' ' | ':'));
    let dashed = line.starts_with("--") || line.starts_with("__") || line.starts_with("Begin ");
    let is = |name: &str| bare.eq_ignore_ascii_case(name);
    dashed && (is("original message") || is("forwarded message") || is("begin forwarded message"))
}

/// "From: …" with "Sent:", "Date:" or "To:" in the lines below.
fn is_mail_heading(line: &str, rest: &str) -> bool {
    let field = |l: &str, name: &str| l.trim_start_matches(['*', ' ']).starts_with(name);
    let follows = |l: &str| ["Sent:", "Date:", "To:"].iter().any(|name| field(l, name));
    field(line, "From:") && rest.lines().take(HEADING_LINES).any(follows)
}
