"""Prices by use: one price, or tiers that rise."""

from pathlib import Path

import pytest

from tests.assumption_files import SAMPLES, errors, load, only_error, under

RISING = "{up_to: 100_000, price: $0.02 / min}, {up_to: 500_000, price: $0.015 / min}"


def tiers(items: str) -> str:
    return f"telephony.minute={{tiers: [{items}]}}"


def test_tiers_start_where_the_one_before_ends() -> None:
    telephony = load("inhouse", tiers(f"{RISING}, {{price: $0.01 / min}}")).scenario.telephony
    assert telephony is not None
    assert telephony.minute is not None
    first, second, last = telephony.minute.tiers
    assert (first.name, second.name, last.name) == ("1", "2", "3")
    assert (first.above, last.up_to) == (None, None)
    assert second.above is first.up_to
    assert last.above is second.up_to
    assert telephony.minute.price is None
    assert not telephony.minute.whole


ONE_TIER = "telephony: {minute: {tiers: [{price: $0.03 / min}]}}"
ONE_PRICE = "telephony: {minute: {value: $0.02 / min, source: a list}}"


@pytest.mark.parametrize(("below", "above"), [(ONE_TIER, ONE_PRICE), (ONE_PRICE, ONE_TIER)])
def test_what_a_file_above_says_counts(below: str, above: str, tmp_path: Path) -> None:
    (tmp_path / "below.yaml").write_text(f"extends: {SAMPLES}/seed_sample.yaml\n{below}\n")
    file = tmp_path / "above.yaml"
    file.write_text(f"extends: below.yaml\n{above}\n")
    telephony = load(str(file)).scenario.telephony
    assert telephony is not None
    assert telephony.minute is not None
    assert (telephony.minute.price is None) == (above == ONE_TIER)


def test_a_price_is_no_tier_and_keeps_its_source() -> None:
    loaded = load("inhouse", "telephony.minute={value: $0.02 / min, source: a list}")
    telephony = loaded.scenario.telephony
    assert telephony is not None
    assert telephony.minute is not None
    assert telephony.minute.price is not None
    assert telephony.minute.tiers == ()
    details = loaded.scenario.inputs["telephony.minute"].details
    assert details is not None
    assert details.source == "a list"


@pytest.mark.parametrize(
    ("limit", "minutes"),
    [
        ("100_000", 100_000),
        ("100_000 min", 100_000),
        ("100_000 / month", 100_000),
        ("1_000 h / month", 1_000),
        ("1.2M / year", 1_200_000),
    ],
)
def test_how_limits_are_written(limit: str, minutes: float) -> None:
    items = f"{{up_to: {limit}, price: $0.02 / min}}, {{price: $0.01 / min}}"
    amount = load("inhouse", tiers(items)).scenario.inputs["telephony.minute.tiers.1.up_to"]
    assert amount.value == minutes


@pytest.mark.parametrize(
    ("items", "message", "pointed"),
    [
        (
            "{up_to: 500, price: $2 / min}, {up_to: 500, price: $1 / min}, {price: $1 / min}",
            "tier 2 of `telephony.minute` does not end above the one before it",
            "up_to",
        ),
        (
            "{up_to: 500, price: $2 / min}, {up_to: 1 h, price: $1 / min}, {price: $1 / min}",
            "tier 2 of `telephony.minute` does not end above the one before it",
            "up_to",
        ),
        (RISING, "tier 2 of `telephony.minute` is the last one and ends", "up_to"),
        (
            f"{{price: $1 / min}}, {RISING.split('}, ', maxsplit=1)[0]}}}, {{price: $1 / min}}",
            "tier 1 of `telephony.minute` has no end",
            "price: $1 / min",
        ),
        (
            "{up_to: 1..2..3, price: $2 / min}, {price: $1 / min}",
            "tier 1 of `telephony.minute` ends at a range",
            "up_to",
        ),
        (
            "{up_to: 5 messages, price: $2 / min}, {price: $1 / min}",
            "tiers.1.up_to`: this is not",
            "5",
        ),
        ("{up_to: 0, price: $2 / min}, {price: $1 / min}", "has to be above 0", "0"),
        ("{up_to: 5}, {price: $1 / min}", "`telephony.minute.tiers.1.price` is missing", "up_to"),
        ("{up_to: 5, price: $2 / month}, {price: $1 / min}", "tiers.1.price`", "$2"),
        ("{upto: 5, price: $1 / min}, {price: $1 / min}", "unknown key `upto`", "upto"),
        ("$1 / min", "`telephony.minute.tiers.1` is a section, not a value", "$1 / min"),
    ],
)
def test_bad_tiers_have_a_place(items: str, message: str, pointed: str) -> None:
    problem = errors("inhouse", tiers(items))[0]
    assert message in problem.message
    assert pointed in under(problem)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("{tiers: []}", "`telephony.minute.tiers` lists at least one tier"),
        ("{tiers: $1 / min}", "`telephony.minute.tiers` lists at least one tier"),
        ("{teirs: [{price: $1 / min}]}", "unknown key `teirs` in `telephony.minute`"),
        ("{tiers_apply: graduated}", "`telephony.minute.tiers` is missing"),
        ("{tiers: [{price: $1 / min}], tiers_apply: each}", "tiers_apply` cannot be `each`"),
        ("{tiers: [{price: $1 / min}], value: $1 / min}", "unknown key `value`"),
        ("{low: $1 / min}", "`telephony.minute` has no `value`"),
        ("$1 / message", "this is not in `USD / min`"),
    ],
)
def test_what_is_neither_a_price_nor_tiers(value: str, message: str) -> None:
    assert message in only_error("inhouse", f"telephony.minute={value}").message
