"""Simulations of the shipped scenarios, in seconds, and how long SALib takes for the indices alone.

.venv/bin/python benchmarks/simulation.py
"""

from __future__ import annotations

import resource
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from costmodel.analysis.run import ScenarioFile
from costmodel.analysis.sensitivity import sobol
from costmodel.analysis.simulation.function import ModelFunction
from costmodel.analysis.simulation.model import open_model
from costmodel.analysis.simulation.simulate import Design, simulate

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
DRAWS, POINTS, OUTPUTS = 10_000, 1_024, 10
RESULTS = ("cost_per_minute", "trailing_12_cost", "roi", "paid_fte", "total_benefit")


def file(name: str) -> ScenarioFile:
    """A shipped scenario."""
    return ScenarioFile(ROOT / "assumptions" / f"{name}.yaml")


def timed(name: str, work: Callable[[], object], target: str) -> None:
    """Print the wall and the processor's seconds that some work takes."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name}: {wall:.1f} s, {processor:.1f} s of CPU, {most:.0f} MB (target {target})")


def indices() -> object:
    """Sobol' indices of ten results of the hybrid scenario."""
    model = open_model([file("hybrid")], names=RESULTS)
    outputs = tuple(each for each in model.outputs if each.name != "payback_months")[:OUTPUTS]
    function = ModelFunction(model, outputs)
    inputs = {path: each.distribution for path, each in model.inputs.items()}
    return sobol(function, inputs, n=POINTS, outputs=[each.name for each in outputs])


def bare_draws() -> object:
    """As many evaluations of a numpy formula, to see what the machine does."""
    chance = np.random.default_rng(1)
    rows = chance.random((8, 36, 168))
    return [np.ceil(rows * number).sum(axis=2) for number in range(DRAWS // len(rows))]


def main() -> None:
    """Print what simulations and indices take, beside the targets."""
    timed("one pass of numpy over as many half-hours", bare_draws, "none")
    for names in (("inhouse",), ("hybrid",), ("inhouse", "hybrid")):
        files = [file(name) for name in names]
        timed(
            f"simulate {' and '.join(names)}, {DRAWS:,} draws x 36 months",
            lambda files=files: simulate(files, Design(DRAWS)),  # type: ignore[misc]
            "5 s for one, 1 GB",
        )
    timed(f"Sobol' indices, N = {POINTS:,}, {OUTPUTS} results, staffing included", indices, "20 s")


if __name__ == "__main__":
    main()
