"""The months of an event."""

import pytest

from costmodel.assumptions.events import MonthsOfYears
from tests.assumption_files import load, only_error, under, warnings

PATH = "demand.events.sale"


def months(written: str) -> MonthsOfYears:
    settings = f"{PATH}={{months: {written}, multiplier: 2}}"
    return load("inhouse", settings).scenario.demand.events["sale"].months


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("november", {(None, 11)}),
        ("[november, December]", {(None, 11), (None, 12)}),
        ("[nov, sept, JUN]", {(None, 11), (None, 9), (None, 6)}),
        ("2027-11", {(2027, 11)}),
        ("[2027-11, may]", {(2027, 11), (None, 5)}),
    ],
)
def test_months(written: str, expected: set[tuple[int | None, int]]) -> None:
    assert months(written).months == expected


def test_a_month_of_a_year_comes_once_and_a_name_every_year() -> None:
    assert (2027, 11) in months("2027-11")
    assert (2028, 11) not in months("2027-11")
    assert (2028, 11) in months("nov")
    assert (2028, 10) not in months("nov")


@pytest.mark.parametrize(
    ("written", "pointed"),
    [
        ("[]", "[]"),
        ("11", "11"),
        ("ma", "ma"),
        ("ju", "ju"),
        ("2027-13", "2027-13"),
        ("[may, novembr]", "novembr"),
        ("[[may]]", "[may]"),
        ("{may: 1}", "{may: 1}"),
        ("november 2027", "november 2027"),
        ("''", "''"),
    ],
)
def test_what_are_no_months(written: str, pointed: str) -> None:
    problem = only_error("inhouse", f"{PATH}={{months: {written}, multiplier: 2}}")
    assert (problem.code, under(problem)) == ("value", pointed)
    assert problem.message == f"`{PATH}.months` is a list of months"
    assert problem.help == "write them like `2027-11`, or `november` for that of every year"


@pytest.mark.parametrize(
    ("event", "code", "pointed"),
    [
        ("{months: nov}", "missing-value", "sale"),
        ("{multiplier: 2}", "missing-value", "sale"),
        ("{months: nov, multiplier: -2}", "value", "-2"),
        ("{months: nov, multiplier: 2, weeks: 0}", "value", "0"),
        ("{months: nov, multiplier: 2, weeks: -1}", "value", "-1"),
        ("{months: nov, multiplier: 2, week: 1}", "unknown-key", "week"),
        ("november", "value", "november"),
    ],
)
def test_an_event_that_is_wrong(event: str, code: str, pointed: str) -> None:
    problem = only_error("inhouse", f"{PATH}={event}")
    assert (problem.code, under(problem)) == (code, pointed)
    assert problem.help


def test_a_good_event_has_nothing_to_warn_of() -> None:
    plain = warnings("inhouse")
    assert warnings("inhouse", f"{PATH}={{months: nov, multiplier: 2}}") == plain
