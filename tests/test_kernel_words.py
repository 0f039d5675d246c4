from __future__ import annotations

import pytest

from costmodel.kernel import operations as op
from costmodel.kernel.expression import Expr, Week, traced
from costmodel.kernel.words import words
from tests.sheet import examples, line, number

EXAMPLES = examples()
a, b, c = (number(name) for name in "abc")
months = number("months", months=True)
row = line("row", months * a)
items = [number(f"list.{place}") for place in range(1, 5)]
week = Week("team", ((0, 0, 0), (0, 0, 1)), (3, 4))

SAID = {
    "constant": "-1",
    "input": "a",
    "line": "row",
    "none": "no value",
    "add": "a + b",
    "subtract": "a - b",
    "multiply": "a x b",
    "divide": "a / b",
    "power": "a ^ b",
    "at_least": "a >= b",
    "above": "a > b",
    "at_most": "a <= b",
    "below": "a < b",
    "equals": "a = b",
    "where": "if a > b then a, otherwise b",
    "minimum": "the smaller of (a, b)",
    "maximum": "the larger of (0, a - b)",
    "ceil": "(a / b) rounded up",
    "floor": "a rounded down",
    "exp": "e ^ a",
    "month_index": "months since the start",
    "previous": "row of the month before",
    "cumulative": "the sum of flows up to this month",
    "highest": "the highest flows up to this month",
    "product": "the product of flows up to this month",
    "over_months": "the sum of row over the months",
    "at_month": "row in month a",
    "first_month": "the first month with row",
    "over_week": "the sum of share over the week's half-hours",
    "highest_in_week": "the highest share of the week's half-hours",
    "gathered": "the sum of share over the half-hours that end up in this one",
    "pick": "list of the month",
    "poisson_pmf": "the Poisson probability of a at mean b",
    "poisson_cdf": "the Poisson probability of at most a at mean b",
    "agents_required": (
        "the fewest agents for a load of a that answer c within d, each contact taking b"
    ),
    "service_level": (
        "the share that a agents answer within d at a load of b, each contact taking c"
    ),
    "asa": "the mean wait for a agents at a load of b, each contact taking c",
    "abandonment": (
        "the share that abandons a agents at a load of b, each contact taking c and waiting for "
        "at most d on average"
    ),
    "irr": "the yearly rate at which flows is worth nothing",
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_sentence_for_each_operation(name: str) -> None:
    assert words(EXAMPLES[name]) == SAID[name]


@pytest.mark.parametrize(
    ("expr", "text"),
    [
        (-a, "0 - a"),
        (-(a**b), "0 - a ^ b"),
        ((-a) ** b, "(0 - a) ^ b"),
        (a - (b - c), "a - (b - c)"),
        (a / (b / c), "a / (b / c)"),
        ((a + b) * c, "(a + b) x c"),
        ((a**b) ** c, "(a ^ b) ^ c"),
        (a * op.exp(b + c), "a x e ^ (b + c)"),
        (op.exp(a) ** b, "(e ^ a) ^ b"),
        ((a >= b) * c, "(a >= b) x c"),
        (1 - op.where(a > b, a, b), "1 - (if a > b then a, otherwise b)"),
        (
            op.where(a > b, op.where(b > c, b, c), a),
            "if a > b then (if b > c then b, otherwise c), otherwise a",
        ),
        (op.where(a > b, a, op.none()), "if a > b then a, otherwise no value"),
        (op.maximum(0, a - b) / c, "the larger of (0, a - b) / c"),
        (op.minimum(1, op.ceil(a, b)), "the smaller of (1, (a rounded up))"),
        (op.ceil(a, b) * c, "(a rounded up) x c"),
        (op.previous(row) * a / b, "(row of the month before) x a / b"),
        (op.at_month(row, a) * b, "(row in month a) x b"),
        (op.at_month(row, a + b), "row in month (a + b)"),
        (op.over_months(row) + a, "(the sum of row over the months) + a"),
        ((1 + a) ** (op.month_index() / b), "(1 + a) ^ (months since the start / b)"),
    ],
)
def test_it_is_clear_what_belongs_together(expr: Expr, text: str) -> None:
    assert words(expr) == text


@pytest.mark.parametrize(
    ("expr", "text"),
    [
        (op.total(items), "the sum of list"),
        (a / op.total(items), "a / (the sum of list)"),
        (op.total([*items, a]), "list.1 + list.2 + list.3 + list.4 + a"),
        (op.total([a, *items]), "a + list.1 + list.2 + list.3 + list.4"),
        (a * op.total(items) * b, "a x (the sum of list) x b"),
        (op.total([a * items[0], *items[1:]]), "a x list.1 + list.2 + list.3 + list.4"),
        (op.total([*items[:3], items[3] * a]), "list.1 + list.2 + list.3 + list.4 x a"),
        (op.total(items[1:]), "list.2 + list.3 + list.4"),
        (op.total([items[0], items[2], items[1]]), "list.1 + list.3 + list.2"),
        (op.total([items[0], *items]), "list.1 + list.1 + list.2 + list.3 + list.4"),
        (op.total(items[:2]), "list.1 + list.2"),
        (op.total([]), "0"),
        (op.total([a]), "a"),
        (op.total([line(f"list.{n}", a) for n in (1, 2, 3)]), "the sum of list"),
    ],
)
def test_only_a_whole_list_is_said_as_one(expr: Expr, text: str) -> None:
    assert words(expr) == text


@pytest.mark.parametrize(
    ("expr", "text"),
    [
        (op.pick_by_month(items, (0, 1, 2, 3)), "list of the month"),
        (op.pick_by_month(items[:1], (0, 0)), "list.1 in each month"),
        (op.pick_by_month([item * a for item in items], (0,)), "(list.1 x a) to (list.4 x a)"),
        (op.pick_by_interval(items, (0, 3), week), "list of the half-hour"),
        (op.pick_by_interval((traced(0), traced(1)), (0, 1), week), "0 or 1, by half-hour"),
        (op.pick_by_interval((traced(1),), (0, 0), week), "1 in each half-hour"),
        (a * op.pick_by_interval(items, (0, 3), week), "a x (list of the half-hour)"),
    ],
)
def test_picked_items(expr: Expr, text: str) -> None:
    assert words(expr).removesuffix(", by month") == text


BUSY_AND_PATIENT = (
    "are busy for at most c of their time, each contact taking b and waiting for at most a on "
    "average"
)
ALL_TARGETS = (
    "answer c within a, answer after at most b on average and are busy for at most c of their "
    "time, each contact taking b"
)


@pytest.mark.parametrize(
    ("expr", "text"),
    [
        (
            op.agents_required(a, b, asa=c),
            "answer after at most c on average, each contact taking b",
        ),
        (
            op.agents_required(a, b, max_occupancy=c, patience=a),
            BUSY_AND_PATIENT,
        ),
        (
            op.agents_required(a, b, c, a, asa=b, max_occupancy=c),
            ALL_TARGETS,
        ),
    ],
)
def test_what_agents_are_required_for(expr: Expr, text: str) -> None:
    assert words(expr) == f"the fewest agents for a load of a that {text}"


def test_patience_and_shares_are_said() -> None:
    rows = [line(name, op.pick_by_interval((a, b), (0, 1), week)) for name in ("row", "shares")]
    assert words(op.over_week(*rows)) == "the sum of row x shares over the week's half-hours"
    level = words(op.service_level(a, b, c, a, b))
    assert level.endswith("each contact taking c and waiting for at most b on average")


def test_a_sum_of_a_week_of_half_hours() -> None:
    halves = [number(f"profile.{place}") for place in range(1, 337)]
    longer = [number(f"longer.{place}") for place in range(2000)]
    assert words(op.total(halves)) == "the sum of profile"
    assert words(op.total(longer)).count(" + ") == 1999
    assert words(op.total([half * a for half in halves])).count(" + ") == 335
