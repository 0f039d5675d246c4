"""Charts as pictures, read back from the SVG."""

import re
import struct
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest

from costmodel.charts.chart import Bar, Bars, Chart, Counts, Span
from costmodel.charts.drawing import COLORS, draw
from costmodel.workbook.theme import Theme

NAMES = {"svg": "http://www.w3.org/2000/svg"}
BRIDGE = Chart(
    "The vendor saves $30 a year & more",
    "From now to then, USD a year",
    Bars(
        (
            Bar("now", (Span(0, 100, "whole"),), "100"),
            Bar("Labor", (Span(100, 60, "less"),), "\u221240"),
            Bar("Vendor <new>", (Span(60, 70, "more"),), "+10"),
            Bar("then", (Span(0, 70, "whole"),), "70"),
        )
    ),
)
TORNADO = Chart(
    "It rests on pay",
    "Around 0",
    Bars(
        (Bar("pay", (Span(0, 3, "high"), Span(0, -2, "low")), "\u22122 .. +3"),),
        (("low", "at the low end"), ("high", "at the high end")),
    ),
)
HISTOGRAM = Chart(
    "NPV is above 0 in 75% of the draws",
    "NPV, USD",
    Counts((-10.0, 0.0, 10.0, 20.0), (1, 2, 1), (("P5", -8.0), ("P50", 5.0), ("P95", 18.0)), "USD"),
)


def texts(chart: Chart) -> list[str]:
    root = ET.fromstring(draw(chart, "svg"))  # noqa: S314 - the program's own
    return [each.text or "" for each in root.iterfind(".//svg:text", NAMES)]


def boxes(chart: Chart, color: str) -> list[tuple[float, float, float, float]]:
    """The left, right, upper and lower ends of what has a color."""
    root, found = ET.fromstring(draw(chart, "svg")), []  # noqa: S314 - the program's own
    for path in root.iterfind(".//svg:path", NAMES):
        if f"fill: {color.lower()}" in path.get("style", ""):
            numbers = [float(text) for text in re.findall(r"-?[\d.]+", path.get("d", ""))]
            across, down = numbers[::2], numbers[1::2]
            found.append((min(across), max(across), min(down), max(down)))
    return found


def test_all_that_is_said_is_text() -> None:
    said = texts(BRIDGE)
    assert {BRIDGE.finding, BRIDGE.subject, "100", "\u221240", "Vendor <new>"} <= set(said)
    assert {"at the low end", "at the high end"} <= set(texts(TORNADO))
    assert {"P5", "\u22128", "P50", "5"} <= set(texts(HISTOGRAM))


def test_a_long_finding_goes_over_lines_and_stays_whole() -> None:
    long = "word " * 40
    lines = [text for text in texts(Chart(long, "", BRIDGE.shown)) if text.startswith("word")]
    assert len(lines) > 1
    assert " ".join(lines).split() == long.split()


def test_a_long_name_goes_over_lines_and_leaves_room_for_bars() -> None:
    long = "a name of many words " * 12
    bars = (Bar(long, (Span(0, 1, "more"),), "+1"), Bar("path." * 20, (Span(0, 2, "less"),), "2"))
    chart = Chart("It rests on pay", "Around 0", Bars(bars))
    said = texts(chart)
    assert " ".join(text for text in said if "name" in text or "words" in text) == long.strip()
    assert "".join(text for text in said if "path" in text) == "path." * 20
    ((left, right, *_),) = boxes(chart, COLORS["less"])
    assert right - left > 200  # points of 691


def test_what_no_svg_may_have_is_left_out_of_names() -> None:
    odd = Bar("\u0007bell\ud800 $x^2$\nand <new>", (Span(0, 1, "more"),), "+1")
    assert "bell $x^2$ and <new>" in texts(Chart("", "", Bars((odd,))))


def test_bars_are_as_long_as_what_they_stand_for() -> None:
    (first, last) = boxes(BRIDGE, COLORS["whole"])
    (less,), (more,) = boxes(BRIDGE, COLORS["less"]), boxes(BRIDGE, COLORS["more"])
    unit = (first[1] - first[0]) / 100
    assert last[1] - last[0] == pytest.approx(70 * unit, rel=1e-4)
    assert less[:2] == pytest.approx((first[0] + 60 * unit, first[1]), rel=1e-4)
    assert more[:2] == pytest.approx((less[0], first[0] + 70 * unit), rel=1e-4)
    assert first[3] < less[2] < less[3] < more[2] < last[2]  # from top to bottom


def test_columns_are_as_high_as_their_counts() -> None:
    heights = [low - high for _, _, high, low in boxes(HISTOGRAM, Theme().series[0])]
    assert heights == pytest.approx([heights[0], 2 * heights[0], heights[0]], rel=1e-4)


def test_nothing_is_drawn_outside_the_picture() -> None:
    for chart in (BRIDGE, TORNADO, HISTOGRAM):
        root = ET.fromstring(draw(chart, "svg"))  # noqa: S314 - the program's own
        width, height = (float(text) for text in root.get("viewBox", "").split()[2:])
        for each in root.iterfind(".//svg:text", NAMES):
            assert 0 < float(each.get("x", 1)) < width
            assert 0 < float(each.get("y", 1)) < height


def test_the_same_chart_is_the_same_picture_whatever_else_is_set() -> None:
    for kind in ("svg", "png"):
        before = draw(BRIDGE, kind)
        with mpl.rc_context({"font.size": 30.0, "axes.facecolor": "black"}):
            assert draw(BRIDGE, kind) == before
            assert mpl.rcParams["font.size"] == 30
        assert b"date" not in before
        assert b"Matplotlib" not in before


def test_a_png_has_dots_enough() -> None:
    picture = draw(BRIDGE, "png")
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">I", picture[16:20])[0] == 1_440


def test_colors_are_those_of_the_workbook() -> None:
    theme = Theme()
    assert set(COLORS.values()) <= {theme.accent, theme.more, theme.less, *theme.series}
