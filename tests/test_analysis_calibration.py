"""The model's first month beside a month as it was."""

import pytest

from costmodel.analysis.calibration import gaps
from costmodel.assumptions.problems import AssumptionsError
from tests.plans import CALLS, DESK, find, near

ACTUAL = "actual={contacts: {email: 8_000 / month}, fte: {desk: 4.2}, cost: {labor: $20_000}}"


def test_measures_stand_beside_the_first_month() -> None:
    volume = "demand.contacts=[7_300 / month, 1_000 / month]"
    found = find(DESK, "horizon=2 months", volume, ACTUAL).result.gaps
    assert [(gap.line, gap.model, gap.actual) for gap in found] == [
        ("contacts_offered.email", near(7_300), 8_000),
        ("team_fte.desk", near(4.2), near(4.2)),
        ("labor", near(16_800), 20_000),
    ]
    assert found[2].gap == near(-3_200)


def test_assumptions_that_would_close_a_gap_alone() -> None:
    opened = find(DESK, ACTUAL).opened
    contacts, fte, labor = gaps(opened.loaded[0].scenario, closing=True)
    assert fte.closing == ()
    assert contacts.closing[0].path.startswith("demand.")

    needed = {each.path: each.needed for each in labor.closing}
    for path, value in needed.items():
        text = {"demand.contacts": "{} / month", "teams.desk.pay.burdened": "{} USD / year"}
        if path in text:
            again = find(DESK, f"{path}={text[path].format(value)}")
            assert again["labor"] == near(20_000, 1e-6)
    assert needed


def test_a_service_level_beside_its_target() -> None:
    found = find(CALLS, "actual={service_level: {voice: 78%}}").result.gaps
    assert found[0].model > 0.8
    assert found[0].unit == "share"


@pytest.mark.parametrize(
    "actual", ["{fte: {dsk: 4}}", "{cost: {lobor: $1}}", "{contacts: {voice: 1 / month}}"]
)
def test_measures_of_nothing_in_the_model(actual: str) -> None:
    with pytest.raises(AssumptionsError) as caught:
        find(DESK, f"actual={actual}")
    (problem,) = caught.value.problems
    assert problem.code == "unknown-line"
    assert problem.span is not None
