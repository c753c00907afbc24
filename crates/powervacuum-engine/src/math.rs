//! Portable mathematical functions: the engine's only door to exponentials, logarithms and powers.
//!
//! A platform's own `exp` or `ln` may differ from another's in the last bit, and one bit is enough to send a chronicle
//! another way. The functions here use nothing but IEEE 754 additions, subtractions, multiplications, divisions, square
//! roots and bit operations, in a fixed order and without fused multiply-add, so that every platform with IEEE doubles
//! gives the same bits. `clippy.toml` forbids the methods of `f64` that they replace. Only the bits of a result that is
//! *not a number* are not promised.
//!
//! There are no branches on the way through [`exp`] and [`logistic`], so a compiler can turn a loop over a slice into
//! vector instructions; the results do not depend on whether it does. [`ln`] has one branch, for arguments that are not
//! positive normal numbers: in scalar code that takes a third fewer instructions than selecting among the cases.
//!
//! Method: the range reductions of Ng's fdlibm (Sun Microsystems, 1993), which are those of Cody & Waite, *Software
//! Manual for the Elementary Functions*, 1980. The coefficients are minimax fits (Remez exchange in 60 digits) of
//! the two functions named beside them.

/// log2(e).
const LOG2_E: f64 = std::f64::consts::LOG2_E;
/// The leading 32 bits of ln 2: a product with an integer below 2^21 is exact.
const LN2_HIGH: f64 = f64::from_bits(0x3fe6_2e42_fee0_0000);
/// ln 2 less its leading 32 bits.
const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// Below this argument, `exp` is less than half of the smallest positive number.
const EXP_LEAST: f64 = -746.0;
/// Above this argument, `exp` exceeds the largest number.
const EXP_MOST: f64 = 710.0;
/// Adding this rounds a small number to an integer `k` and leaves `k + 2046` in the low bits.
const EXP_SHIFT: f64 = 6_755_399_441_055_744.0 + 2046.0;

/// `(r coth(r/2) - 2) / r^2` as a polynomial in `r^2`, for |r| <= ln(2)/2; moves `exp` by less than 2^-62 of its value.
const EXP_FIT: [f64; 5] = [
    0.166_666_666_666_665_55,
    -0.002_777_777_777_669_74,
    6.613_756_250_330_978e-5,
    -1.653_383_732_033_839_2e-6,
    4.136_051_711_921_908_4e-8,
];

/// `(ln((1+s)/(1-s))/s - 2) / s^2` as a polynomial in `s^2`, for |s| <= 3 - 2 sqrt(2); moves `ln` by less than 2^-59 of
/// its value.
const LN_FIT: [f64; 7] = [
    0.666_666_666_666_673_4,
    0.399_999_999_994_146_1,
    0.285_714_287_424_049_9,
    0.222_221_985_712_518_03,
    0.181_835_644_339_088_05,
    0.153_140_476_159_991_5,
    0.147_959_807_843_565_74,
];

const ONE_BITS: u64 = 1.0_f64.to_bits();
/// The bits of sqrt(1/2): mantissas are taken from [sqrt(1/2), sqrt(2)), where logarithms are smallest.
const SQRT_HALF_BITS: u64 = std::f64::consts::FRAC_1_SQRT_2.to_bits();
const LEAST_NORMAL_BITS: u64 = f64::MIN_POSITIVE.to_bits();
const INFINITY_BITS: u64 = f64::INFINITY.to_bits();
const MANTISSA: u64 = (1 << 52) - 1;
const TWO_POW_52: f64 = 4_503_599_627_370_496.0;
const TWO_POW_54: f64 = 18_014_398_509_481_984.0;

/// The exponential of `x`, within 1 ulp of the true value.
///
/// Any `x` is accepted. The result is infinity above 709.782..., loses precision gradually below -708.39..., is 0 below
/// -745.133..., and is not a number if `x` is not.
///
/// # Examples
/// ```
/// use powervacuum_engine::math::exp;
/// assert_eq!(exp(0.0), 1.0);
/// assert!((exp(1.0) - std::f64::consts::E).abs() <= 2.0 * f64::EPSILON);
/// assert_eq!(exp(f64::NEG_INFINITY), 0.0);
/// assert_eq!(exp(710.0), f64::INFINITY);
/// ```
#[inline(always)]
#[must_use]
pub fn exp(x: f64) -> f64 {
    let x = x.clamp(EXP_LEAST, EXP_MOST);
    // x = k ln 2 + r with |r| <= ln(2)/2, r = high - low.
    let shifted = x * LOG2_E + EXP_SHIFT;
    let k = shifted - EXP_SHIFT;
    let high = x - k * LN2_HIGH;
    let low = k * LN2_LOW;
    let r = high - low;
    // e^r = 1 + r + r c / (2 - c), where c = r - (r coth(r/2) - 2).
    let z = r * r;
    let fit = EXP_FIT[0] + z * (EXP_FIT[1] + z * (EXP_FIT[2] + z * (EXP_FIT[3] + z * EXP_FIT[4])));
    let c = r - z * fit;
    let mantissa = 1.0 + ((r * c / (2.0 - c) - low) + high);
    // 2^k as a product of two powers, each in range also where 2^k is not: half of k + 2046 is half of k, biased.
    let biased = shifted.to_bits();
    let half = biased >> 1;
    mantissa * f64::from_bits(half << 52) * f64::from_bits(biased.wrapping_sub(half) << 52)
}

/// Replaces each value by its exponential, with the same bits as [`exp`].
///
/// # Examples
/// ```
/// use powervacuum_engine::math::{exp, exp_in_place};
/// let mut values = [-1.0, 0.0, 2.5];
/// exp_in_place(&mut values);
/// assert_eq!(values, [exp(-1.0), 1.0, exp(2.5)]);
/// ```
#[inline(always)]
pub fn exp_in_place(values: &mut [f64]) {
    for value in values {
        *value = exp(*value);
    }
}

/// The natural logarithm of `x`, within 1 ulp of the true value.
///
/// Any `x` is accepted: negative infinity for 0 (of either sign), infinity for infinity, and not a number below 0 or if
/// `x` is not a number.
///
/// # Examples
/// ```
/// use powervacuum_engine::math::ln;
/// assert_eq!(ln(1.0), 0.0);
/// assert_eq!(ln(2.0), std::f64::consts::LN_2);
/// assert_eq!(ln(0.0), f64::NEG_INFINITY);
/// assert!(ln(-1.0).is_nan());
/// ```
#[inline]
#[must_use]
pub fn ln(x: f64) -> f64 {
    // Positive normal numbers have the bits of MIN_POSITIVE to those below INFINITY.
    let usual = x.to_bits().wrapping_sub(LEAST_NORMAL_BITS) < INFINITY_BITS - LEAST_NORMAL_BITS;
    if usual { ln_normal(x, 0.0) } else { ln_rare(x) }
}

/// `ln(x) - shift ln 2` for a positive normal number `x` and a whole `shift`.
#[inline]
fn ln_normal(x: f64, shift: f64) -> f64 {
    // x = 2^k m with m in [sqrt(1/2), sqrt(2)); k is read as the mantissa of a number between 2^52 and 2^53.
    let bits = x.to_bits().wrapping_add(ONE_BITS - SQRT_HALF_BITS);
    let k = f64::from_bits((bits >> 52) | TWO_POW_52.to_bits()) - (TWO_POW_52 + 1023.0) - shift;
    let f = f64::from_bits((bits & MANTISSA) + SQRT_HALF_BITS) - 1.0;
    // ln(1 + f) = f - f^2/2 + s (f^2/2 + R), s = f / (2 + f), R = s^2 fit(s^2).
    let s = f / (2.0 + f);
    let z = s * s;
    let w = z * z;
    let even = z * (LN_FIT[0] + w * (LN_FIT[2] + w * (LN_FIT[4] + w * LN_FIT[6])));
    let odd = w * (LN_FIT[1] + w * (LN_FIT[3] + w * LN_FIT[5]));
    let half_square = 0.5 * f * f;
    s * (half_square + (even + odd)) + k * LN2_LOW - half_square + f + k * LN2_HIGH
}

/// The logarithm of what is not a positive normal number.
#[cold]
fn ln_rare(x: f64) -> f64 {
    if x < 0.0 {
        f64::NAN
    } else if x == 0.0 {
        f64::NEG_INFINITY
    } else if x < f64::MIN_POSITIVE {
        ln_normal(x * TWO_POW_54, 54.0)
    } else {
        x
    }
}

/// `x` to the power `y`, for `x >= 0`.
///
/// Exact up to rounding for `y` = 0 (giving 1, also at `x` = 0), 0.5, 1, 1.5 and 2. For other `y` it is `exp(y ln x)`, whose
/// relative error is below `(2 + |y ln x|) * 2^-52`. `x` = 0 gives 0 for `y > 0` and infinity for `y < 0`.
///
/// Negative `x` is outside the domain: not a number, but for `y` = 0, 1 and 2, where the plain product is returned. An
/// infinite `y` at `x` = 1 gives not a number.
///
/// # Examples
/// ```
/// use powervacuum_engine::math::pow;
/// assert_eq!(pow(0.25, 1.5), 0.125);
/// assert_eq!(pow(0.0, 3.7), 0.0);
/// assert_eq!(pow(1.0, 3.7), 1.0);
/// ```
#[inline]
#[must_use]
pub fn pow(x: f64, y: f64) -> f64 {
    if y == 1.0 {
        x
    } else if y == 1.5 {
        x * x.sqrt()
    } else if y == 2.0 {
        x * x
    } else if y == 0.5 {
        x.sqrt()
    } else if y == 0.0 {
        1.0
    } else {
        exp(y * ln(x))
    }
}

/// Replaces each value by its power `y`, with the same bits as [`pow`].
///
/// # Examples
/// ```
/// use powervacuum_engine::math::{pow, pow_in_place};
/// let mut values = [0.0, 0.25, 2.0];
/// pow_in_place(&mut values, 1.5);
/// assert_eq!(values, [0.0, 0.125, pow(2.0, 1.5)]);
/// ```
#[inline(always)]
pub fn pow_in_place(values: &mut [f64], y: f64) {
    if y == 0.5 {
        values.iter_mut().for_each(|x| *x = x.sqrt());
    } else {
        values.iter_mut().for_each(|x| *x = pow(*x, y));
    }
}

/// The logistic function `1 / (1 + e^-x)`, in [0, 1], within 2 ulp.
///
/// Never overflows on the way: 0 below -745.133..., 1 above 36.7..., not a number if `x` is not.
///
/// # Examples
/// ```
/// use powervacuum_engine::math::logistic;
/// assert_eq!(logistic(0.0), 0.5);
/// assert_eq!(logistic(-1000.0), 0.0);
/// assert_eq!(logistic(1000.0), 1.0);
/// ```
#[inline]
#[must_use]
pub fn logistic(x: f64) -> f64 {
    let tail = exp(-x.abs());
    let numerator = if x < 0.0 { tail } else { 1.0 };
    numerator / (1.0 + tail)
}

/// The standard Gumbel variate `-ln(-ln u)` of a uniform `u` in (0, 1).
///
/// Its mean is Euler's constant 0.577... and its variance pi^2/6. `u` = 0 gives negative infinity and `u` = 1 infinity,
/// so draw `u` from the open interval; a draw with 53 bits stays within -3.7 and 36.8. Outside [0, 1] the result is not a
/// number. The error is below 2^-51 times the larger of 1 and the result's size; it is not relative to the result where
/// that passes 0, near `u` = 1/e.
///
/// # Examples
/// ```
/// use powervacuum_engine::math::gumbel;
/// let median = gumbel(0.5);
/// assert!((median - 0.366_512_920_581_664_3).abs() < 1e-15);
/// ```
#[inline]
#[must_use]
pub fn gumbel(u: f64) -> f64 {
    -ln(-ln(u))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_ends_where_it_says() {
        let last = 709.782_712_893_384_f64;
        assert!(exp(last).is_finite());
        assert_eq!(exp(last.next_up()), f64::INFINITY);
        assert_eq!(exp(-745.133_219_101_941_1), f64::from_bits(1));
        assert_eq!(exp(-745.133_219_101_941_2), 0.0);
        assert_eq!((exp(f64::INFINITY), exp(f64::NEG_INFINITY)), (f64::INFINITY, 0.0));
        assert!(exp(f64::NAN).is_nan());
        assert_eq!((exp(0.0), exp(-0.0), exp(1e-300)), (1.0, 1.0, 1.0));
    }

    #[test]
    fn ln_ends_where_it_says() {
        assert_eq!((ln(0.0), ln(-0.0)), (f64::NEG_INFINITY, f64::NEG_INFINITY));
        assert_eq!(ln(f64::INFINITY), f64::INFINITY);
        assert!([-1e-300, -1.0, f64::NEG_INFINITY, f64::NAN].iter().all(|&x| ln(x).is_nan()));
        assert_eq!(ln(1.0).to_bits(), 0);
    }

    #[test]
    fn powers_with_an_exact_path_round_once_or_twice() {
        for x in [0.0, 1e-3, 0.3, 1.0, 7.25, 1e100] {
            assert_eq!((pow(x, 0.0), pow(x, 1.0), pow(x, 1.5), pow(x, 2.0)), (1.0, x, x * x.sqrt(), x * x));
        }
        assert_eq!((pow(0.0, 0.7), pow(0.0, -0.7)), (0.0, f64::INFINITY));
        assert!(pow(-2.0, 0.7).is_nan());
    }

    #[test]
    fn logistic_of_opposites_adds_up_to_one() {
        for x in [0.0, 1e-9, 0.3, 2.0, 17.0, 40.0, 700.0, 800.0, f64::INFINITY] {
            assert!((logistic(x) + logistic(-x) - 1.0).abs() <= f64::EPSILON, "{x}");
        }
        assert!(logistic(-740.0) > 0.0 && logistic(f64::NAN).is_nan());
    }

    #[test]
    fn gumbel_of_the_ends_is_infinite() {
        assert_eq!((gumbel(0.0), gumbel(1.0)), (f64::NEG_INFINITY, f64::INFINITY));
        assert!(gumbel(1.1).is_nan() && gumbel(-0.1).is_nan());
        assert!(gumbel(0.5 / TWO_POW_52) > -3.7 && gumbel(1.0 - 0.5 / TWO_POW_52) < 36.8);
    }
}
