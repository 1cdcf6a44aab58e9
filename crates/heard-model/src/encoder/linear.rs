//! One layer `x → x·Wᵀ + b`, in floats or in bytes. The bytes of an input are scaled row by row, so no row depends on its neighbours.

use rten_gemm::{BiasVector, GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_simd::{SimdOp as _, SimdUnaryOp as _};
use rten_tensor::NdTensorView;

use super::curves::Gelu;
use super::kernels::{self, Activate, AddNorm, Dequantise, Join, Norm, Quantise, Sums};
use crate::Error;
use crate::weights::Tensors;

/// What multiplies matrices on this machine. Made for each run: it is cheap, and bound to its thread.
pub(crate) struct Multiplier<'r> {
    pub(super) floats: GemmExecutor<f32>,
    bytes: GemmExecutor<u8, i8, i32>,
    /// The largest byte of an input. Machines without dot products of bytes add pairs in 16 bits: there seven bits are what fits.
    top: u8,
    room: &'r mut Room,
}

/// What lies between the multiplications.
#[derive(Default)]
pub(crate) struct Room {
    /// What the next layer takes in.
    taken: Taken,
    /// What the one after it will.
    next: Taken,
    /// What a layer of bytes gives.
    sums: Vec<i32>,
    /// One row of it, scaled.
    row: Vec<f32>,
}

/// Rows that a layer takes in: as floats or as bytes, after what the layer is kept as.
#[derive(Default)]
struct Taken {
    floats: Vec<f32>,
    bytes: Vec<u8>,
    /// Of each row of bytes.
    scales: Vec<f32>,
    zeros: Vec<u8>,
}

impl Taken {
    fn room(&mut self, rows: usize, width: usize, top: u8) -> kernels::Bytes<'_> {
        // One for each row: their number is that of the rows.
        self.scales.resize(rows, 0.0);
        self.zeros.resize(rows, 0);
        kernels::Bytes {
            top,
            bytes: first(&mut self.bytes, rows * width),
            scales: &mut self.scales,
            zeros: &mut self.zeros,
        }
    }
}

/// As many of the numbers of a buffer, which never gets shorter: so that it need not be filled again and again.
fn first<T: Copy + Default>(buffer: &mut Vec<T>, count: usize) -> &mut [T] {
    if buffer.len() < count {
        buffer.resize(count, T::default());
    }
    &mut buffer[..count]
}

impl<'r> Multiplier<'r> {
    pub(crate) fn new(room: &'r mut Room) -> Self {
        let bytes = GemmExecutor::<u8, i8, i32>::new();
        let top = if bytes.may_saturate() { 127 } else { 255 };
        Self {
            floats: GemmExecutor::new(),
            bytes,
            top,
            room,
        }
    }
}

/// As many outputs are made at a time; for more, an input is packed beforehand, and once.
const AT_ONCE: usize = 1024;

pub(crate) struct Linear {
    matrix: Matrix,
    bias: Vec<f32>,
    pub(crate) wide: usize,
    pub(crate) narrow: usize,
}

enum Matrix {
    Floats(PackedBMatrix<f32>),
    Bytes(Bytes),
}

/// The zero of an input's bytes is taken off afterwards: of each sum, the zero of the row times the sum of that output's weights.
struct Bytes {
    matrix: PackedBMatrix<i8>,
    scales: Vec<f32>,
    /// The sum of the weights of each output, scaled.
    sums: Vec<f32>,
}

impl Bytes {
    #[allow(clippy::cast_precision_loss, reason = "a sum of some thousand bytes is exact in a float")]
    fn new(weight: &[i8], scales: Vec<f32>, narrow: usize) -> Self {
        let view = NdTensorView::from_data([scales.len(), narrow], weight);
        let whole = |row: &[i8]| row.iter().map(|&w| i32::from(w)).sum::<i32>() as f32;
        let sums = weight
            .chunks_exact(narrow)
            .zip(&scales)
            .map(|(row, scale)| whole(row) * scale)
            .collect();
        Self {
            matrix: GemmExecutor::<u8, i8, i32>::new().prepack_b(view.transposed()),
            scales,
            sums,
        }
    }
}

impl Linear {
    /// The layer `name` with `narrow` inputs and `wide` outputs; without `.bias` it adds nothing.
    pub(crate) fn read(tensors: &Tensors, name: &str, narrow: usize, wide: usize) -> Result<Self, Error> {
        let bias_name = format!("{name}.bias");
        let bias = if tensors.has(&bias_name) {
            tensors.floats(&bias_name, &[wide])?
        } else {
            vec![0.0; wide]
        };
        if let Some((weight, scales)) = tensors.bytes(name, [wide, narrow])? {
            return Ok(Self {
                matrix: Matrix::Bytes(Bytes::new(&weight, scales, narrow)),
                bias,
                wide,
                narrow,
            });
        }
        Ok(Self::from_floats(
            &tensors.floats(&format!("{name}.weight"), &[wide, narrow])?,
            bias,
            narrow,
        ))
    }

    /// A layer of floats, `weight` row by row.
    pub(crate) fn from_floats(weight: &[f32], bias: Vec<f32>, narrow: usize) -> Self {
        let wide = bias.len();
        let view = NdTensorView::from_data([wide, narrow], weight);
        let packed = GemmExecutor::<f32>::new().prepack_b(view.transposed());
        Self {
            matrix: Matrix::Floats(packed),
            bias,
            wide,
            narrow,
        }
    }

    pub(super) fn in_bytes(&self) -> bool {
        matches!(self.matrix, Matrix::Bytes(_))
    }

    /// Rows of `input` through the layer into `out`.
    pub(crate) fn apply(&self, input: &[f32], out: &mut Vec<f32>, by: &mut Multiplier) {
        self.take(input, by);
        self.give(out, by);
    }

    /// Takes rows in. What comes next is one of [`Self::give`], [`Self::activate`], [`Self::join`].
    pub(super) fn take(&self, input: &[f32], by: &mut Multiplier) {
        let taken = &mut by.room.taken;
        match self.matrix {
            Matrix::Floats(_) => {
                taken.floats.clear();
                taken.floats.extend_from_slice(input);
            }
            Matrix::Bytes(_) => Quantise {
                input,
                width: self.narrow,
                to: taken.room(input.len() / self.narrow, self.narrow, by.top),
            }
            .dispatch(),
        }
    }

    /// What was taken in through the layer into `out`.
    pub(super) fn give(&self, out: &mut Vec<f32>, by: &mut Multiplier) {
        match &self.matrix {
            Matrix::Floats(matrix) => self.multiply_floats(matrix, &by.room.taken.floats, out, &by.floats),
            Matrix::Bytes(matrix) => {
                self.multiply_bytes(matrix, by);
                let from = self.sums(matrix, &by.room.sums, &by.room.taken);
                out.resize(from.scales.len() * self.wide, 0.0);
                Dequantise { from, out }.dispatch();
            }
        }
    }

    /// What was taken in through the layer and through GELU, taken in by the next.
    pub(super) fn activate(&self, by: &mut Multiplier) {
        match &self.matrix {
            Matrix::Floats(matrix) => {
                let Room { taken, next, .. } = &mut *by.room;
                self.multiply_floats(matrix, &taken.floats, &mut next.floats, &by.floats);
                Gelu.map_mut(&mut next.floats);
            }
            Matrix::Bytes(matrix) => {
                self.multiply_bytes(matrix, by);
                let Room { taken, next, sums, row } = &mut *by.room;
                let from = self.sums(matrix, sums, taken);
                let to = next.room(from.scales.len(), self.wide, by.top);
                let row = first(row, self.wide);
                Activate { from, row, to }.dispatch();
            }
        }
        std::mem::swap(&mut by.room.taken, &mut by.room.next);
    }

    /// What was taken in through the layer, added to `x` and brought to the norm; that is taken in by the next.
    pub(super) fn join(&self, x: &mut [f32], norm: &Norm, by: &mut Multiplier) {
        match &self.matrix {
            Matrix::Floats(matrix) => {
                let Room { taken, next, .. } = &mut *by.room;
                self.multiply_floats(matrix, &taken.floats, &mut next.floats, &by.floats);
                AddNorm { x, y: &next.floats, norm }.dispatch();
                next.floats.copy_from_slice(x);
            }
            Matrix::Bytes(matrix) => {
                self.multiply_bytes(matrix, by);
                let Room { taken, next, sums, row } = &mut *by.room;
                let from = self.sums(matrix, sums, taken);
                let to = next.room(from.scales.len(), self.wide, by.top);
                let row = first(row, self.wide);
                Join { from, row, x, norm, to }.dispatch();
            }
        }
        std::mem::swap(&mut by.room.taken, &mut by.room.next);
    }

    fn multiply_floats(&self, matrix: &PackedBMatrix<f32>, taken: &[f32], out: &mut Vec<f32>, by: &GemmExecutor<f32>) {
        let rows = taken.len() / self.narrow;
        out.resize(rows * self.wide, 0.0);
        let a = GemmInputA::Unpacked(NdTensorView::from_data([rows, self.narrow], taken));
        let options = GemmOptions {
            bias: Some(BiasVector::Row(&self.bias)),
            ..Default::default()
        };
        let done = by.gemm(out, a, GemmInputB::Packed(matrix), options);
        debug_assert!(done.is_ok(), "sizes were checked when the weights were read: {done:?}");
    }

    fn multiply_bytes(&self, Bytes { matrix, .. }: &Bytes, by: &mut Multiplier) {
        let Room { taken, sums, .. } = &mut *by.room;
        let rows = taken.scales.len();
        let a = NdTensorView::from_data([rows, self.narrow], &taken.bytes[..rows * self.narrow]);
        let packed = (self.wide > AT_ONCE).then(|| by.bytes.prepack_a(a));
        let a = packed.as_ref().map_or(GemmInputA::Unpacked(a), GemmInputA::Packed);
        let sums = first(sums, rows * self.wide);
        let done = by.bytes.gemm(sums, a, GemmInputB::Packed(matrix), GemmOptions::default());
        debug_assert!(done.is_ok(), "sizes were checked when the weights were read: {done:?}");
    }

    fn sums<'a>(&'a self, bytes: &'a Bytes, sums: &'a [i32], taken: &'a Taken) -> Sums<'a> {
        Sums {
            sums,
            scales: &taken.scales,
            zeros: &taken.zeros,
            weights: &bytes.scales,
            shifts: &bytes.sums,
            bias: &self.bias,
        }
    }
}

#[cfg(test)]
#[allow(clippy::cast_precision_loss, reason = "small numbers")]
mod tests {
    use super::*;

    /// Bytes are near floats, at widths around those of vectors, with eight bits of an input and with seven.
    #[test]
    fn bytes_are_near_floats() {
        for (rows, narrow, wide) in [(1, 16, 16), (3, 100, 33), (7, 384, 1152), (150, 384, 1536), (70, 1536, 384)] {
            let weight: Vec<i8> = (0..narrow * wide).map(|i| i8::try_from(i * 37 % 255).unwrap_or(-50)).collect();
            let scales: Vec<f32> = (0..wide).map(|i| 0.001 + i as f32 * 1e-5).collect();
            let bias: Vec<f32> = (0..wide).map(|i| i as f32 * 0.01).collect();
            let input: Vec<f32> = (0..rows * narrow)
                .map(|i| ((i * 31 % 101) as f32 - 10.0 * (i / narrow % 9) as f32) / 50.0)
                .collect();
            let floats: Vec<f32> = weight.iter().enumerate().map(|(i, &w)| f32::from(w) * scales[i / narrow]).collect();
            let bytes = Linear {
                matrix: Matrix::Bytes(Bytes::new(&weight, scales, narrow)),
                bias: bias.clone(),
                wide,
                narrow,
            };
            let (mut found, mut expect, mut room) = (Vec::new(), Vec::new(), Room::default());
            let mut by = Multiplier::new(&mut room);
            Linear::from_floats(&floats, bias, narrow).apply(&input, &mut expect, &mut by);
            let most = expect.iter().fold(0.0_f32, |most, x| most.max(x.abs()));
            for top in [by.top, 127] {
                by.top = top;
                bytes.apply(&input, &mut found, &mut by);
                let furthest = found.iter().zip(&expect).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
                assert!(
                    furthest < 0.02 * most,
                    "{rows} × {narrow} × {wide}, up to {top}: {furthest} of {most}"
                );
            }
        }
    }

    /// What goes on as bytes from layer to layer is near what goes on as floats.
    #[test]
    fn layers_of_bytes_follow_each_other_as_those_of_floats() {
        let (rows, narrow, wide) = (21, 50, 120);
        let layer = |narrow: usize, wide: usize| {
            let weight: Vec<i8> = (0..narrow * wide).map(|i| i8::try_from(i * 37 % 255 % 127).unwrap_or(0)).collect();
            let weight: Vec<i8> = weight.iter().enumerate().map(|(i, w)| if i % 3 == 0 { -w } else { *w }).collect();
            let scales: Vec<f32> = (0..wide).map(|i| 0.001 + i as f32 * 1e-5).collect();
            let bias: Vec<f32> = (0..wide).map(|i| i as f32 * 0.01).collect();
            let floats: Vec<f32> = weight.iter().enumerate().map(|(i, &w)| f32::from(w) * scales[i / narrow]).collect();
            let matrix = Matrix::Bytes(Bytes::new(&weight, scales, narrow));
            let floats = Linear::from_floats(&floats, bias.clone(), narrow);
            [
                floats,
                Linear {
                    matrix,
                    bias,
                    wide,
                    narrow,
                },
            ]
        };
        let norm = Norm {
            weight: (0..narrow).map(|i| 1.0 + i as f32 * 0.01).collect(),
            bias: vec![0.1; narrow],
        };
        let input: Vec<f32> = (0..rows * narrow).map(|i| (i * 31 % 101) as f32 / 50.0 - 1.0).collect();
        let ups = layer(narrow, wide);
        let downs = layer(wide, narrow);
        let found: Vec<Vec<f32>> = ups
            .iter()
            .zip(&downs)
            .map(|(up, down)| {
                let (mut room, mut x, mut out) = (Room::default(), input.clone(), Vec::new());
                let mut by = Multiplier::new(&mut room);
                for _ in 0..2 {
                    up.take(&x, &mut by);
                    up.activate(&mut by);
                    down.join(&mut x, &norm, &mut by);
                }
                up.give(&mut out, &mut by);
                x.extend(out);
                x
            })
            .collect();
        let most = found[0].iter().fold(0.0_f32, |most, x| most.max(x.abs()));
        let furthest = found[0].iter().zip(&found[1]).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert!(furthest < 0.03 * most, "{furthest} of {most}");
    }
}
