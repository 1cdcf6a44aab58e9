//! Walks the trie over a document, once; finds every cue.

use heard_text::{Document, Token, TokenKind};

use super::compile::{Lexicon, Node, ROOT, Symbol};
use super::hits::{Hit, Hits, Surroundings};

/// Sets of a node up to which each is looked up in the token's, rather than each of the token's in the node's.
const FEW_SETS: usize = 4;

impl<C: Copy + Ord> Lexicon<C> {
    /// Every cue in a document. Linear in its length: a walk from a token ends after as many tokens as the longest pattern has.
    pub(crate) fn scan(&self, doc: &Document<'_>) -> Hits<C> {
        let symbols: Vec<Symbols<'_>> = doc.tokens().iter().map(|token| self.symbols(doc, token)).collect();
        let mut found: Vec<(C, usize, usize)> = Vec::new();
        let mut stack: Vec<(u32, usize)> = Vec::new();
        for sentence in doc.sentences() {
            let (first, end) = (sentence.first_token as usize, sentence.end_token as usize);
            let closing = doc
                .tokens_of(sentence)
                .iter()
                .rev()
                .take_while(|t| t.kind == TokenKind::Punct)
                .count();
            let opening = first + doc.tokens_of(sentence).iter().take_while(|t| t.kind == TokenKind::Mention).count();
            for start in first..end {
                stack.push((ROOT, start));
                while let Some((id, at)) = stack.pop() {
                    let node = &self.nodes[id as usize];
                    if at > start {
                        found.extend(node.cues.iter().map(|&cue| (cue, start, at)));
                    }
                    stack.extend(node.joins.iter().map(|&to| (to, at)));
                    for &(symbol, to) in &node.special {
                        match symbol {
                            Symbol::Start if at == first || at == opening => stack.push((to, at)),
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
        }
        let around = Surroundings::of(doc);
        Hits::new(
            found
                .into_iter()
                .map(|(cue, start, end)| Hit::new(doc, &around, cue, start, end))
                .collect(),
        )
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
