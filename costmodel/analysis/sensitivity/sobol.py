"""Sobol' indices: which share of an output's variance each input, and each pair, decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from costmodel.analysis.sensitivity.function import (
    constant_reasons,
    evaluate,
    names_of,
    output_names,
    without_constants,
)
from costmodel.analysis.sensitivity.intervals import check_confidence, ratio
from costmodel.analysis.sensitivity.points import SCRAMBLES, Scramble, scrambles, values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costmodel.analysis.sensitivity.function import Floats, Function, Inputs


@dataclass(frozen=True, eq=False)
class SobolIndices:
    """Shares of variance, outputs x inputs (S2: outputs x inputs x inputs, NaN on the diagonal).

    `S1` is what an input decides alone, `ST` with all its interactions, `S2` what two decide only
    together; each `_conf` is half the width of the confidence interval. `reasons` says for each
    output why there is no result (its values are NaN then), or is None. `n` are the base points
    of all `scrambles` together, `rows` the evaluations of the function.
    """

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    S1: Floats
    S1_conf: Floats
    ST: Floats
    ST_conf: Floats
    S2: Floats | None
    S2_conf: Floats | None
    reasons: tuple[str | None, ...]
    n: int
    rows: int
    scrambles: int
    seed: int | None
    confidence: float


def sobol(
    function: Function,
    inputs: Inputs,
    *,
    n: int = 1024,
    seed: int = 0,
    second_order: bool = True,
    outputs: Sequence[str] | None = None,
    confidence: float = 0.95,
    scrambles: int = SCRAMBLES,
) -> SobolIndices:
    """Sobol' indices of all outputs, for independent inputs.

    The function is evaluated n (inputs + 2) times, or with `second_order` n (2 inputs + 2) times;
    n is rounded up to a power of two for each scramble. Raises `BadOutput` for an output that is
    not finite, and `ValueError`. Correlated inputs have Shapley effects instead: see `shapley`.
    """
    check_confidence(confidence)
    names = names_of(inputs)
    found = design_outputs(function, inputs, n, seed, scrambles, second_order, outputs)
    return sobol_indices(found, names, outputs=outputs, confidence=confidence, seed=seed)


def design_outputs(  # noqa: PLR0917 - what a design is
    function: Function,
    inputs: Inputs,
    n: int,
    seed: int,
    count: int,
    second_order: bool,  # noqa: FBT001
    outputs: Sequence[str] | None,
) -> Floats:
    """The outputs at the points of the design, in the layout of `sobol_indices`."""
    parts: list[Floats] = []
    for scramble in scrambles(tuple(inputs), n, seed, count):
        blocks = _blocks(inputs, scramble, second_order=second_order)
        rows = blocks.reshape(-1, len(inputs))
        table = evaluate(function, rows, tuple(inputs), outputs, len(rows) * len(parts))
        parts.append(table.reshape(*blocks.shape[:2], -1))
    return np.stack(parts)


def _blocks(inputs: Inputs, scramble: Scramble, *, second_order: bool) -> Floats:
    """A, then A with one column of B each, then B with one of A, then B: blocks x n x inputs."""
    a, b = (values(inputs, shares) for shares in scramble)
    one = np.arange(len(inputs))
    mixed = np.repeat(a[np.newaxis], len(inputs), axis=0)
    mixed[one, :, one] = b.T
    parts = [a[np.newaxis], mixed]
    if second_order:
        back = np.repeat(b[np.newaxis], len(inputs), axis=0)
        back[one, :, one] = a.T
        parts.append(back)
    return np.concatenate([*parts, b[np.newaxis]])


def sobol_indices(
    found: Floats,
    names: Sequence[str],
    *,
    outputs: Sequence[str] | None = None,
    confidence: float = 0.95,
    seed: int | None = None,
) -> SobolIndices:
    """The indices from outputs at the points of a design, scrambles x blocks x n x outputs.

    The blocks are A, each A with one column from B, with second order each B with one column from
    A, and B. The estimators are those of Saltelli et al. 2010 (S1), Jansen 1999 (ST) and Saltelli
    2002 (S2), as in SALib. Raises `ValueError` for another number of blocks, and for an output
    that is not finite.
    """
    found = np.asarray(found, dtype=np.float64)
    if found.ndim != 4:
        raise ValueError("the outputs are an array of scrambles x blocks x n x outputs")
    count, blocks, points, _ = found.shape
    if not np.isfinite(found).all():
        place = np.argwhere(~np.isfinite(found))[0].tolist()
        raise ValueError(f"the output at {place} (scramble, block, point, output) is not finite")
    second_order = blocks == 2 * len(names) + 2
    if not second_order and blocks != len(names) + 2:
        raise ValueError(f"{blocks} blocks of outputs are no design of {len(names)} inputs")
    reasons = constant_reasons(found)
    above, below = _moments(_scaled(found), len(names), second_order=second_order)
    shares = {}
    for key, moment in above.items():
        spread = ratio(moment, below.reshape(*below.shape, *[1] * (moment.ndim - 2)))
        shares[key] = without_constants(spread.estimate, reasons)
        shares[f"{key}_conf"] = without_constants(spread.half_width(confidence), reasons)
    return SobolIndices(
        inputs=tuple(names),
        outputs=output_names(found.shape[-1], outputs),
        **({"S2": None, "S2_conf": None} | shares),  # type: ignore[arg-type]
        reasons=reasons,
        n=count * points,
        rows=count * blocks * points,
        scrambles=count,
        seed=seed,
        confidence=confidence,
    )


def _scaled(found: Floats) -> Floats:
    """Centered outputs between -1 and 1, outputs second: scrambles x outputs x blocks x n."""
    middle = found.mean(axis=(0, 1, 2))
    size = np.abs(found - middle).max(axis=(0, 1, 2))
    scaled = (found - middle) / np.where(size > 0, size, 1.0)
    return np.ascontiguousarray(np.moveaxis(scaled, -1, 1))


def _moments(y: Floats, count: int, *, second_order: bool) -> tuple[dict[str, Floats], Floats]:
    """The parts of the variance by scramble and output, and the variance itself."""
    n = y.shape[-1]
    a, mixed, b = y[:, :, 0], y[:, :, 1 : 1 + count], y[:, :, -1]
    both = np.stack([a, b], axis=2)
    variance = np.square(both - both.mean(axis=(0, 2, 3))[:, np.newaxis, np.newaxis]).mean((2, 3))
    changed = mixed - a[:, :, np.newaxis]
    alone = (changed @ b[..., np.newaxis])[..., 0] / n
    parts = {"S1": alone, "ST": np.einsum("...n,...n->...", changed, changed) / (2 * n)}
    if second_order:
        back = y[:, :, 1 + count : -1]
        common = np.einsum("...n,...n->...", a, b)[..., np.newaxis, np.newaxis]
        pairs = (back @ mixed.swapaxes(-1, -2) - common) / n
        parts["S2"] = _mirrored(pairs - alone[..., np.newaxis] - alone[..., np.newaxis, :])
    return parts, variance


def _mirrored(square: Floats) -> Floats:
    """The part above the diagonal on both sides of it, and NaN on it."""
    upper = np.triu(square, 1)
    found: Floats = upper + upper.swapaxes(-1, -2)
    one = np.arange(square.shape[-1])
    found[..., one, one] = np.nan
    return found
