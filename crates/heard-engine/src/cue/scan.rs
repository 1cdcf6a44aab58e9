//! Walks the trie over each sentence of a document, once; finds every cue.

use std::convert::Infallible;
use std::hash::{BuildHasher, Hash, Hasher, RandomState};
use std::sync::Arc;

use heard_text::{Document, Token, TokenKind};
use quick_cache::sync::Cache;

use super::compile::{Lexicon, Node, ROOT, Symbol};
use super::hits::{Hit, Hits, Surroundings};

/// Sets of a node up to which each is looked up in the token's, rather than each of the token's in the node's.
const FEW_SETS: usize = 4;

/// Sentences that are remembered: those of some long conversations, in a few hundred kilobytes.
const REMEMBERED: usize = 1000;

/// A cue, and its first token and the one behind its last, counted within its sentence.
type Found<C> = (C, u32, u32);

/// The sentences walked lately, by 128 bits under two secret keys: no sender can make two share one.
pub(super) struct Lately<C> {
    keys: [RandomState; 2],
    walked: Cache<(u64, u64), Arc<[Found<C>]>>,
}

impl<C> Default for Lately<C> {
    fn default() -> Self {
        Self {
            keys: Default::default(),
            walked: Cache::new(REMEMBERED),
        }
    }
}

/// What the cues of a sentence depend on.
struct Words<'d>(&'d Document<'d>, &'d [Token]);

impl Hash for Words<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self(doc, tokens) = self;
        tokens.iter().for_each(|token| (doc.norm(token), token.kind).hash(state));
    }
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl<C: Copy + Ord> Lexicon<C> {
    /// Every cue in a document. Linear in its length: a walk from a token ends after as many tokens as the longest pattern has. A sentence that was
    /// walked lately is not walked again: while a reply is being written, most are as they were.
    pub(crate) fn scan(&self, doc: &Document<'_>) -> Hits<C> {
        let around = Surroundings::of(doc);
        let mut hits = Vec::new();
        for sentence in doc.sentences() {
            let first = sentence.first_token as usize;
            let found = self.remembered(doc, doc.tokens_of(sentence));
            let hit = |&(cue, start, end): &Found<C>| Hit::new(doc, &around, cue, first + start as usize, first + end as usize);
            hits.extend(found.iter().map(hit));
        }
        Hits::new(hits)
    }

    /// The cues of a sentence, which depend on its words alone.
    fn remembered(&self, doc: &Document<'_>, tokens: &[Token]) -> Arc<[Found<C>]> {
        let words = Words(doc, tokens);
        let [a, b] = self.lately.keys.each_ref().map(|keys| keys.hash_one(&words));
        let new = || Ok::<_, Infallible>(self.walk(doc, tokens).into());
        let Ok(found) = self.lately.walked.get_or_insert_with(&(a, b), new);
        found
    }

    /// The cues of a sentence, by places of its tokens.
    fn walk(&self, doc: &Document<'_>, tokens: &[Token]) -> Vec<Found<C>> {
        let symbols: Vec<Symbols<'_>> = tokens.iter().map(|token| self.symbols(doc, token)).collect();
        let count = |kind: TokenKind, tokens: &mut dyn Iterator<Item = &Token>| tokens.take_while(|t| t.kind == kind).count();
        let closing = count(TokenKind::Punct, &mut tokens.iter().rev());
        let opening = count(TokenKind::Mention, &mut tokens.iter());
        let end = tokens.len();
        let mut found = Vec::new();
        let mut stack: Vec<(u32, usize)> = Vec::new();
        for start in 0..end {
            stack.push((ROOT, start));
            while let Some((id, at)) = stack.pop() {
                let node = &self.nodes[id as usize];
                if at > start {
                    found.extend(node.cues.iter().map(|&cue| (cue, place(start), place(at))));
                }
                stack.extend(node.joins.iter().map(|&to| (to, at)));
                for &(symbol, to) in &node.special {
                    match symbol {
                        Symbol::Start if at == 0 || at == opening => stack.push((to, at)),
                        Symbol::End if at + closing >= end => stack.push((to, at)),
                        Symbol::AnyWord if at < end && symbols[at].word => stack.push((to, at + 1)),
                        Symbol::AnyToken if at < end => stack.push((to, at + 1)),
                        Symbol::Number if at < end && symbols[at].number => stack.push((to, at + 1)),
                        _ => {}
                    }
                }
                if at < end {
                    self.follow(id, node, &symbols[at], |to| stack.push((to, at + 1)));
                }
            }
        }
        found
    }

    /// The edges that a token follows by its word.
    fn follow(&self, id: u32, node: &Node<C>, token: &Symbols<'_>, mut to: impl FnMut(u32)) {
        let first = token.id.filter(|_| id == ROOT).and_then(|word| self.first.get(word as usize));
        first.into_iter().flatten().for_each(|&next| to(next));
        let words = token.id.filter(|_| id != ROOT).into_iter().map(Symbol::Word);
        for symbol in words.chain(token.prefixes.iter().map(|&prefix| Symbol::Prefix(prefix))) {
            if let Some(next) = self.edges.get(&(id, symbol)) {
                to(*next);
            }
        }
        if node.sets.is_empty() {
            return;
        }
        let by_prefix = token.prefixes.iter().filter_map(|&p| self.sets_of.get(&Symbol::Prefix(p)));
        let by_word = if id == ROOT { &[][..] } else { token.sets };
        for sets in by_prefix.map(Vec::as_slice).chain([by_word]) {
            if node.sets.len() <= FEW_SETS {
                for (set, next) in &node.sets {
                    if sets.binary_search(set).is_ok() {
                        to(*next);
                    }
                }
            } else {
                for &set in sets {
                    if let Some(next) = self.edges.get(&(id, Symbol::Set(set))) {
                        to(*next);
                    }
                }
            }
        }
    }

    fn symbols(&self, doc: &Document<'_>, token: &Token) -> Symbols<'_> {
        let norm = doc.norm(token);
        let prefixes = self
            .prefix_lengths
            .iter()
            .take_while(|&&length| length <= norm.len())
            .filter_map(|&length| norm.get(..length).and_then(|head| self.prefixes.get(head)).copied())
            .collect();
        let id = self.words.get(norm).copied();
        let sets = id.and_then(|id| self.sets_of.get(&Symbol::Word(id)));
        Symbols {
            id,
            prefixes,
            sets: sets.map_or(&[], Vec::as_slice),
            word: token.kind == TokenKind::Word,
            number: token.kind == TokenKind::Number,
        }
    }
}

/// The symbols that a token satisfies.
struct Symbols<'l> {
    id: Option<u32>,
    prefixes: Vec<u32>,
    /// The sets that its word is of.
    sets: &'l [u32],
    word: bool,
    number: bool,
}

#[cfg(test)]
mod tests {
    use super::super::Cue;
    use super::*;

    #[test]
    fn cue_files_hold_no_problem() {
        assert_eq!(Lexicon::embedded().problems(), &[] as &[String]);
    }

    /// What a single pattern finds in a text, as quotations.
    fn check(pattern: &str, text: &str, expect: &[&str]) {
        let (name, cue) = Cue::ALL[0];
        let file = format!("[@pet]\n(cat|dog|guinea pig)\n[{name}]\n{pattern}\n");
        let lexicon = Lexicon::of(&[("own", &file)]);
        assert_eq!(lexicon.problems(), &[] as &[String]);
        let doc = Document::new(text);
        let hits = lexicon.scan(&doc);
        let found: Vec<&str> = hits.of(cue).map(|h| doc.slice(h.span)).collect();
        assert_eq!(found, expect, "{pattern} in {text}");
    }

    #[test]
    fn patterns_find_what_they_say() {
        check(
            "can't (log|sign) in",
            "I can’t sign in. I cant log in.",
            &["can’t sign in", "cant log in"],
        );
        check(
            "(one|two|three|four) @pet",
            "Three guinea pig, two dog, five cat",
            &["Three guinea pig", "two dog"],
        );
        check("(a~|b|c|d) x", "apple x b x e x", &["apple x", "b x"]);
        check(
            "lost * bag",
            "lost my own blue bag, lost one two three four bag",
            &["lost my own blue bag"],
        );
        check("^ no $", "No. I said no", &["No"]);
        check(
            "waited % [long] days",
            "waited 3 days, waited 4 long days",
            &["waited 3 days", "waited 4 long days"],
        );
        check("very _ indeed", "very cold indeed", &["very cold indeed"]);
    }
}
