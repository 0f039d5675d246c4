"""Where lines are booked, and costs by fiscal year."""

import pytest

from costmodel.assumptions.problems import AssumptionsError
from costmodel.reports.data import run_data
from tests.assumption_files import only_error
from tests.plans import DESK, find, near

BOT = "automation.bot={channels: [email], containment: 10%, build: $9 once, handover_aht: 1}"
TOOL = "costs.tool={amount: $100 once, maintenance: 12% / year}"


def test_lines_are_booked_by_what_they_are_for() -> None:
    found = find(DESK, BOT, TOOL, "platform.seat=$1 / month").result.bookings
    shown = {name: (each.category, each.expense) for name, each in found.items()}
    assert shown == {
        "labor": ("people", "opex"),
        "platform": ("technology", "opex"),
        "tool": ("other", "opex"),
        "build.bot": ("automation", "capex"),
        "one_time.tool": ("other", "capex"),
    }


def test_the_ledger_overrides_what_it_names() -> None:
    ledger = (
        "ledger.lines={labor: {account: 6100, cost_center: CS, category: Staff}, "
        "build: {expense: opex}, tool: {account: 1700}}"
    )
    found = find(DESK, BOT, TOOL, ledger).result.bookings
    labor = found["labor"]
    assert (labor.category, labor.account, labor.cost_center) == ("Staff", "6100", "CS")
    assert found["build.bot"].expense == "opex"
    assert found["tool"].account == found["one_time.tool"].account == "1700"


def test_a_line_that_there_is_not() -> None:
    with pytest.raises(AssumptionsError) as caught:
        find(DESK, "ledger.lines={lobor: {account: 6100}}")
    (problem,) = caught.value.problems
    assert (problem.code, problem.help) == ("unknown-line", "did you mean `labor`?")


def test_a_fiscal_year_starts_in_a_month() -> None:
    problem = only_error("inhouse", "ledger.fiscal_year_start=2027-04")
    assert "not the name of a month" in problem.message
    found = find(DESK, "start=2027-03", "ledger={fiscal_year_start: july}").result
    data = run_data([found], "fiscal-year")["scenarios"][0]["periods"]
    assert data["names"] == ["FY2027 (4 months)", "FY2028 (8 months)"]
    assert data["lines"]["labor"] == near([4 * 16_800, 8 * 16_800])
