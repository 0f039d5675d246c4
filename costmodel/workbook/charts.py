"""Native charts of the figures: titled by a finding, axes labeled, all linked to cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.chart import Chart  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from costmodel.workbook.board import Figure, Kind, Series
    from costmodel.workbook.theme import Theme

KINDS: dict[Kind, dict[str, str]] = {
    "stack": {"type": "column", "subtype": "stacked"},
    "bridge": {"type": "column", "subtype": "stacked"},
    "levels": {"type": "line"},
    "balance": {"type": "line"},
    "week": {"type": "line"},
    "bars": {"type": "bar", "subtype": "stacked"},
    "shares": {"type": "bar"},
}
LYING = ("bars", "shares")
LINES = ("levels", "balance", "week")
FROM_ZERO = ("stack", "bridge", "levels", "week", "shares")  # what they show is never negative
WIDTH, HEIGHT = 560, 330  # pixels
CHART_ROWS = HEIGHT // 20 + 2  # of 20 pixels each
DAY = 48  # half-hours
GRAY = "#595959"
# The numbers of an axis by the largest value it shows.
SCALES = {2e6: '#,##0.0,,"M"', 2e4: '#,##0,"k"', 5: "#,##0", 0: "#,##0.0"}


def insert_charts(
    page: Worksheet, book: Workbook, figures: Sequence[Figure], row: int, theme: Theme
) -> int:
    """Insert charts from a row on, two beside each other; the row after them."""
    for number, figure in enumerate(figures):
        place = {"x_offset": (WIDTH + 20) * (number % 2), "object_position": 1}
        chart = chart_of(book, figure, theme)
        page.insert_chart(row + CHART_ROWS * (number // 2), 0, chart, place)
    return row + rows_of_charts(len(figures))


def rows_of_charts(count: int) -> int:
    """The rows that so many charts take."""
    return CHART_ROWS * -(-count // 2)


def chart_of(book: Workbook, figure: Figure, theme: Theme) -> Chart:
    """The chart of a figure."""
    chart = book.add_chart(KINDS[figure.kind])
    for number, series in enumerate(figure.series):
        look = _look(figure.kind, number, theme)
        data = {"name": series.name, "categories": series.categories, "values": series.values}
        chart.add_series(data | look | _errors(series))
    font = {"name": theme.font, "size": 9, "color": GRAY, "bold": False}
    chart.set_title(
        {"name": figure.title, "name_font": {"name": theme.font, "size": 11}, "overlay": False}
    )
    categories, values = _axes(figure)
    along, up = (values, categories) if figure.kind in LYING else (categories, values)
    chart.set_x_axis({"num_font": font, "name_font": font} | along)
    chart.set_y_axis({"num_font": font, "name_font": font} | up)
    chart.set_legend(_legend(figure) | {"font": font})
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    return chart


def _look(kind: Kind, number: int, theme: Theme) -> dict[str, Any]:
    color = theme.series[number % len(theme.series)]
    if kind == "bridge":
        return _part_of_bridge(number, theme)
    if kind in LINES:
        width = 1.25 if kind == "week" else 2.25
        return {"line": {"color": color, "width": width}}
    return {"fill": {"color": color}, "border": {"none": True}, "gap": 60}


def _errors(series: Series) -> dict[str, Any]:
    """The intervals around the ends of bars."""
    if not series.errors:
        return {}
    ends = {"plus_values": series.errors, "minus_values": series.errors}
    line = {"color": GRAY, "width": 0.75}
    return {"y_error_bars": {"type": "custom", "line": line} | ends}


def _part_of_bridge(number: int, theme: Theme) -> dict[str, Any]:
    """The base carries the steps unseen; then the ends, what is more and what is less."""
    if number == 0:
        return {"fill": {"none": True}, "border": {"none": True}, "gap": 40}
    colors = (theme.accent, theme.more, theme.less)
    return {"fill": {"color": colors[number - 1]}, "border": {"none": True}, "gap": 40}


def _axes(figure: Figure) -> tuple[dict[str, Any], dict[str, Any]]:
    """The axis of the categories and that of the values; of bars they change places."""
    categories: dict[str, Any] = {"label_position": "low"}
    values: dict[str, Any] = {"name": figure.unit, "major_gridlines": _GRID}
    if figure.kind in FROM_ZERO:
        values["min"] = 0
    values["num_format"] = next(shown for size, shown in SCALES.items() if figure.size >= size)
    if figure.kind in ("levels", "balance"):
        categories |= {"name": "Month", "interval_unit": 6, "interval_tick": 6}
    if figure.kind == "week":
        categories |= {"name": "Half-hour of the week", "interval_unit": DAY, "interval_tick": DAY}
    if figure.kind == "shares":
        values["num_format"] = "0%"
    if figure.kind in LYING:
        categories |= {"reverse": True, "major_gridlines": {"visible": False}}
    return categories, values


_GRID = {"visible": True, "line": {"color": "#E2E2E2", "width": 0.5}}


def _legend(figure: Figure) -> dict[str, Any]:
    if figure.kind == "bridge":
        return {"position": "bottom", "delete_series": [0]}
    if figure.kind == "stack":
        return {"position": "right"}
    return {"position": "bottom"}
