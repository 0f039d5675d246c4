"""What an amount may be, and what of that is suspect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.fitting import measured, said_unit
from costmodel.assumptions.notation import NotationError
from costmodel.assumptions.symbols import ONCE

if TYPE_CHECKING:
    from costmodel.assumptions.amounts import AmountKind
    from costmodel.assumptions.notation import Written
    from costmodel.assumptions.reading import Reading
    from costmodel.kernel.units import Unit

INSIDE = 1e-6  # how far inside a bound a value stays that may not reach it


def check_bounds(
    kind: AmountKind,
    written: Written,
    found: Unit,
    reading: Reading,
    percentiles: tuple[float | None, ...],
) -> None:
    """Raise `NotationError` when the value, its range or a percentile is out of bounds."""
    for value in (written.low, written.value, written.high, *percentiles):
        if value is not None and not _allows(kind, measured(value, found, kind, reading)):
            message = f"{shown(value, kind)} is out of range: it has to be {_bounds(kind, reading)}"
            raise NotationError(message)


def written_bounds(
    kind: AmountKind, found: Unit, reading: Reading
) -> tuple[float | None, float | None]:
    """The least and the most a value may be, in the unit it was written in.

    A bound that it may not reach is taken a little inside.
    """
    factor = measured(1.0, found, kind, reading)
    above = None if kind.above is None else kind.above + INSIDE
    below = None if kind.below is None else kind.below - INSIDE
    least = above if kind.at_least is None or above is not None else kind.at_least
    most = below if kind.at_most is None else kind.at_most
    return (
        None if least is None else least / factor,
        None if most is None else most / factor,
    )


def suspicion(kind: AmountKind, written: Written, found: Unit, reading: Reading) -> str:
    """Why a typical value is suspect, or nothing."""
    value = measured(written.value, found, kind, reading)
    if kind.suspect_above is not None and value > kind.suspect_above:
        return f"above {_in_unit(kind.suspect_above, kind, reading)}: {kind.suspect}"
    if kind.suspect_below is not None and value < kind.suspect_below:
        return f"below {_in_unit(kind.suspect_below, kind, reading)}: {kind.suspect}"
    return ""


def _allows(kind: AmountKind, value: float) -> bool:
    return not (
        (kind.at_least is not None and value < kind.at_least)
        or (kind.above is not None and value <= kind.above)
        or (kind.below is not None and value >= kind.below)
        or (kind.at_most is not None and value > kind.at_most)
    )


def _bounds(kind: AmountKind, reading: Reading) -> str:
    at_least = kind.at_least if kind.above is None else None
    limits = {
        "above": kind.above,
        "at least": at_least,
        "below": kind.below,
        "at most": kind.at_most,
    }
    return " and ".join(
        f"{word} {_in_unit(limit, kind, reading)}"
        for word, limit in limits.items()
        if limit is not None
    )


def _in_unit(value: float, kind: AmountKind, reading: Reading) -> str:
    """A limit as people write it, such as `80 %` or `60 min`."""
    text = shown(value, kind)
    return text if kind.mark or not value else f"{text} {said_unit(kind, reading)}".rstrip()


def shown(value: float, kind: AmountKind) -> str:
    """A number as messages show it: shares in percent."""
    return f"{100 * value:.6g} %" if kind.mark and kind.mark != ONCE else f"{value:_.10g}"
