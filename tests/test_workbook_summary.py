import math
import re
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import pytest
from defusedxml import ElementTree

from costmodel.reports.compare_report import SWITCH
from costmodel.reports.run_report import TITLES
from costmodel.workbook.layout import SUMMARY
from tests.plans import near
from tests.whole_book import rows_of, whole_book

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.mark.parametrize("name", TITLES)
def test_headlines_are_the_results_or_say_why_there_is_none(name: str) -> None:
    written = whole_book()
    results = written.content.results
    row = rows_of(written.cells, SUMMARY).get(TITLES[name])
    if row is None:
        assert all(result.value(name) is None for result in results)
        return
    for found, result in zip(row[1:3], results, strict=True):
        value = result.value(name)
        assert found == ("n/a" if value is None else near(value))
    if "n/a" in row[1:3]:
        assert row[-1]
        assert row[3] == "n/a"
    else:
        values = [result.value(name) or math.nan for result in results]
        assert row[3] == near(values[1] - values[0], 1e-9)


def test_the_switch_is_on_the_sheet_too() -> None:
    written = whole_book()
    rows = [row[:3] for row in written.cells[SUMMARY].iter_rows(values_only=True)]
    first = next(at for at, row in enumerate(rows) if row[0] == "From own to bought") + 1
    (switch,) = written.content.switches
    for (name, title), (said, _, found) in zip(SWITCH.items(), rows[first:], strict=False):
        assert said == title
        value = switch.value(name)
        assert found == ("n/a" if value is None else near(value))


def charts() -> list[Element]:
    with ZipFile(whole_book().path) as package:
        names = sorted(name for name in package.namelist() if name.startswith("xl/charts/chart"))
        return [ElementTree.fromstring(package.read(name)) for name in names]


def test_every_chart_is_linked_titled_and_labeled() -> None:
    found = charts()
    assert len(found) == 7  # cost lines, bridge, cost, net, FTE, week, tornado
    for chart in found:
        (title,) = chart.findall(f"{CHART}chart/{CHART}title")
        assert "'Chart data'!" in (title.findtext(f".//{CHART}f") or "")
        assert len(title.findtext(f".//{CHART}v") or "") > 20
        values = chart.find(f".//{CHART}valAx")
        assert values is not None
        assert "".join(text for text in values.itertext() if text.strip())
        for series in chart.iter(f"{CHART}ser"):
            for part in ("tx", "cat", "val"):
                assert "!" in (series.findtext(f"{CHART}{part}//{CHART}f") or ""), part


def test_charts_keep_the_values_they_show() -> None:
    """Previewers that do not compute show the same picture."""
    for chart in charts():
        for cache in chart.iter(f"{CHART}numCache"):
            points = [point.text or "" for point in cache.iter(f"{CHART}v")]
            (count,) = cache.findall(f"{CHART}ptCount")
            assert 0 < len(points) <= int(count.attrib["val"])
            for point in points:
                assert re.fullmatch(r"-?[\d.]+(e[-+]?\d+)?", point, re.IGNORECASE)


def test_the_bridge_goes_from_one_run_rate_to_the_other() -> None:
    written = whole_book()
    rows = list(written.cells["Chart data"].iter_rows(values_only=True))
    head = next(at for at, row in enumerate(rows) if row[0] == "Step")
    end = next(at for at in range(head + 2, len(rows)) if rows[at][0] == "bought")
    steps = rows[head + 2 : end]
    assert steps
    before, after = (result.value("run_rate_cost") for result in written.content.results)
    assert rows[head + 1][5] == near(before)
    assert rows[end][5] == near(after)
    reached = before
    for _, change, start, stop, base, _, more, less in (row[:8] for row in steps):
        assert isinstance(change, float | int)
        assert start == near(reached)
        reached = (reached or 0.0) + change
        assert stop == near(reached)
        assert base == near(min(float(str(start)), float(str(stop))))
        assert (more, less) == (max(change, 0), max(-change, 0))
    assert reached == near(after)


def test_the_week_is_that_of_the_staffing_view() -> None:
    from costmodel.analysis.week_view import week_view

    written = whole_book()
    rows = list(written.cells["Chart data"].iter_rows(values_only=True))
    first = next(at for at, row in enumerate(rows) if row[0] == "Half-hour") + 1
    for column, s in enumerate(written.content.scenarios, start=1):
        week = week_view(s, 4).row(s.teams["desk"], "queue_positions.desk")
        found = [row[column] for row in rows[first : first + 336]]
        assert found == [value or 0 for value in week]
