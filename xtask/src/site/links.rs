//! Where a link in a Markdown file leads on the site.

use heard_engine::rules::{RULES, Rule};

use super::pages::{FOLDER, PAGES, PICTURES};
use crate::docs;

/// What leads out of the site stays as it is.
const OUTSIDE: [&str; 3] = ["https://", "http://", "mailto:"];

/// Where a Markdown text stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    /// The folder of its file, from the folder of the repository.
    pub(super) folder: &'p str,
    /// The way from its page up to the first page of the site.
    pub(super) up: &'p str,
}

impl Place<'_> {
    /// Where a link leads; `None` where the site has no page for it.
    pub(super) fn lead(self, link: &str) -> Option<String> {
        if link.starts_with('#') || OUTSIDE.iter().any(|scheme| link.starts_with(scheme)) {
            return Some(link.to_owned());
        }
        let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
        let hash = if anchor.is_empty() { "" } else { "#" };
        let address = address(&joined(self.folder, path))?;
        Some(format!("{}{address}{hash}{anchor}", self.up))
    }
}

/// The address of a rule's page.
pub(super) fn rule(rule: &Rule) -> String {
    format!("rules/{}.html", rule.id)
}

/// The address of what a file of the repository became.
fn address(path: &str) -> Option<String> {
    if let Some(page) = PAGES.iter().find(|page| page.source == path) {
        return Some(page.address.to_owned());
    }
    let picture = path.strip_prefix(FOLDER).and_then(|rest| rest.strip_prefix('/'));
    if let Some(picture) = picture.filter(|name| PICTURES.contains(name)) {
        return Some(picture.to_owned());
    }
    RULES.iter().find(|known| docs::source(known) == path).map(rule)
}

/// A path that is given from a folder, from the folder of the repository.
pub(super) fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(link: &str, expected: Option<&str>) {
        let place = Place { folder: "docs", up: "../" };
        assert_eq!(place.lead(link).as_deref(), expected, "{link}");
    }

    #[test]
    fn links_lead_to_pages_of_the_site_or_nowhere() {
        check("tuning.md", Some("../tuning.html"));
        check("tuning.md#phrase-rules", Some("../tuning.html#phrase-rules"));
        check("../CONTRIBUTING.md", Some("../add-a-rule.html"));
        check("reliability.svg", Some("../reliability.svg"));
        check(
            "../crates/heard-engine/src/rules/faults/calm_down.md",
            Some("../rules/calm-down.html"),
        );
        check("https://example.org/a#b", Some("https://example.org/a#b"));
        check("#here", Some("#here"));
        check("../training/README.md", None);
        check("../README.md", None);
    }
}
