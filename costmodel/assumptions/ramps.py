"""Inputs that change over the months: ramps and lists, each a line of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.kernel.operations import maximum, minimum, month_index, pick_by_month
from costmodel.kernel.quantity import quantity

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.kernel.expression import Expr


@dataclass(frozen=True, slots=True)
class Ramp:
    """A straight line from `start` to `end` over some months, from the month `first` on."""

    name: str
    label: str
    unit: str
    start: Expr
    end: Expr
    over: Expr
    first: Expr


@dataclass(frozen=True, slots=True)
class Listed:
    """A list with an item for each month of the horizon, by its index."""

    name: str
    label: str
    unit: str
    items: tuple[Expr, ...]
    index: tuple[int, ...]


@quantity("share")
def ramp_progress(s: Reading, ramp: Ramp) -> Expr:
    """Share of the ramp that is done. The first month of a ramp still has its start."""
    months_since = month_index() + s.calendar.month - ramp.first
    return minimum(1, maximum(0, months_since) / ramp.over)


@quantity(lambda _s, ramp: ramp.unit, named_after_member=True)
def ramped(s: Reading, ramp: Ramp) -> Expr:
    """Value on its ramp from start to end."""
    return ramp.start + (ramp.end - ramp.start) * ramp_progress(s, ramp)


@quantity(lambda _s, listed: listed.unit, named_after_member=True)
def listed_by_month(_s: Reading, listed: Listed) -> Expr:
    """Value of the month, from a list."""
    return pick_by_month(listed.items, listed.index)
