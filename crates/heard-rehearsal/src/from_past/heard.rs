//! What the engine reads in the conversation: each of the customer's messages in its place, what was answered, and what came of it.

use heard_engine::{Appraisal, AskKind, Engine, Evidence, Flag, Reading, Situation, Turn, Who};
use heard_text::{Document, SegmentKind, Token, TokenKind};

use crate::anonymise::{Anonymised, Message};

/// Characters of a line at most; the format takes 800.
const LINE: usize = 600;

/// A message of the customer.
pub(super) struct Said {
    pub(super) sentences: Vec<String>,
    pub(super) reading: Reading,
}

/// A reply and the feelings around it.
pub(super) struct Answered {
    pub(super) text: String,
    pub(super) appraisal: Appraisal,
    /// The customer's words after it, and how much pleasanter they are than those before, −2 to 2.
    pub(super) after: Option<(String, f32)>,
}

/// What hurts, in their words.
pub(super) struct Hidden {
    pub(super) quote: String,
    pub(super) sentence: String,
}

pub(super) struct Heard<'h> {
    pub(super) said: Vec<Said>,
    pub(super) answered: Vec<Answered>,
    pub(super) hidden: Option<Hidden>,
    past: &'h Anonymised,
}

impl<'h> Heard<'h> {
    pub(super) fn of(engine: &Engine, past: &'h Anonymised) -> Option<Self> {
        let turns: Vec<Turn<'_>> = past
            .messages
            .iter()
            .map(|message| Turn {
                who: message.who,
                text: &message.text,
            })
            .collect();
        let mut said: Vec<(usize, Said)> = Vec::new();
        let mut answered: Vec<(usize, Appraisal)> = Vec::new();
        for (at, turn) in turns.iter().enumerate() {
            let before = turns.get(..at).unwrap_or_default();
            match turn.who {
                Who::Customer => {
                    let sentences = past.messages.get(at).map(sentences).unwrap_or_default();
                    if !sentences.is_empty() {
                        let reading = engine.read(turn.text, before);
                        said.push((at, Said { sentences, reading }));
                    }
                }
                Who::Agent => answered.push((
                    at,
                    engine.appraise(&Situation {
                        turns: before,
                        draft: turn.text,
                        ..Situation::default()
                    }),
                )),
            }
        }
        if said.is_empty() {
            return None;
        }
        let around = |at: usize| {
            let before = said.iter().rev().find(|(there, _)| *there < at)?;
            let after = said.iter().find(|(there, _)| *there > at)?;
            let (then, now) = (&before.1.reading, &after.1.reading);
            // Who goes on telling trouble is no calmer, however quietly.
            let at_ease = now.ask.kind == AskKind::Thanks || now.problem.is_empty() && now.impact.is_empty();
            let by = if at_ease {
                now.valence - then.valence
            } else {
                (now.valence - then.valence).min(0.0)
            };
            Some((after.1.sentences.join(" "), by))
        };
        let answered = answered
            .into_iter()
            .map(|(at, appraisal)| Answered {
                text: past.messages.get(at).map(|message| message.text.clone()).unwrap_or_default(),
                after: around(at),
                appraisal,
            })
            .collect();
        let said: Vec<Said> = said.into_iter().map(|(_, said)| said).collect();
        Some(Self {
            hidden: hidden(&said),
            said,
            answered,
            past,
        })
    }

    pub(super) fn messages(&self) -> usize {
        self.said.len()
    }

    /// What is wrong, in their words.
    pub(super) fn problem(&self) -> Option<&str> {
        let all = self.said.iter().flat_map(|said| &said.reading.problem);
        all.map(|evidence| evidence.quote.as_str())
            .find(|quote| quote.split_whitespace().count() > 1)
    }

    pub(super) fn first_sentence(&self) -> &str {
        self.said
            .first()
            .and_then(|said| said.sentences.first())
            .map_or("A past conversation", String::as_str)
    }

    /// 1 to 3, by the strongest feeling.
    pub(super) fn difficulty(&self) -> u8 {
        let strongest = self.said.iter().map(|said| said.reading.intensity).max().unwrap_or(1);
        strongest.clamp(1, 3)
    }

    pub(super) fn flag(&self, flag: Flag) -> Option<&Evidence> {
        let all = self.said.iter().flat_map(|said| &said.reading.flags);
        all.into_iter()
            .find(|flagged| flagged.flag == flag)
            .map(|flagged| &flagged.evidence)
    }

    /// The first message as it can begin: without greeting, signature, and what hurts.
    pub(super) fn opening(&self) -> Vec<String> {
        let all = self.said.first().map(|said| said.sentences.as_slice()).unwrap_or_default();
        let open: Vec<String> = all.iter().filter(|sentence| !self.tells_hidden(sentence)).cloned().collect();
        if open.is_empty() { all.to_vec() } else { open }
    }

    pub(super) fn tells_hidden(&self, text: &str) -> bool {
        self.hidden
            .as_ref()
            .is_some_and(|hidden| text.contains(&hidden.sentence) || hidden.sentence.contains(text))
    }

    pub(super) fn all_words(&self) -> String {
        let all: Vec<&str> = self.past.messages.iter().map(|message| message.text.as_str()).collect();
        all.join(" ").to_lowercase()
    }

    /// How they write, as far as it can be counted.
    pub(super) fn voice(&self) -> String {
        let all: Vec<&String> = self.said.iter().flat_map(|said| &said.sentences).collect();
        let words: usize = all.iter().map(|sentence| sentence.split_whitespace().count()).sum();
        let mean = words / all.len().max(1);
        let any = |fits: &dyn Fn(&str) -> bool| all.iter().any(|sentence| fits(sentence));
        let length = match mean {
            0..=8 => "Short sentences",
            9..=16 => "Sentences of middling length",
            _ => "Long sentences",
        };
        let loud = any(&|sentence| {
            sentence
                .split_whitespace()
                .filter(|word| word.len() > 3 && !word.chars().any(char::is_lowercase))
                .count()
                > 1
        });
        let mut voice = length.to_owned();
        if loud {
            voice.push_str(", capitals where it is loud");
        }
        if any(&|sentence| sentence.contains('!')) {
            voice.push_str(", exclamation marks");
        }
        if self.flag(Flag::Sarcasm).is_some() {
            voice.push_str("; sarcastic");
        }
        voice.push('.');
        voice
    }
}

/// What it costs them: told late rather than at once.
fn hidden(said: &[Said]) -> Option<Hidden> {
    let later = said.iter().skip(1).chain(said.first());
    later
        .flat_map(|said| said.reading.impact.iter().map(move |impact| (said, impact)))
        .find_map(|(said, impact)| {
            let quote = one_line(&impact.quote);
            let sentence = said.sentences.iter().find(|sentence| sentence.contains(&quote)).cloned();
            Some(Hidden {
                sentence: sentence.filter(|sentence| sentence.split_whitespace().count() > 3)?,
                quote,
            })
        })
}

/// The sentences that somebody wrote themselves, each on one line; names and addresses by themselves are a signature.
fn sentences(message: &Message) -> Vec<String> {
    let doc = Document::new(&message.text);
    let says = |token: &&Token| token.kind == TokenKind::Word && !message.replaced.iter().any(|one| one.span.overlaps(token.span));
    let own = doc
        .sentences()
        .iter()
        .filter(|sentence| sentence.segment == SegmentKind::Body && doc.tokens_of(sentence).iter().any(|token| says(&token)));
    let lines = own.map(|sentence| one_line(doc.slice(sentence.span)));
    lines
        .filter(|line| line.chars().any(char::is_alphabetic))
        .map(|line| super::cut(&line, LINE))
        .collect()
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
