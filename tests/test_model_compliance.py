"""Compliance: standards, penetration tests, audit trails."""

import pytest

from tests.plans import DESK, find, near


@pytest.mark.parametrize("name", ["pci", "hipaa", "gdpr", "soc2", "iso27001"])
def test_a_standard_costs_once_and_by_year(name: str) -> None:
    found = find(DESK, f"compliance.{name}={{once: $20_000, yearly: $12_000}}")
    assert found["compliance"] == near(1_000)
    assert found["compliance_once"] == 20_000
    assert found[f"standard_cost.{name}"] == near(1_000)
    assert found.result.one_time == ("compliance_once",)


def test_a_payment_at_the_start_may_say_once() -> None:
    assert find(DESK, "compliance.pci.once=$9_000 once")["compliance_once"] == 9_000


@pytest.mark.parametrize("text", ["true", "false", "{}", "{applies: false, yearly: $9_000}"])
def test_a_flag_alone_costs_nothing(text: str) -> None:
    found = find(DESK, f"compliance.pci={text}")
    assert found.costs() == find(DESK).costs()
    assert found.result.one_time == ()


def test_penetration_tests_and_audit_trails() -> None:
    tests = "compliance.penetration_tests={per_year: 2, price: $15_000}"
    assert find(DESK, tests)["compliance"] == near(2_500)
    trail = "compliance.audit_trail={retention: 24 months, price: $200 / month}"
    assert find(DESK, tests, trail)["compliance"] == near(2_700)


def test_several_add_up_and_rise_with_prices() -> None:
    found = find(
        DESK,
        "compliance.pci={once: $5_000, yearly: $12_000}",
        "compliance.soc2={once: $30_000, yearly: $1_000 / month}",
        "compliance.penetration_tests={per_year: 1, price: $12_000}",
        "compliance.audit_trail={retention: 36 months, price: $1_000 / month}",
        "horizon=24 months",
        "escalation.prices=5% / year",
    )
    assert found.by_month("compliance") == near([4_000] * 12 + [4_200] * 12)
    assert found["compliance_once"] == 35_000
    assert found["one_time_cost"] == 35_000
