//! The encoder: rows of pieces → one vector a place. Knows no heads and no text.

mod attention;
mod curves;
mod kernels;
mod linear;

use rten_simd::SimdOp as _;
use serde::Deserialize;

pub(crate) use linear::{Linear, Multiplier};

use crate::Error;
use crate::row::{LONGEST_ROW, Row};
use crate::weights::Tensors;

/// What a size is built of, in the words of training.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Shape {
    layers: usize,
    pub(crate) hidden: usize,
    wide: usize,
    attention: usize,
    embedding: usize,
    pub(crate) vocabulary: usize,
    /// Word vectors, where they are fewer than the pieces of the vocabulary.
    rows: Option<usize>,
    /// Pieces with which a stretch of a reply is long enough to be read by itself: encoders are trained for shorter or longer ones.
    stretch: Option<usize>,
}

impl Shape {
    /// What an encoder reads that was not trained for any length.
    const STRETCH: usize = 48;

    pub(crate) fn stretch(&self) -> usize {
        self.stretch.unwrap_or(Self::STRETCH)
    }
}

pub(crate) struct Encoder {
    pub(crate) shape: Shape,
    words: Words,
    widen: Option<Linear>,
    places: Vec<f32>,
    types: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
}

/// Words that rows are read beside: in each layer their keys and values, place by place. They see themselves alone, so they are read once for all rows.
pub(crate) struct Beside {
    layers: Vec<Vec<f32>>,
}

/// Room to work in. Kept from run to run: asking the system for it anew costs more than filling it.
#[derive(Default)]
pub(crate) struct Room {
    pub(crate) layers: Layers,
    pub(crate) bytes: linear::Room,
}

/// What lies between the layers.
#[derive(Default)]
pub(crate) struct Layers {
    taken: Vec<f32>,
    qkv: Vec<f32>,
    y: Vec<f32>,
    up: Vec<f32>,
    attention: attention::Room,
}

impl Layers {
    /// How many places there is room for.
    pub(crate) fn places(&self, encoder: &Encoder) -> usize {
        self.taken.capacity() / encoder.shape.hidden
    }
}

struct Layer {
    qkv: Linear,
    out: Linear,
    norm1: Norm,
    up: Linear,
    down: Linear,
    norm2: Norm,
}

struct Norm {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

/// The vectors of the pieces. Where there are fewer than pieces, rare ones share that of a piece near in meaning.
struct Words {
    /// Which vector a piece has; empty if each has its own.
    row: Vec<usize>,
    wide: usize,
    values: Values,
}

enum Values {
    Floats(Vec<f32>),
    /// With one scale a word.
    Bytes(Vec<i8>, Vec<f32>),
}

impl Encoder {
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Error> {
        let (tensors, shape) = Tensors::read::<Shape>(bytes, "shape")?;
        let Shape {
            layers,
            hidden,
            wide,
            attention,
            embedding,
            vocabulary,
            rows,
            stretch: _,
        } = shape;
        if attention == 0 || !hidden.is_multiple_of(attention) || hidden == 0 || embedding == 0 {
            return Err(Error::Shape("attention".to_owned()));
        }
        let norm = |name: &str| -> Result<Norm, Error> {
            let [weight, bias] = ["weight", "bias"].map(|part| tensors.floats(&format!("{name}.{part}"), &[hidden]));
            Ok(Norm {
                weight: weight?,
                bias: bias?,
            })
        };
        let layer = |i: usize| -> Result<Layer, Error> {
            let linear = |name: &str, narrow, wide| Linear::read(&tensors, &format!("layers.{i}.{name}"), narrow, wide);
            Ok(Layer {
                qkv: linear("qkv", hidden, 3 * hidden)?,
                out: linear("out", hidden, hidden)?,
                norm1: norm(&format!("layers.{i}.norm1"))?,
                up: linear("up", hidden, wide)?,
                down: linear("down", wide, hidden)?,
                norm2: norm(&format!("layers.{i}.norm2"))?,
            })
        };
        Ok(Self {
            shape,
            words: Words::read(&tensors, vocabulary, rows.unwrap_or(vocabulary), embedding)?,
            widen: (embedding != hidden)
                .then(|| Linear::read(&tensors, "widen", embedding, hidden))
                .transpose()?,
            places: tensors.floats("places.weight", &[LONGEST_ROW, hidden])?,
            types: tensors.floats("types.weight", &[3, hidden])?,
            norm: norm("norm")?,
            layers: (0..layers).map(layer).collect::<Result<_, _>>()?,
        })
    }

    /// One vector for each place of each row, one after another. Rows see what they stand beside, and not each other.
    pub(crate) fn states(&self, rows: &[&Row], beside: Option<&Beside>, room: &mut Layers, by: &mut Multiplier) -> Vec<f32> {
        self.through(rows, beside, room, by, |_| ())
    }

    /// Reads the words of a row, for others to be read beside them.
    pub(crate) fn beside(&self, row: &Row, room: &mut Layers, by: &mut Multiplier) -> Beside {
        let (hidden, mut layers) = (self.shape.hidden, Vec::with_capacity(self.layers.len()));
        self.through(&[row], None, room, by, |qkv| {
            layers.push(qkv.chunks_exact(3 * hidden).flat_map(|place| &place[hidden..]).copied().collect());
        });
        Beside { layers }
    }

    /// Rows through all layers. `keep` is shown the queries, keys and values of each.
    fn through(
        &self,
        rows: &[&Row],
        beside: Option<&Beside>,
        room: &mut Layers,
        by: &mut Multiplier,
        mut keep: impl FnMut(&[f32]),
    ) -> Vec<f32> {
        let lengths: Vec<_> = rows.iter().map(|row| row.ids.len()).collect();
        let mut x = self.embedded(rows, by);
        let Layers {
            taken,
            qkv,
            y,
            up,
            attention,
        } = room;
        taken.resize(x.len(), 0.0);
        for (i, layer) in self.layers.iter().enumerate() {
            layer.qkv.apply(&x, false, qkv, by);
            keep(qkv);
            let beside = beside.and_then(|beside| beside.layers.get(i)).map_or(&[][..], Vec::as_slice);
            attention::attend(qkv, beside, &lengths, self.shape.attention, taken, attention, by);
            layer.out.apply(taken, false, y, by);
            layer.norm1.add(&mut x, y);
            layer.up.apply(&x, true, up, by);
            layer.down.apply(up, false, y, by);
            layer.norm2.add(&mut x, y);
        }
        x
    }

    fn embedded(&self, rows: &[&Row], by: &mut Multiplier) -> Vec<f32> {
        let hidden = self.shape.hidden;
        let mut words = Vec::with_capacity(rows.iter().map(|row| row.ids.len()).sum::<usize>() * self.shape.embedding);
        for &id in rows.iter().flat_map(|row| &row.ids) {
            self.words.push(id as usize, &mut words);
        }
        let mut x = Vec::new();
        match &self.widen {
            Some(widen) => widen.apply(&words, false, &mut x, by),
            None => x = words,
        }
        let mut added = Vec::with_capacity(x.len());
        for row in rows {
            for (place, &kind) in self.places.chunks_exact(hidden).skip(row.first).zip(&row.types) {
                let kind = &self.types[usize::from(kind) * hidden..][..hidden];
                added.extend(place.iter().zip(kind).map(|(a, b)| a + b));
            }
        }
        self.norm.add(&mut x, &added);
        x
    }
}

impl Words {
    fn read(tensors: &Tensors, vocabulary: usize, rows: usize, wide: usize) -> Result<Self, Error> {
        let row = if rows < vocabulary {
            tensors.numbers("row", vocabulary)?
        } else {
            Vec::new()
        };
        if row.iter().any(|&row| row >= rows) {
            return Err(Error::Shape("row".to_owned()));
        }
        let values = match tensors.bytes("words", [rows, wide])? {
            Some((bytes, scales)) => Values::Bytes(bytes, scales),
            None => Values::Floats(tensors.floats("words.weight", &[rows, wide])?),
        };
        Ok(Self { row, wide, values })
    }

    fn push(&self, id: usize, out: &mut Vec<f32>) {
        let row = self.row.get(id).copied().unwrap_or(id);
        let at = row * self.wide..(row + 1) * self.wide;
        match &self.values {
            Values::Floats(all) => out.extend_from_slice(&all[at]),
            Values::Bytes(all, scales) => {
                let scale = scales[row];
                out.extend(all[at].iter().map(|&byte| f32::from(byte) * scale));
            }
        }
    }
}

impl Norm {
    fn add(&self, x: &mut [f32], y: &[f32]) {
        kernels::AddNorm {
            x,
            y,
            weight: &self.weight,
            bias: &self.bias,
        }
        .dispatch();
    }
}
