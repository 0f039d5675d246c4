"""Whole heads by month beside FTE."""

from itertools import pairwise

from tests.plans import DESK, VENDOR, find, near


def test_heads_are_fte_rounded_up_and_leavers_are_whole_when_they_add_up() -> None:
    found = find(DESK, "teams.desk.attrition=50% / year")  # 4.2 FTE, of whom 0.175 leave a month
    assert found.by_month("heads.desk") == [5] * 12
    left = [int(0.175 * month + 1e-9) for month in range(13)]
    leaving = [later - earlier for earlier, later in pairwise(left)]
    assert found.by_month("heads_leaving.desk") == near(leaving)
    assert found.by_month("heads_joining.desk") == near(leaving)
    assert sum(found.by_month("heads_leaving.desk")) == 2


def test_a_rising_requirement_hires_whole_heads() -> None:
    found = find(
        DESK, "demand.contacts=[7_300 / month, 7_300 / month, 14_600 / month]", "horizon=3 months"
    )
    assert found.by_month("heads.desk") == [5, 5, 9]
    assert found.by_month("heads_joining.desk") == [0, 0, 4]


def test_heads_that_leave_and_join_account_for_those_there_are() -> None:
    volume = ", ".join(f"{contacts}_000 / month" for contacts in (9, 20, 15, 30, 31, 8))
    found = find(
        DESK, f"demand.contacts=[{volume}]", "horizon=6 months", "teams.desk.attrition=90% / year"
    )
    heads, joining, leaving = (
        found.by_month(f"{name}.desk") for name in ("heads", "heads_joining", "heads_leaving")
    )
    for month in range(1, 6):
        change = joining[month] - leaving[month]
        assert heads[month] <= heads[month - 1] + change
        if joining[month]:
            assert heads[month] == heads[month - 1] + change


def test_vendors_have_no_heads_of_ours() -> None:
    assert "heads.vendor" not in find(DESK, *VENDOR)
