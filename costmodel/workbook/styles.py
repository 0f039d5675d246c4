"""How cells look: colors say what a cell is, number formats what it is counted in."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from math import floor, isfinite, log10
from typing import TYPE_CHECKING, Any

from costmodel.reports.figures import HIGHEST_RATE, figure, is_share_unit
from costmodel.workbook.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]

DIGITS = 4  # that a number shows at least
MOST_DECIMALS = 6
SMALL_SHARE = 0.001
TINY = 1e-6


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
    if 0 < max(found, default=0.0) < TINY:
        return "0E+00"
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


def headline_format(unit: str, values: Iterable[float]) -> str:
    """The number format of a headline, with as many decimals as reports show.

    >>> headline_format("USD/year", [4_836_050.4]), headline_format("USD/min", [1.8433])
    ('#,##0', '#,##0.00')
    """
    texts = [figure(value, unit) for value in values if isfinite(value) and value]
    decimals = max((len(text.partition(".")[2].rstrip("%")) for text in texts), default=0)
    point = "." + "0" * decimals if decimals else ""
    return f"0{point}%" if is_share_unit(unit) else f"#,##0{point}"


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
    def remark(self) -> Format:
        """Text beside a number."""
        return self.of(text_wrap=True, align="left", indent=1)

    @property
    def remark_in_line(self) -> Format:
        """Text beside a number, over the cells that follow."""
        return self.of(align="left", indent=1)

    @property
    def strong(self) -> Format:
        """Text that stands out."""
        return self.of(bold=True)

    @property
    def title(self) -> Format:
        """The title of a sheet."""
        return self.of(bold=True, font_size=16, font_color=self.theme.accent)

    def head(self, *, number: bool = False, indent: int = 0) -> Format:
        """The head of a column, of numbers on the right."""
        theme = self.theme
        look = {"bold": True, "bg_color": theme.head_fill, "bottom": 1, "text_wrap": True}
        return self.of(**look, align="right" if number else "left", indent=indent)

    def figure(self, unit: str, values: Iterable[float]) -> Format:
        """A headline in a unit, on the right even where it is n/a."""
        return self.of(num_format=headline_format(unit, values), align="right")

    @property
    def rate_of_return(self) -> Format:
        """A rate of return; one that is too high to mean anything says only that."""
        return self.of(num_format=f'[>{HIGHEST_RATE}]"over {HIGHEST_RATE:.0%}";0.0%', align="right")

    def change(self, unit: str, values: Iterable[float]) -> Format:
        """The change of a headline, with its sign; of shares in points."""
        shown = headline_format(unit, values)
        shown += '" pts"' if is_share_unit(unit) else ""
        return self.of(num_format=f"+{shown};-{shown};{shown}", align="right")

    @property
    def jump(self) -> Format:
        """A link to another sheet."""
        return self.of(font_color=self.theme.accent, underline=1)

    @property
    def heading(self) -> Format:
        """A heading between rows."""
        return self.of(bold=True, font_color=self.theme.accent, bottom=1)

    @property
    def wrapped_heading(self) -> Format:
        """A heading of several lines."""
        return self.of(bold=True, font_color=self.theme.accent, bottom=1, text_wrap=True)

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

    def linked(self, unit: str, values: Iterable[float]) -> Format:
        """A number of another sheet in a unit."""
        return self.link(number_format(unit, values))

    @property
    def met(self) -> Format:
        """The state of checks that are met: green."""
        return self.of(bold=True, font_color="#00703C")

    @cached_property
    def failed(self) -> Format:
        """The state of checks that are not met, laid over the one before: red."""
        return self.book.add_format({"font_color": "#B00020"})

    @property
    def stamped_text(self) -> Format:
        """Text that the program wrote and that changes nothing: gray."""
        return self.of(font_color="#7F7F7F", italic=True, text_wrap=True)

    def number(self, unit: str, values: Iterable[float]) -> Format:
        """A calculated number in a unit."""
        found = [value for value in values if isfinite(value)]
        whole = unit == "agents" and all(value.is_integer() for value in found)
        return self.calculated(number_format(unit, found, whole=whole))
