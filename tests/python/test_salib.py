"""The sensitivity indices of powervacuum-analysis are those of SALib, on the same sample, to 1e-9.

SALib makes the samples and is the reference; the Rust side is asked through its example `indices`. The bound is what two
ways of summing the same numbers may differ by, with room to spare; another estimator differs in the first digits.
"""

import json
import os
import subprocess
from pathlib import Path

import numpy as np
import pytest
from SALib.analyze import morris as salib_morris
from SALib.analyze import sobol as salib_sobol
from SALib.sample import morris as morris_sample
from SALib.sample import sobol as sobol_sample
from SALib.test_functions import Ishigami, Sobol_G

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("POWERVACUUM_INDICES", str(ROOT / "target" / "debug" / "examples" / "indices"))
AGREEMENT = 1e-9


def ask(**question):
    """The answer of the example; its message if it fails."""
    asked = subprocess.run([PROGRAM], input=json.dumps(question), capture_output=True, text=True, check=False)
    assert asked.returncode == 0, asked.stderr
    return json.loads(asked.stdout)


def problem(count, low, high):
    return {"num_vars": count, "names": [f"x{at + 1}" for at in range(count)], "bounds": [[low, high]] * count}


def g_function(weights):
    return problem(len(weights), 0.0, 1.0), lambda points: Sobol_G.evaluate(points, a=np.array(weights, float))


FUNCTIONS = {
    "ishigami": (problem(3, -np.pi, np.pi), lambda points: Ishigami.evaluate(points, A=7.0, B=0.1)),
    "ishigami_b005": (problem(3, -np.pi, np.pi), lambda points: Ishigami.evaluate(points, A=7.0, B=0.05)),
    "g_function_4": g_function([0, 1, 4.5, 9]),
    "g_function_6": g_function([0, 0.5, 3, 9, 99, 99]),
    "g_function_8": g_function([0, 1, 4.5, 9, 99, 99, 99, 99]),
    # A mean far from 0 costs digits unless outputs are centred.
    "shifted": (problem(3, -np.pi, np.pi), lambda points: 1000.0 + Ishigami.evaluate(points, A=7.0, B=0.1)),
}


def values(estimates):
    return np.array([estimate["value"] for estimate in estimates])


def assert_agree(ours, theirs):
    np.testing.assert_allclose(ours, theirs, rtol=AGREEMENT, atol=AGREEMENT)


def assert_sobol_agrees(found, theirs, count, second_order):
    assert_agree(values(found["first"]), theirs["S1"])
    assert_agree(values(found["total"]), theirs["ST"])
    pairs = [(pair["first"], pair["second"]) for pair in found["second"]]
    assert pairs == ([(i, j) for i in range(count) for j in range(i + 1, count)] if second_order else [])
    for pair in found["second"]:
        assert_agree(pair["index"]["value"], theirs["S2"][pair["first"], pair["second"]])


@pytest.mark.parametrize("second_order", [False, True])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_sobol_indices_are_those_of_salib(name, second_order):
    described, function = FUNCTIONS[name]
    count, samples = described["num_vars"], 256
    points = sobol_sample.sample(described, samples, calc_second_order=second_order, seed=11)
    outputs = function(points)
    theirs = salib_sobol.analyze(described, outputs, calc_second_order=second_order, num_resamples=2, seed=1)
    found = ask(
        method="sobol",
        parameters=count,
        samples=samples,
        second_order="estimate" if second_order else "skip",
        outputs=outputs.tolist(),
    )
    assert_sobol_agrees(found, theirs, count, second_order)


@pytest.mark.parametrize("second_order", [False, True])
def test_our_design_is_one_for_salib(second_order):
    described, function = FUNCTIONS["ishigami"]
    layout = {"parameters": 3, "samples": 4096, "second_order": "estimate" if second_order else "skip"}
    unit = np.array(ask(method="sobol_points", seed=1, **layout))
    assert unit.shape == (4096 * (8 if second_order else 5), 3)
    outputs = function(np.pi * (2.0 * unit - 1.0))
    theirs = salib_sobol.analyze(described, outputs, calc_second_order=second_order, num_resamples=2, seed=1)
    # Closed forms for a = 7, b = 0.1; a wrong row in the layout is off by far more than the error of 4096 samples.
    np.testing.assert_allclose(theirs["S1"], [0.3139, 0.4424, 0.0], atol=0.03)
    np.testing.assert_allclose(theirs["ST"], [0.5576, 0.4424, 0.2437], atol=0.03)
    found = ask(method="sobol", outputs=outputs.tolist(), **layout)
    assert_sobol_agrees(found, theirs, 3, second_order)


@pytest.mark.parametrize("levels", [4, 8])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_morris_indices_are_those_of_salib(name, levels):
    described, function = FUNCTIONS[name]
    points = morris_sample.sample(described, 25, num_levels=levels, seed=5)
    outputs = function(points)
    theirs = salib_morris.analyze(described, points, outputs, num_levels=levels, num_resamples=2, seed=1)
    low, high = np.array(described["bounds"]).T
    # Scaling back leaves errors in the last digits, where points of a grid must be equal to be the same.
    unit = np.round((points - low) / (high - low) * (levels - 1)) / (levels - 1)
    found = ask(method="morris", points=unit.tolist(), outputs=outputs.tolist())
    assert_agree([index["mu"] for index in found], theirs["mu"])
    assert_agree([index["mu_star"]["value"] for index in found], theirs["mu_star"])
    assert_agree([index["sigma"] for index in found], theirs["sigma"])
