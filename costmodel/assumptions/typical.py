"""Typical values by month, for the few checks that need numbers before anything is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.amounts import MONTHS
from costmodel.assumptions.fitting import measured
from costmodel.assumptions.unsound import UNSOUND, UnsoundError
from costmodel.kernel.units import unit

if TYPE_CHECKING:
    from costmodel.assumptions.reading import Reading
    from costmodel.kernel.expression import Expr


def typical_by_month(value: Expr, path: str, reading: Reading) -> list[float]:
    """An input's typical value in each month, in the unit it was written in.

    Raises `UnsoundError` when the input, or how many months there are, could not be read.
    """
    if value is UNSOUND or not reading.horizon:
        raise UnsoundError
    months = range(reading.horizon)
    if path in reading.inputs:
        return [reading.inputs[path].value for _ in months]
    if f"{path}.start" in reading.inputs:
        start, end = (reading.inputs[f"{path}.{part}"].value for part in ("start", "end"))
        return [start + (end - start) * _progress(path, month, reading) for month in months]
    items = _items(path, reading)
    step = 1 if len(items) == reading.horizon else 12
    return [items[month // step] for month in months]


def _progress(path: str, month: int, reading: Reading) -> float:
    over, first = (reading.inputs[f"{path}.{part}"] for part in ("over", "first"))
    length = measured(over.value, unit(over.unit), MONTHS, reading)
    return min(1.0, max(0.0, month + 1 - first.value) / length)


def _items(path: str, reading: Reading) -> list[float]:
    found: list[float] = []
    while f"{path}.{len(found) + 1}" in reading.inputs:
        found.append(reading.inputs[f"{path}.{len(found) + 1}"].value)
    return found
