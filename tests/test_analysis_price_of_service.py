"""What targets cost: the same as in runs of their own."""

from itertools import pairwise

import pytest

from costmodel import erlang
from costmodel.analysis.price_of_service import PriceOfService
from tests.plans import CALLS, CHATS, DESK, find, near
from tests.views import staffing_of

HOURS = [1, 1, 1, 1, 1, 1, 2, 3, 5, 9, 9, 8, 7, 7, 8, 8, 7, 6, 5, 4, 3, 2, 2, 1]
PLAN = (
    *CHATS,
    "demand.contacts=40_000 / month",
    "demand.growth=20% / year",
    "demand.channels.chat.target=90% in 60 s",
    f"demand.profile={{hours: {HOURS}, days: [3, 2, 2, 2, 2, 1, 0.5]}}",
    "teams.desk.min_agents=4",
    "teams.desk.shrinkage=30%",
    "teams.desk.hiring_cost=$3_000",
    "teams.desk.attrition=30% / year",
)


def by_target(price: tuple[PriceOfService, ...]) -> dict[int, PriceOfService]:
    return {round(100 * each.target): each for each in price}


def test_the_price_of_one_erlang_is_that_of_its_agents() -> None:
    found = by_target(staffing_of(CALLS).price)
    assert list(found) == list(range(70, 100))
    for percent, each in found.items():
        agents = erlang.agents_required(1, aht=360, service_level=percent / 100, answer_within=20)
        assert each.paid_fte == near(4.2 * agents)
        assert each.run_rate_cost == near(4.2 * agents * 48_000)


@pytest.mark.parametrize("percent", [70, 85, 92, 99])
def test_rows_are_runs_of_their_own(percent: int) -> None:
    each = by_target(staffing_of(CALLS, *PLAN).price)[percent]
    alone = find(
        CALLS,
        *PLAN,
        f"demand.channels.voice.target={percent}% in 20 s",
        f"demand.channels.chat.target={percent}% in 60 s",
    )
    assert each.paid_fte == near(alone["paid_fte"], 1e-9)
    assert each.run_rate_cost == near(alone["run_rate_cost"], 1e-9)


def test_a_rows_month_is_that_of_the_run_rate() -> None:
    each = by_target(staffing_of(CALLS, *PLAN, month=3).price)[85]
    target = ("demand.channels.voice.target=85% in 20 s", "demand.channels.chat.target=85% in 60 s")
    alone = find(CALLS, *PLAN, *target, month=3)
    assert each.run_rate_cost == near(alone["run_rate_cost"], 1e-9)


def test_each_point_is_the_difference_to_the_one_below() -> None:
    price = staffing_of(CALLS, *PLAN).price
    assert price[0].change is None
    for before, after in pairwise(price):
        assert after.change == near(after.run_rate_cost - before.run_rate_cost, 1e-9)


def test_there_is_no_price_where_no_target_sizes_a_team() -> None:
    assert staffing_of(DESK).price == ()
    assert staffing_of(CALLS, "teams.desk.headcount=21").price == ()
    fast = "demand.channels.voice={target: null, asa: 9 s}"
    assert staffing_of(CALLS, fast).price == ()
