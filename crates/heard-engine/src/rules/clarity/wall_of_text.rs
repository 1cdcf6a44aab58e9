//! See `wall_of_text.md`.

use heard_text::Sentence;

use crate::Applicability::Idea;
use crate::rules::{Context, Report, quoted};

/// Words in one block from which on nobody finds the answer in it.
const WALL: usize = 110;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for block in blocks(cx) {
        let words: usize = block.iter().map(|(_, words)| words).sum();
        let Some((first, _)) = block.first().filter(|_| words > WALL) else {
            continue;
        };
        let idea = match middle(cx, &block, words) {
            Some(begin) => format!("A line break before {begin} would let it breathe."),
            None => "A line break before the next step would let it breathe.".to_owned(),
        };
        report
            .at(
                first.span,
                format!("{words} words stand in one block. The answer in it is hard to find."),
            )
            .suggest(Idea, idea);
    }
}

/// Runs of sentences with no line break in or between them, each sentence with its words. A list ends a run.
fn blocks<'c>(cx: &'c Context<'_>) -> Vec<Vec<(&'c Sentence, usize)>> {
    let mut blocks: Vec<Vec<(&Sentence, usize)>> = Vec::new();
    let mut open: Option<usize> = None;
    for sentence in cx.body() {
        let gap = open.take().and_then(|end| cx.draft.text().get(end..sentence.span.start));
        if cx.listed(sentence) || cx.draft.slice(sentence.span).contains('\n') {
            continue;
        }
        open = Some(sentence.span.end);
        let counted = (sentence, cx.spoken(sentence).len());
        match blocks.last_mut().filter(|_| gap.is_some_and(|gap| !gap.contains('\n'))) {
            Some(block) => block.push(counted),
            None => blocks.push(vec![counted]),
        }
    }
    blocks
}

/// The beginning of the sentence that starts the second half.
fn middle(cx: &Context<'_>, block: &[(&Sentence, usize)], words: usize) -> Option<String> {
    /// Words shown of it.
    const SHOWN: usize = 4;
    let mut read = 0;
    let (sentence, _) = block.iter().find(|(_, count)| {
        let half = read * 2 >= words;
        read += count;
        half
    })?;
    let tokens = cx.draft.tokens_of(sentence);
    let (first, last) = (tokens.first()?, tokens.get(SHOWN - 1).or_else(|| tokens.last())?);
    Some(quoted(cx.draft.slice(first.span.cover(last.span))))
}
