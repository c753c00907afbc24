"""The studio against its own description: whatever a client sends, valid or not, the answer is one that is described, and
never a failure of the studio.

Schemathesis makes requests from `/api/openapi.json`. Names are mostly replaced by ones that exist, so that requests get
further than "there is no such thing".
"""

import atexit
import json
import os
import subprocess
import tempfile
import urllib.request
from pathlib import Path

import hypothesis
import schemathesis
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("POWERVACUUM", str(ROOT / "target" / "debug" / "powervacuum"))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


def ask(address, path, body=None):
    """What is answered to a request, as JSON."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address + path, data, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


# What tests there are is read from a studio that runs, so it is started when they are collected.
DATA = tempfile.TemporaryDirectory()
STUDIO = subprocess.Popen(
    [PROGRAM, "studio", "--port", "0", "--no-open", "--data", DATA.name],
    stdout=subprocess.PIPE,
    text=True,
    env={**os.environ, "POWERVACUUM_LOG": "warn"},
)
atexit.register(STUDIO.kill)
ADDRESS = STUDIO.stdout.readline().strip().rstrip("/")

HEIRS = {"case": "three-heirs", "contender": "ada"}
KNOWN = {
    "case": ["three-heirs", ask(ADDRESS, "/api/cases/three-heirs/duplicate", {})["id"]],
    "run": [
        ask(ADDRESS, "/api/runs", {"kind": "compare", "case": "three-heirs", "histories": number})["id"]
        for number in (10, 20)
    ],
    "game": [ask(ADDRESS, "/api/games", HEIRS)["id"] for _ in range(2)],
    "format": ["json", "csv", "svg"],
    "event": ["end", "0"],
}

schema = schemathesis.openapi.from_url(f"{ADDRESS}/api/openapi.json")


def known(name, value):
    """A name that exists, three times out of four."""
    names = KNOWN.get(name)
    choice = len(str(value)) + sum(map(ord, str(value)))
    return names[choice % len(names)] if names and choice % 4 else value


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    if path_parameters is None:
        return None
    return {name: known(name, value) for name, value in path_parameters.items()}


@schemathesis.hook
def map_body(context, body):
    if isinstance(body, dict) and isinstance(body.get("case"), str):
        body = {**body, "case": known("case", body["case"])}
        if isinstance(body.get("histories"), int):
            body["histories"] = min(body["histories"], 100)
    return body


@schema.parametrize()
@hypothesis.settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(hypothesis.HealthCheck))
def test_every_answer_is_described(case):
    case.call_and_validate(checks=CHECKS, timeout=30)


def test_the_studio_is_still_well_and_ends_in_good_order():
    assert ask(ADDRESS, "/api/health")["status"] == "ok"
    STUDIO.terminate()
    assert STUDIO.wait(timeout=30) == 0
