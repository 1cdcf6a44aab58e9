//! The site as it lies in its folder: every link and anchor leads somewhere, every rule has its page with all its cases.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use heard_engine::rules::RULES;

use super::{files, links, write};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The site, written and read again: addresses and what lies there.
fn site() -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().expect("a folder");
    write(Path::new(ROOT), folder.path()).expect("the site");
    let addresses = files(Path::new(ROOT)).expect("the site").into_iter().map(|(address, _)| address);
    let read = |address: &String| std::fs::read_to_string(folder.path().join(address)).expect("a file of the site");
    addresses
        .map(|address| (read(&address), address))
        .map(|(text, address)| (address, text))
        .collect()
}

fn pages(site: &BTreeMap<String, String>) -> impl Iterator<Item = (&String, &String)> {
    site.iter()
        .filter(|(address, _)| Path::new(address).extension().is_some_and(|e| e == "html"))
}

/// The values of an attribute.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let begin = format!(" {attribute}=\"");
    let rest = page.split(begin.as_str()).skip(1);
    rest.filter_map(|rest| rest.split_once('"')).map(|(value, _)| value).collect()
}

#[test]
fn every_link_and_every_anchor_leads_somewhere() {
    let site = site();
    let mut problems = Vec::new();
    for (address, page) in pages(&site) {
        let folder = address.rsplit_once('/').map_or("", |(folder, _)| folder);
        for link in values(page, "href").into_iter().chain(values(page, "src")) {
            if link.starts_with("http") || link.starts_with("mailto:") {
                continue;
            }
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let to = if path.is_empty() {
                address.clone()
            } else {
                links::joined(folder, path)
            };
            let there = site
                .get(&to)
                .is_some_and(|page| anchor.is_empty() || values(page, "id").contains(&anchor));
            if !there {
                problems.push(format!("{address}: {link}"));
            }
        }
    }
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn every_rule_has_a_page_with_all_its_cases() {
    let site = site();
    for rule in RULES {
        let page = site.get(&links::rule(rule)).expect(rule.id);
        assert!(page.contains(rule.title), "{}", rule.id);
        let cases = rule.page.matches("\n```case\n").count();
        assert_eq!(page.matches("\"said draft\"").count(), cases, "{}", rule.id);
        assert!(site["rules.html"].contains(&links::rule(rule)), "{}", rule.id);
    }
}

#[test]
fn pages_name_nothing_twice_and_run_nothing() {
    for (address, page) in pages(&site()) {
        let ids = values(page, "id");
        let once: BTreeSet<_> = ids.iter().collect();
        assert_eq!(once.len(), ids.len(), "{address}: {ids:?}");
        assert!(!page.contains("<script") && !page.contains(" style="), "{address}");
        assert_eq!(page.matches("<h1").count(), 1, "{address}");
    }
}
