"""What an hour on duty costs in each half-hour, for schedules."""

from costmodel.analysis.fitted_shifts import _weights
from tests.plans import DESK, find, near


def weights(*settings: str) -> list[float]:
    s = find(DESK, *settings).opened.loaded[0].scenario
    return _weights(s, s.teams["desk"], 2)


def test_all_premiums_that_apply_add_up() -> None:
    night = "{hours: 22:00-06:00, rate: [0%, 10%]}"
    weekend = "{hours: sat-sun 00:00-24:00, rate: 25%}"
    premiums = f"teams.desk.pay.premiums={{night: {night}, weekend: {weekend}}}"
    found = weights(premiums, "horizon=24 months")
    assert [found[half] for half in (0, 20, 240, 260)] == near([1, 1, 1.25, 1.25])
    later = find(DESK, premiums, "horizon=24 months").opened.loaded[0].scenario
    found = _weights(later, later.teams["desk"], 13)
    assert [found[half] for half in (0, 20, 240, 260)] == near([1.1, 1, 1.35, 1.25])


def test_one_premium_and_none() -> None:
    assert weights() == [1] * 336
    found = weights("teams.desk.pay.premium={hours: mon 00:00-01:00, rate: 10%}")
    assert found == near([1.1] * 2 + [1] * 334)
