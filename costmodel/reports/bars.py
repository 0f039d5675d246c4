"""Bars drawn in text, all on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.reports.cells import cells, padded, shortened

if TYPE_CHECKING:
    from costmodel.reports.document import Bar, Bars

LONGEST = 40  # cells of the longest bar
SHORTEST = 12  # below this it says too little
GAP = 2
BLOCK = "\u2588"


def bar_lines(bars: Bars, width: int | None = None) -> list[str]:
    """A line for each bar: name, value, and the bar where there is room for it.

    Names are cut in the middle where they have to be, values never.
    """
    names = max(cells(bar.name) for bar in bars.bars)
    values = max(cells(bar.text) for bar in bars.bars)
    room = LONGEST
    if width is not None:
        names = _name_room(names, values, width)
        room = min(LONGEST, width - names - values - 2 * GAP)
    lines = []
    for bar in bars.bars:
        name = padded(shortened(bar.name, names), names)
        text = f"{name}{' ' * GAP}{padded(bar.text, values, right=True)}"
        drawn = _drawn(bar, bars, room) if room >= SHORTEST else ""
        lines.append(f"{text}{' ' * GAP}{drawn}".rstrip())
    return lines


def _name_room(names: int, values: int, width: int) -> int:
    """Room for names: what a short bar leaves, or if that is little what no bar leaves."""
    beside_bar = width - values - 2 * GAP - SHORTEST
    if beside_bar >= min(names, width // 3):
        return min(names, beside_bar)
    return min(names, max(1, width - values - GAP))


def _drawn(bar: Bar, bars: Bars, room: int) -> str:
    """The bar where it stands on the scale of all; at least one block where it is anything."""
    low = min(0.0, *(min(each.start, each.end) for each in bars.bars))
    high = max(0.0, *(max(each.start, each.end) for each in bars.bars))
    if bar.start == bar.end:
        return ""
    first, last = sorted(round((end - low) / (high - low) * room) for end in (bar.start, bar.end))
    first = min(first, room - 1)
    return " " * first + BLOCK * max(1, last - first)
