//! The same input and seed give the same result in every version; results survive JSON.
//!
//! A pinned number that moves moves every design and every interval of every user: say so in the changelog.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod known;

use powervacuum_analysis::Level;
use powervacuum_analysis::bootstrap::{Resampling, percentile_intervals};
use powervacuum_analysis::interval::{Method, wilson};
use powervacuum_analysis::morris::{MorrisDesign, MorrisPlan};
use powervacuum_analysis::paired::PairedCounts;
use powervacuum_analysis::quantile::CountedTimes;
use powervacuum_analysis::shapley::{Attribution, Orders, ReplicatedShapley};
use powervacuum_analysis::sobol::{SecondOrder, SobolIndices, SobolLayout};
use serde::{Serialize, de::DeserializeOwned};

fn survives<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) {
    let text = serde_json::to_string(value).unwrap();
    assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), value);
}

#[test]
fn contract_designs_are_the_same_in_every_version() {
    let layout = SobolLayout { parameters: 2, samples: 2, second_order: SecondOrder::Skip };
    let points: Vec<Vec<f64>> = layout.points(1).unwrap().rows().map(<[f64]>::to_vec).collect();
    assert_eq!(points, SOBOL);
    let plan = MorrisPlan { parameters: 2, levels: 4, trajectories: 2, seed: 1 };
    let thirds = |value: &f64| (value * 3.0).round() as u32;
    let rows: Vec<Vec<u32>> =
        MorrisDesign::random(plan).unwrap().points().rows().map(|row| row.iter().map(thirds).collect()).collect();
    assert_eq!(rows, MORRIS);
    assert_eq!(Orders::new(5, 1).unwrap().at(0), ORDER);
}

const SOBOL: [[f64; 2]; 8] = [
    [0.6103779375553131, 0.07458391785621643],
    [0.8142355978488922, 0.07458391785621643],
    [0.6103779375553131, 0.7603572905063629],
    [0.8142355978488922, 0.7603572905063629],
    [0.26771464943885803, 0.9213768541812897],
    [0.14460566639900208, 0.9213768541812897],
    [0.26771464943885803, 0.45773306488990784],
    [0.14460566639900208, 0.45773306488990784],
];
const MORRIS: [[u32; 2]; 6] = [[0, 2], [0, 0], [2, 0], [3, 0], [1, 0], [1, 2]];
const ORDER: [usize; 5] = [4, 3, 1, 0, 2];

#[test]
fn contract_intervals_are_the_same_in_every_version() {
    let sum = |drawn: &[usize]| vec![drawn.iter().sum::<usize>() as f64];
    let resampling = Resampling { resamples: 100, level: Level::NINETY_FIVE, seed: 1 };
    assert_eq!(percentile_intervals(10, resampling, sum).unwrap(), [SUMS]);
}

const SUMS: (f64, f64) = (22.325000000000017, 63.52499999999999);

#[test]
fn contract_results_survive_json() {
    let share = wilson(1, 3, Level::NINETY_FIVE).unwrap();
    survives(&share);
    survives(
        &PairedCounts { both: 1, first_only: 2, second_only: 3, neither: 4 }.difference(Level::NINETY_FIVE).unwrap(),
    );
    survives(&CountedTimes::new(vec![1, 2], 3).quantile_interval(0.5, Level::NINETY_FIVE).unwrap());
    let mut shapley = ReplicatedShapley::new(2).unwrap();
    shapley.push(&[0.0, 0.1, 0.2, 0.7]).unwrap();
    shapley.push(&[0.0, 0.3, 0.2, 0.9]).unwrap();
    survives::<Attribution>(&shapley.attribution(Level::NINETY_FIVE).unwrap());
    let layout = SobolLayout { parameters: 2, samples: 4, second_order: SecondOrder::Estimate };
    let outputs: Vec<f64> = layout.points(0).unwrap().rows().map(|point| point[0] + point[1] * point[0]).collect();
    survives::<SobolIndices>(&layout.indices(&outputs, Resampling::default()).unwrap());
    assert_eq!(serde_json::to_value(share).unwrap()["method"], "wilson");
}

#[test]
fn contract_methods_have_names_to_print() {
    let names =
        [Method::Wilson, Method::Newcombe, Method::BonettPrice, Method::Student].map(|method| method.to_string());
    assert_eq!(names, ["Wilson 1927", "Newcombe 1998, method 10", "Bonett & Price 2012", "Student's t 1908"]);
}
