//! Mails of one conversation: who wrote, in which order, and what they wrote themselves.

use std::path::PathBuf;

use anyhow::{Context as _, anyhow, bail};
use heard_engine::Who;
use heard_mail::Incoming;
use heard_text::{Document, SegmentKind};

/// The conversation of some mails.
pub(super) struct Mails {
    /// Oldest first.
    pub(super) turns: Vec<(Who, String)>,
    /// Everybody who is named in the heads.
    pub(super) names: Vec<String>,
    /// What the customer is called.
    pub(super) customer: Option<String>,
}

/// Reads mails. Who wrote the first is the customer; whoever else wrote is the agent. Quoted mail is left out.
pub(super) fn read(files: &[PathBuf]) -> anyhow::Result<Mails> {
    let mut mails: Vec<Incoming> = Vec::new();
    for path in files {
        let name = path.display().to_string();
        let bytes = std::fs::read(path).with_context(|| name.clone())?;
        mails.push(Incoming::parse(&bytes).map_err(|error| anyhow!("{name}: {error}"))?);
    }
    mails.sort_by_key(|mail| mail.date);
    let Some(customer) = mails.first().map(|mail| mail.from.clone()) else {
        bail!("no mail was named");
    };
    let heads = mails.iter().flat_map(|mail| std::iter::once(&mail.from).chain(&mail.to));
    let mut names: Vec<String> = heads.map(|mailbox| mailbox.name.clone()).filter(|name| is_person(name)).collect();
    names.sort();
    names.dedup();
    let turns = mails
        .iter()
        .map(|mail| {
            let who = if mail.from.address == customer.address {
                Who::Customer
            } else {
                Who::Agent
            };
            (who, own_words(&mail.text))
        })
        .collect();
    Ok(Mails {
        turns,
        names,
        customer: Some(customer.name).filter(|name| is_person(name)),
    })
}

/// "Fennick Support" is nobody.
fn is_person(name: &str) -> bool {
    const NOBODY: [&str; 8] = ["support", "service", "team", "help", "info", "care", "desk", "noreply"];
    let lower = name.to_lowercase();
    !name.is_empty() && !name.contains('@') && !lower.split(|c: char| !c.is_alphabetic()).any(|word| NOBODY.contains(&word))
}

fn own_words(text: &str) -> String {
    let doc = Document::new(text);
    let own = doc.segments().iter().filter(|segment| segment.kind != SegmentKind::Quote);
    own.map(|segment| doc.slice(segment.span)).collect::<String>().trim().to_owned()
}
