"""Heat maps in text: a number for each cell, set off by its shade where there are colors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.reports.cells import cells, padded

if TYPE_CHECKING:
    from costmodel.reports.document import HeatMap

# From the lightest to the darkest of one hue, in the terminal's 256 colors, each with a text color
# that stands out from it.
SHADES = ((230, 16), (223, 16), (216, 16), (209, 16), (203, 16), (160, 231), (88, 231))
GAP = 1


def heat_map_lines(
    heat_map: HeatMap, width: int | None = None, *, color: bool = False
) -> list[str]:
    """A line for each row below the titles of the columns; columns that do not fit stand below."""
    names = max(map(cells, heat_map.rows))
    room = max(cells(text) for row in (heat_map.columns, *heat_map.texts) for text in row)
    count = len(heat_map.columns)
    step = count if width is None else _fitting(count, (width - names) // (room + GAP))
    lines: list[str] = []
    for first in range(0, count, step):
        if first:
            lines.append("")
        grid = _Grid(heat_map, slice(first, first + step), names, room)
        lines += grid.lines(color=color)
    return lines


def _fitting(count: int, room: int) -> int:
    """How many columns stand side by side, when as few parts as fit are equally wide."""
    parts = -(-count // max(1, room))
    return -(-count // parts)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Some columns of a heat map, with the widths of names and of cells."""

    heat_map: HeatMap
    span: slice
    names: int
    room: int

    def lines(self, *, color: bool) -> list[str]:
        """The titles, and a line for each row."""
        rows = zip(self.heat_map.rows, self.heat_map.texts, self.heat_map.values, strict=True)
        top = max((v for row in self.heat_map.values for v in row if v is not None), default=0)
        found = [self._line("", self._padded(self.heat_map.columns))]
        for name, texts, values in rows:
            shown = self._padded(texts)
            if color:
                pairs = zip(shown, values[self.span], strict=True)
                shown = [_painted(text, value, top) for text, value in pairs]
            found.append(self._line(name, shown))
        return found

    def _padded(self, texts: tuple[str, ...]) -> list[str]:
        return [padded(text, self.room, right=True) for text in texts[self.span]]

    def _line(self, name: str, texts: list[str]) -> str:
        return " ".join([padded(name, self.names), *texts]).rstrip()


def _painted(text: str, value: float | None, top: float) -> str:
    """The text on the shade of its value, between 0 and the largest."""
    if value is None or top <= 0:
        return text
    back, front = SHADES[min(len(SHADES) - 1, int(value / top * len(SHADES)))]
    return f"\x1b[48;5;{back}m\x1b[38;5;{front}m{text}\x1b[0m"
