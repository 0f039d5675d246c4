"""The book's tornado is that of `costmodel sensitivity`."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from costmodel.analysis.run import ScenarioFile
from costmodel.workbook.content import content_of
from tests.conftest import ROOT, costmodel
from tests.plans import near
from tests.whole_book import FILES, OWN

SAMPLES = ROOT / "assumptions"
# The same inputs as `own` has, with other ranges and typical values.
OTHER = OWN.replace("value: 30%, low: 25%, high: 40%", "value: 35%, low: 20%, high: 45%").replace(
    "aht: 4..5..7 min", "aht: 5..5.5..9 min"
)
P10_TO_P90 = OWN.replace("aht: 4..5..7 min", "aht: {value: 5 min, p10: 4 min, p90: 7 min}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("plans")
    for name, text in (FILES | {"other.yaml": OTHER, "percentiles.yaml": P10_TO_P90}).items():
        (found / name).write_text(text, encoding="utf-8")
    return found


def tornado(files: Sequence[Path]) -> dict[str, tuple[float, float]]:
    """The NPV at both ends of each input, as the command finds it."""
    arguments = ("--method", "tornado", "--result", "npv", "--format", "json", "-q")
    ended = costmodel("sensitivity", *map(str, files), *arguments)
    assert ended.code == 0, ended.err
    data = json.loads(ended.out)
    assert data["results"][0]["scope"].partition("_vs_")[0] == files[-1].stem
    found = data["methods"]["tornado"]
    ends = zip(found["at_low"][0], found["at_high"][0], strict=True)
    return dict(zip(found["inputs"], ends, strict=True))


def in_book(files: Sequence[Path]) -> dict[str, tuple[float, float]]:
    effects = content_of([ScenarioFile(file) for file in files]).effects
    return {each.path: (each.at_low, each.at_high) for each in effects}


@pytest.mark.parametrize("names", [("own",), ("own", "bought"), ("own", "other")])
def test_it_is_the_same_at_the_ends_of_ranges(folder: Path, names: tuple[str, ...]) -> None:
    files = [folder / f"{name}.yaml" for name in names]
    found, expected = in_book(files), tornado(files)
    assert found == {path: near(ends) for path, ends in expected.items()}
    assert sum(low != high for low, high in found.values()) >= 3


def test_it_is_the_same_for_the_shipped_scenarios() -> None:
    files = [SAMPLES / "inhouse.yaml", SAMPLES / "hybrid.yaml"]
    found = in_book(files)
    assert found == {path: near(ends) for path, ends in tornado(files).items()}
    assert len(found) > 10


def test_percentiles_alone_are_the_ends_of_the_book_but_not_of_the_command(folder: Path) -> None:
    """The command goes on to the ends of the distribution with these percentiles."""
    ranged, percentiles = folder / "own.yaml", folder / "percentiles.yaml"
    path = "demand.channels.voice.aht"
    assert in_book([percentiles])[path] == near(in_book([ranged])[path])
    low, high = in_book([percentiles])[path]
    further = tornado([percentiles])[path]
    assert further[0] > low > high > further[1]
