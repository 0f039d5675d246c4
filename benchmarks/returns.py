"""Rates of return of many flows, as multiples of a plain loop in the same run.

.venv/bin/pip install pyxirr
.venv/bin/python benchmarks/returns.py
"""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import numpy as np
from timing import best_time

from costmodel.returns import irr

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

VECTORS, MONTHS = 100_000, 36
SAMPLE = 1_000
TARGET = 0.1  # seconds of the processor


def projects(least: float) -> Floats:
    """An outlay each, and months that bring from so much to 90; most pay back."""
    chance = np.random.default_rng(1)
    flows = chance.uniform(least, 90, (VECTORS, MONTHS + 1))
    flows[:, 0] = -chance.uniform(300, 1_500, VECTORS)
    return flows


def plain_rate(flows: list[float]) -> float:
    """The rate of one vector a period, by Newton's method on plain numbers."""
    rate = 0.01
    for _ in range(100):
        value = slope = 0.0
        for flow in reversed(flows):
            slope = (slope - value / (1 + rate)) / (1 + rate)
            value = value / (1 + rate) + flow
        step = value / slope
        rate -= step
        if abs(step) < 1e-12:
            return rate
    return float("nan")


def loop_time(one: Callable[[list[float]], object], flows: Floats) -> float:
    """The time of a loop over all vectors, from a sample of them."""
    sample = flows[:SAMPLE].tolist()
    return best_time(lambda: [one(each) for each in sample], 3) * VECTORS / SAMPLE


def main() -> None:
    """Print the time, and those of the peers as multiples of it."""
    flows = projects(least=10)
    took = best_time(lambda: irr(flows), 7)
    print(f"{VECTORS:,} rates of {MONTHS} months: {took:.3f} s of the processor (target {TARGET})")
    plain = loop_time(plain_rate, flows)
    agree = np.isclose(irr(flows[:SAMPLE]), [plain_rate(each) for each in flows[:SAMPLE].tolist()])
    print(f"  a plain loop: {plain / took:.0f} x, {agree.mean():.0%} of its rates the same")
    if importlib.util.find_spec("pyxirr"):
        import pyxirr  # type: ignore[import-not-found,import-untyped,unused-ignore]

        print(f"  pyxirr: {loop_time(pyxirr.irr, flows) / took:.0f} x")
    mixed = projects(least=-10)
    ratio = best_time(lambda: irr(mixed), 7) / took
    print(f"  where some months lose: {ratio:.2f} x the time")


if __name__ == "__main__":
    main()
