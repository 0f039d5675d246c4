"""What holds for every key about people: it adds its line, its price doubles it, nothing else."""

import re

import pytest

from costmodel.analysis.run import check_units
from costmodel.kernel.formulas import FORMULAS
from tests.plans import CALLS, MAILS, Found, find, near

GRID = f"demand.profile={{hours: {[1] * 8 + [3] * 12 + [1] * 4}, days: {[3, 2, 2, 2, 2, 1, 1]}}}"
# A falling and rising demand on two channels, in a team that leaves and learns.
PLAN = (
    *MAILS,
    GRID,
    "demand.contacts=[10_950 / month, 10_950 / month, 6_000 / month, 9_000 / month]",
    "horizon=4 months",
    "teams.desk.attrition=30% / year",
    "teams.desk.pay={burdened: null, salary: $30_000 / year, burden: 40%}",
)
# Each key with the lines that it makes or changes, and its prices with those that double.
LINES = {
    "teams.desk.onboarding={training: 160 h, ramp: [50%, 75%]}": ["learning"],
    "teams.desk.recurrent_training=24 h / year": ["recurrent_training"],
    "teams.desk.severance=$5_000": ["severance"],
    "teams.desk.escalations={share: 20%, cost: $15 / contact, hours: 22:00-06:00}": ["escalations"],
    "teams.desk.coordination=5%": ["coordination"],
    "teams.desk.hiring_cost=$4_500": ["hiring"],
    "teams.desk.supervisors={span: 12, burdened: $85_000 / year}": ["supervision"],
    "support.quality={sample: 3%, minutes: 20 min, burdened: $60_000 / year}": ["quality"],
    "support.planners={span: 50, burdened: $70_000 / year}": ["workforce_planning"],
    "support.trainers={span: 40, burdened: $65_000 / year}": ["trainers"],
}
PAY = (
    "teams.desk.pay.premiums={night: {hours: 22:00-06:00, rate: 10%}}",
    "teams.desk.pay.holidays={days: 11 / year, rate: 50%}",
    "teams.desk.pay.overhead=$6_000 / year",
    "teams.desk.overtime={share: 5%, rate: 50%}",
    "teams.desk.language_premium=10%",
)
STAFF = (
    "teams.desk.shrinkage={breaks: 10%, leave: {value: 8%, paid: false}}",
    "teams.desk.night_attrition={hours: 22:00-06:00, rate: 40% / year}",
)
WHOLE = (*PLAN, *LINES, *PAY, *STAFF)


def lines(found: Found) -> dict[str, list[float]]:
    return {name: found.by_month(name) for name in found.costs()}


@pytest.mark.parametrize("key", LINES)
def test_a_key_adds_its_line_and_touches_no_other(key: str) -> None:
    whole = lines(find(CALLS, *WHOLE))
    rest = lines(find(CALLS, *(each for each in WHOLE if each != key)))
    assert set(whole) - set(rest) == set(LINES[key])
    assert all(whole[name] == near(rest[name]) for name in rest)


@pytest.mark.parametrize("key", [key for key in LINES if "$" in key])
def test_a_doubled_price_doubles_its_line_alone(key: str) -> None:
    double = re.sub(r"\$([0-9_]+)", lambda price: f"${2 * int(price[1])}", key)
    once, twice = lines(find(CALLS, *WHOLE)), lines(find(CALLS, *WHOLE, double))
    for name in once:
        factor = 2 if name in LINES[key] else 1
        assert twice[name] == near([factor * each for each in once[name]]), name


@pytest.mark.parametrize(
    ("zero", "key"),
    [
        ("teams.desk.pay.premiums.night.rate=0%", PAY[0]),
        ("teams.desk.pay.holidays.days=0 / year", PAY[1]),
        ("teams.desk.pay.overhead=$0 / year", PAY[2]),
        ("teams.desk.overtime.share=0%", PAY[3]),
        ("teams.desk.language_premium=0%", PAY[4]),
        ("teams.desk.shrinkage={breaks: 0%, leave: {value: 0%, paid: false}}", STAFF[0]),
        ("teams.desk.night_attrition.rate=30% / year", STAFF[1]),
    ],
)
def test_a_key_that_changes_nothing_is_as_if_absent(zero: str, key: str) -> None:
    rest = lines(find(CALLS, *(each for each in WHOLE if each != key)))
    found = lines(find(CALLS, *WHOLE, zero))
    assert set(found) == set(rest)
    assert all(found[name] == near(rest[name]) for name in rest)


@pytest.mark.parametrize(
    "held", ["teams.desk.notice=2 months", "teams.desk.leavers=attrition only"]
)
def test_all_units_fit_and_a_workbook_can_have_it(held: str) -> None:
    found = find(CALLS, *WHOLE, held)
    check_units(found.opened)
    nodes = list(found.opened.graph.of_scope("plan").values())
    while nodes:
        node = nodes.pop()
        assert node.op in FORMULAS or node.op in {"agents_required", "service_level", "asa"}, node
        nodes.extend(arg for arg in node.args if arg.line is None)


def test_parts_of_teams_add_up() -> None:
    found = find(CALLS, *WHOLE)
    for name in ("learning", "severance", "escalations", "coordination", "recurrent_training"):
        assert found.by_month(f"team_{name}.desk") == near(found.by_month(name))
