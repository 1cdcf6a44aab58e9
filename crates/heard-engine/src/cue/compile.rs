//! All cue patterns as one trie over words, built once. Walking it is `scan`'s.

use rustc_hash::FxHashMap;

use super::pattern::{Element, parse};
use super::scan::Lately;
use super::{Cue, FILES};

/// What an edge of the trie consumes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Symbol {
    Word(u32),
    Prefix(u32),
    /// Any word of a set; see [`Lexicon::set`].
    Set(u32),
    AnyWord,
    AnyToken,
    Number,
    Start,
    End,
}

pub(super) struct Node<C> {
    pub(super) cues: Vec<C>,
    /// The edges by set.
    pub(super) sets: Vec<(u32, u32)>,
    /// The wordless edges, tried besides the word's own.
    pub(super) special: Vec<(Symbol, u32)>,
    /// Where the ways through an alternative meet again; entered without a token.
    pub(super) joins: Vec<u32>,
}

impl<C> Default for Node<C> {
    fn default() -> Self {
        Self {
            cues: Vec::new(),
            sets: Vec::new(),
            special: Vec::new(),
            joins: Vec::new(),
        }
    }
}

/// Patterns, compiled; `C` says what was found: a cue of the engine, or a number of the caller's.
pub(crate) struct Lexicon<C = Cue> {
    pub(super) words: FxHashMap<String, u32>,
    pub(super) prefixes: FxHashMap<String, u32>,
    /// Distinct byte lengths of the prefixes, ascending.
    pub(super) prefix_lengths: Vec<usize>,
    sets: FxHashMap<Vec<Symbol>, u32>,
    /// The sets that a word, or a prefix, is of: ascending.
    pub(super) sets_of: FxHashMap<Symbol, Vec<u32>>,
    pub(super) nodes: Vec<Node<C>>,
    pub(super) edges: FxHashMap<(u32, Symbol), u32>,
    /// Where each word leads from the root, by itself and by its sets: every token is tried there.
    pub(super) first: Vec<Vec<u32>>,
    pub(super) lately: Lately<C>,
    problems: Vec<String>,
}

pub(super) const ROOT: u32 = 0;
/// Tokens that `*` spans at most.
const GAP: usize = 3;
/// Depth of nested classes.
const NESTING: usize = 8;
/// Alternatives of one word from which on they share an edge.
const SET: usize = 3;

type Row = Vec<Element>;
type Classes = FxHashMap<String, Vec<Row>>;
/// What is found, where it was declared, and the pattern.
type Pattern<C> = (C, String, Row);

impl Lexicon {
    /// The lexicon of the cue files that the binary carries.
    pub(crate) fn embedded() -> Self {
        Self::of(FILES)
    }

    /// The lexicon of cue files, each name and text.
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let mut file = CueFiles::default();
        for (name, text) in files {
            file.read(name, text);
        }
        let CueFiles {
            classes,
            patterns,
            problems,
        } = file;
        let mut lexicon = Self::built(&patterns, &classes);
        lexicon.problems.splice(0..0, problems);
        lexicon
    }
}

impl<C: Copy + Ord> Lexicon<C> {
    /// The lexicon of single patterns, without classes. What is wrong with the first wrong one comes back with its value.
    pub(crate) fn of_patterns<'p>(patterns: impl Iterator<Item = (C, &'p str)>) -> Result<Self, (C, String)> {
        let mut rows = Vec::new();
        for (value, pattern) in patterns {
            let row = parse(pattern).map_err(|reason| (value, reason))?;
            rows.push((value, pattern.to_owned(), row));
        }
        Ok(Self::built(&rows, &Classes::default()))
    }

    fn built(patterns: &[Pattern<C>], classes: &Classes) -> Self {
        let mut lexicon = Self {
            words: FxHashMap::default(),
            prefixes: FxHashMap::default(),
            prefix_lengths: Vec::new(),
            sets: FxHashMap::default(),
            sets_of: FxHashMap::default(),
            nodes: vec![Node::default()],
            edges: FxHashMap::default(),
            first: Vec::new(),
            lately: Lately::default(),
            problems: Vec::new(),
        };
        for (cue, place, row) in patterns {
            let mut ends = Vec::new();
            lexicon.insert(&[ROOT], row, classes, NESTING, &mut ends, place);
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
        lexicon.first = lexicon.firsts();
        lexicon
    }

    fn firsts(&self) -> Vec<Vec<u32>> {
        let count = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let leads = |symbol| self.edges.get(&(ROOT, symbol)).copied();
        (0..count)
            .map(Symbol::Word)
            .map(|word| {
                let sets = self.sets_of.get(&word).into_iter().flatten();
                sets.filter_map(|&set| leads(Symbol::Set(set))).chain(leads(word)).collect()
            })
            .collect()
    }

    /// What is wrong with the cue files: file, line, reason. Empty in a tested build.
    pub(crate) fn problems(&self) -> &[String] {
        &self.problems
    }

    /// Adds a row of elements after each of `from`; the nodes where it ends are added to `ends`.
    fn insert(&mut self, from: &[u32], row: &[Element], classes: &Classes, depth: usize, ends: &mut Vec<u32>, place: &str) {
        let Some((element, rest)) = row.split_first() else {
            ends.extend(from);
            return;
        };
        let mut next = Vec::new();
        match element {
            Element::Word(_) | Element::Prefix(_) => {
                if let Some(symbol) = self.single(element) {
                    self.step(from, symbol, &mut next);
                }
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
            Element::OneOf(_) | Element::Class(_) => {
                let mut singles = Vec::new();
                let mut longer = Vec::new();
                self.alternatives(element, classes, depth, &mut singles, &mut longer, place);
                for symbol in self.gather(singles) {
                    self.step(from, symbol, &mut next);
                }
                for row in longer {
                    self.insert(from, row, classes, depth.saturating_sub(1), &mut next, place);
                }
            }
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

    /// Takes alternatives apart: those of one word, and the longer ones.
    fn alternatives<'e>(
        &mut self,
        element: &'e Element,
        classes: &'e Classes,
        depth: usize,
        singles: &mut Vec<Symbol>,
        longer: &mut Vec<&'e [Element]>,
        place: &str,
    ) {
        let rows = match element {
            Element::OneOf(rows) => rows,
            Element::Class(name) => match classes.get(name) {
                Some(rows) if depth > 0 => rows,
                _ => {
                    let problem = format!("{place}: no class is named '@{name}', or it names itself");
                    self.problems.push(problem);
                    return;
                }
            },
            _ => return,
        };
        for row in rows {
            match row.as_slice() {
                [word @ (Element::Word(_) | Element::Prefix(_))] => singles.extend(self.single(word)),
                [inner @ (Element::OneOf(_) | Element::Class(_))] if depth > 0 => {
                    self.alternatives(inner, classes, depth - 1, singles, longer, place);
                }
                row => longer.push(row),
            }
        }
    }

    /// The edges for alternatives of one word: one by set where they are many.
    fn gather(&mut self, mut singles: Vec<Symbol>) -> Vec<Symbol> {
        singles.sort_unstable();
        singles.dedup();
        if singles.len() < SET {
            return singles;
        }
        let count = u32::try_from(self.sets.len()).unwrap_or(u32::MAX);
        let id = *self.sets.entry(singles.clone()).or_insert(count);
        if id == count {
            for symbol in singles {
                self.sets_of.entry(symbol).or_default().push(id);
            }
        }
        vec![Symbol::Set(id)]
    }

    fn single(&mut self, element: &Element) -> Option<Symbol> {
        match element {
            Element::Word(word) => Some(Symbol::Word(intern(&mut self.words, word))),
            Element::Prefix(prefix) => Some(Symbol::Prefix(intern(&mut self.prefixes, prefix))),
            _ => None,
        }
    }

    fn step(&mut self, from: &[u32], symbol: Symbol, next: &mut Vec<u32>) {
        for &node in from {
            if let Some(&to) = self.edges.get(&(node, symbol)) {
                next.push(to);
                continue;
            }
            let to = self.node();
            self.edges.insert((node, symbol), to);
            let node = &mut self.nodes[node as usize];
            match symbol {
                Symbol::Word(_) | Symbol::Prefix(_) => {}
                Symbol::Set(id) => node.sets.push((id, to)),
                _ => node.special.push((symbol, to)),
            }
            next.push(to);
        }
    }
}

/// What cue files declare.
#[derive(Default)]
struct CueFiles {
    classes: Classes,
    patterns: Vec<Pattern<Cue>>,
    problems: Vec<String>,
}

impl CueFiles {
    fn read(&mut self, file: &str, text: &str) {
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
                Some(class) if class.starts_with('@') => self.classes.entry(class[1..].to_owned()).or_default().push(row),
                Some(name) => match Cue::ALL.iter().find(|(n, _)| *n == name) {
                    Some((_, cue)) => self.patterns.push((*cue, place, row)),
                    None => self.problems.push(format!("{place}: no cue is named '{name}'")),
                },
            }
        }
    }
}

fn intern(table: &mut FxHashMap<String, u32>, word: &str) -> u32 {
    if let Some(id) = table.get(word) {
        return *id;
    }
    let id = u32::try_from(table.len()).unwrap_or(u32::MAX);
    table.insert(word.to_owned(), id);
    id
}
