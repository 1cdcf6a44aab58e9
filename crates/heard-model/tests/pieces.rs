//! The cutting into pieces against the `tokenizers` crate: ids and byte ranges, on texts of every script that a seeded generator makes.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::HashMap;
use std::rc::Rc;

use heard_model::Vocabulary;
use serde_json::json;
use tokenizers::Tokenizer;

const VOCABULARY: &str = include_str!("../weights/vocab.txt");
const EMOJI: &str = include_str!("../../../training/emoji.txt");

#[test]
fn equal_to_the_tokenizers_crate_on_20_000_texts() {
    let (ours, theirs) = (Vocabulary::from_text(VOCABULARY).unwrap(), reference());
    let mut generator = Generator::new(7);
    for _ in 0..20_000 {
        check(&ours, &theirs, &generator.text());
    }
}

#[test]
fn equal_on_every_character_there_is() {
    let (ours, theirs) = (Vocabulary::from_text(VOCABULARY).unwrap(), reference());
    let all: Vec<char> = ('\0'..=char::MAX).collect();
    for block in all.chunks(64) {
        check(
            &ours,
            &theirs,
            &block.iter().flat_map(|&c| ['a', c, 'b', ' ', c, ' ']).collect::<String>(),
        );
    }
}

#[test]
fn stops_where_it_is_told() {
    let ours = Vocabulary::from_text(VOCABULARY).unwrap();
    let whole = ours.pieces("Where is my 😡 unbelievably late parcel?", usize::MAX);
    for most in 0..whole.len() + 2 {
        assert_eq!(
            ours.pieces("Where is my 😡 unbelievably late parcel?", most),
            whole[..most.min(whole.len())]
        );
    }
}

fn check(ours: &Vocabulary, theirs: &Tokenizer, text: &str) {
    let said = theirs.encode(text, false).unwrap();
    let expect: Vec<_> = said
        .get_ids()
        .iter()
        .zip(said.get_offsets())
        .map(|(&id, &(start, end))| (id, start, end))
        .collect();
    let found: Vec<_> = ours.pieces(text, usize::MAX).iter().map(|p| (p.id, p.start, p.end)).collect();
    assert_eq!(found, expect, "{text:?}");
}

/// Declared as the base model declares its own, with emoji as training adds them.
fn reference() -> Tokenizer {
    let signs = EMOJI
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split(' ').next())
        .filter(|sign| !sign.is_empty());
    let vocabulary: HashMap<&str, usize> = VOCABULARY.lines().zip(0..).collect();
    let added: Vec<_> = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
        .into_iter()
        .chain(signs)
        .map(|sign| json!({"id": vocabulary[sign], "content": sign, "single_word": false, "lstrip": false, "rstrip": false, "normalized": false, "special": false}))
        .collect();
    let spec = json!({
        "version": "1.0",
        "added_tokens": added,
        "normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true, "strip_accents": null, "lowercase": true},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100, "vocab": vocabulary},
    });
    spec.to_string().parse().unwrap()
}

/// Stretches of Unicode that texts are made of: scripts, marks, signs, controls.
const BLOCKS: [(u32, u32); 40] = [
    (0x20, 0x7e),
    (0x20, 0x7e),
    (0x20, 0x7e),
    (0x00, 0x1f),
    (0x7f, 0xa0),
    (0xa1, 0xff),
    (0x100, 0x24f),
    (0x250, 0x2ff),
    (0x300, 0x36f),
    (0x370, 0x3ff),
    (0x400, 0x52f),
    (0x530, 0x58f),
    (0x590, 0x5ff),
    (0x600, 0x6ff),
    (0x900, 0x97f),
    (0x980, 0x9ff),
    (0xb80, 0xbff),
    (0xe00, 0xe7f),
    (0xe80, 0xeff),
    (0xf00, 0xfff),
    (0x1000, 0x109f),
    (0x10a0, 0x10ff),
    (0x1100, 0x11ff),
    (0x1200, 0x137f),
    (0x1780, 0x17ff),
    (0x1e00, 0x1fff),
    (0x2000, 0x206f),
    (0x20a0, 0x20ff),
    (0x2100, 0x27bf),
    (0x3000, 0x30ff),
    (0x3400, 0x34ff),
    (0x4e00, 0x9fff),
    (0xac00, 0xd7a3),
    (0xf900, 0xfaff),
    (0xfb00, 0xfdff),
    (0xfe00, 0xffff),
    (0x1d100, 0x1d1ff),
    (0x1f300, 0x1faff),
    (0x20000, 0x2a6df),
    (0xe0000, 0xe01ef),
];

const ODD: [&str; 16] = [
    "👍🏽",
    "👩‍👩‍👧‍👦",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "❤️",
    "☹️",
    "🇬🇧",
    "1️⃣",
    "[SEP]",
    "[CLS][MASK]",
    "[PAD",
    "\r\n",
    "\u{0}",
    "e\u{301}\u{323}",
    "İSTANBUL",
    "ǅ ŒUVRE ﬁ",
    "don't—won’t…",
];

struct Generator {
    state: u64,
    pieces: Rc<[&'static str]>,
    emoji: Rc<[&'static str]>,
}

impl Generator {
    fn new(state: u64) -> Self {
        let emoji = EMOJI.lines().skip(1).filter_map(|line| line.split(' ').next()).collect();
        Self {
            state,
            pieces: VOCABULARY.lines().collect(),
            emoji,
        }
    }

    fn below(&mut self, n: usize) -> usize {
        // splitmix64
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % n as u64).unwrap()
    }

    fn text(&mut self) -> String {
        let (pieces, emoji) = (self.pieces.clone(), self.emoji.clone());
        let mut text = String::new();
        for _ in 0..self.below(12) {
            match self.below(10) {
                0 => text.push_str(ODD[self.below(ODD.len())]),
                1 => text.push_str(emoji[self.below(emoji.len())]),
                2 => (0..self.below(5)).for_each(|_| text.push_str(&pieces[self.below(pieces.len())].to_uppercase())),
                3 => (0..self.below(4)).for_each(|_| text.push_str(pieces[self.below(pieces.len())].trim_start_matches('#'))),
                4 if self.below(8) == 0 => {
                    let letter = char::from(b'a' + u8::try_from(self.below(26)).unwrap());
                    text.extend(std::iter::repeat_n(letter, 90 + self.below(200)));
                }
                5 => (0..self.below(8)).for_each(|_| text.extend(char::from_u32(u32::try_from(self.below(0x11_0000)).unwrap()))),
                _ => {
                    let (a, b) = BLOCKS[self.below(BLOCKS.len())];
                    let wide = (b - a + 1) as usize;
                    for _ in 0..self.below(12) {
                        text.extend(char::from_u32(a + u32::try_from(self.below(wide)).unwrap()));
                    }
                }
            }
            if self.below(3) > 0 {
                text.push(' ');
            }
        }
        text
    }
}
