//! Devices, systems, browsers and their versions.

use heard_text::{Document, Span};

use super::{Request, digits, only, sentences};

pub(crate) fn device(doc: &Document<'_>, request: &Request<'_>) -> Option<Span> {
    const BROWSERS: &[&str] = &["chrome", "firefox", "safari", "edge", "opera", "brave", "vivaldi"];
    const SYSTEMS: &[&str] = &["ios", "android", "windows", "macos", "ipados"];
    #[rustfmt::skip]
    const DEVICES: &[&str] = &[
        "iphone", "ipad", "galaxy", "pixel", "macbook", "imac", "chromebook", "kindle", "ps4", "ps5", "xbox", "playstation",
        "roku", "firestick", "thinkpad",
    ];
    const USED: &[&str] = &["in", "on", "with", "using", "via", "use", "my", "have", "got", "a", "an", "our"];
    let figured = request.has(&["version", "model", "os", "operating", "system", "software", "ios", "android"]);
    let names: &[&str] = if request.has(&["browser"]) {
        BROWSERS
    } else if request.has(&["os", "operating", "ios", "android"]) {
        SYSTEMS
    } else if request.has(&["version"]) {
        &["version"]
    } else {
        DEVICES
    };
    let figured = figured && names != BROWSERS;
    let found = sentences(doc).flat_map(|(_, tokens)| {
        tokens.iter().enumerate().filter_map(move |(at, name)| {
            let name = Some(name).filter(|t| names.contains(&doc.norm(t)))?;
            let figure = tokens.get(at + 1).filter(|t| digits(doc.norm(t)) > 0 && doc.norm(t).len() <= 8);
            let used = tokens.get(at.saturating_sub(2)..at)?.iter().any(|t| USED.contains(&doc.norm(t)));
            let span = figure.map_or(name.span, |t| name.span.cover(t.span));
            let enough = if figured { figure.is_some() } else { used };
            enough.then_some((span, name.span))
        })
    });
    only(doc, found)
}
