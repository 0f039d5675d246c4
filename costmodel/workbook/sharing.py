"""Inputs that scenarios share: taken from the same line of the same file, they are one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from costmodel.assumptions.reading import Amount
    from costmodel.kernel.expression import Key


def shared_inputs(amounts: Mapping[Key, Amount]) -> dict[Key, list[Key]]:
    """For each cell, by its first input, the inputs it holds; most cells hold one."""
    groups: dict[Key, list[Key]] = {}
    first: dict[tuple[object, ...], Key] = {}
    for key, amount in amounts.items():
        span = amount.span
        place = key if span is None else (key[1], span.file, span.line, span.column)
        groups.setdefault(first.setdefault(place, key), []).append(key)
    return groups
