"""What was understood of the uncertain numbers of a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.analysis.run import in_currency
from costmodel.analysis.simulation.model import open_model
from costmodel.sampling.distributions import (
    Beta,
    Discrete,
    Lognormal,
    Normal,
    Triangular,
    Truncated,
    Uniform,
    below_zero,
)

if TYPE_CHECKING:
    from costmodel.analysis.run import ScenarioFile
    from costmodel.analysis.simulation.model import UncertainInput
    from costmodel.sampling.distributions import Distribution

NAMES = {
    Uniform: "uniform",
    Triangular: "triangular",
    Normal: "normal",
    Lognormal: "lognormal",
    Discrete: "discrete",
}
SEEN = 0.0005  # a share cut off that is 0.1% when rounded


@dataclass(frozen=True, slots=True)
class Understood:
    """An uncertain number: its distribution in words, its mean and range, and what it moves with.

    `below_zero` is the chance of a negative value, `cut_off` what limits take away.
    """

    path: str
    unit: str
    text: str
    place: str
    distribution: str
    typical: float
    mean: float
    p5: float
    p95: float
    below_zero: float
    cut_off: float
    over_months: str
    correlated: dict[str, float]


def understood(file: ScenarioFile) -> tuple[str, tuple[Understood, ...]]:
    """A scenario's name, and what is uncertain in it.

    Raises `AssumptionsError` for problems of the file, and where nothing is uncertain.
    """
    model = open_model([file])
    s = model.scenarios[0]
    found = tuple(
        _understood(each, s.currency, _partners(path, model.ranks))
        for path, each in model.inputs.items()
    )
    return s.scope, found


def _understood(each: UncertainInput, currency: str, correlated: dict[str, float]) -> Understood:
    amount, distribution = each.amount, each.distribution
    p5, p95 = distribution.ppf([0.05, 0.95]).tolist()
    return Understood(
        each.path,
        in_currency(amount.unit, currency),
        amount.text,
        "" if amount.span is None else f"{amount.span.file}:{amount.span.line}",
        in_words(distribution, amount.details.dist if amount.details else ""),
        amount.value,
        distribution.mean,
        p5,
        p95,
        below_zero(distribution),
        cut_off(distribution),
        str(each.course),
        correlated,
    )


def in_words(distribution: Distribution, name: str) -> str:
    """The distribution's name, and how much of it limits cut off, where that can be seen."""
    whole = distribution
    while isinstance(whole, Truncated):
        whole = whole.whole
    said = NAMES.get(type(whole)) or ("beta" if name == "beta" else "PERT")
    assert said != "beta" or isinstance(whole, Beta)  # noqa: S101 - a PERT is a beta, too
    cut = cut_off(distribution)
    return said if cut < SEEN else f"{said}, {cut:.1%} cut off"


def cut_off(distribution: Distribution) -> float:
    """The share of it that limits take away."""
    if not isinstance(distribution, Truncated):
        return 0.0
    kept = 1 - distribution.cut_off
    return 1 - kept * (1 - cut_off(distribution.whole))


def _partners(path: str, ranks: dict[tuple[str, str], float]) -> dict[str, float]:
    """The inputs that a path is correlated with."""
    return {
        other: rank
        for pair, rank in ranks.items()
        if path in pair
        for other in pair
        if other != path
    }
