"""Gates."""

import pytest

from costmodel.analysis.results import Value
from costmodel.cli.exits import GateError, UsageError
from costmodel.cli.gates import met, read_gates, refuse_met

RESULTS = {
    value.name: value
    for value in (
        Value("payback_months", 18.0, "month", ""),
        Value("npv", -608_000.0, "CAD", ""),
        Value("run_rate_cost", 1_108_000.0, "CAD/year", ""),
        Value("cost_per_minute", 0.923, "CAD/min", ""),
        Value("roi", 0.2, "share", ""),
        Value("paid_fte", 20.0, "FTE", ""),
        Value("irr", None, "share", "", "the flows never change sign"),
    )
}


def holds(gate: str) -> bool:
    return bool(met(read_gates([gate]), RESULTS))


@pytest.mark.parametrize(
    ("sign", "below", "equal", "above"),
    [
        (">", True, False, False),
        (">=", True, True, False),
        ("<", False, False, True),
        ("<=", False, True, True),
        ("=", False, True, False),
        ("==", False, True, False),
    ],
)
def test_operators(sign: str, below: bool, equal: bool, above: bool) -> None:  # noqa: FBT001
    limits = {"17": below, "18": equal, "19": above}
    for limit, expected in limits.items():
        for space in ("", " "):
            assert holds(f"payback_months{space}{sign}{space}{limit}") == expected


@pytest.mark.parametrize(
    ("gate", "expected"),
    [
        ("roi <= 20%", True),
        ("roi < 20%", False),
        ("roi < 0.25", True),
        ("npv < $1M", True),
        ("npv < -608_000", False),
        ("npv < CAD -608_000", False),
        ("npv >= -$700k", True),
        ("run_rate_cost > $1M / year", True),
        ("run_rate_cost > $1M", True),
        ("cost_per_minute > $0.90 / min", True),
        ("payback_months > 12 months", True),
        ("paid_fte > 25 FTE", False),
        ("irr < 10%", True),
    ],
)
def test_limits_in_the_results_unit(gate: str, expected: bool) -> None:  # noqa: FBT001
    assert holds(gate) == expected


@pytest.mark.parametrize(
    ("gate", "said"),
    [
        ("payback", 'write it like "payback_months > 18"'),
        ("payback_months >", 'write it like "payback_months > 18"'),
        ("payback_months != 3", 'write it like "payback_months > 18"'),
        ("payback_months > soon", "`soon` is not a number"),
        ("payback_months > 1..2..3", "a limit is one number"),
        ("payback_months > 2 years", "payback_months is in months"),
        ("payback_months > 5%", "payback_months is in months"),
        ("npv < €1M", "npv is in CAD"),
        ("npv < US$1", "not a"),
        ("run_rate_cost > $100k / month", "run_rate_cost is in CAD/year"),
        ("roi < 5 points", "roi is in percent"),
        ("roi < 20", "such as 20%"),
        ("roi < $1", "roi is in percent"),
        ("payback_month > 18", "did you mean `payback_months`?"),
        ("zzz > 18", "no result is called zzz"),
    ],
)
def test_gates_that_cannot_be_followed(gate: str, said: str) -> None:
    with pytest.raises(UsageError, match="--fail-if") as caught:
        holds(gate)
    assert said in str(caught.value)


def test_all_gates_that_hold_are_said_together() -> None:
    gates = read_gates(["payback_months > 12", "npv < 0", "roi > 90%", "irr > 5%"])
    with pytest.raises(GateError) as caught:
        refuse_met(met(gates, RESULTS, "hybrid: "))
    assert str(caught.value) == (
        "hybrid: payback_months is 18, and payback_months > 12 was to fail; "
        "hybrid: npv is -608000, and npv < 0 was to fail; "
        "hybrid: irr has no value: the flows never change sign"
    )
    refuse_met(met([], RESULTS))
