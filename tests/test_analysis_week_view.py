"""A week by half-hour."""

from costmodel.analysis.run import Opened
from costmodel.analysis.week_view import WeekView, added, mean, peak, total, week_view, week_views
from costmodel.assumptions.format.scenario import Scenario
from tests.plans import CALLS, find, near
from tests.views import OFFICE, WEEKS

EVENT = "demand.events={fair: {months: [december], weeks: 1, multiplier: 2}}"
PREMIUM = "teams.desk.pay.premium={hours: 22:00-06:00, rate: 10%}"


def scenario(opened: Opened) -> Scenario:
    return opened.loaded[0].scenario


def row(s: Scenario, view: WeekView, line: str) -> tuple[float | None, ...]:
    return view.row(s.teams["desk"], line)


def test_rows_of_equal_half_hours_are_unfolded() -> None:
    s = scenario(find(CALLS, PREMIUM).opened)
    flags = row(s, week_view(s, 1), "interval_in_premium.desk")
    assert len(flags) == 336
    night = [half for half in range(336) if half % 48 >= 44 or half % 48 < 12]
    assert [half for half, flag in enumerate(flags) if flag] == night
    assert row(s, week_view(s, 1), "offered_load.desk.voice") == (near(1),) * 336


def test_closed_half_hours_and_unknown_lines_have_no_value() -> None:
    s = scenario(find(CALLS, *OFFICE).opened)
    positions = row(s, week_view(s, 1), "queue_positions.desk")
    there = [half for half, value in enumerate(positions) if value is not None]
    assert there == [day * 48 + half for day in range(5) for half in range(16, 32)]
    assert row(s, week_view(s, 1), "deadline_positions.desk") == (None,) * 336


def test_each_month_and_event_has_its_own_week() -> None:
    s = scenario(find(CALLS, EVENT, "demand.seasonality=" + str([1] * 11 + [3])).opened)
    normal, december, fair = week_views(s, [(1, ""), (12, ""), (12, "fair")])
    loads = [row(s, view, "offered_load.desk.voice")[100] for view in (normal, december, fair)]
    assert loads == [near(1), near(3), near(6)]
    shares = [row(s, view, "week_share.desk")[0] for view in (normal, december, fair)]
    assert shares == [near(1), near(1 - 1 / WEEKS), near(1 / WEEKS)]


def test_rows_are_added_and_summed_where_they_have_values() -> None:
    assert added([(1.0, None, None), (2.0, 3.0, None)]) == (3, 3, None)
    assert total((1.0, None, 2.0)) == 3
    assert mean((1.0, None, 2.0)) == 1.5
    assert peak((1.0, None, 2.0)) == 2
    assert (total((None,)), mean((None,)), peak((None,))) == (0, 0, 0)
