from __future__ import annotations

import pytest

from costmodel.kernel import operations as op
from costmodel.kernel.dimensions import check_line, dimension
from costmodel.kernel.expression import Expr, Week, traced
from costmodel.kernel.operations import OPERATIONS
from costmodel.kernel.units import UnitError, unit
from tests.sheet import line, number

MONEY, HOURS, SHARE = number("money", "money"), number("hours", "h"), number("share", "share")
MONTH, YEARS, PER_YEAR = (
    number("m", "month"),
    number("y", "year"),
    number("per_year", "month/year"),
)
PRICE = number("price", "money")
SECONDS, AGENTS = number("s", "s"), number("agents", "agents")
WEEK = Week("team", ((0, 0, 0),), (2,))
RATES = number("rates", "money/month", months=True)
PAY = line("pay", RATES, "money/month")
FLOWS = line("flows", RATES, "money/month", opening=MONEY)
OPENED_WRONG = line("opened", RATES, "money/month", opening=HOURS)
FLAGS = line("flags", RATES >= 0, "1")
GROWING = line("growing", RATES / RATES, "factor")
OTHER_WEEK = Week("other", ((0, 0, 0), (0, 0, 1)), (1, 1))
IN_SHARES = line("shares", op.pick_by_interval((SHARE,), (0,), WEEK), "share")
IN_WEEK = line("in_week", op.pick_by_interval((HOURS,), (0,), WEEK), "h")
PROBABILITY = op.poisson_pmf(AGENTS, SHARE)

RIGHT: list[tuple[Expr, str]] = [
    (traced(1), "1"),
    (MONEY, "money"),
    (PAY, "money/month"),
    (MONEY + MONEY, "money"),
    (MONEY + 0, "money"),
    (0 - HOURS, "h"),
    (MONEY - MONEY, "money"),
    (MONEY * HOURS, "money*h"),
    (MONEY / HOURS, "money/h"),
    (MONEY / MONEY, "1"),
    (SHARE**YEARS, "1"),
    (SHARE**SHARE, "1"),
    (SHARE**0, "1"),
    (MONEY >= PRICE, "1"),
    (MONEY > 0, "1"),
    (HOURS >= 0, "1"),
    (PRICE < MONEY, "1"),
    (PRICE <= MONEY, "1"),
    (op.equals(MONEY, MONEY), "1"),
    (op.where(MONEY > 0, HOURS, 0), "h"),
    (op.where(MONEY > 0, HOURS, op.none()), "h"),
    (op.minimum(HOURS, 0), "h"),
    (op.maximum(0, MONEY), "money"),
    (op.ceil(SHARE, SHARE), "1"),
    (op.floor(AGENTS, SHARE), "1"),
    (op.exp(SHARE), "1"),
    (op.month_index(), "month"),
    (op.previous(PAY), "money/month"),
    (op.previous(FLOWS), "money/month"),
    (op.cumulative(PAY), "money"),
    (op.cumulative(FLOWS), "money"),
    (op.highest(PAY), "money/month"),
    (op.product(GROWING), "1"),
    (op.over_months(PAY), "money"),
    (op.at_month(PAY, MONTH), "money/month"),
    (op.first_month(FLAGS), "month"),
    (op.over_week(IN_WEEK), "h"),
    (op.over_week(IN_WEEK, IN_SHARES), "h"),
    (op.over_week(IN_WEEK, IN_WEEK), "h*h"),
    (op.highest_in_week(IN_WEEK), "h"),
    (op.gathered(IN_WEEK, [(0, 0), ()], OTHER_WEEK), "h"),
    (op.pick_by_month((HOURS, traced(0)), (0, 1)), "h"),
    (PROBABILITY, "1"),
    (op.poisson_cdf(AGENTS, SHARE), "1"),
    (op.agents_required(AGENTS, SECONDS, SHARE, SECONDS), "agents"),
    (op.agents_required(AGENTS, SECONDS, asa=SECONDS, max_occupancy=SHARE), "agents"),
    (op.agents_required(AGENTS, SECONDS, SHARE, SECONDS, patience=SECONDS), "agents"),
    (op.service_level(AGENTS, AGENTS, HOURS, HOURS), "share"),
    (op.service_level(AGENTS, AGENTS, HOURS, HOURS, HOURS), "share"),
    (op.asa(AGENTS, AGENTS, HOURS), "h"),
    (op.abandonment(AGENTS, AGENTS, HOURS, HOURS), "share"),
    (op.irr(FLOWS, PER_YEAR), "share"),
]

WRONG: list[tuple[Expr, str]] = [
    (MONEY + HOURS, "money meets h"),
    (MONEY + 1, "money meets 1"),
    (MONEY - PAY, "money meets money/month"),
    (MONEY**SHARE, "1 meets money"),
    (SHARE**HOURS, "an exponent in h"),
    (SHARE**MONTH, "an exponent in month"),
    (MONEY >= HOURS, "money meets h"),
    (op.equals(MONEY, 1), "money meets 1"),
    (op.where(MONEY, HOURS, HOURS), "1 meets money"),
    (op.where(MONEY > 0, HOURS, MONEY), "h meets money"),
    (op.minimum(HOURS, MONEY), "h meets money"),
    (op.maximum(1, MONEY), "1 meets money"),
    (op.ceil(SHARE, HOURS), "1 meets h"),
    (op.floor(AGENTS, MONEY), "1 meets money"),
    (op.exp(HOURS), "1 meets h"),
    (op.cumulative(OPENED_WRONG), "money meets h"),
    (op.product(PAY), "1 meets money/month"),
    (op.highest(OPENED_WRONG), "money/month meets h"),
    (op.at_month(PAY, SHARE), "month meets 1"),
    (op.first_month(PAY), "1 meets money/month"),
    (op.pick_by_month((HOURS, MONEY), (0, 1)), "h meets money"),
    (op.poisson_pmf(AGENTS, HOURS), "1 meets h"),
    (op.poisson_cdf(HOURS, AGENTS), "1 meets h"),
    (op.agents_required(HOURS, SECONDS, SHARE, SECONDS), "1 meets h"),
    (op.agents_required(AGENTS, HOURS, SHARE, SECONDS), "h meets s"),
    (op.agents_required(AGENTS, SECONDS, asa=SHARE), "s meets 1"),
    (op.agents_required(AGENTS, SECONDS, max_occupancy=SECONDS), "1 meets s"),
    (op.agents_required(AGENTS, SECONDS, max_occupancy=SHARE, patience=HOURS), "s meets h"),
    (op.service_level(AGENTS, AGENTS, HOURS, HOURS, SECONDS), "h meets s"),
    (op.asa(HOURS, AGENTS, HOURS), "1 meets h"),
    (op.abandonment(AGENTS, AGENTS, HOURS, SECONDS), "h meets s"),
    (op.over_week(IN_WEEK, IN_SHARES) + SHARE, "h meets 1"),
    (op.gathered(IN_WEEK, [(0,)], WEEK) + SHARE, "h meets 1"),
    (op.service_level(AGENTS, MONEY, HOURS, HOURS), "1 meets money"),
    (op.service_level(AGENTS, AGENTS, HOURS, SECONDS), "h meets s"),
    (op.irr(FLOWS, SHARE), "month/year meets 1"),
    (op.irr(OPENED_WRONG, PER_YEAR), "money meets h"),
]


@pytest.mark.parametrize(("expr", "text"), RIGHT)
def test_what_fits_has_a_unit(expr: Expr, text: str) -> None:
    assert dimension(expr) == unit(text)


@pytest.mark.parametrize(("expr", "message"), WRONG)
def test_what_does_not_fit_is_refused(expr: Expr, message: str) -> None:
    with pytest.raises(UnitError, match=f"^{message}$"):
        dimension(expr)


def test_all_operations_have_been_tried() -> None:
    assert {expr.op for expr, _ in RIGHT} | {"none"} == OPERATIONS


@pytest.mark.parametrize(
    "expr",
    [traced(0), op.none(), traced(0) + 0, 0 * MONEY, traced(0) / HOURS, op.minimum(0, op.none())],
)
def test_nothing_fits_every_unit(expr: Expr) -> None:
    assert dimension(expr) is None
    assert dimension(expr + MONEY) == unit("money")
    check(line("x", expr, "h"))


def check(node: Expr) -> None:
    assert node.line is not None
    check_line(node.line)


def test_long_sums_are_checked() -> None:
    assert dimension(op.total([MONEY] * 2000)) == unit("money")


def test_a_line_has_the_unit_it_declares() -> None:
    check(line("x", MONEY / HOURS, "money/h"))
    with pytest.raises(UnitError, match=r"^`x`, declared in money/week: money/week meets money/h$"):
        check(line("x", MONEY / HOURS, "money/week"))


def test_counts_are_words_for_numbers() -> None:
    check(line("x", AGENTS, "share"))


def test_a_flow_opens_with_an_amount_and_a_level_with_its_own_unit() -> None:
    check(FLOWS)
    check(line("staff", number("fte", "FTE"), "FTE", opening=number("first", "FTE")))
    with pytest.raises(
        UnitError, match=r"^`pay`, declared in money/month: money meets money/month$"
    ):
        check(line("pay", PAY, "money/month", opening=PAY))


def test_lines_are_taken_at_their_word() -> None:
    assert dimension(line("x", MONEY, "h") + HOURS) == unit("h")
