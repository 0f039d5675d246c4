"""The reference of docs/ is what the declarations say today, and leaves nothing out."""

import json
import re
import runpy
from collections.abc import Callable

import pytest

from costmodel.analysis.catalog import quantities
from tests.conftest import ROOT, costmodel

FOLDER = ROOT / "docs" / "reference"
MAKE = runpy.run_path(str(FOLDER / "make.py"))
PAGES: dict[str, Callable[[], str]] = MAKE["PAGES"]


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_is_fresh(name: str) -> None:
    kept = (FOLDER / name).read_text(encoding="utf-8")
    assert PAGES[name]() == kept, "run `python docs/reference/make.py`"


def test_examples_are_valid() -> None:
    ended = costmodel("validate", "wide.yaml", "wider.yaml", cwd=FOLDER)
    assert ended.code == 0, ended.err


def test_every_key_that_editors_know_stands_there() -> None:
    """The JSON Schema is another reading of the declarations."""
    text = (FOLDER / "keys.md").read_text(encoding="utf-8")
    known = json.loads(costmodel("schema").out)["properties"]
    for section in ("demand", "benefits", "platform", "telephony"):
        table = text.split(f"## `{section}`\n")[1].split("\n## ")[0]
        shown = set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE))
        assert shown == set(known[section]["anyOf"][0]["properties"]) - {"like"}


def test_every_quantity_has_a_meaning_and_a_formula_in_words() -> None:
    known = [each.name for each in quantities() if each.place.startswith(MAKE["MODEL"])]
    rows = re.findall(
        r"^\| `(\w+)` \| (.+?) \| (\S+) \| (.*) \|$",
        (FOLDER / "quantities.md").read_text(encoding="utf-8").replace("as its field", "its"),
        re.MULTILINE,
    )
    assert [row[0] for row in rows] == known
    assert [row[0] for row in rows if not row[3].strip()] == ["taken_over_share"]


def test_warnings_that_tests_know_stand_there() -> None:
    text = (FOLDER / "problems.md").read_text(encoding="utf-8")
    for code, severity in {
        "unknown-key": "error",
        "uncovered": "error",
        "instant-cut": "warning",
        "occupancy": "warning",
        "floor-bound": "note",
    }.items():
        assert f"| `{code}` | {severity} | " in text
