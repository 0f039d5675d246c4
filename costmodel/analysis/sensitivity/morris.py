"""Morris' elementary effects: a cheap screening of many inputs."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Integral
from typing import TYPE_CHECKING

import numpy as np

from costmodel.analysis.sensitivity.ends import end_shares
from costmodel.analysis.sensitivity.function import (
    constant_reasons,
    evaluate,
    names_of,
    output_names,
    size_of,
    without_constants,
)
from costmodel.analysis.sensitivity.intervals import check_confidence
from costmodel.analysis.sensitivity.points import values
from costmodel.sampling.streams import check_seed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costmodel.analysis.sensitivity.function import Floats, Function, Inputs


@dataclass(frozen=True, eq=False)
class MorrisEffects:
    """Elementary effects, outputs x inputs, in the output's unit per whole range of an input.

    `mu` is the mean effect, `mu_star` the mean of its size, `sigma` its deviation: large where an
    input interacts or is not linear. `mu_star_conf` is half the width of the interval.
    `reasons` says for each output why there is no result (NaN), or is None.
    """

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    mu: Floats
    mu_star: Floats
    mu_star_conf: Floats
    sigma: Floats
    reasons: tuple[str | None, ...]
    trajectories: int
    rows: int
    seed: int


def morris(
    function: Function,
    inputs: Inputs,
    *,
    trajectories: int = 64,
    levels: int = 4,
    seed: int = 0,
    outputs: Sequence[str] | None = None,
    confidence: float = 0.95,
) -> MorrisEffects:
    """Morris screening by SALib, on even levels of the share of each input.

    A distribution without an end is cut off at 1 % or 99 %, and its effects are stretched to the
    whole range. trajectories (inputs + 1) evaluations; `levels` is even. Raises `BadOutput` and
    `ValueError`.
    """
    from SALib.analyze import morris as analysis
    from SALib.sample import morris as sampling

    names = names_of(inputs)
    _check(trajectories, levels)
    check_seed(seed)
    check_confidence(confidence)
    bounds = np.array([end_shares(inputs[name]) for name in names])
    problem = {"names": names, "num_vars": len(names), "bounds": bounds.tolist()}
    chance = np.random.default_rng([seed, len(names)])
    shares = sampling.sample(problem, trajectories, num_levels=levels, seed=chance)
    found = evaluate(function, values(inputs, shares), names, outputs)
    size = size_of(found)
    each = [
        analysis.analyze(problem, shares, y, conf_level=confidence, num_levels=levels, seed=chance)
        for y in np.ascontiguousarray(found.T / size)
    ]
    width, reasons = bounds[:, 1] - bounds[:, 0], constant_reasons(found)
    mu, mu_star, conf, sigma = (
        without_constants(
            np.array([np.ma.filled(one[key]) for one in each]) * size / width, reasons
        )
        for key in ("mu", "mu_star", "mu_star_conf", "sigma")
    )
    return MorrisEffects(
        inputs=names,
        outputs=output_names(found.shape[1], outputs),
        mu=mu,
        mu_star=mu_star,
        mu_star_conf=conf,
        sigma=sigma,
        reasons=reasons,
        trajectories=trajectories,
        rows=len(found),
        seed=seed,
    )


def _check(trajectories: int, levels: int) -> None:
    if not isinstance(trajectories, Integral) or trajectories < 2:
        raise ValueError(f"at least 2 trajectories tell effects apart, not {trajectories}")
    if not isinstance(levels, Integral) or levels < 2 or levels % 2:
        raise ValueError(f"the number of levels is even, and is not {levels}")
