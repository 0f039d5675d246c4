"""Draws of several inputs at once: coupled, and over the months as each goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from costmodel.sampling.copula import gaussian_copula
from costmodel.sampling.streams import shares

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from costmodel.sampling.streams import Method

    Floats = NDArray[np.float64]
    Ranks = Mapping[tuple[str, str], float]

Course = tuple[Literal["held", "yearly", "ar1", "walk"], float]  # and what a month keeps
YEAR = 12


def draw_shares(  # noqa: PLR0913 - a design has this many sides
    courses: Mapping[str, Course],
    ranks: Ranks,
    *,
    seed: int,
    draws: int,
    months: int,
    method: Method = "sobol",
) -> dict[str, Floats]:
    """Each input's shares between 0 and 1, of shape (draws, months), or (draws, 1) if held.

    `courses` say how each input goes over the months, `ranks` the rank correlations of pairs, whose
    courses are the same. No input's shares depend on others that it is not correlated with.
    """
    steps = {name: steps_of(course, months) for name, course in courses.items()}
    found = {name: shares(seed, name, draws, method, count) for name, count in steps.items()}
    coupled = sorted({name for pair in ranks for name in pair})
    for step in range(max(steps.values(), default=0)):
        _couple([name for name in coupled if step < steps[name]], ranks, found, step)
    return {name: _over_months(found[name], course, months) for name, course in courses.items()}


def steps_of(course: Course, months: int) -> int:
    """How many numbers one draw of an input takes."""
    return {"held": 1, "yearly": -(-months // YEAR)}.get(course[0], months)


def _couple(names: list[str], ranks: Ranks, found: dict[str, Floats], step: int) -> None:
    """Make the shares of one step depend on each other as the ranks say."""
    own = {pair: rank for pair, rank in ranks.items() if set(pair) <= set(names)}
    if not own:
        return
    table = np.stack([found[name][:, step] for name in names], axis=1)
    for name, column in zip(names, gaussian_copula(names, own).couple(table).T, strict=True):
        found[name][:, step] = column


def _over_months(steps: Floats, course: Course, months: int) -> Floats:
    """Shares by month from those of the steps, which are as even in each month.

    A random walk is near the middle at first, and has its whole spread in the last month.
    """
    kind, kept = course
    if kind == "held":
        return steps
    if kind == "yearly":
        return np.repeat(steps, YEAR, axis=1)[:, :months]
    from scipy.special import ndtr, ndtri

    scores = ndtri(steps)
    if kind == "walk":
        return np.asarray(ndtr(np.cumsum(scores, axis=1) / np.sqrt(months)))
    for month in range(1, months):
        scores[:, month] = kept * scores[:, month - 1] + np.sqrt(1 - kept**2) * scores[:, month]
    return np.asarray(ndtr(scores))
