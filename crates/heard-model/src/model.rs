//! A model: vocabulary, encoder, heads, and what was read lately. Texts in, outputs out.

use std::hash::{BuildHasher as _, Hash, RandomState};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use quick_cache::sync::Cache;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::Error;
use crate::batch::Batch;
use crate::encoder::{Beside, Encoder, Multiplier, Room};
use crate::heads::{Head, Heads};
use crate::output::Output;
use crate::pieces::Vocabulary;
use crate::row;
use crate::stretch::{self, Stretches};
use crate::weights::Weights;

/// Texts are read together until they have this many places: their bytes then stay near the processor.
const TOGETHER: usize = 256;

/// As many customers' words are kept as they were read for replies; one takes half a megabyte.
const ANSWERED: usize = 16;

/// What was read lately is found by 128 bits under two secret keys: no sender can make two texts share one.
type Key = (u64, u64);

/// A text to read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Input<'t> {
    /// The text.
    pub text: &'t str,
    /// What was said before: its last words are read with it. Empty if nothing was.
    pub context: &'t str,
    /// The sentences of the text, in bytes: the rows of heads over sentences, and where a long text is cut.
    pub sentences: &'t [Range<usize>],
}

/// A model ready to read.
pub struct Model {
    vocabulary: Vocabulary,
    encoder: Encoder,
    heads: Heads,
    fingerprint: u64,
    keys: [RandomState; 2],
    cache: Cache<Key, Arc<Output>>,
    answered: Cache<Key, Arc<Beside>>,
    /// Those not at work; as many as ever read at the same time.
    readers: Mutex<Vec<Reader>>,
}

/// Multiplications divide themselves among the threads of the pool they run in, which costs more than it brings at these sizes: a pool of one.
struct Reader {
    pool: ThreadPool,
    room: Room,
}

impl Model {
    /// Reads the files of a model. `cached`: how many outputs it remembers; one takes some kilobytes.
    pub fn new(weights: &Weights, cached: usize) -> Result<Self, Error> {
        let vocabulary = Vocabulary::from_text(weights.vocabulary)?;
        let encoder = Encoder::read(weights.encoder)?;
        if vocabulary.len > encoder.shape.vocabulary {
            return Err(Error::Shape("vocabulary".to_owned()));
        }
        let heads = Heads::read(weights.heads, encoder.shape.hidden)?;
        Ok(Self {
            vocabulary,
            encoder,
            heads,
            fingerprint: fingerprint(weights.heads),
            keys: Default::default(),
            cache: Cache::new(cached),
            answered: Cache::new(cached.min(ANSWERED)),
            readers: Mutex::default(),
        })
    }

    /// Its heads, in the order of their file.
    pub fn heads(&self) -> &[Head] {
        &self.heads.all
    }

    /// Tells its weights from those of another version: heads and embedding are fitted anew with every encoder.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// Reads texts, each by itself: the order and the company make no difference. One core is used; call from several threads to use more.
    pub fn read(&self, inputs: &[Input]) -> Vec<Arc<Output>> {
        self.remembered(inputs, false, |new, room| self.read_new(inputs, new, None, room))
    }

    /// Reads a reply as an answer to `context`, stretch by stretch: a few sentences by themselves, each stretch beside the last of those words. What is
    /// said of a stretch depends on nothing else, so that while a reply is being written only the stretch that changed is read anew.
    pub fn read_reply(&self, reply: &Input) -> Stretches {
        let cut = stretch::cut(&self.vocabulary, reply, self.encoder.shape.stretch());
        let inputs: Vec<Input> = cut.iter().map(|stretch| stretch.input(reply)).collect();
        let said = self.remembered(&inputs, true, |new, room| {
            let beside = self.beside(reply.context, room);
            let alone: Vec<Input> = inputs.iter().map(|input| Input { context: "", ..*input }).collect();
            self.read_new(&alone, new, beside.as_deref(), room)
        });
        Stretches::new(self.heads.all.clone(), said)
    }

    /// What is said of each input; what was not read lately comes from `read`, which is told the numbers of those.
    fn remembered(
        &self,
        inputs: &[Input],
        reply: bool,
        read: impl FnOnce(&[usize], &mut Room) -> Vec<(usize, Output)> + Send,
    ) -> Vec<Arc<Output>> {
        let keys: Vec<Key> = inputs.iter().map(|input| self.key((reply, input))).collect();
        let mut found: Vec<_> = keys.iter().map(|key| self.cache.get(key)).collect();
        let new: Vec<usize> = (0..inputs.len()).filter(|&i| found[i].is_none()).collect();
        if !new.is_empty() {
            for (i, output) in self.alone(|room| read(&new, room)) {
                let output = Arc::new(output);
                self.cache.insert(keys[i], output.clone());
                found[i] = Some(output);
            }
        }
        found.into_iter().flatten().collect()
    }

    fn read_new(&self, inputs: &[Input], new: &[usize], beside: Option<&Beside>, room: &mut Room) -> Vec<(usize, Output)> {
        let (mut by, room) = (Multiplier::new(&mut room.bytes), &mut room.layers);
        let mut batch = Batch::default();
        let mut found = Vec::with_capacity(new.len());
        for &i in new {
            batch.add(i, row::cut(&self.vocabulary, &inputs[i]), inputs[i].sentences);
            if batch.places() >= TOGETHER {
                found.extend(std::mem::take(&mut batch).read(&self.encoder, &self.heads, beside, room, &mut by));
            }
        }
        found.extend(batch.read(&self.encoder, &self.heads, beside, room, &mut by));
        found
    }

    /// The words that a reply answers, read for it; `None` if there are none.
    fn beside(&self, context: &str, room: &mut Room) -> Option<Arc<Beside>> {
        let key = self.key(context);
        let known = self.answered.get(&key).filter(|_| !context.is_empty());
        known.or_else(|| {
            let row = (!context.is_empty()).then(|| row::answered(&self.vocabulary, context))?;
            let beside = Arc::new(self.encoder.beside(&row, &mut room.layers, &mut Multiplier::new(&mut room.bytes)));
            self.answered.insert(key, beside.clone());
            Some(beside)
        })
    }

    fn alone<T: Send>(&self, work: impl FnOnce(&mut Room) -> T + Send) -> T {
        let idle = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let new = || {
            let pool = ThreadPoolBuilder::new().num_threads(1).build().ok()?;
            let room = Room::default();
            Some(Reader { pool, room })
        };
        let Some(Reader { pool, mut room }) = idle.or_else(new) else {
            return work(&mut Room::default());
        };
        let found = pool.install(|| work(&mut room));
        if room.layers.places(&self.encoder) > 2 * TOGETHER {
            room = Room::default();
        }
        let reader = Reader { pool, room };
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
        found
    }

    fn key(&self, of: impl Hash) -> Key {
        let [a, b] = &self.keys;
        (a.hash_one(&of), b.hash_one(&of))
    }
}

/// FNV-1a, word by word: the same on every machine.
fn fingerprint(bytes: &[u8]) -> u64 {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let (words, rest) = bytes.as_chunks();
    let words = words.iter().map(|&word| u64::from_le_bytes(word));
    let all = words.chain(rest.iter().map(|&byte| u64::from(byte)));
    all.fold(START, |hash, word| (hash ^ word).wrapping_mul(PRIME))
}
