"""What there is to compute."""

from costmodel.analysis.catalog import TERMS, quantities
from costmodel.kernel.quantity import QUANTITIES
from costmodel.kernel.units import unit
from costmodel.model.outputs import HEADLINES
from tests.conftest import ROOT


def test_every_quantity_is_listed_with_the_place_that_defines_it() -> None:
    entries = {entry.name: entry for entry in quantities()}
    assert set(entries) == set(QUANTITIES)
    assert list(entries) == sorted(entries)
    assert set(HEADLINES) <= set(entries)
    for entry in entries.values():
        path, line = entry.place.split(":")
        source = (ROOT / path).read_text(encoding="utf-8").splitlines()
        near = source[int(line) - 1 : int(line) + 6]
        assert any(text.startswith(f"def {entry.name}(") for text in near)
        assert entry.label
        assert not entry.label.endswith(".")


def test_units_are_units() -> None:
    for entry in quantities():
        assert entry.unit == "as its field" or unit(entry.unit)


def test_terms_are_said_in_a_line_each() -> None:
    assert {"AHT", "FTE", "shrinkage", "occupancy"} <= set(TERMS)
    assert all(len(text) < 100 and "\n" not in text for text in TERMS.values())
