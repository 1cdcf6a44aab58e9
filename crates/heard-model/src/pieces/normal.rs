//! Lower case, no accents, no control characters, single spaces around CJK; every character remembers where it came from.
//!
//! Equal to the `BertNormalizer` of the `tokenizers` crate, offsets included; so it uses the same Unicode tables.

use unicode_categories::UnicodeCategories as _;
use unicode_normalization_alignments::UnicodeNormalization as _;

/// A character of the normalised text and the bytes of the original that it stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Aligned {
    pub(super) sign: char,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Appends the normalised `text`, which stands at byte `base` of the original.
pub(super) fn normalise(text: &str, base: usize, out: &mut Vec<Aligned>) {
    if text.is_ascii() {
        out.extend(text.bytes().enumerate().filter_map(|(i, byte)| ascii(byte, base + i)));
        return;
    }
    let clean = cleaned(text, base);
    let plain: String = clean.iter().map(|a| a.sign).collect();
    let mut at = 0_usize;
    // `change`: how many more characters there are than before, at this one. An added one stands for what the one before it stands for.
    for (sign, change) in plain.nfd() {
        let from = if change > 0 { at.saturating_sub(1) } else { at };
        if change <= 0 {
            at += 1 + change.unsigned_abs();
        }
        let Some(&Aligned { start, end, .. }) = clean.get(from) else {
            continue;
        };
        if !sign.is_mark_nonspacing() {
            out.extend(sign.to_lowercase().map(|sign| Aligned { sign, start, end }));
        }
    }
}

fn ascii(byte: u8, start: usize) -> Option<Aligned> {
    let sign = match byte {
        // vertical tab and form feed are control characters first, and white space too late
        b'\t' | b'\n' | b'\r' => ' ',
        _ if byte.is_ascii_control() => return None,
        _ => char::from(byte.to_ascii_lowercase()),
    };
    Some(Aligned {
        sign,
        start,
        end: start + 1,
    })
}

fn cleaned(text: &str, base: usize) -> Vec<Aligned> {
    let mut found = Vec::with_capacity(text.len());
    for (i, sign) in text.char_indices() {
        let (start, end) = (base + i, base + i + sign.len_utf8());
        let mut push = |sign| found.push(Aligned { sign, start, end });
        match sign {
            '\t' | '\n' | '\r' => push(' '),
            '\0' | '\u{fffd}' => {}
            _ if sign.is_other() => {}
            _ if sign.is_whitespace() => push(' '),
            _ if is_cjk(sign) => [' ', sign, ' '].into_iter().for_each(push),
            _ => push(sign),
        }
    }
    found
}

fn is_cjk(sign: char) -> bool {
    matches!(u32::from(sign),
        0x4E00..=0x9FFF | 0x3400..=0x4DBF | 0x20000..=0x2A6DF | 0x2A700..=0x2B73F | 0x2B740..=0x2B81F | 0x2B920..=0x2CEAF | 0xF900..=0xFAFF | 0x2F800..=0x2FA1F)
}

/// Marks that stand alone, as one piece at least.
pub(super) fn is_punctuation(sign: char) -> bool {
    if sign.is_ascii() {
        sign.is_ascii_punctuation()
    } else {
        sign.is_punctuation()
    }
}
