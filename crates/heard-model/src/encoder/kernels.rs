//! The loops between multiplications, in the widest vectors that the machine has. Each works on whole rows.
//!
//! What is not inlined runs several times slower: no closures but those marked, no `map` of arrays.

#![allow(
    clippy::inline_always,
    reason = "only what is inlined into `dispatch` is compiled for the widest vectors"
)]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "rounded into 0..=255 on purpose"
)]

use rten_simd::ops::{BitOps as _, FloatOps as _, NarrowSaturate as _, NumOps as _, ToFloat as _};
use rten_simd::{Isa, Simd as _, SimdOp, SimdUnaryOp as _};

use super::curves::Gelu;

/// Rows of bytes, each with its own scale and zero: `byte = round(x / scale) + zero`.
pub(super) struct Bytes<'a> {
    pub(super) top: u8,
    pub(super) bytes: &'a mut [u8],
    pub(super) scales: &'a mut [f32],
    pub(super) zeros: &'a mut [u8],
}

impl Bytes<'_> {
    /// Sets the row at this place.
    #[inline(always)]
    fn set<I: Isa>(&mut self, isa: I, at: usize, row: &[f32]) {
        let (floats, ints) = (isa.f32(), isa.i32());
        let top = f32::from(self.top);
        let (low, high) = range(isa, row);
        // A row of zeros has any scale.
        let scale = ((high - low) / top).max(f32::MIN_POSITIVE);
        let by = 1.0 / scale;
        let nought = (-low * by).round_ties_even().clamp(0.0, top);
        let zero = nought as u8;
        (self.scales[at], self.zeros[at]) = (scale, zero);
        let (by_all, zero_all) = (floats.splat(by), ints.splat(i32::from(zero)));
        let mut from = row.chunks_exact(floats.len() * 4);
        let mut to = self.bytes[at * row.len()..][..row.len()].chunks_exact_mut(floats.len() * 4);
        for (from, to) in from.by_ref().zip(to.by_ref()) {
            let [a, b, c, d] = floats.load_many::<4>(from);
            let [a, b] = [rounded(isa, a, by_all, zero_all), rounded(isa, b, by_all, zero_all)];
            let [c, d] = [rounded(isa, c, by_all, zero_all), rounded(isa, d, by_all, zero_all)];
            let both = isa.i16().narrow_saturate(ints.narrow_saturate(a, b), ints.narrow_saturate(c, d));
            isa.u8().store(both, to);
        }
        for (x, to) in from.remainder().iter().zip(to.into_remainder()) {
            *to = ((x * by).round_ties_even() + nought) as u8;
        }
    }
}

#[inline(always)]
fn rounded<I: Isa>(isa: I, x: I::F32, by: I::F32, zero: I::I32) -> I::I32 {
    let floats = isa.f32();
    isa.i32().add(floats.to_int_round(floats.mul(x, by)), zero)
}

/// Floats to bytes.
pub(super) struct Quantise<'a> {
    pub(super) input: &'a [f32],
    pub(super) width: usize,
    pub(super) to: Bytes<'a>,
}

impl SimdOp for Quantise<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(mut self, isa: I) {
        for (at, row) in self.input.chunks_exact(self.width).enumerate() {
            self.to.set(isa, at, row);
        }
    }
}

/// The least and the greatest of a row, and of 0.
#[inline(always)]
fn range<I: Isa>(isa: I, row: &[f32]) -> (f32, f32) {
    let ops = isa.f32();
    let (mut low, mut high) = (ops.zero(), ops.zero());
    let mut parts = row.chunks_exact(ops.len());
    for part in parts.by_ref() {
        let x = ops.load(part);
        (low, high) = (ops.min(low, x), ops.max(high, x));
    }
    // Padded with zeros, which count anyway.
    let (x, _) = ops.load_pad(parts.remainder());
    (low, high) = (ops.min(low, x), ops.max(high, x));
    (across::<I>(low, f32::min), across::<I>(high, f32::max))
}

/// All of a vector joined, half by half.
#[inline(always)]
pub(super) fn across<I: Isa>(x: I::F32, join: impl Fn(f32, f32) -> f32) -> f32 {
    let mut each = x.to_array();
    let mut half = each.as_ref().len() / 2;
    while half > 0 {
        for i in 0..half {
            each[i] = join(each[i], each[i + half]);
        }
        half /= 2;
    }
    each[0]
}

/// Sums of products of bytes, which stand for `(sum − zero · sum of weights) · scale of the row · scale of the weights + bias`.
pub(super) struct Sums<'a> {
    pub(super) sums: &'a [i32],
    /// Of the rows.
    pub(super) scales: &'a [f32],
    pub(super) zeros: &'a [u8],
    /// Of the outputs: scales, and sums of weights times scale.
    pub(super) weights: &'a [f32],
    pub(super) shifts: &'a [f32],
    pub(super) bias: &'a [f32],
}

impl Sums<'_> {
    /// The row at this place, each number through `then`.
    #[inline(always)]
    fn get<I: Isa>(&self, isa: I, at: usize, out: &mut [f32], then: impl Fn(I::F32) -> I::F32) {
        let (ops, ints) = (isa.f32(), isa.i32());
        let (wide, lanes) = (out.len(), ops.len());
        let whole = wide - wide % lanes;
        let (scale, zero) = (self.scales[at], self.zeros[at]);
        let (zero, scale) = (ops.splat(-scale * f32::from(zero)), ops.splat(scale));
        let sums = &self.sums[at * wide..][..wide];
        let (weights, shifts, bias) = (&self.weights[..wide], &self.shifts[..wide], &self.bias[..wide]);
        for i in (0..whole).step_by(lanes) {
            let of_output = [ops.load(&weights[i..]), ops.load(&shifts[i..]), ops.load(&bias[i..])];
            let x = float(isa, ints.load(&sums[i..]), of_output, [scale, zero]);
            ops.store(then(x), &mut out[i..]);
        }
        if whole < wide {
            let (weights, shifts, bias) = (&weights[whole..], &shifts[whole..], &bias[whole..]);
            let of_output = [ops.load_pad(weights).0, ops.load_pad(shifts).0, ops.load_pad(bias).0];
            let x = float(isa, ints.load_pad(&sums[whole..]).0, of_output, [scale, zero]);
            out[whole..].copy_from_slice(&then(x).to_array().as_ref()[..wide - whole]);
        }
    }
}

#[inline(always)]
fn float<I: Isa>(isa: I, sums: I::I32, [weights, shifts, bias]: [I::F32; 3], [scale, zero]: [I::F32; 2]) -> I::F32 {
    let ops = isa.f32();
    let bias = ops.mul_add(shifts, zero, bias);
    ops.mul_add(isa.i32().to_float(sums), ops.mul(weights, scale), bias)
}

/// Sums to floats.
pub(super) struct Dequantise<'a> {
    pub(super) from: Sums<'a>,
    pub(super) out: &'a mut [f32],
}

impl SimdOp for Dequantise<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        for (at, out) in self.out.chunks_exact_mut(self.from.bias.len()).enumerate() {
            self.from.get(
                isa,
                at,
                out,
                #[inline(always)]
                |x| x,
            );
        }
    }
}

/// Sums through GELU to bytes, row by row, so that the floats between stay near the processor.
pub(super) struct Activate<'a> {
    pub(super) from: Sums<'a>,
    /// Room for one row.
    pub(super) row: &'a mut [f32],
    pub(super) to: Bytes<'a>,
}

impl SimdOp for Activate<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(mut self, isa: I) {
        for at in 0..self.from.scales.len() {
            self.from.get(
                isa,
                at,
                self.row,
                #[inline(always)]
                |x| Gelu.eval(isa, x),
            );
            self.to.set(isa, at, self.row);
        }
    }
}

/// Sums added to a layer, its rows brought to their norm, and those to bytes.
pub(super) struct Join<'a> {
    pub(super) from: Sums<'a>,
    /// Room for one row.
    pub(super) row: &'a mut [f32],
    pub(super) x: &'a mut [f32],
    pub(super) norm: &'a Norm,
    pub(super) to: Bytes<'a>,
}

impl SimdOp for Join<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(mut self, isa: I) {
        for (at, x) in self.x.chunks_exact_mut(self.row.len()).enumerate() {
            self.from.get(
                isa,
                at,
                self.row,
                #[inline(always)]
                |x| x,
            );
            self.norm.add_row(isa, x, self.row);
            self.to.set(isa, at, x);
        }
    }
}

/// Brings a row to mean 0 and variance 1, then scales and moves it.
pub(super) struct Norm {
    pub(super) weight: Vec<f32>,
    pub(super) bias: Vec<f32>,
}

/// What training adds to the variance.
const LEAST_VARIANCE: f32 = 1e-12;

impl Norm {
    /// `x = norm(x + y)`
    #[inline(always)]
    #[allow(clippy::cast_precision_loss, reason = "a row has some hundred places")]
    fn add_row<I: Isa>(&self, isa: I, x: &mut [f32], y: &[f32]) {
        let ops = isa.f32();
        let (n, lanes) = (x.len() as f32, ops.len());
        // What is left behind the last whole vector is added by itself.
        let (mut sums, mut rest) = (ops.zero(), 0.0);
        let mut parts = x.chunks_exact_mut(lanes);
        for (x, y) in parts.by_ref().zip(y.chunks_exact(lanes)) {
            let both = ops.add(ops.load(x), ops.load(y));
            sums = ops.add(sums, both);
            ops.store(both, x);
        }
        for (x, y) in parts.into_remainder().iter_mut().zip(y.chunks_exact(lanes).remainder()) {
            *x += y;
            rest += *x;
        }
        let mean = (across::<I>(sums, |a, b| a + b) + rest) / n;
        let (mut squares, mut rest, all_mean) = (ops.zero(), 0.0, ops.splat(mean));
        for x in x.chunks_exact(lanes) {
            let away = ops.sub(ops.load(x), all_mean);
            squares = ops.mul_add(away, away, squares);
        }
        for x in x.chunks_exact(lanes).remainder() {
            rest += (x - mean) * (x - mean);
        }
        let variance = (across::<I>(squares, |a, b| a + b) + rest) / n;
        let scale = 1.0 / (variance + LEAST_VARIANCE).sqrt();
        let all_scale = ops.splat(scale);
        let mut parts = x.chunks_exact_mut(lanes);
        let (weights, biases) = (self.weight.chunks_exact(lanes), self.bias.chunks_exact(lanes));
        let ends = weights.remainder().iter().zip(biases.remainder());
        for (x, (weight, bias)) in parts.by_ref().zip(weights.zip(biases)) {
            let away = ops.mul(ops.sub(ops.load(x), all_mean), all_scale);
            ops.store(ops.mul_add(away, ops.load(weight), ops.load(bias)), x);
        }
        for (x, (weight, bias)) in parts.into_remainder().iter_mut().zip(ends) {
            *x = (*x - mean) * scale * weight + bias;
        }
    }
}

/// Adds two layers and brings each row to its norm.
pub(super) struct AddNorm<'a> {
    pub(super) x: &'a mut [f32],
    pub(super) y: &'a [f32],
    pub(super) norm: &'a Norm,
}

impl SimdOp for AddNorm<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let wide = self.norm.weight.len();
        for (x, y) in self.x.chunks_exact_mut(wide).zip(self.y.chunks_exact(wide)) {
            self.norm.add_row(isa, x, y);
        }
    }
}
