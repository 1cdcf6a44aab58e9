//! All cue patterns as one trie over words, walked once per document.

use heard_text::{Document, Token, TokenKind};
use rustc_hash::FxHashMap;

use super::hits::{Hit, Hits};
use super::pattern::{Element, parse};
use super::{Cue, FILES};

/// What an edge of the trie consumes.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Symbol {
    Word(u32),
    Prefix(u32),
    AnyWord,
    AnyToken,
    Number,
    Start,
    End,
}

#[derive(Default)]
struct Node {
    cues: Vec<Cue>,
    /// The wordless edges, tried besides the word's own.
    special: Vec<(Symbol, u32)>,
    /// Where the ways through an alternative meet again; entered without a token.
    joins: Vec<u32>,
}

/// Every cue, compiled.
pub(crate) struct Lexicon {
    words: FxHashMap<String, u32>,
    prefixes: FxHashMap<String, u32>,
    /// Distinct byte lengths of the prefixes, ascending.
    prefix_lengths: Vec<usize>,
    nodes: Vec<Node>,
    edges: FxHashMap<(u32, Symbol), u32>,
    problems: Vec<String>,
}

const ROOT: u32 = 0;
/// Tokens that `*` spans at most.
const GAP: usize = 3;
/// Depth of nested classes.
const NESTING: usize = 8;

type Classes = FxHashMap<String, Vec<Vec<Element>>>;

impl Lexicon {
    /// The lexicon of the cue files that the binary carries.
    pub(crate) fn embedded() -> Self {
        let mut lexicon = Self {
            words: FxHashMap::default(),
            prefixes: FxHashMap::default(),
            prefix_lengths: Vec::new(),
            nodes: vec![Node::default()],
            edges: FxHashMap::default(),
            problems: Vec::new(),
        };
        let mut classes = Classes::default();
        let mut patterns = Vec::new();
        for (file, text) in FILES {
            lexicon.parse_file(file, text, &mut classes, &mut patterns);
        }
        for (cue, place, row) in &patterns {
            let mut ends = Vec::new();
            lexicon.insert(&[ROOT], row, &classes, NESTING, &mut ends, place);
            for end in ends {
                let cues = &mut lexicon.nodes[end as usize].cues;
                if end != ROOT && !cues.contains(cue) {
                    cues.push(*cue);
                }
            }
        }
        lexicon.prefix_lengths = lexicon.prefixes.keys().map(String::len).collect();
        lexicon.prefix_lengths.sort_unstable();
        lexicon.prefix_lengths.dedup();
        lexicon
    }

    /// What is wrong with the cue files: file, line, reason. Empty in a tested build.
    pub(crate) fn problems(&self) -> &[String] {
        &self.problems
    }

    fn parse_file(&mut self, file: &str, text: &str, classes: &mut Classes, patterns: &mut Vec<(Cue, String, Vec<Element>)>) {
        let mut section: Option<&str> = None;
        for (number, line) in text.lines().enumerate() {
            let place = format!("{file}:{}", number + 1);
            let line = line.split_once(" #").map_or(line, |(before, _)| before).trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let name = line
                .strip_prefix('[')
                .and_then(|l| l.strip_suffix(']'))
                .filter(|n| !n.contains([' ', '|', ']']));
            if name.is_some() {
                section = name;
                continue;
            }
            let row = match parse(line) {
                Ok(row) => row,
                Err(reason) => {
                    self.problems.push(format!("{place}: {reason}"));
                    continue;
                }
            };
            match section {
                None => self.problems.push(format!("{place}: a pattern before the first [section]")),
                Some(class) if class.starts_with('@') => classes.entry(class[1..].to_owned()).or_default().push(row),
                Some(name) => match Cue::ALL.iter().find(|(n, _)| *n == name) {
                    Some((_, cue)) => patterns.push((*cue, place, row)),
                    None => self.problems.push(format!("{place}: no cue is named '{name}'")),
                },
            }
        }
    }

    /// Adds a row of elements after each of `from`; the nodes where it ends are added to `ends`.
    fn insert(&mut self, from: &[u32], row: &[Element], classes: &Classes, depth: usize, ends: &mut Vec<u32>, place: &str) {
        let Some((element, rest)) = row.split_first() else {
            ends.extend(from);
            return;
        };
        let mut next = Vec::new();
        match element {
            Element::Word(word) => {
                let id = intern(&mut self.words, word);
                self.step(from, Symbol::Word(id), &mut next);
            }
            Element::Prefix(prefix) => {
                let id = intern(&mut self.prefixes, prefix);
                self.step(from, Symbol::Prefix(id), &mut next);
            }
            Element::AnyWord => self.step(from, Symbol::AnyWord, &mut next),
            Element::Number => self.step(from, Symbol::Number, &mut next),
            Element::Start => self.step(from, Symbol::Start, &mut next),
            Element::End => self.step(from, Symbol::End, &mut next),
            Element::Gap => {
                next.extend(from);
                let mut frontier = from.to_vec();
                for _ in 0..GAP {
                    let mut further = Vec::new();
                    self.step(&frontier, Symbol::AnyToken, &mut further);
                    next.extend(&further);
                    frontier = further;
                }
            }
            Element::OneOf(rows) => {
                for row in rows {
                    self.insert(from, row, classes, depth, &mut next, place);
                }
            }
            Element::Class(name) => match classes.get(name) {
                Some(rows) if depth > 0 => {
                    for row in rows {
                        self.insert(from, row, classes, depth - 1, &mut next, place);
                    }
                }
                _ => self
                    .problems
                    .push(format!("{place}: no class is named '@{name}', or it names itself")),
            },
        }
        let next = self.join(from, next);
        self.insert(&next, rest, classes, depth, ends, place);
    }

    /// Lets the nodes just reached meet in one, so that a pattern costs the sum of its alternatives and not their product.
    /// Nodes that were there before stay apart: a join behind the root would be tried at every token.
    fn join(&mut self, from: &[u32], mut next: Vec<u32>) -> Vec<u32> {
        next.sort_unstable();
        next.dedup();
        let (mut kept, reached): (Vec<u32>, Vec<u32>) = next.into_iter().partition(|node| from.contains(node));
        if let [only] = reached[..] {
            kept.push(only);
        } else if !reached.is_empty() {
            let join = self.node();
            for node in reached {
                self.nodes[node as usize].joins.push(join);
            }
            kept.push(join);
        }
        kept
    }

    fn node(&mut self) -> u32 {
        self.nodes.push(Node::default());
        u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX)
    }

    fn step(&mut self, from: &[u32], symbol: Symbol, next: &mut Vec<u32>) {
        for &node in from {
            let to = match self.edges.get(&(node, symbol)) {
                Some(&to) => to,
                None => {
                    let to = self.node();
                    self.edges.insert((node, symbol), to);
                    to
                }
            };
            if !matches!(symbol, Symbol::Word(_) | Symbol::Prefix(_)) {
                let special = &mut self.nodes[node as usize].special;
                if !special.contains(&(symbol, to)) {
                    special.push((symbol, to));
                }
            }
            next.push(to);
        }
    }

    /// Every cue in a document.
    pub(crate) fn scan(&self, doc: &Document<'_>) -> Hits {
        let symbols: Vec<Symbols> = doc.tokens().iter().map(|token| self.symbols(doc, token)).collect();
        let mut found = Vec::new();
        let mut stack: Vec<(u32, usize)> = Vec::new();
        for sentence in doc.sentences() {
            let (first, end) = (sentence.first_token as usize, sentence.end_token as usize);
            for start in first..end {
                stack.clear();
                stack.push((ROOT, start));
                while let Some((node, at)) = stack.pop() {
                    let node_ref = &self.nodes[node as usize];
                    for &cue in &node_ref.cues {
                        if at > start {
                            found.push(Hit::new(doc, cue, start, at));
                        }
                    }
                    stack.extend(node_ref.joins.iter().map(|&to| (to, at)));
                    for &(symbol, to) in &node_ref.special {
                        match symbol {
                            Symbol::Start if at == first => stack.push((to, at)),
                            Symbol::End if at == end => stack.push((to, at)),
                            Symbol::AnyWord if at < end && symbols[at].word => stack.push((to, at + 1)),
                            Symbol::AnyToken if at < end => stack.push((to, at + 1)),
                            Symbol::Number if at < end && symbols[at].number => stack.push((to, at + 1)),
                            _ => {}
                        }
                    }
                    if at < end {
                        let known = &symbols[at];
                        if let Some(to) = known.id.and_then(|id| self.edges.get(&(node, Symbol::Word(id)))) {
                            stack.push((*to, at + 1));
                        }
                        for id in &known.prefixes {
                            if let Some(to) = self.edges.get(&(node, Symbol::Prefix(*id))) {
                                stack.push((*to, at + 1));
                            }
                        }
                    }
                }
            }
        }
        Hits::new(found)
    }

    fn symbols(&self, doc: &Document<'_>, token: &Token) -> Symbols {
        let norm = doc.norm(token);
        let prefixes = self
            .prefix_lengths
            .iter()
            .take_while(|&&length| length <= norm.len())
            .filter_map(|&length| norm.get(..length).and_then(|head| self.prefixes.get(head)).copied())
            .collect();
        Symbols {
            id: self.words.get(norm).copied(),
            prefixes,
            word: token.kind == TokenKind::Word,
            number: token.kind == TokenKind::Number,
        }
    }
}

/// The symbols that a token satisfies.
struct Symbols {
    id: Option<u32>,
    prefixes: Vec<u32>,
    word: bool,
    number: bool,
}

fn intern(table: &mut FxHashMap<String, u32>, word: &str) -> u32 {
    if let Some(id) = table.get(word) {
        return *id;
    }
    let id = u32::try_from(table.len()).unwrap_or(u32::MAX);
    table.insert(word.to_owned(), id);
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cue_files_hold_no_problem() {
        assert_eq!(Lexicon::embedded().problems(), &[] as &[String]);
    }
}
