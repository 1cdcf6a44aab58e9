//! What may stand beside a figure: units and clocks, which say that it names nobody, and nouns such as "order", which say that it does.

/// Whether what hangs on a figure counts something: "8GB", "3x", "10am".
pub(super) fn is_unit(letters: &str) -> bool {
    #[rustfmt::skip]
    const UNITS: &[&str] = &[
        "am", "pm", "h", "hr", "hrs", "hour", "hours", "min", "mins", "minute", "minutes", "sec", "secs", "s", "m", "km", "cm", "mm", "kg", "g", "lb", "lbs",
        "ml", "l", "gb", "mb", "tb", "kb", "mbps", "gbps", "ghz", "hz", "w", "kw", "kwh", "v", "mah", "x", "k", "st", "nd", "rd", "th", "in", "inch", "ft",
        "day", "days", "week", "weeks", "month", "months", "year", "years", "yr", "yrs", "times", "star", "stars", "old", "d", "p", "c", "f", "ish",
    ];
    UNITS.contains(&letters)
}

/// Whether the word after a figure counts something.
pub(super) fn is_counted(word: &str) -> bool {
    is_unit(word)
        || matches!(
            word,
            "more"
                | "of"
                | "working"
                | "business"
                | "people"
                | "items"
                | "calls"
                | "emails"
                | "mails"
                | "messages"
                | "attempts"
                | "miles"
                | "percent"
                | "per"
                | "oclock"
                | "and"
                | "or"
                | "to"
                | "kids"
                | "children"
                | "colleagues"
                | "boxes"
                | "parcels"
                | "pieces"
                | "pairs"
                | "different"
        )
}

/// Words for money after a figure.
pub(super) fn is_money(word: &str) -> bool {
    matches!(
        word,
        "pounds"
            | "pound"
            | "quid"
            | "euros"
            | "euro"
            | "dollars"
            | "dollar"
            | "pence"
            | "cents"
            | "bucks"
            | "gbp"
            | "eur"
            | "usd"
            | "chf"
            | "francs"
    )
}

/// Nouns whose figure, however short, names one thing.
pub(super) fn is_named_by_figure(word: &str) -> bool {
    #[rustfmt::skip]
    const NOUNS: &[&str] = &[
        "order", "parcel", "tracking", "reference", "ref", "booking", "invoice", "case", "ticket", "account", "customer", "policy", "contract", "claim",
        "meter", "serial", "flight", "seat", "gate", "room", "flat", "apartment", "apt", "unit", "house", "number", "no", "nr", "id", "pin", "code", "vin",
        "imei", "membership", "member", "reservation", "confirmation", "receipt", "consignment", "passport", "licence", "license", "registration", "reg",
        "plate", "nhs", "patient", "locker", "sort", "platform", "train",
    ];
    NOUNS.contains(&word)
}

/// Words that may stand between such a noun and its figure.
pub(super) fn is_between(word: &str) -> bool {
    matches!(
        word,
        "number" | "no" | "nr" | "is" | "was" | "id" | "code" | "num" | "ref" | "reference"
    )
}
