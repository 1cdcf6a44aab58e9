//! Reads a rule's page: its sections and its cases.

use heard_engine::Who;

/// A page without its head.
pub(crate) struct Page {
    /// In order.
    pub(crate) sections: Vec<Section>,
}

/// One section of a page.
pub(crate) struct Section {
    /// Its heading.
    pub(crate) title: String,
    /// What stands under it.
    pub(crate) text: String,
    /// The cases in it.
    pub(crate) cases: Vec<Case>,
}

/// A situation, and what the rule marks in its draft.
#[derive(Default)]
pub(crate) struct Case {
    /// Line of the page at which it starts.
    pub(crate) line: usize,
    /// What the customer is called.
    pub(crate) name: Option<String>,
    /// The tone that the team has settled.
    pub(crate) tone: Option<String>,
    /// What the agent sent to others before.
    pub(crate) earlier: Vec<String>,
    /// What is known of the customer from before.
    pub(crate) known: Vec<String>,
    /// How many of the turns had been said when a check-back was answered “not yet”.
    pub(crate) came_back: Option<usize>,
    /// The turns before the draft.
    pub(crate) turns: Vec<(Who, String)>,
    /// The draft, without its marks.
    pub(crate) draft: String,
    /// Byte spans of the marks.
    pub(crate) marks: Vec<(usize, usize)>,
}

impl Page {
    /// Parses a page; what is wrong comes back as line and reason.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut sections: Vec<Section> = Vec::new();
        let mut block: Option<(usize, Vec<&str>)> = None;
        let mut fences = 0;
        for (index, line) in text.lines().enumerate() {
            if line == "---" && fences < 2 {
                fences += 1;
            } else if fences < 2 {
            } else if let Some((start, lines)) = &mut block {
                if line == "```" {
                    let case = Case::parse(*start, lines)?;
                    sections.last_mut().ok_or("a case before the first section")?.cases.push(case);
                    block = None;
                } else {
                    lines.push(line);
                }
            } else if line == "```case" {
                block = Some((index + 1, Vec::new()));
            } else if let Some(title) = line.strip_prefix("# ") {
                sections.push(Section {
                    title: title.to_owned(),
                    text: String::new(),
                    cases: Vec::new(),
                });
            } else if let Some(section) = sections.last_mut() {
                section.text.push_str(line);
                section.text.push('\n');
            }
            if let (Some(section), Some(_)) = (sections.last_mut(), &block) {
                section.text.push_str(line);
            }
        }
        match block {
            Some((line, _)) => Err(format!("line {line}: the case is not closed")),
            None => Ok(Self { sections }),
        }
    }

    /// The cases of one section.
    pub(crate) fn cases(&self, title: &str) -> impl Iterator<Item = &Case> {
        self.sections.iter().filter(move |s| s.title == title).flat_map(|s| &s.cases)
    }

    /// Every case.
    pub(crate) fn all_cases(&self) -> impl Iterator<Item = &Case> {
        self.sections.iter().flat_map(|s| &s.cases)
    }
}

impl Case {
    fn parse(line: usize, lines: &[&str]) -> Result<Self, String> {
        let mut case = Self { line, ..Self::default() };
        let mut drafted: Option<String> = None;
        for (index, text) in lines.iter().enumerate() {
            if let Some(draft) = &mut drafted {
                draft.push('\n');
                draft.push_str(text);
                continue;
            }
            let (key, value) = text.split_once(':').unwrap_or(("", text));
            let value = value.trim().to_owned();
            match key {
                "name" => case.name = Some(value),
                "tone" => case.tone = Some(value),
                "earlier" => {
                    let times = value.split_once(" × ").and_then(|(n, text)| Some((n.parse().ok()?, text)));
                    let (times, text) = times.unwrap_or((1, value.as_str()));
                    case.earlier.extend(std::iter::repeat_n(text.to_owned(), times));
                }
                "known" => case.known.push(value),
                "customer" => case.turns.push((Who::Customer, value)),
                "agent" => case.turns.push((Who::Agent, value)),
                "answered" if value == "not yet" => case.came_back = Some(case.turns.len()),
                "draft" => drafted = Some(value),
                _ => {
                    return Err(format!(
                        "line {}: name, tone, earlier, known, customer, agent, answered: not yet, or draft is expected",
                        line + index + 1
                    ));
                }
            }
        }
        let drafted = drafted.ok_or_else(|| format!("line {line}: the case has no draft"))?;
        (case.draft, case.marks) = unmarked(&drafted).ok_or_else(|| format!("line {line}: '[[' and ']]' do not pair"))?;
        Ok(case)
    }
}

/// A text without its `[[…]]`, and where they stood.
fn unmarked(text: &str) -> Option<(String, Vec<(usize, usize)>)> {
    let mut parts = text.split("[[");
    let mut out = parts.next()?.to_owned();
    let mut marks = Vec::new();
    for part in parts {
        let (inside, rest) = part.split_once("]]")?;
        marks.push((out.len(), out.len() + inside.len()));
        out.push_str(inside);
        out.push_str(rest);
    }
    (!out.contains("]]")).then_some((out, marks))
}

/// A text with `[[…]]` round these spans, for messages.
pub(crate) fn marked(text: &str, marks: &[(usize, usize)]) -> String {
    let mut out = text.to_owned();
    for &(start, end) in marks.iter().rev() {
        out.insert_str(end, "]]");
        out.insert_str(start, "[[");
    }
    out
}
