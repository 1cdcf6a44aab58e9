//! The loops between multiplications, in the widest vectors that the machine has. Each works on whole rows.
//!
//! What the compiler does not inline into `dispatch` runs several times slower: closures are marked, and few.

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
use rten_vecmath::{Normalize, NormalizeOptions, Sum, SumSquareSub};

use super::curves::Gelu;

/// Floats to bytes, each row with its own scale and zero: `byte = round(x / scale) + zero`.
pub(super) struct Quantise<'a> {
    pub(super) input: &'a [f32],
    pub(super) width: usize,
    pub(super) top: u8,
    pub(super) bytes: &'a mut [u8],
    pub(super) scales: &'a mut [f32],
    pub(super) zeros: &'a mut [u8],
}

impl SimdOp for Quantise<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let (floats, ints) = (isa.f32(), isa.i32());
        let top = f32::from(self.top);
        let rows = self.input.chunks_exact(self.width).zip(self.bytes.chunks_exact_mut(self.width));
        for ((row, bytes), (scale, zero)) in rows.zip(self.scales.iter_mut().zip(self.zeros.iter_mut())) {
            let (low, high) = range(isa, row);
            // A row of zeros has any scale.
            *scale = ((high - low) / top).max(f32::MIN_POSITIVE);
            let by = 1.0 / *scale;
            let nought = (-low * by).round_ties_even().clamp(0.0, top);
            *zero = nought as u8;
            let (by_all, zero_all) = (floats.splat(by), ints.splat(i32::from(*zero)));
            let mut from = row.chunks_exact(floats.len() * 4);
            let mut to = bytes.chunks_exact_mut(floats.len() * 4);
            for (from, to) in from.by_ref().zip(to.by_ref()) {
                let [a, b, c, d] = floats.load_many::<4>(from).map(
                    #[inline(always)]
                    |x| ints.add(floats.to_int_round(floats.mul(x, by_all)), zero_all),
                );
                let both = isa.i16().narrow_saturate(ints.narrow_saturate(a, b), ints.narrow_saturate(c, d));
                isa.u8().store(both, to);
            }
            for (x, to) in from.remainder().iter().zip(to.into_remainder()) {
                *to = ((x * by).round_ties_even() + nought) as u8;
            }
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

/// Sums of products of bytes to floats: `(sum − zero · sum of weights) · scale of the row · scale of the weights + bias`, then GELU if asked.
pub(super) struct Dequantise<'a> {
    pub(super) sums: &'a [i32],
    /// Of the rows.
    pub(super) scales: &'a [f32],
    pub(super) zeros: &'a [u8],
    /// Of the outputs: scales, and sums of weights times scale.
    pub(super) weights: &'a [f32],
    pub(super) shifts: &'a [f32],
    pub(super) bias: &'a [f32],
    pub(super) gelu: bool,
    pub(super) out: &'a mut [f32],
}

impl SimdOp for Dequantise<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let (ops, ints) = (isa.f32(), isa.i32());
        let Self {
            sums,
            scales,
            zeros,
            weights,
            shifts,
            bias,
            gelu,
            out,
        } = self;
        let (wide, lanes) = (weights.len(), ops.len());
        let whole = wide - wide % lanes;
        let rows = sums.chunks_exact(wide).zip(out.chunks_exact_mut(wide));
        for ((sums, out), (&scale, &zero)) in rows.zip(scales.iter().zip(zeros)) {
            let (zero, scale) = (ops.splat(-scale * f32::from(zero)), ops.splat(scale));
            for i in (0..whole).step_by(lanes) {
                let bias = ops.mul_add(ops.load(&shifts[i..]), zero, ops.load(&bias[i..]));
                let x = float(isa, ints.load(&sums[i..]), ops.mul(ops.load(&weights[i..]), scale), bias, gelu);
                ops.store(x, &mut out[i..]);
            }
            if whole < wide {
                let rest = |all: &[f32]| ops.load_pad(&all[whole..]).0;
                let bias = ops.mul_add(rest(shifts), zero, rest(bias));
                let x = float(isa, ints.load_pad(&sums[whole..]).0, ops.mul(rest(weights), scale), bias, gelu).to_array();
                out[whole..].copy_from_slice(&x.as_ref()[..wide - whole]);
            }
        }
    }
}

#[inline(always)]
fn float<I: Isa>(isa: I, sums: I::I32, weights: I::F32, bias: I::F32, gelu: bool) -> I::F32 {
    let x = isa.f32().mul_add(isa.i32().to_float(sums), weights, bias);
    if gelu { Gelu.eval(isa, x) } else { x }
}

/// Adds two layers and brings each row to mean 0 and variance 1, then scales and moves it: `x = norm(x + y)`.
pub(super) struct AddNorm<'a> {
    pub(super) x: &'a mut [f32],
    pub(super) y: &'a [f32],
    pub(super) weight: &'a [f32],
    pub(super) bias: &'a [f32],
}

/// What training adds to the variance.
const LEAST_VARIANCE: f32 = 1e-12;

impl SimdOp for AddNorm<'_> {
    type Output = ();

    #[inline(always)]
    #[allow(clippy::cast_precision_loss, reason = "a row has some hundred places")]
    fn eval<I: Isa>(self, isa: I) {
        let wide = self.weight.len();
        let n = wide as f32;
        for (x, y) in self.x.chunks_exact_mut(wide).zip(self.y.chunks_exact(wide)) {
            for (x, y) in x.iter_mut().zip(y) {
                *x += y;
            }
            let mean = Sum::new(x).eval(isa) / n;
            let variance = SumSquareSub::new(x, mean).eval(isa) / n;
            let options = NormalizeOptions {
                pre_scale_bias: mean,
                scale: 1.0 / (variance + LEAST_VARIANCE).sqrt(),
                element_scale: Some(self.weight),
                bias: 0.0,
                element_bias: Some(self.bias),
            };
            Normalize::new_mut(x, options).eval(isa);
        }
    }
}
