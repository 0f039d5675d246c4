"""How cells look: colors say what a cell is, number formats what it is counted in."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import floor, isfinite, log10
from typing import TYPE_CHECKING, Any

from costmodel.reports.figures import is_share_unit
from costmodel.workbook.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]

DIGITS = 4  # that a number shows at least
MOST_DECIMALS = 6
SMALL_SHARE = 0.001


def number_format(
    unit: str, values: Iterable[float], *, whole: bool = False, exact: bool = False
) -> str:
    """The number format for values of a unit: as many decimals as the largest of them needs.

    `whole` numbers have none; `exact` ones, as people wrote them, keep all that they have.

    >>> number_format("share", [0.35]), number_format("USD/month", [92333.3])
    ('0.0%', '#,##0')
    >>> number_format("USD/min", [0.9233]), number_format("agents", [12, 3], whole=True)
    ('#,##0.0000', '#,##0')
    >>> number_format("USD/min", [0.02], exact=True), number_format("share", [0.125], exact=True)
    ('#,##0.00', '0.0%')
    """
    found = [abs(value) for value in values if isfinite(value)]
    scale = 100 if is_share_unit(unit) else 1
    decimals = _written(found, scale) if exact else _needed(max(found, default=0.0), unit)
    shown = "0" if scale > 1 else "#,##0"
    tail = "%" if scale > 1 else ""
    return shown + ("." + "0" * decimals if decimals and not whole else "") + tail


def _needed(largest: float, unit: str) -> int:
    if is_share_unit(unit):
        return 1 if largest >= SMALL_SHARE or not largest else 3
    if not largest:
        return 0
    return min(MOST_DECIMALS, max(0, DIGITS - 1 - floor(log10(largest))))


def _written(values: list[float], scale: int) -> int:
    """Decimals of the numbers as people wrote them."""
    texts = [f"{value * scale:.10g}" for value in values]
    plain = [text for text in texts if "e" not in text]
    return min(MOST_DECIMALS, max((len(text.partition(".")[2]) for text in plain), default=0))


@dataclass
class Styles:
    """The formats of a book, each made once."""

    book: Workbook
    theme: Theme = field(default_factory=Theme)
    made: dict[tuple[tuple[str, Any], ...], Format] = field(default_factory=dict)

    def of(self, **properties: Any) -> Format:  # noqa: ANN401 - of any property
        """The format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            base = {"font_name": self.theme.font, "font_size": 10, "valign": "top"}
            self.made[key] = self.book.add_format(base | properties)
        return self.made[key]

    @property
    def plain(self) -> Format:
        """Text."""
        return self.of()

    @property
    def wrapped(self) -> Format:
        """Text of several lines."""
        return self.of(text_wrap=True)

    @property
    def strong(self) -> Format:
        """Text that stands out."""
        return self.of(bold=True)

    @property
    def title(self) -> Format:
        """The title of a sheet."""
        return self.of(bold=True, font_size=16, font_color=self.theme.accent)

    @property
    def head(self) -> Format:
        """The head of a column."""
        return self.of(bold=True, bg_color=self.theme.head_fill, bottom=1, text_wrap=True)

    @property
    def heading(self) -> Format:
        """A heading between rows."""
        return self.of(bold=True, font_color=self.theme.accent, bottom=1)

    def input(self, shown: str) -> Format:
        """A cell to be changed: blue on a pale ground."""
        theme = self.theme
        look = {"font_color": theme.input_font, "bg_color": theme.input_fill, "border": 1}
        return self.of(num_format=shown, border_color="#D9D9D9", **look)

    def calculated(self, shown: str) -> Format:
        """A formula: black."""
        return self.of(num_format=shown)

    def link(self, shown: str) -> Format:
        """A cell of another sheet: green."""
        return self.of(num_format=shown, font_color=self.theme.link_font)

    def stamped(self, shown: str) -> Format:
        """A number that the program wrote and that does not follow the inputs: gray."""
        return self.of(num_format=shown, font_color="#7F7F7F", italic=True)

    def number(self, unit: str, values: Iterable[float]) -> Format:
        """A calculated number in a unit."""
        found = [value for value in values if isfinite(value)]
        whole = unit == "agents" and all(value.is_integer() for value in found)
        return self.calculated(number_format(unit, found, whole=whole))
