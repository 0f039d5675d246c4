"""Lines of the result: registered where they are defined, absent where they do not apply."""

import pytest

from costmodel.model import costs  # noqa: F401 - registers the lines
from costmodel.model.lines import BENEFIT_LINES, COST_LINES, ONE_TIME_COST_LINES
from tests.plans import CALLS, VENDOR, find

# Everything that makes a line, and the lines it makes.
SECTIONS = {
    "hiring": "teams.desk.hiring_cost=$100",
    "supervision": "teams.desk.supervisors={span: 5, burdened: $1_000 / year}",
    "vendor_management": "teams.vendor.management=5%",
    "platform": "platform.seat=$100 / month",
    "telephony": "telephony.minute=$0.02 / min",
    "automation": "automation.bot={channels: [voice], containment: 1%, review: $12 / year}",
    "rent": "costs.rent={amount: $100 / month}",
}
ORDER = [
    *("labor", "hiring", "supervision", "outsourcing", "vendor_management"),
    *("platform", "telephony", "availability", "automation", "rent"),
]
WHOLE = (*VENDOR, "teams.vendor.channels=[voice]", *SECTIONS.values(), "availability.ha_uplift=10%")


def test_the_registers_hold_every_line_once() -> None:
    names = [each.quantity.name for each in (*COST_LINES, *ONE_TIME_COST_LINES, *BENEFIT_LINES)]
    people = ("coordination", "learning", "recurrent_training", "severance", "quality")
    support = ("workforce_planning", "trainers", "escalations", "on_call")
    assert names == [
        *(*ORDER[:3], *people, *support, "outsourcing", "vendor_management", "parallel_running"),
        *("platform", "maintenance", "telephony", "recording", "availability", "disaster_tests"),
        *("compliance", "automation", "assist", "custom_cost", "contingency"),
        *("transition", "implementation", "features", "porting", "pilot", "compliance_once"),
        *("build", "assist_build", "one_time", "contingency_once"),
        *("retained_margin", "avoided_outages", "avoided_escalations", "avoided_penalties"),
        *("avoided_sla_penalties", "sales_uplift", "kept_contacts", "other_benefit"),
    ]


def test_lines_stand_in_the_order_of_the_registers() -> None:
    assert list(find(CALLS, *WHOLE).costs()) == ORDER


@pytest.mark.parametrize("name", SECTIONS)
def test_a_line_is_absent_without_its_section_and_the_others_stay(name: str) -> None:
    rest = [each for each in WHOLE if each != SECTIONS[name]]
    assert list(find(CALLS, *rest).costs()) == [each for each in ORDER if each != name]


def test_only_what_costs_has_a_role() -> None:
    found = find(CALLS, *WHOLE, "benefits.churn={arr: $1M, reduction: 1 points, gross_margin: 1%}")
    roles = {line.name: line.role for line in found.result.lines.values() if line.role}
    assert roles == {**dict.fromkeys(ORDER, "cost"), "retained_margin": "benefit"}
