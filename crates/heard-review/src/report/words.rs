//! Numbers and names as people read them.

/// Below this, a share says little.
pub(crate) const FEW: u64 = 30;

/// A number with its thousands apart.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number of things: “1 line”, “2,000 lines”.
pub(crate) fn many(number: u64, one: &str, more: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { more })
}

/// A part of a whole in per cent; a dash where there is no whole. The blank does not break.
pub(crate) fn share(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "–".into();
    }
    let percent = 100.0 * ratio(part, whole);
    match percent {
        _ if part == 0 => "0\u{a0}%".into(),
        p if p < 0.1 => "< 0.1\u{a0}%".into(),
        p if p < 9.95 => format!("{p:.1}\u{a0}%"),
        p => format!("{p:.0}\u{a0}%"),
    }
}

/// How many to a hundred.
pub(crate) fn per_hundred(part: u64, whole: u64) -> String {
    format!("{:.1}", 100.0 * ratio(part, whole))
}

/// 0 where there is no whole. Exact far beyond what a picture shows.
#[allow(clippy::cast_precision_loss, reason = "counts of messages stay far below 2^52")]
pub(crate) fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// A sum over a number of things.
#[allow(clippy::cast_precision_loss, reason = "counts of messages stay far below 2^52")]
pub(crate) fn mean(sum: f64, many: u64) -> String {
    if many == 0 {
        "–".into()
    } else {
        format!("{:.2}", sum / many as f64)
    }
}

/// A length of time in the unit that fits.
pub(crate) fn wait(seconds: i64) -> String {
    match seconds {
        ..90 => format!("{seconds} s"),
        90..5_400 => format!("{} min", (seconds + 30) / 60),
        5_400..172_800 => format!("{} h", (seconds + 1_800) / 3_600),
        172_800.. => format!("{} days", (seconds + 43_200) / 86_400),
    }
}

/// The value below which so many hundredths of sorted values lie.
pub(crate) fn percentile(sorted: &[i64], hundredths: usize) -> Option<i64> {
    let last = sorted.len().checked_sub(1)?;
    sorted.get(last * hundredths / 100).copied()
}

/// A name of the engine as a word: `open_question` becomes “open question”.
pub(crate) fn word(name: &str) -> String {
    name.replace('_', " ")
}

/// What a flag says, for people.
pub(crate) fn flag(name: &str) -> &str {
    match name {
        "churn" => "thinks of leaving",
        "public" => "goes public",
        "legal" => "names law or regulator",
        "repeat" => "has asked before",
        "waiting" => "has been waiting",
        "urgent" => "urgent",
        "vulnerable" => "illness, child, hardship",
        "abuse" => "insults",
        "sarcasm" => "sarcasm",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_readable() {
        assert_eq!([0, 999, 1000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!(
            [share(1, 3), share(1, 30), share(0, 5), share(1, 5000), share(0, 0)],
            ["33\u{a0}%", "3.3\u{a0}%", "0\u{a0}%", "< 0.1\u{a0}%", "–"]
        );
        assert_eq!([wait(40), wait(300), wait(7200), wait(400_000)], ["40 s", "5 min", "2 h", "5 days"]);
        assert_eq!(percentile(&[1, 2, 3, 4, 100], 50), Some(3));
        assert_eq!(percentile(&[], 50), None);
    }
}
