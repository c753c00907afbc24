//! The promise of `math`: close to the true value, and the same bits everywhere.
//!
//! Closeness is measured against the `libm` crate (a port of musl's functions, themselves within 1 ulp), stability by
//! pinned bits. A pinned value that changes changes every chronicle.

use powervacuum_engine::math::{exp, exp_in_place, gumbel, ln, logistic, pow};
use proptest::prelude::*;

/// Steps from one double to another of the same sign, counted along the line of doubles.
fn ulps(a: f64, b: f64) -> u64 {
    assert!(a.is_sign_positive() == b.is_sign_positive() || a == b, "{a} and {b} differ in sign");
    a.abs().to_bits().abs_diff(b.abs().to_bits())
}

/// The `i`-th of a fixed sequence of well-spread bits (SplitMix64).
fn bits(i: u64) -> u64 {
    let mut z = i.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The `i`-th of a fixed sequence in the open unit interval.
fn unit(i: u64) -> f64 {
    ((bits(i) >> 12) as f64 + 0.5) / 4_503_599_627_370_496.0
}

/// Folds the bits of many results into one number (FNV-1a over 64-bit words).
fn digest(values: impl Iterator<Item = f64>) -> u64 {
    values.fold(0xcbf2_9ce4_8422_2325, |hash, value| (hash ^ value.to_bits()).wrapping_mul(0x0000_0100_0000_01b3))
}

fn logistic_by_libm(x: f64) -> f64 {
    if x < 0.0 { libm::exp(x) / (1.0 + libm::exp(x)) } else { 1.0 / (1.0 + libm::exp(-x)) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn law_exp_is_within_two_ulp(x in -746.0..710.0) {
        prop_assert!(ulps(exp(x), libm::exp(x)) <= 2, "{x}: {} {}", exp(x), libm::exp(x));
    }

    #[test]
    fn law_exp_near_zero_is_within_two_ulp(x in -1.0..1.0) {
        prop_assert!(ulps(exp(x), libm::exp(x)) <= 2);
    }

    #[test]
    fn law_ln_is_within_two_ulp_for_every_positive_number(
        x in proptest::num::f64::POSITIVE | proptest::num::f64::NORMAL | proptest::num::f64::SUBNORMAL
    ) {
        prop_assert!(ulps(ln(x.abs()), libm::log(x.abs())) <= 2, "{x}");
    }

    #[test]
    fn law_ln_near_one_is_within_two_ulp(x in 0.5..2.0) {
        prop_assert!(ulps(ln(x), libm::log(x)) <= 2, "{x}");
    }

    #[test]
    fn law_pow_keeps_to_its_error_bound(x in 1e-9..1e3, y in -6.0..6.0) {
        let (found, expected) = (pow(x, y), libm::pow(x, y));
        let bound = (2.0 + (y * libm::log(x)).abs()) * f64::EPSILON;
        prop_assert!((found / expected - 1.0).abs() <= bound, "{x} {y}: {found} {expected}");
    }

    #[test]
    fn law_logistic_is_within_four_ulp_of_libm(x in -700.0..700.0) {
        prop_assert!(ulps(logistic(x), logistic_by_libm(x)) <= 4, "{x}");
    }

    #[test]
    fn law_gumbel_agrees_with_libm(u in 1e-16..1.0) {
        let expected = -libm::log(-libm::log(u));
        prop_assert!((gumbel(u) - expected).abs() <= 2.0 * f64::EPSILON * expected.abs().max(1.0));
    }

    #[test]
    fn law_slices_give_the_bits_of_single_calls(values in prop::collection::vec(proptest::num::f64::ANY, 0..40)) {
        let mut out = values.clone();
        exp_in_place(&mut out);
        for (found, value) in out.iter().zip(&values) {
            prop_assert!(found.to_bits() == exp(*value).to_bits() || (found.is_nan() && value.is_nan()));
        }
    }
}

#[test]
fn contract_exp_and_ln_stay_within_one_ulp_of_libm_over_a_long_sweep() {
    for i in 0..1_000_000 {
        let x = -745.0 + 1454.0 * unit(i);
        assert!(ulps(exp(x), libm::exp(x)) <= 1, "exp {x}");
        let u = unit(i);
        assert!(ulps(ln(u), libm::log(u)) <= 1, "ln {u}");
        let any = f64::from_bits(bits(i) >> 1);
        if any.is_finite() {
            assert!(ulps(ln(any), libm::log(any)) <= 1, "ln {any}");
        }
    }
}

#[test]
fn contract_pinned_values_have_pinned_bits() {
    let found = [
        exp(1.0),
        exp(-1.0),
        exp(0.5),
        exp(10.0),
        exp(-30.25),
        exp(700.0),
        exp(-740.0),
        ln(2.0),
        ln(10.0),
        ln(0.1),
        ln(1e-310),
        ln(0.999),
        ln(1.7e308),
        pow(0.3, 1.5),
        pow(0.3, 2.7),
        pow(12.0, -0.4),
        logistic(0.75),
        logistic(-12.5),
        gumbel(0.001),
        gumbel(0.9),
    ]
    .map(f64::to_bits);
    let expected: [u64; 20] = [
        0x4005_bf0a_8b14_576a,
        0x3fd7_8b56_362c_ef38,
        0x3ffa_6129_8e1e_069c,
        0x40d5_829d_cf95_0560,
        0x3d34_835b_d010_a41b,
        0x7f0d_945d_f4f8_ec8e,
        0x0000_0000_0000_0055,
        0x3fe6_2e42_fefa_39ef,
        0x4002_6bb1_bbb5_5516,
        0xc002_6bb1_bbb5_5515,
        0xc086_4e69_394d_9508,
        0xbf50_6467_0d97_9b73,
        0x4086_2dd0_8fdc_6f88,
        0x3fc5_0854_f2c3_d222,
        0x3fa3_d685_8f50_590e,
        0x3fd7_afd5_fe76_3b0e,
        0x3fe5_bbd4_f7a3_23ec,
        0x3ecf_42e5_9cdc_dad4,
        0xbffe_ec1c_e26f_4c48,
        0x4002_00c0_95d6_59de,
    ];
    assert_eq!(found, expected, "{found:#018x?}");
}

#[test]
fn contract_long_sequences_have_pinned_digests() {
    let n = 100_000;
    let found = [
        digest((0..n).map(|i| exp(-745.0 + 1454.0 * unit(i)))),
        digest((0..n).map(|i| exp(4.0 * unit(i) - 2.0))),
        digest((0..n).map(|i| ln(unit(i)))),
        digest((0..n).map(|i| ln(f64::from_bits(bits(i) >> 2)))),
        digest((0..n).map(|i| pow(unit(i), 4.0 * unit(i + n)))),
        digest((0..n).map(|i| logistic(80.0 * unit(i) - 40.0))),
        digest((0..n).map(|i| gumbel(unit(i)))),
    ];
    let expected: [u64; 7] = [
        0xfaa7_c6b7_3e28_28ab,
        0x717d_6c38_f390_f4d8,
        0x5009_dac7_754b_d593,
        0x86fb_d35c_3606_9be0,
        0x1d81_e089_7760_94bf,
        0xbaba_c417_ed0c_f3e3,
        0xea5d_baf4_becd_aef4,
    ];
    assert_eq!(found, expected, "{found:#018x?}");
}
