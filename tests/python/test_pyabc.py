"""Approximate posteriors of powervacuum-analysis are those of pyABC, on the same toys and tolerances.

Both are random. The error of a weighted mean or standard deviation is estimated from the particles (delta method); a difference
must stay below 4 errors of both together. It finds a wrong weight, prior, distance or tolerance; exact values are checked in
Rust, where a wrong answer cannot hide behind the few particles that pyABC makes in a second.
"""

import json
import logging
import os
import subprocess
from functools import cache
from pathlib import Path

import numpy as np
import pyabc
import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("POWERVACUUM_ABC_TOY", str(ROOT / "target" / "debug" / "examples" / "abc_toy"))
PARTICLES = {"ours": 2000, "theirs": 400}
SIGMAS = 4.0

logging.getLogger("ABC").setLevel(logging.WARNING)


def ask(toy, **plan):
    """Values and weights of the particles of the example; its message if it fails."""
    question = {"toy": toy, "plan": {"particles": PARTICLES["ours"], "seed": 1, **plan}}
    asked = subprocess.run([PROGRAM], input=json.dumps(question), capture_output=True, text=True, check=False)
    assert asked.returncode == 0, asked.stderr
    answer = json.loads(asked.stdout)
    assert answer["warnings"] == []
    particles = answer["posterior"]["population"]
    return np.array([one["parameters"] for one in particles]), np.array([one["weight"] for one in particles])


def pyabc_particles(model, prior, observed, distance, eps, generations):
    """Values, in order of names, and weights of the last population."""
    np.random.seed(3)
    sampler = pyabc.sampler.SingleCoreSampler()
    abc = pyabc.ABCSMC(model, prior, distance, population_size=PARTICLES["theirs"], eps=eps, sampler=sampler)
    abc.new("sqlite://", observed)
    frame, weights = abc.run(max_nr_populations=generations).get_distribution()
    return frame[sorted(frame)].to_numpy(), np.asarray(weights)


def estimates(values, weights):
    """Means and standard deviations, and the standard errors of both."""
    means = weights @ values
    squares = (values - means) ** 2
    sds = np.sqrt(weights @ squares)
    of_means = np.sqrt(weights**2 @ squares)
    of_sds = np.sqrt(weights**2 @ (squares - sds**2) ** 2) / (2.0 * sds)
    return np.array([means, sds]), np.array([of_means, of_sds])


def assert_agree(ours, theirs):
    (found, error), (expected, their_error) = estimates(*ours), estimates(*theirs)
    gap = np.abs(found - expected) / np.hypot(error, their_error)
    print(f"means and sds: {found} here, {expected} there, {gap} standard errors apart")
    assert np.all(gap < SIGMAS)


def normal_mean(parameters):
    return {"y": parameters["mean"] + np.random.normal()}


def normal_sample(parameters):
    sample = np.random.normal(parameters["mean"], parameters["sd"], 10)
    return {"mean": sample.mean(), "sd": sample.std(ddof=1)}


@cache
def their_normal_mean():
    prior = pyabc.Distribution(mean=pyabc.RV("uniform", 0.0, 5.0))
    eps = pyabc.ListEpsilon([2.0, 1.0, 0.5])
    return pyabc_particles(normal_mean, prior, {"y": 0.5}, pyabc.PNormDistance(p=2), eps, 3)


@pytest.mark.parametrize("kernel", ["global", {"nearest": 1000}, "optimal_local"])
def test_normal_mean_near_the_edge_of_its_prior(kernel):
    ours = ask(
        "normal_mean",
        priors=[{"distribution": "uniform", "low": 0.0, "high": 5.0}],
        observed=[0.5],
        distance={"scales": {"fixed": [1.0]}},
        tolerances={"fixed": [2.0, 1.0, 0.5]},
        kernel=kernel,
    )
    assert_agree(ours, their_normal_mean())


def their_sample(distance, eps, generations):
    prior = pyabc.Distribution(mean=pyabc.RV("norm", 0.0, 2.0), sd=pyabc.RV("loguniform", 0.1, 10.0))
    return pyabc_particles(normal_sample, prior, {"mean": 1.0, "sd": 1.5}, distance, eps, generations)


def our_sample(**plan):
    priors = [
        {"distribution": "normal", "mean": 0.0, "sd": 2.0},
        {"distribution": "log_uniform", "low": 0.1, "high": 10.0},
    ]
    return ask("normal_sample", priors=priors, observed=[1.0, 1.5], **plan)


@pytest.mark.parametrize("p, norm", [(2, "euclidean"), (1, "manhattan")])
def test_mean_and_spread_of_a_sample(p, norm):
    distance = pyabc.PNormDistance(p=p, fixed_weights={"mean": 1.0, "sd": 2.0})
    theirs = their_sample(distance, pyabc.ListEpsilon([2.0, 1.0]), 2)
    ours = our_sample(
        distance={"norm": norm, "scales": {"fixed": [1.0, 1.0]}, "weights": [1.0, 2.0]},
        tolerances={"fixed": [2.0, 1.0]},
    )
    assert_agree(ours, theirs)


def test_adaptive_distance_and_tolerance():
    # Tolerances differ, but are small in the end: both are nearly the posterior of no tolerance.
    distance = pyabc.AdaptivePNormDistance(p=2, scale_function=pyabc.distance.mad)
    theirs = their_sample(distance, pyabc.MedianEpsilon(), 6)
    ours = our_sample(stop={"generations": 8})
    assert_agree(ours, theirs)
