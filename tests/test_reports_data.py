"""Results as data."""

import csv
import io
import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costmodel.analysis.catalog import TERMS, quantities
from costmodel.analysis.explain import Explained, Explanation, Listing
from costmodel.assumptions.problems import Problem, Span
from costmodel.reports import data
from costmodel.version import __version__
from tests.plans import DESK, find, switch

RENT = "costs.rent={label: '-5 rooms', amount: $1_000 / month}"
RESULT = find(DESK, RENT).result
BOTH = switch(DESK, after=(RENT,))
PRICE = Explained("price", "=Price", "USD", -2.5, -2.5, text="-2.5", place="a:1", source="@me")
NONE = Explained("irr", "Rate", "share", None, None, reason="no sign change", formula="of x")
WIDE = Explained("hours", "Hours", "h", 1, 3, formula="a x b", seen=True)
ROOT = Explained("root", "Root", "USD", 5, 5, formula="p", parts=(PRICE, NONE, WIDE, PRICE))


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def read(found: dict[str, Any]) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(data.to_json(found))
    assert loaded == found
    assert (loaded["schema_version"], loaded["costmodel"]) == (data.SCHEMA_VERSION, __version__)
    return loaded


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_survive_both_formats(number: float) -> None:
    assert json.loads(data.to_json({"x": number}))["x"] == number
    (row,) = table(data.table_csv(["x"], [[number]]))
    assert float(row["x"]) == number


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_json_has_numbers_only(number: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        data.to_json({"x": number})


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "' =1"),
        ("\r=1", "' =1"),
        ("  =1", "'  =1"),
        ("\uff1d1", "'\uff1d1"),
        ("a\r=1", "a =1"),
        ('a\n=1,"b"', 'a =1,"b"'),
        ("a = -1", "a = -1"),
    ],
)
def test_text_that_a_spreadsheet_would_run_is_made_plain(text: str, made: str) -> None:
    read_back = list(csv.reader(io.StringIO(data.table_csv(["x"], [[text]]), newline="")))
    assert read_back == [["x"], [made]]


@given(st.lists(st.text(), min_size=1, max_size=3))
def test_a_row_stays_a_row(cells: list[str]) -> None:
    text = data.table_csv(["x"], [cells, cells])
    assert len(text.splitlines()) == 3
    assert len(list(csv.reader(io.StringIO(text, newline="")))) == 3


def test_negative_numbers_stay_numbers() -> None:
    assert data.table_csv(["x", "y", "z"], [[-1.5, None, "a -1"]]) == "x,y,z\n-1.5,,a -1\n"


def test_a_scenario_as_json() -> None:
    (scenario,) = read(data.run_data([RESULT]))["scenarios"]
    assert scenario["start"] == "2027-01"
    assert len(scenario["sha256"]) == 64
    assert scenario["extends"] == []
    assert scenario["results"]["run_rate_cost"]["value"] == RESULT.value("run_rate_cost")
    irr = {"value": None, "unit": "share", "reason": "the flows never change sign"}
    assert irr.items() <= scenario["results"]["irr"].items()
    rent = next(line for line in scenario["lines"] if line["name"] == "rent")
    assert (rent["role"], rent["quantity"], rent["monthly"]) == ("cost", "custom_cost", [1000] * 12)


def test_a_scenario_as_csv() -> None:
    rows = table(data.run_csv([RESULT]))
    assert list(rows[0]) == list(data.CSV_COLUMNS)
    months = [row for row in rows if row["name"] == "rent"]
    assert [(row["month"], row["value"]) for row in months] == [
        (str(month), "1000.0") for month in range(1, 13)
    ]
    assert {row["label"] for row in months} == {"'-5 rooms"}
    irr = next(row for row in rows if row["name"] == "irr")
    assert (irr["value"], irr["reason"]) == ("", "the flows never change sign")


def test_a_comparison_in_both_formats() -> None:
    found = read(data.compare_data(BOTH))
    assert found["baseline"] == "before"
    (comparison,) = found["comparisons"]
    bridge = {step["name"]: step["change"] for step in comparison["bridge"]}
    assert bridge == {"labor": 0, "rent": pytest.approx(12_000)}
    rows = table(data.compare_csv(BOTH))
    assert {row["scenario"] for row in rows} == {"before", "after", "after_vs_before"}
    npv = next(r for r in rows if (r["scenario"], r["name"]) == ("after_vs_before", "npv"))
    assert float(npv["value"]) == BOTH.comparisons[0].value("npv")


def test_an_explanation_in_both_formats() -> None:
    root = read(data.explain_data(Explanation("plan", 7, ROOT)))["quantity"]
    price, none, wide, _ = root["parts"]
    assert (root["value"], price["value"], price["text"]) == (5, -2.5, "-2.5")
    assert (none["value"], none["reason"]) == (None, "no sign change")
    assert (wide["low"], wide["high"], wide["seen"], wide["parts"]) == (1, 3, True, [])
    rows = table(data.explain_csv(Explanation("plan", 7, ROOT)))
    assert [row["name"] for row in rows] == ["root", "price", "irr", "hours"]
    assert rows[1] == {
        "name": "price",
        "label": "'=Price",
        "unit": "USD",
        "low": "-2.5",
        "high": "-2.5",
        "reason": "",
        "formula": "",
        "text": "'-2.5",
        "place": "a:1",
        "source": "'@me",
    }


def test_lists_in_both_formats() -> None:
    listing = Listing("plan", 7, (PRICE, NONE))
    found = read(data.lines_data(listing))
    assert (found["scenario"], found["month"]) == ("plan", 7)
    assert [line["value"] for line in found["lines"]] == [-2.5, None]
    assert [row["low"] for row in table(data.lines_csv(listing))] == ["-2.5", ""]
    entries = quantities()
    assert len(read(data.quantities_data(entries))["quantities"]) == len(entries)
    assert len(table(data.quantities_csv(entries))) == len(entries)
    assert read(data.terms_data(TERMS))["terms"] == TERMS
    assert len(table(data.terms_csv(TERMS))) == len(TERMS)


def test_problems_in_both_formats() -> None:
    span = Span("a.yaml", 3, 5, 9, "    aht: 1")
    problems = [Problem("warning", "old", "is old", span, "look"), Problem("note", "n", "m", None)]
    first, second = read(data.problems_data(problems))["problems"]
    assert (first["line"], first["severity"], second["file"]) == (3, "warning", None)
    assert [row["line"] for row in table(data.problems_csv(problems))] == ["3", ""]


def test_how_the_returns_discount() -> None:
    found = read(data.run_data([find(DESK, "discount_rate=9%", "timing=mid").result]))
    assert found["scenarios"][0]["conventions"] == {
        "discount_rate": 0.09,
        "discounting": "monthly",
        "timing": "mid",
        "compounding": "effective",
        "finance_rate": 0.09,
        "reinvest_rate": 0.09,
    }
    results = found["scenarios"][0]["results"]
    assert {"mirr", "discounted_payback_months", "benefit_cost_ratio"} <= set(results)
    assert results["equivalent_annual_cost"]["unit"] == "USD/year"
