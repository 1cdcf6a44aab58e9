//! One layer `x → x·Wᵀ + b`, in floats or in bytes. The bytes of an input are scaled row by row, so no row depends on its neighbours.

use rten_gemm::{BiasVector, GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_simd::{SimdOp as _, SimdUnaryOp as _};
use rten_tensor::NdTensorView;

use super::curves::Gelu;
use super::kernels::{Dequantise, Quantise};
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
    quantised: Vec<u8>,
    scales: Vec<f32>,
    zeros: Vec<u8>,
    sums: Vec<i32>,
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

    /// Rows of `input` through the layer into `out`, and through GELU if asked.
    pub(crate) fn apply(&self, input: &[f32], gelu: bool, out: &mut Vec<f32>, by: &mut Multiplier) {
        let rows = input.len() / self.narrow;
        out.resize(rows * self.wide, 0.0);
        let done = match &self.matrix {
            Matrix::Floats(matrix) => {
                let a = GemmInputA::Unpacked(NdTensorView::from_data([rows, self.narrow], input));
                let options = GemmOptions {
                    bias: Some(BiasVector::Row(&self.bias)),
                    ..Default::default()
                };
                let done = by.floats.gemm(out, a, GemmInputB::Packed(matrix), options);
                if gelu {
                    Gelu.map_mut(out);
                }
                done
            }
            Matrix::Bytes(Bytes {
                matrix,
                scales: weights,
                sums: shifts,
            }) => {
                let Room {
                    quantised,
                    scales,
                    zeros,
                    sums,
                } = &mut *by.room;
                let (quantised, sums) = (first(quantised, input.len()), first(sums, out.len()));
                let (scales, zeros) = (first(scales, rows), first(zeros, rows));
                Quantise {
                    input,
                    width: self.narrow,
                    top: by.top,
                    bytes: quantised,
                    scales,
                    zeros,
                }
                .dispatch();
                let a = NdTensorView::from_data([rows, self.narrow], &*quantised);
                let packed = (self.wide > AT_ONCE).then(|| by.bytes.prepack_a(a));
                let a = packed.as_ref().map_or(GemmInputA::Unpacked(a), GemmInputA::Packed);
                let done = by.bytes.gemm(sums, a, GemmInputB::Packed(matrix), GemmOptions::default());
                Dequantise {
                    sums,
                    scales,
                    zeros,
                    weights,
                    shifts,
                    bias: &self.bias,
                    gelu,
                    out,
                }
                .dispatch();
                done
            }
        };
        debug_assert!(done.is_ok(), "sizes were checked when the weights were read: {done:?}");
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
            Linear::from_floats(&floats, bias, narrow).apply(&input, true, &mut expect, &mut by);
            let most = expect.iter().fold(0.0_f32, |most, x| most.max(x.abs()));
            for top in [by.top, 127] {
                by.top = top;
                bytes.apply(&input, true, &mut found, &mut by);
                let furthest = found.iter().zip(&expect).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
                assert!(
                    furthest < 0.02 * most,
                    "{rows} × {narrow} × {wide}, up to {top}: {furthest} of {most}"
                );
            }
        }
    }
}
