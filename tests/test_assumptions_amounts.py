"""Amounts: units that convert, bounds, mappings, lists, and where problems show."""

import pytest

from costmodel.assumptions.details import Details
from costmodel.assumptions.uncertain import Course
from tests.assumption_files import (
    attribute,
    errors,
    load,
    monthly,
    number,
    only_error,
    under,
    warnings,
)

WEEKS = 730 / 168  # in a month


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("teams.inhouse.pay.salary", "$4_000 / month", 48_000),
        ("teams.inhouse.pay.salary", "$1_000 / week", 12_000 * WEEKS),
        ("teams.inhouse.pay.salary", "$42_830 / FTE / year", 42_830),
        ("teams.inhouse.pay.salary", "$42_830 / agent / year", 42_830),
        ("platform.seat", "$1_200 / year", 100),
        ("platform.seat", "$100 / seat / month", 100),
        ("telephony.minute", "$1.2 / h", 0.02),
        ("telephony.minute", "$0.01 / s", 0.6),
        ("telephony.numbers.price", "$24 / year", 2),
        ("demand.contacts", "360_000 / year", 30_000),
        ("demand.contacts", "30_000 contacts / month", 30_000),
        ("demand.contacts", "1_000 / day", 7_000 * WEEKS),
        ("demand.contacts", "7_000 / week", 7_000 * WEEKS),
        ("demand.channels.voice.aht", "360 s", 6),
        ("demand.channels.voice.aht", "0.1 h", 6),
        ("demand.channels.voice.aht", "6 min / contact", 6),
        ("demand.channels.voice.aht", "6 min / call", 6),
        ("demand.channels.voice.aht", "1h30", 90),
        ("demand.channels.email.reply_within", "2 days", 48),
        ("demand.channels.email.reply_within", "30 min", 0.5),
        ("demand.growth", "-6% / year", -0.06),
        ("discount_rate", "10% / year", 0.1),
        ("teams.inhouse.attrition", "5% / month", 0.6),
        ("teams.inhouse.hiring_cost", "$4_500 / hire", 4_500),
        ("teams.inhouse.min_agents", "2 agents", 2),
        ("teams.inhouse.headcount", "20 FTE", 20),
        ("teams.inhouse.fte_hours", "160 h / month", 160 / WEEKS),
        ("teams.inhouse.fte_hours", "37.5 h / FTE / week", 37.5),
        ("benefits.churn.arr", "$1M / month", 12_000_000),
        ("benefits.churn.arr", "$10M / year", 10_000_000),
        ("costs.integration.maintenance", "1% / month", 0.12),
        ("teams.inhouse.supervisors.burdened", "$7_000 / month", 84_000),
    ],
)
def test_units_convert_through_the_calendar(path: str, text: str, expected: float) -> None:
    loaded = load("inhouse", f"{path}={text}")
    assert number(loaded, attribute(loaded, path)) == pytest.approx(expected, rel=1e-14)
    amount = loaded.scenario.inputs[path]
    assert (amount.text, amount.span and amount.span.file) == (text, "--set")


def test_minutes_of_a_channel_convert_in_both_their_spans() -> None:
    path = "demand.channels.voice.minutes"
    for text in ("100_000 / month", "100_000 min / month", "1_200_000 / year", "20_000 h / year"):
        loaded = load("seed_sample", f"{path}={text}")
        assert number(loaded, attribute(loaded, path)) == pytest.approx(100_000, rel=1e-14)
    loaded = load("seed_sample", f"{path}=10 h / day")
    assert number(loaded, attribute(loaded, path)) == pytest.approx(600 * 7 * WEEKS, rel=1e-14)


def test_a_year_of_52_weeks() -> None:
    loaded = load("inhouse", "calendar=52 weeks", "teams.inhouse.pay.salary=$1_000 / week")
    assert number(loaded, attribute(loaded, "teams.inhouse.pay.salary")) == pytest.approx(52_000)


def test_issues_may_be_called_so() -> None:
    for text in ("20_000 / month", "20_000 issues / month"):
        loaded = load("inhouse", "demand.contacts=null", f"demand.issues={text}")
        assert number(loaded, loaded.scenario.demand.issues) == 20_000


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("teams.inhouse.pay.salary", "$20 / h", "this is not in `USD / year`"),
        ("teams.inhouse.pay.salary", "$200 / day", "this is not in `USD / year`"),
        ("teams.inhouse.pay.salary", "$42_830", "this is not in `USD / year`"),
        ("teams.inhouse.pay.salary", "42_830", "this number needs a unit"),
        ("teams.inhouse.pay.salary", "42_830 / year", "the currency is missing"),
        ("teams.inhouse.shrinkage", "0.35", "this number needs a unit"),
        ("teams.inhouse.shrinkage", "0", "this number needs a unit"),
        ("teams.inhouse.shrinkage", "35 points", "this is not in `%`"),
        ("teams.inhouse.shrinkage", "35% / year", "this is not in `%`"),
        ("demand.growth", "6%", "this is not in `% / year`"),
        ("demand.growth", "6% / month", "this is not in `% / year`, and it compounds"),
        ("demand.contacts", "30_000", "this number needs a unit"),
        ("demand.contacts", "30_000 / h", "this is not in `/ month`"),
        ("demand.channels.voice.aht", "$6", "this is not in `min`"),
        ("demand.channels.voice.aht", "6", "this number needs a unit"),
        ("demand.channels.chat.concurrency", "2 min", "this is not a plain number"),
        ("teams.inhouse.fte_hours", "8 h / day", "this is not in `h / week`"),
        ("telephony.numbers.count", "$2", "this is not a plain number"),
        ("costs.integration.amount", "$25_000", "this is not in `USD / month`"),
        ("costs.integration.amount", "25_000 once", "the currency is missing"),
        ("automation.ivr.build", "$60_000", "this is not in `USD once`"),
        ("benefits.churn.gross_margin", "75", "this number needs a unit"),
    ],
)
def test_units_that_do_not_fit(path: str, text: str, message: str) -> None:
    name = "hybrid" if path.startswith("automation") else "inhouse"
    problem = only_error(name, f"{path}={text}")
    assert (problem.code, under(problem)) == ("value", text)
    assert problem.message == f"`{path}`: {message}"
    assert problem.help.startswith("write it like `")


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("teams.inhouse.shrinkage", "100%", "100 % is out of range: it has to be at least 0 %"),
        ("teams.inhouse.shrinkage", "30..35..100 %", "and below 100 %"),
        ("teams.inhouse.shrinkage", "-1%", "-1 % is out of range"),
        ("teams.inhouse.max_occupancy", "0%", "above 0 % and at most 100 %"),
        ("demand.channels.voice.aht", "0 min", "0 is out of range: it has to be above 0"),
        ("demand.channels.voice.aht", "25 h", "25 is out of range: it has to be above 0 and"),
        ("demand.channels.voice.aht", "6 days", "at most 1_440 min"),
        ("demand.channels.chat.concurrency", "0.5", "it has to be at least 1"),
        ("demand.growth", "-100% / year", "it has to be above -100 %"),
        ("discount_rate", "1_001%", "1001 % is out of range"),
        ("platform.seat", "$-5 / month", "-5 is out of range: it has to be at least 0"),
        ("teams.inhouse.headcount", "0", "it has to be above 0"),
        ("teams.inhouse.attrition", "-5% / month", "-5 % is out of range"),
    ],
)
def test_bounds(path: str, text: str, message: str) -> None:
    problem = only_error("inhouse", f"{path}={text}")
    assert (problem.code, under(problem)) == ("value", text)
    assert message in problem.message


@pytest.mark.parametrize(
    ("path", "text", "suspect"),
    [
        ("teams.inhouse.shrinkage", "55%", True),
        ("teams.inhouse.shrinkage", "30..50..60 %", False),
        ("teams.inhouse.attrition", "101% / year", True),
        ("teams.inhouse.attrition", "9% / month", True),
        ("demand.channels.voice.aht", "29 s", True),
        ("demand.channels.voice.aht", "30 s", False),
        ("demand.channels.voice.aht", "61 min", True),
        ("demand.channels.voice.aht", "1 h", False),
        ("teams.inhouse.schedule_inefficiency", "31%", True),
        ("automation.ivr.containment", "81%", True),
        ("automation.ivr.containment", "0% -> 81% over 12 months", True),
        ("automation.ivr.containment", "[20%, 50%, 81%]", True),
        ("automation.ivr.containment", "80%", False),
    ],
)
def test_suspect_values_warn(path: str, text: str, *, suspect: bool) -> None:
    name, path = ("hybrid", path) if path.startswith("automation") else ("inhouse", path)
    found = [each for each in load(name, f"{path}={text}").warnings if each.code == "suspect-value"]
    assert len(found) == suspect
    assert all(each.span and each.span.file == "--set" for each in found)


def test_contacts_per_customer_far_above_benchmarks() -> None:
    set_ = ("demand.contacts=null", "demand.customers=10_000", "demand.contacts_per_customer=")
    for text, suspect in (("0.6 / month", True), ("0.3 / month", False), ("5 / year", False)):
        codes = [code for code, _ in warnings("inhouse", *set_[:2], set_[2] + text)]
        assert ("suspect-value" in codes) is suspect


def test_a_mapping_says_more_of_a_value() -> None:
    text = (
        "{value: $100 / month, low: $50 / month, high: 150, dist: uniform, source: a, note: b, "
        "as_of: 2026-10-01, grade: A, owner: c, "
        "over_months: yearly, correlate: {telephony.minute: 0.4}}"
    )
    minute = "telephony.minute={value: $0.01..$0.02..$0.05 / min, over_months: yearly}"
    amount = load("inhouse", f"platform.seat={text}", minute).scenario.inputs["platform.seat"]
    assert (amount.low, amount.value, amount.high) == (50, 100, 150)
    assert amount.details == Details(
        dist="uniform",
        source="a",
        note="b",
        as_of="2026-10-01",
        grade="A",
        owner="c",
        course=Course("yearly"),
        correlate=amount.details.correlate if amount.details else (),
    )
    (other,) = amount.details.correlate
    assert (other.path, other.rank) == ("telephony.minute", 0.4)


@pytest.mark.parametrize(
    ("text", "low", "high", "p10", "p90"),
    [
        ("{value: 35%, low: 30%, high: 40%}", 0.3, 0.4, None, None),
        ("{value: 35%, low: 30, high: 40}", 0.3, 0.4, None, None),
        ("{value: 35%, low: 30%}", 0.3, 0.35, None, None),
        ("{value: 35%, p10: 30%, p90: 42%}", None, None, 0.3, 0.42),
        ("{value: 30..35..40 %, dist: triangular}", 0.3, 0.4, None, None),
        ("{value: 35%}", None, None, None, None),
    ],
)
def test_ranges_of_mappings(
    text: str, low: float | None, high: float | None, p10: float | None, p90: float | None
) -> None:
    loaded = load("inhouse", f"teams.inhouse.shrinkage={text}")
    amount = loaded.scenario.inputs["teams.inhouse.shrinkage"]
    details = amount.details
    assert details is not None
    assert (amount.low, amount.high, details.p10, details.p90) == (low, high, p10, p90)
    assert amount.value == 0.35


@pytest.mark.parametrize(
    ("text", "code", "pointed"),
    [
        ("{low: 30%}", "missing-value", "{low: 30%}"),
        ("{value: 35%, lo: 30%}", "unknown-key", "lo"),
        ("{value: 35%, low: 40%}", "value", "40%"),
        ("{value: 35%, high: 30%}", "value", "30%"),
        ("{value: 35%, low: -5%}", "value", "35%"),
        ("{value: 35%, low: 5 min}", "value", "5 min"),
        ("{value: 35%, p10: 30%}", "value", "30%"),
        ("{value: 35%, p10: 40%, p90: 50%}", "value", "40%"),
        ("{value: 35%, low: 30%, p10: 31%, p90: 38%}", "value", "31%"),
        ("{value: 30..35..40 %, low: 30%}", "value", "30%"),
        ("{value: [35%, 36%, 37%], low: 30%}", "value", "30%"),
        ("{value: 0% -> 5% over 9 months, low: 3%}", "value", "3%"),
        ("{value: 35%, dist: bell}", "distribution", "bell"),
        ("{value: 35%, as_of: yesterday}", "date", "yesterday"),
        ("{value: 35%, source: [a]}", "value", "[a]"),
        ("{value: {value: 35%}}", "value", "{value: 35%}"),
        ("{value: 35}", "value", "35"),
    ],
)
def test_mappings_that_do_not_work(text: str, code: str, pointed: str) -> None:
    problem = only_error("inhouse", f"teams.inhouse.shrinkage={text}")
    assert (problem.code, under(problem)) == (code, pointed)
    assert problem.help


def test_all_problems_of_a_mapping_come_together() -> None:
    text = "{value: 35%, low: 40%, high: 30%, dist: bell, as_of: x}"
    found = errors("inhouse", f"teams.inhouse.shrinkage={text}")
    assert [under(each) for each in found] == ["40%", "30%", "bell", "x"]


def test_a_distribution_without_a_range_is_not_used() -> None:
    text = "{value: 35%, dist: pert}"
    assert ("not-used", "pert") in warnings("inhouse", f"teams.inhouse.shrinkage={text}")


def test_lists_by_year_and_by_month() -> None:
    path = "teams.inhouse.pay.salary"
    loaded = load("inhouse", f"{path}=[$40_000 / year, $3_500 / month, $40..$41..$42 / week]")
    found = monthly(loaded, attribute(loaded, path))
    assert found == pytest.approx([40_000] * 12 + [42_000] * 12 + [41 * 12 * WEEKS] * 12)
    assert loaded.scenario.inputs[f"{path}.3"].high == 42
    months = ", ".join(f"${month}_000 / year" for month in range(1, 37))
    loaded = load("inhouse", f"{path}=[{months}]")
    assert monthly(loaded, attribute(loaded, path)) == [1_000 * month for month in range(1, 37)]


def test_lists_with_a_source_and_items_with_their_own() -> None:
    path = "platform.seat"
    items = "[$1 / month, {value: $2 / month, low: $1 / month, note: b}, $3 / month]"
    loaded = load("inhouse", f"{path}={{value: {items}, source: a}}")
    assert monthly(loaded, attribute(loaded, path))[::12] == [1, 2, 3]
    first, second = (loaded.scenario.inputs[f"{path}.{item}"].details for item in (1, 2))
    assert first is not None
    assert second is not None
    assert (first.source, second.note) == ("a", "b")


def test_a_horizon_that_ends_within_a_year_takes_a_value_for_its_rest() -> None:
    path = "platform.seat"
    loaded = load("inhouse", "horizon=30 months", f"{path}=[$1 / month, $2 / month, $3 / month]")
    assert monthly(loaded, attribute(loaded, path)) == [1] * 12 + [2] * 12 + [3] * 6


@pytest.mark.parametrize(
    ("text", "code", "pointed"),
    [
        ("[$1 / month, $2 / month]", "list-length", "[$1 / month, $2 / month]"),
        ("[]", "list-length", "[]"),
        ("[$1 / month, $2, $3 / month]", "value", "$2"),
        ("[$1 / month, [$2 / month], $3 / month]", "value", "[$2 / month]"),
        ("[$1 / month, $1 -> $2 / month over 3 months, $3 / month]", "value", "$1 -> $2 / month "),
    ],
)
def test_lists_that_do_not_work(text: str, code: str, pointed: str) -> None:
    problem = only_error("inhouse", f"platform.seat={text}")
    assert problem.code == code
    assert under(problem).startswith(pointed)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("discount_rate", "[1%, 2%, 3%]"),
        ("discount_rate", "1% -> 2% over 3 months"),
        ("demand.growth", "[1% / year, 2% / year, 3% / year]"),
        ("costs.integration.amount", "$1 -> $2 once over 3 months"),
        ("costs.integration.amount", "[$1 once, $2 once, $3 once]"),
    ],
)
def test_what_is_the_same_in_all_months(path: str, text: str) -> None:
    problem = only_error("inhouse", f"{path}={text}")
    assert "the same in all months" in problem.message
    assert under(problem) == text
