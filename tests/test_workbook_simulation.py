import math
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from costmodel.analysis.simulation.result import Simulation
from costmodel.analysis.simulation.simulate import Design
from costmodel.reports.names import words_of
from costmodel.workbook.book import write_book
from costmodel.workbook.content import content_of
from costmodel.workbook.layout import SIMULATION
from costmodel.workbook.theme import Theme
from tests.plans import near
from tests.recalculation import differences
from tests.whole_book import whole_book

Row = tuple[object, ...]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Simulation]:
    files = [whole_book().file(scope) for scope in ("own", "bought")]
    content = content_of(files, design=Design(draws=64, seed=3))
    path = tmp_path_factory.mktemp("simulated") / "review.xlsx"
    write_book(path, content, Theme())
    assert content.simulation is not None
    return path, content.simulation


def rows(path: Path) -> list[Row]:
    return list(openpyxl.load_workbook(path, data_only=True)[SIMULATION].values)


def test_results_are_those_of_the_simulation(written: tuple[Path, Simulation]) -> None:
    path, result = written
    found = {row[:2]: row[3:] for row in rows(path)}
    for each in result.outputs:
        spread = each.spread
        numbers = [spread.mean.value, spread.mean.error]
        numbers += [quantile.value for quantile in spread.quantiles] + [each.worst.value]
        shown = found[words_of(each.name), each.scope][1 : 1 + len(numbers)]
        for number, cell in zip(numbers, shown, strict=True):
            assert cell == (near(number) if math.isfinite(number) else "n/a")
    for chance in result.chances:
        assert found[chance.text, chance.scope][0] == near(chance.chance.value)


def test_fans_and_the_histogram_stand_below_the_charts(written: tuple[Path, Simulation]) -> None:
    path, result = written
    table = rows(path)
    heads = [at for at, row in enumerate(table) if row[0] == "Month"]
    assert len(heads) == len(result.fans) > 1
    for head, fan in zip(heads, result.fans, strict=True):
        months = table[head + 1 : head + 1 + result.horizon]
        for at, band in enumerate(fan.bands):
            assert [row[3 + at] for row in months] == near(list(band))
    assert result.histogram is not None
    (head,) = (at for at, row in enumerate(table) if row[0] == "From, to")
    counts = [row[3] for row in table[head + 1 : head + 1 + len(result.histogram.counts)]]
    assert counts == list(result.histogram.counts)
    assert sum(result.histogram.counts) == 64


def test_the_sheet_says_its_seed_and_has_its_charts(written: tuple[Path, Simulation]) -> None:
    path, result = written
    assert "64 scrambled quasi-random draws with seed 3" in str(rows(path)[1][0])
    with ZipFile(path) as package:
        charts = [name for name in package.namelist() if name.startswith("xl/charts/chart")]
        texts = [package.read(name).decode() for name in charts]
    assert sum("Simulation" in text for text in texts) == len(result.fans) + 1


def test_the_book_is_as_live_as_without_it(written: tuple[Path, Simulation]) -> None:
    assert differences(written[0], "ironcalc") == []
