//! The sections of a rule's page, with the cases in them.

/// One section.
pub(super) struct Section<'p> {
    /// Its heading.
    pub(super) title: &'p str,
    /// What stands under it, without the cases.
    pub(super) text: String,
    /// The cases, as they are written.
    pub(super) cases: Vec<String>,
}

/// The sections of a page without its head, in order.
pub(super) fn sections(page: &str) -> Vec<Section<'_>> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    let mut open: Option<String> = None;
    for line in page.lines() {
        if let Some(title) = line.strip_prefix("# ").filter(|_| open.is_none()) {
            sections.push(Section {
                title,
                text: String::new(),
                cases: Vec::new(),
            });
            continue;
        }
        let Some(section) = sections.last_mut() else { continue };
        if line == "```" && open.is_some() {
            section.cases.extend(open.take());
        } else if let Some(case) = &mut open {
            put(case, line);
        } else if line == "```case" {
            open = Some(String::new());
        } else {
            put(&mut section.text, line);
        }
    }
    sections
}

fn put(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_stand_apart_from_the_text() {
        let page = "# Hits\nText.\n```case\ncustomer: Late!\ndraft: [[Soon]].\n# no heading\n```\n# Benign\n";
        let found = sections(page);
        let titles: Vec<&str> = found.iter().map(|section| section.title).collect();
        assert_eq!(titles, ["Hits", "Benign"]);
        assert_eq!(found[0].text, "Text.\n");
        assert_eq!(found[0].cases, ["customer: Late!\ndraft: [[Soon]].\n# no heading\n"]);
    }
}
