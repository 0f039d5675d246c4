"""The ranges of inputs, and which end of each is the better one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.kernel.numbers import evaluate, in_draws

if TYPE_CHECKING:
    from collections.abc import Mapping

    from costmodel.assumptions.reading import Amount
    from costmodel.kernel.expression import Expr, Key

    Ends = tuple[float, float]  # the low and the high one


@dataclass(frozen=True, slots=True)
class Effect:
    """What a result is at the low and at the high end of an input, all others being typical.

    Scenarios have the input in common: it moves in all of them, in each within its own range.
    """

    path: str
    keys: tuple[Key, ...]
    at_low: float
    at_high: float

    @property
    def better(self) -> int:
        """The end at which the result is higher: 1 the high one, -1 the low one, 0 neither."""
        return (self.at_high > self.at_low) - (self.at_high < self.at_low)

    @property
    def spread(self) -> float:
        """How far the result moves."""
        return abs(self.at_high - self.at_low)


def ends_of(amount: Amount) -> Ends | None:
    """The range of an input, of percentiles where no lowest and highest value is given."""
    details = amount.details
    low = details.p10 if amount.low is None and details is not None else amount.low
    high = details.p90 if amount.high is None and details is not None else amount.high
    return None if low is None or high is None else (low, high)


def effects_on(result: Expr, amounts: Mapping[Key, Amount], months: int) -> list[Effect]:
    """The effect of each uncertain input on a result."""
    ranged: dict[str, list[Key]] = {}
    for key, amount in amounts.items():
        if ends_of(amount) is not None:
            ranged.setdefault(key[1], []).append(key)
    if not ranged:
        return []
    changing = _design(ranged, amounts)
    fixed = {key: [amount.value] for key, amount in amounts.items() if key not in changing}
    (array,) = evaluate([result], in_draws(fixed | changing), months=months)
    found = array[:, -1, 0].tolist()
    if len(found) == 1:  # no range is of any consequence to the result
        found *= 2 * len(ranged)
    return [
        Effect(path, tuple(keys), *found[2 * at : 2 * at + 2])
        for at, (path, keys) in enumerate(ranged.items())
    ]


def _design(
    ranged: Mapping[str, list[Key]], amounts: Mapping[Key, Amount]
) -> dict[Key, list[float]]:
    """Two draws for each path: all inputs typical, but for those of the path at either end."""
    design: dict[Key, list[float]] = {}
    for at, keys in enumerate(ranged.values()):
        for key in keys:
            draws = [amounts[key].value] * (2 * len(ranged))
            draws[2 * at : 2 * at + 2] = ends_of(amounts[key]) or ()
            design[key] = draws
    return design
