"""Distributions, courses over the months and correlations as files write them."""

import pytest

from costmodel.assumptions.uncertain import (
    Course,
    correlations_of,
    distribution_of,
    is_uncertain,
    uncertain_inputs,
)
from costmodel.sampling.distributions import Discrete, Truncated, Uniform, below_zero, pert
from tests.assumption_files import load, only_error, under, warnings

AHT = "demand.channels.voice.aht"
SEAT = "platform.seat"


def one(path: str, text: str) -> object:
    return distribution_of(load("inhouse", f"{path}={text}").scenario.inputs[path])


def test_a_range_is_a_pert_in_the_unit_it_is_written_in() -> None:
    assert one(AHT, "300..360..480 s") == pert(300, 360, 480)
    assert one(AHT, "{value: 300..360..480 s, dist: uniform}") == Uniform(300, 480)
    assert one(
        SEAT, "{value: $1 / month, low: $0 / month, high: $4 / month, dist: discrete}"
    ) == Discrete((0, 1, 4), (0.25, 0.5, 0.25))
    chances = "{value: $0..$1..$4 / month, dist: discrete, chances: 70..20..10 %}"
    assert one(SEAT, chances) == Discrete((0, 1, 4), (0.7, 0.2, 0.1))


def test_percentiles_and_limits() -> None:
    found = one(AHT, "{value: 6 min, p10: 5 min, p90: 8 min, dist: lognormal, high: 10 min}")
    assert isinstance(found, Truncated)
    assert found.high == 10
    assert found.whole.ppf([0.1, 0.9]) == pytest.approx([5, 8])


def test_what_a_number_may_not_be_is_cut_off() -> None:
    found = one("teams.inhouse.shrinkage", "{value: 5%, p10: 0%, p90: 10%, dist: normal}")
    assert isinstance(found, Truncated)
    assert below_zero(found) == 0
    assert 0.09 < found.cut_off < 0.11


def test_what_is_uncertain() -> None:
    loaded = load("inhouse", f"{SEAT}=$5..$5..$5 / month")
    assert not is_uncertain(loaded.scenario.inputs[SEAT])
    assert SEAT not in uncertain_inputs(loaded.scenario)
    assert AHT in uncertain_inputs(loaded.scenario)


@pytest.mark.parametrize(
    ("text", "course", "said"),
    [
        ("held", Course(), "held"),
        ("yearly", Course("yearly"), "yearly"),
        ("AR(1) 0.9", Course("ar1", 0.9), "AR(1) 0.9"),
        ("ar1 90%", Course("ar1", 0.9), "AR(1) 0.9"),
        ("random-walk", Course("walk"), "random walk"),
        ("Random walk", Course("walk"), "random walk"),
    ],
)
def test_courses_over_the_months(text: str, course: Course, said: str) -> None:
    amount = load("inhouse", f"{AHT}={{value: 5..6..8 min, over_months: {text}}}")
    details = amount.scenario.inputs[AHT].details
    assert details is not None
    assert details.course == course
    assert str(course) == said


@pytest.mark.parametrize(
    ("path", "text", "code", "pointed"),
    [
        (AHT, "{value: 5..6..8 min, over_months: hold}", "over-months", "hold"),
        (AHT, "{value: 5..6..8 min, over_months: AR(1) 1.2}", "over-months", "AR(1) 1.2"),
        (AHT, "{value: [5 min, 6 min, 7 min], over_months: yearly}", "value", "yearly"),
        ("discount_rate", "{value: 8..10..12 %, over_months: yearly}", "over-months", "yearly"),
        (SEAT, "{value: $0..$1..$2 / month, dist: lognormal}", "distribution", None),
        (AHT, "{value: 5..5..8 min, dist: beta}", "distribution", "5..5..8 min"),
        (AHT, "{value: 6 min, p10: 5 min, p90: 8 min, dist: beta}", "distribution", "6 min"),
        (AHT, "{value: 5..6..8 min, chances: 10..80..10 %}", "value", "10..80..10 %"),
        (AHT, "{value: 5..6..8 min, dist: discrete, chances: 50%}", "value", "50%"),
        (
            AHT,
            "{value: 5..6..8 min, dist: discrete, chances: 10..20..30 %}",
            "distribution",
            "10..20..30 %",
        ),
        (
            AHT,
            "{value: 5..6..8 min, dist: discrete, chances: -10..80..30 %}",
            "distribution",
            "-10..80..30 %",
        ),
        (AHT, "{value: 7 min, low: 6 min, p10: 5 min, p90: 8 min, dist: normal}", "value", "6 min"),
        (AHT, "{value: 6 min, p10: 6 min, p90: 6 min}", "value", "6 min"),
        (AHT, "{value: 6 min, p10: 5 min, p90: 80 h}", "value", None),
        (AHT, "{value: 5..6..8 min, correlate: platform.seat}", "correlation", "platform.seat"),
        (AHT, "{value: 5..6..8 min, correlate: {platform.seat: 1}}", "correlation", "1"),
        (
            AHT,
            "{value: 5..6..8 min, correlate: {platform.set: 0.5}}",
            "correlation",
            "platform.set",
        ),
        (AHT, f"{{value: 5..6..8 min, correlate: {{{AHT}: 0.5}}}}", "correlation", AHT),
        (AHT, "{value: 6 min, correlate: {platform.seat: 0.5}}", "correlation", "platform.seat"),
        (
            AHT,
            "{value: 5..6..8 min, over_months: yearly, correlate: {platform.seat: 0.5}}",
            "correlation",
            "platform.seat",
        ),
    ],
)
def test_what_makes_no_sense_is_shown_where_it_stands(
    path: str, text: str, code: str, pointed: str | None
) -> None:
    problem = only_error("inhouse", f"{path}={text}")
    assert problem.code == code
    if pointed is not None:
        assert under(problem) == pointed


def test_a_course_without_a_range_is_not_used() -> None:
    assert ("not-used", "yearly") in warnings(
        "inhouse", f"{AHT}={{value: 5 min, over_months: yearly}}"
    )


def test_correlations_by_pair() -> None:
    loaded = load("inhouse", f"{AHT}={{value: 5..6..8 min, correlate: {{platform.seat: -40%}}}}")
    found = {pair: each.rank for pair, each in correlations_of(loaded.scenario).items()}
    assert found == {(AHT, SEAT): -0.4}


def test_the_two_ends_of_a_ramp_are_correlated_alike() -> None:
    path = "automation.assistant.containment"
    ramp = f"{path}=0% -> 30..41..50 % over 15 months"
    seat = f"{SEAT}={{value: $50..$60..$70 / month, correlate: {{{path}: 0.5}}}}"
    found = correlations_of(load("hybrid", ramp, seat).scenario)
    assert list(found) == [(f"{path}.end", SEAT)]


def test_impossible_correlations_say_what_is_possible() -> None:
    minute = "telephony.minute"
    aht = f"{{value: 5..6..8 min, correlate: {{{SEAT}: 0.9, {minute}: 0.9}}}}"
    seat = f"{{value: $50..$60..$70 / month, correlate: {{{minute}: -0.5}}}}"
    problem = only_error("inhouse", f"{AHT}={aht}", f"{SEAT}={seat}")
    assert problem.code == "correlation"
    assert "must lie between" in problem.message


def test_a_correlation_is_given_once() -> None:
    aht = f"{{value: 5..6..8 min, correlate: {{{SEAT}: 0.9}}}}"
    seat = f"{{value: $50..$60..$70 / month, correlate: {{{AHT}: 0.9}}}}"
    assert len(correlations_of(load("inhouse", f"{AHT}={aht}", f"{SEAT}={seat}").scenario)) == 1
    other = seat.replace("0.9", "0.8")
    with pytest.raises(Exception, match="given twice"):
        load("inhouse", f"{AHT}={aht}", f"{SEAT}={other}")


def test_a_discrete_value_beside_a_bound_is_not_cut_off() -> None:
    """A bound that may not be reached cuts off a curve, no single value."""
    rate = "{value: 8%, low: -99.99999999%, high: 20%, dist: discrete}"
    assert one("discount_rate", rate) == Discrete((-0.9999999999, 0.08, 0.2), (0.25, 0.5, 0.25))


def test_a_discrete_number_may_have_two_values() -> None:
    risk = "{value: $0 / month, low: $0 / month, high: $4 / month, dist: discrete}"
    assert one(SEAT, risk) == Discrete((0, 4), (0.75, 0.25))


def test_percentiles_that_a_limit_moves_are_warned_of() -> None:
    """With 0 at the P10 a tenth is cut off: nothing stays below, a ninth lies above P90."""
    cut = "{value: $50 / month, p10: $0 / month, p90: $100 / month, dist: normal}"
    messages = [each.message for each in load("inhouse", f"{SEAT}={cut}").warnings]
    (said,) = [message for message in messages if "cut off" in message]
    assert "10% of this distribution is cut off" in said
    assert "0% lies below `p10` and 11% above `p90`" in said
    far = cut.replace("p10: $0 ", "p10: $40 ")
    assert "cut-off" not in dict(warnings("inhouse", f"{SEAT}={far}"))
    assert "cut-off" in dict(warnings("inhouse", f"{SEAT}={cut}"))


def test_help_names_the_keys_that_are_written() -> None:
    problem = only_error("inhouse", f"{AHT}={{value: 9 min, p10: 5 min, p90: 8 min}}")
    assert problem.help == "p10 <= value <= p90"
