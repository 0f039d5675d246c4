"""Staff that is held: by attrition alone, until notice has run, and paid to go."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plans import DESK, VENDOR, Found, find, near

ATTRITION = "teams.desk.attrition=24% / year"


def demand(*contacts: float) -> tuple[str, str]:
    """Contacts by month, in units of one position around the clock."""
    listed = ", ".join(f"{7_300 * each} / month" for each in contacts)
    return f"demand.contacts=[{listed}]", f"horizon={len(contacts)} months"


def fte(found: Found) -> list[float]:
    """Paid FTE in positions around the clock."""
    return [each / 4.2 for each in found.by_month("team_fte.desk")]


def test_staff_falls_no_faster_than_people_leave() -> None:
    found = find(
        DESK, *demand(1, 0.5, 0.5, 0.97, 0.9), ATTRITION, "teams.desk.leavers=attrition only"
    )
    assert fte(found) == near([1, 0.98, 0.98**2, 0.97, 0.97 * 0.98])
    assert found.by_month("required_fte.desk") == near([4.2, 2.1, 2.1, 4.2 * 0.97, 4.2 * 0.9])
    assert found.by_month("position_hours.desk") == near([730, 365, 365, 730 * 0.97, 730 * 0.9])
    assert found.by_month("labor") == near([each * 4.2 * 4_000 for each in fte(found)])
    assert found.by_month("paid_hours.desk") == near([each * 730 for each in fte(found)])


def test_nobody_is_hired_while_staff_falls_with_attrition() -> None:
    held = (ATTRITION, "teams.desk.leavers=attrition only", "teams.desk.hiring_cost=$1")
    found = find(DESK, *demand(1, 0.5, 0.5, 1.5), *held)
    assert found.by_month("hires.desk")[1:3] == near([0, 0])
    left = 4.2 * 0.98**2
    assert found.by_month("hires.desk")[3] == near(6.3 - left * 0.98)


def test_notice_holds_the_highest_requirement_of_its_months() -> None:
    needs = demand(1, 3, 2, 1, 0.5, 0.5, 0.5)
    expected = {
        0: [1, 3, 2, 1, 0.5, 0.5, 0.5],
        1: [1, 3, 3, 2, 1, 0.5, 0.5],
        2: [1, 3, 3, 3, 2, 1, 0.5],
        3: [1, 3, 3, 3, 3, 2, 1],
    }
    for months, held in expected.items():
        found = find(DESK, *needs, f"teams.desk.notice={months} months")
        assert fte(found) == near(held), months


def test_no_notice_is_the_same_as_none_given() -> None:
    needs = (*demand(1, 0.5, 0.25), ATTRITION, "teams.desk.hiring_cost=$100")
    plain, zero = find(DESK, *needs), find(DESK, *needs, "teams.desk.notice=0 months")
    assert set(zero.values) == set(plain.values)
    assert all(zero.values[name] == near(plain.values[name]) for name in plain.values)


def test_severance_is_for_a_fall_beyond_attrition() -> None:
    found = find(DESK, *demand(1, 0.5, 0.495, 0.5), ATTRITION, "teams.desk.severance=$5_000")
    fall = 4.2 * (1 - 0.5 - 0.02)
    assert found.by_month("severance") == near([0, fall * 5_000, 0, 0])
    later = find(
        DESK, *demand(1, 0.5, 0.5, 0.5), "teams.desk.severance=$5_000", "teams.desk.notice=2 months"
    )
    assert later.by_month("severance") == near([0, 0, 0, 2.1 * 5_000])
    raised = find(
        DESK, *demand(1, 0.5), "teams.desk.severance=[$5_000, $6_000]", "escalation.wages=4% / year"
    )
    assert raised.by_month("severance") == near([0, 2.1 * 6_000])


def test_a_falling_headcount_is_paid_to_go_too() -> None:
    found = find(
        DESK, "teams.desk.headcount=[10, 6, 6]", "teams.desk.severance=$1_000", "horizon=3 months"
    )
    assert found.by_month("severance") == near([0, 4_000, 0])
    assert "severance" not in find(DESK)


def test_a_vendor_may_have_notice() -> None:
    half = ("teams.vendor.notice=1 month",)
    found = find(DESK, *VENDOR, *demand(1, 0.5, 0.5), *half)
    assert found.by_month("team_fte.vendor") == near([2.1, 2.1, 1.05])
    assert found.by_month("outsourcing") == near([2.1 * 2_000, 2.1 * 2_000, 1.05 * 2_000])


@settings(deadline=None, max_examples=25, derandomize=True)
@given(
    st.lists(st.floats(0.1, 5), min_size=2, max_size=8),
    st.floats(1, 300),
    st.sampled_from(["leavers=attrition only", "notice=1 month", "notice=4 months"]),
)
def test_held_staff_is_never_below_what_is_required_nor_what_is_left(
    needs: list[float], attrition: float, held: str
) -> None:
    rate = f"teams.desk.attrition={attrition:.3f}% / year"
    found = find(DESK, *demand(*needs), rate, f"teams.desk.{held}")
    staff, required = (found.by_month(f"{name}.desk") for name in ("team_fte", "required_fte"))
    stay = 1 - float(f"{attrition:.3f}") / 1200
    for month, (have, need) in enumerate(zip(staff, required, strict=True)):
        assert have >= need * (1 - 1e-12)
        if month and held.startswith("leavers"):
            assert have == near(max(need, staff[month - 1] * stay))


@pytest.mark.parametrize("held", ["leavers=attrition only", "notice=2 months"])
def test_a_growing_staff_is_never_more_than_required(held: str) -> None:
    growth = ("demand.growth=50% / year", ATTRITION)
    assert fte(find(DESK, *growth, f"teams.desk.{held}")) == near(fte(find(DESK, *growth)))
