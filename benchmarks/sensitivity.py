"""Sensitivity indices beside SALib and OpenTURNS, as multiples in the same run.

.venv/bin/pip install openturns
.venv/bin/python benchmarks/sensitivity.py
"""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import numpy as np
from SALib.analyze import pawn as salib_pawn
from SALib.analyze import sobol as salib
from SALib.sample import sobol as salib_design
from scipy.stats import uniform
from timing import best_time

from costmodel.analysis.sensitivity import pawn, shapley, sobol, sobol_indices

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

INPUTS, POINTS, OUTPUTS, SCRAMBLES = 20, 8192, 10, 4
TARGET = 0.5  # seconds of the processor
NAMES = [f"x{k}" for k in range(INPUTS)]
PROBLEM = {"names": NAMES, "num_vars": INPUTS, "bounds": [[0, 1]] * INPUTS}
UNIFORM = {name: uniform() for name in NAMES}


def model(x: Floats) -> Floats:
    """Ten sums with a product of pairs."""
    found: Floats = (x + x[:, ::-1] * x) @ np.linspace(0, 1, INPUTS * OUTPUTS).reshape(INPUTS, -1)
    return found


def indices() -> None:
    """The indices alone, from outputs that are there."""
    blocks = 2 * INPUTS + 2
    found = np.random.default_rng(0).normal(size=(SCRAMBLES, blocks, POINTS // SCRAMBLES, OUTPUTS))
    took = best_time(lambda: sobol_indices(found, NAMES))
    size = f"{INPUTS} inputs, {POINTS} points, {OUTPUTS} outputs"
    print(f"S1, ST, S2 of {size}: {took:.3f} s of the processor (target {TARGET})")
    rows = found[..., 0].transpose(0, 2, 1).ravel()
    theirs = best_time(lambda: salib.analyze(PROBLEM, rows, seed=1), 1) * OUTPUTS
    answer, mine = (
        salib.analyze(PROBLEM, rows, seed=1, num_resamples=2),
        sobol_indices(found, NAMES),
    )
    above = np.triu_indices(INPUTS, 1)
    apart = [np.abs(mine.S1[0] - answer["S1"]).max(), np.abs(mine.ST[0] - answer["ST"]).max()]
    if mine.S2 is not None:
        apart.append(np.abs(mine.S2[0][above] - answer["S2"][above]).max())
    print(f"  SALib, output by output: {theirs / took:.0f} x, at most {max(apart):.0e} apart")
    if importlib.util.find_spec("openturns"):
        print(f"  OpenTURNS, S1 and ST with asymptotic intervals: {openturns_time() / took:.0f} x")


def openturns_time() -> float:
    """The time of OpenTURNS' Martinez estimator for all outputs, in seconds."""
    import openturns as ot  # type: ignore[import-not-found,import-untyped,unused-ignore]

    chance = np.random.default_rng(0)
    rows = ot.Sample(chance.random(((INPUTS + 2) * POINTS, INPUTS)))
    found = ot.Sample(chance.normal(size=((INPUTS + 2) * POINTS, OUTPUTS)))

    def analyze() -> None:
        algorithm = ot.MartinezSensitivityAlgorithm(rows, found, POINTS)
        algorithm.setUseAsymptoticDistribution(True)
        algorithm.getFirstOrderIndicesInterval()
        algorithm.getTotalOrderIndicesInterval()

    return best_time(analyze, 2)


def whole() -> None:
    """Design, model and indices together."""
    took = best_time(lambda: sobol(model, UNIFORM, n=POINTS), 2)
    print(f"the same with design and a plain model: {took:.2f} s")

    design = best_time(lambda: model(salib_design.sample(PROBLEM, POINTS, seed=1)), 1)
    print(f"  SALib's design and the model, without indices: {design / took:.1f} x")


def screening() -> None:
    """PAWN of all outputs, and Shapley effects of twenty inputs."""
    took = best_time(lambda: pawn(model, UNIFORM, n=POINTS), 2)
    print(f"PAWN: {took:.2f} s")
    rows = np.random.default_rng(0).random((POINTS, INPUTS))
    found = model(rows)
    theirs = best_time(lambda: [salib_pawn.analyze(PROBLEM, rows, y, S=10) for y in found.T], 1)
    print(f"  SALib, analysis alone: {theirs / took:.1f} x")
    took = best_time(lambda: shapley(model, UNIFORM, n=POINTS), 1)
    print(f"Shapley effects, {POINTS} points: {took:.2f} s")


if __name__ == "__main__":
    indices()
    whole()
    screening()
