"""Charts drawn as SVG or PNG: the same bytes for the same chart, whoever draws it."""

from __future__ import annotations

import logging
import textwrap
import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from costmodel.charts.chart import Bars
from costmodel.reports.figures import figure
from costmodel.workbook.colors import WHITE
from costmodel.workbook.theme import Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from costmodel.charts.chart import Chart, Counts, Tone

Picture: TypeAlias = Literal["svg", "png"]

WIDTH = 9.6  # inches
ROW, LINE = 0.34, 0.17  # inches of a bar, and of each line more of its name
COUNTS_HEIGHT = 3.2  # inches of a histogram
TITLE_LINE, SUBJECT_LINE, EDGE = 0.26, 0.34, 0.14  # inches
TITLE_WIDTH, NAME_WIDTH = 84, 44  # characters
RESOLUTION = 150  # dots of a PNG in an inch
INK, GRAY, PALE = "#1A1A1A", "#595959", "#BFBFBF"
POINTS, ABOVE = "offset points", ("data", "axes fraction")  # how matplotlib names scales
THEME = Theme()
COLORS: dict[Tone, str] = {
    "whole": THEME.accent,
    "more": THEME.more,
    "less": THEME.less,
    "low": THEME.series[0],
    "high": THEME.series[1],
}
STYLE = {
    "font.size": 10,
    "svg.fonttype": "none",  # texts stay texts: they can be searched, read aloud and compared
    "svg.hashsalt": "costmodel",
    "text.color": INK,
    "text.parse_math": False,  # a dollar sign is one
    "axes.edgecolor": PALE,
    "xtick.color": PALE,
    "xtick.labelcolor": GRAY,
}
NO_DATE = {"svg": {"Date": None, "Creator": None}, "png": {"Software": None}}


def draw(chart: Chart, kind: Picture) -> bytes:
    """The chart as a picture."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # nobody asked how fonts are found
    import matplotlib as mpl

    with mpl.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        mpl.rcdefaults()  # the same picture, whatever the person's own settings are
        mpl.rcParams.update(STYLE)  # type: ignore[arg-type]
        picture = BytesIO()
        _figure(chart).savefig(picture, format=kind, dpi=RESOLUTION, metadata=NO_DATE[kind])
        return picture.getvalue()


def _figure(chart: Chart) -> Figure:
    """The finding, the subject below it, and what is drawn below both."""
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    lines = textwrap.wrap(chart.finding, TITLE_WIDTH)
    head = EDGE + TITLE_LINE * len(lines) + SUBJECT_LINE
    body = _bars_height(chart.shown) if isinstance(chart.shown, Bars) else COUNTS_HEIGHT
    height = head + body + EDGE
    layout = ConstrainedLayoutEngine(rect=(0.01, 0.02, 0.98, 0.98 - head / height))
    page = Figure(figsize=(WIDTH, height), layout=layout)
    _write(page, "\n".join(lines), EDGE, size=13, weight="bold")
    _write(page, chart.subject, head - SUBJECT_LINE, color=GRAY)
    axes = page.add_subplot()
    axes.spines[["top", "left", "right", "bottom"]].set_visible(False)
    axes.tick_params(left=False, bottom=False)
    if isinstance(chart.shown, Bars):
        _draw_bars(axes, chart.shown)
    else:
        _draw_counts(axes, chart.shown)
    return page


def _bars_height(shown: Bars) -> float:
    """Inches of all bars, each with room for the name of the most lines."""
    lines = max(_name(bar.name).count("\n") for bar in shown.bars)
    return (ROW + LINE * lines) * len(shown.bars)


def _name(text: str) -> str:
    """A name on as many lines as it takes; what no SVG may have is left out."""
    plain = "".join(each if each.isprintable() else " " for each in text)
    return textwrap.fill(" ".join(plain.split()), NAME_WIDTH)


def _write(page: Figure, text: str, down: float, **look: Any) -> None:  # noqa: ANN401 - of texts
    """A text at the left edge, so many inches below the upper one."""
    up = 1 - down / page.get_figheight()
    page.text(EDGE / WIDTH, up, text, va="top", linespacing=1.25, **look)


def _draw_bars(axes: Axes, shown: Bars) -> None:
    """Bars by name, each with its value to the right of it; they need no axis."""
    for row, bar in enumerate(shown.bars):
        for span in bar.spans:
            color = COLORS[span.tone]
            axes.barh(row, span.end - span.start, left=span.start, height=0.68, color=color)
        right = max(0.0, *(max(span.start, span.end) for span in bar.spans))
        axes.annotate(bar.text, (right, row), (5, 0), textcoords=POINTS, va="center", size=9)
    axes.set_yticks(range(len(shown.bars)), [_name(bar.name) for bar in shown.bars], color=INK)
    axes.set_ylim(len(shown.bars) - 0.4, -0.6)
    axes.set_xticks([])
    axes.axvline(0, color=PALE, linewidth=0.8)
    for tone, words in shown.key:
        axes.barh(0, 0, color=COLORS[tone], label=words)
    if shown.key:
        _key_above(axes)


def _key_above(axes: Axes) -> None:
    above: dict[str, Any] = {"loc": "lower right", "bbox_to_anchor": (1, 1), "ncols": 2}
    axes.legend(**above, frameon=False, fontsize=9, handlelength=0.9)


def _draw_counts(axes: Axes, shown: Counts) -> None:
    """Columns of draws between their edges; the marked values, and 0 where it lies within."""
    from matplotlib.ticker import MaxNLocator

    widths = [high - low for low, high in zip(shown.edges[:-1], shown.edges[1:], strict=True)]
    axes.bar(shown.edges[:-1], shown.counts, widths, align="edge", color=THEME.series[0], ec=WHITE)
    for name, value in shown.marks:
        axes.axvline(value, color=GRAY, linewidth=0.8, linestyle="--")
        text = f"{name}\n{figure(value, shown.unit)}"
        axes.annotate(
            text, (value, 1), (0, 4), xycoords=ABOVE, textcoords=POINTS, ha="center", size=9
        )
    if shown.edges[0] < 0 < shown.edges[-1]:
        axes.axvline(0, color=INK, linewidth=1.2)
    axes.set_yticks([])
    axes.spines["bottom"].set_visible(True)
    axes.tick_params(bottom=True)
    axes.xaxis.set_major_locator(MaxNLocator(8))
    axes.xaxis.set_major_formatter(lambda value, _: figure(value, shown.unit))
