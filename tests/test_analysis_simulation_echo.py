"""The echo of what is uncertain: as written, as understood."""

from pathlib import Path

import pytest
from scipy import stats

from costmodel.analysis.run import ScenarioFile
from costmodel.analysis.simulation.echo import Understood, cut_off, in_words, understood
from costmodel.sampling.distributions import Normal, Truncated
from tests.conftest import costmodel

SAMPLES = Path(__file__).parent / "samples"


def echo(*overrides: str) -> dict[str, Understood]:
    _, found = understood(ScenarioFile(SAMPLES / "inhouse.yaml", overrides))
    return {each.path: each for each in found}


def test_a_range_is_echoed_as_a_pert() -> None:
    found = echo()["demand.channels.voice.aht"]
    whole = stats.beta(1 + 4 / 3, 1 + 8 / 3, 5, 3)
    assert (found.distribution, found.over_months, found.typical) == ("PERT", "held", 6)
    assert (found.mean, found.p5, found.p95) == pytest.approx(
        (whole.mean(), whole.ppf(0.05), whole.ppf(0.95))
    )
    assert (found.below_zero, found.text) == (0, "5..6..8 min")
    assert found.place.endswith(f"base.yaml:{line_of('base.yaml', '5..6..8')}")


def line_of(name: str, text: str) -> int:
    lines = (SAMPLES / name).read_text(encoding="utf-8").splitlines()
    return next(at for at, line in enumerate(lines, start=1) if text in line)


def test_growth_may_be_below_zero_and_says_how_likely() -> None:
    text = "demand.growth={value: 2% / year, p10: -2% / year, p90: 6% / year, dist: normal}"
    found = echo(text)["demand.growth"]
    deviation = 0.04 / stats.norm.ppf(0.9)
    assert found.below_zero == pytest.approx(stats.norm.cdf(-0.02 / deviation), rel=1e-3)


def test_limits_courses_and_partners_are_echoed() -> None:
    text = (
        "platform.seat={value: $50 / month, p10: $0 / month, p90: $100 / month, dist: normal, "
        "over_months: AR(1) 0.5}"
    )
    minute = (
        "telephony.minute={value: $0.01..$0.02..$0.05 / min, over_months: AR(1) 0.5, "
        "correlate: {platform.seat: -0.3}}"
    )
    found = echo(text, minute)
    seat = found["platform.seat"]
    assert (seat.distribution, seat.over_months) == ("normal, 10.0% cut off", "AR(1) 0.5")
    assert seat.cut_off == pytest.approx(0.1)
    assert seat.correlated == {"telephony.minute": -0.3}


def test_what_is_cut_off_of_what_is_cut_off() -> None:
    """Half of a normal, and half of what is left; a limit far out is not worth a word."""
    half = Truncated(Normal(0, 1), 0)
    assert cut_off(Truncated(half, high=float(stats.norm.ppf(0.75)))) == pytest.approx(0.75)
    assert in_words(half, "normal") == "normal, 50.0% cut off"
    assert in_words(Truncated(Normal(100, 10), 0), "normal") == "normal"


def test_the_list_and_its_mistakes() -> None:
    ended = costmodel("list", "--uncertain", "inhouse.yaml", cwd=SAMPLES)
    assert "demand.channels.voice.aht" in ended.out
    assert costmodel("list", "--uncertain").code == 2
