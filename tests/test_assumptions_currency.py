"""Currencies: the file's own, others by dated rates."""

import pytest

from tests.assumption_files import attribute, errors, load, number, only_error, under

EUR = "fx.EUR={rate: 1.08, as_of: 2026-10-01, source: bank}"
SEAT = "platform.seat"


@pytest.mark.parametrize("text", ["€100 / month", "EUR 100 / month", "100 EUR / month"])
def test_other_currencies_convert_at_their_rate(text: str) -> None:
    loaded = load("inhouse", EUR, f"{SEAT}={text}")
    assert number(loaded, attribute(loaded, SEAT)) == pytest.approx(108, rel=1e-15)
    assert loaded.scenario.inputs[SEAT].unit == "EUR/FTE/month"
    assert loaded.scenario.inputs["fx.EUR.rate"].unit == "money/EUR"
    assert loaded.scenario.fx["EUR"].as_of == "2026-10-01"


def test_rates_may_be_uncertain() -> None:
    loaded = load("inhouse", "fx.EUR={rate: 1.0..1.1..1.2, as_of: 2026-10-01}", f"{SEAT}=€1 / year")
    assert loaded.scenario.inputs["fx.EUR.rate"].high == 1.2
    assert number(loaded, attribute(loaded, SEAT)) == pytest.approx(1.1 / 12)


def test_a_dollar_is_the_files_own_dollar() -> None:
    for code in ("USD", "CAD", "AUD"):
        loaded = load("inhouse", f"currency={code}", f"{SEAT}=$100 / month")
        assert number(loaded, attribute(loaded, SEAT)) == 100
        loaded = load("inhouse", f"currency={code}", f"{SEAT}={code} 100 / month")
        assert number(loaded, attribute(loaded, SEAT)) == 100
    loaded = load(
        "inhouse", "currency=CNY", "fx.USD={rate: 7.1, as_of: 2026-10-01}", f"{SEAT}=¥9 / month"
    )
    assert number(loaded, attribute(loaded, SEAT)) == 9


def test_a_dollar_in_a_file_in_euros_is_american() -> None:
    found = errors("seed_sample", "currency=EUR")
    assert len(found) == 5
    assert {each.message.partition(": ")[2] for each in found} == {
        "there is no rate from USD to EUR"
    }
    assert "add `fx: {USD: {rate: ..., as_of: ...}}`, in EUR for 1 USD" in found[0].help
    loaded = load("seed_sample", "currency=EUR", "fx.USD={rate: 0.9, as_of: 2026-10-01}")
    assert number(loaded, attribute(loaded, SEAT)) == pytest.approx(90)


def test_a_missing_rate_is_an_error_where_it_is_needed() -> None:
    problem = only_error("inhouse", f"{SEAT}=€100 / month")
    assert under(problem) == "€100 / month"
    assert "there is no rate from EUR to USD" in problem.message


@pytest.mark.parametrize(
    ("text", "code", "pointed"),
    [
        ("{EURO: {rate: 1, as_of: 2026-10-01}}", "name", "EURO"),
        ("{EUR: 1.08}", "value", "1.08"),
        ("{EUR: {rate: 1.08}}", "missing-value", "EUR"),
        ("{EUR: {as_of: 2026-10-01}}", "missing-value", "EUR"),
        ("{EUR: {rate: 1.08, asof: 2026-10-01}}", "unknown-key", "asof"),
        ("{EUR: {rate: 0, as_of: 2026-10-01}}", "value", "0"),
        ("{EUR: {rate: €1.08, as_of: 2026-10-01}}", "value", "€1.08"),
        ("{EUR: {rate: 1.08, as_of: 2026-02-30}}", "fx", "2026-02-30"),
        ("{EUR: {rate: 1.08, as_of: 20261001}}", "fx", "20261001"),
        ("{EUR: {rate: 1.08, as_of: 2026-W40-4}}", "fx", "2026-W40-4"),
        ("[EUR]", "value", "[EUR]"),
        ("1.08", "value", "1.08"),
    ],
)
def test_rates_that_do_not_work(text: str, code: str, pointed: str) -> None:
    problem = only_error("inhouse", f"fx={text}")
    assert (problem.code, under(problem)) == (code, pointed)
    assert problem.help


def test_a_rate_that_does_not_work_is_not_missing_as_well() -> None:
    setting = "fx.EUR={rate: none, as_of: 2026-10-01}"
    assert [under(each) for each in errors("inhouse", setting, f"{SEAT}=€1 / month")] == ["none"]


@pytest.mark.parametrize(
    ("text", "help_text"),
    [
        ("usd", "did you mean `USD`?"),
        ("USX", "did you mean"),
        ("$", "write its three capital letters"),
        ("XXXX", "write its three capital letters"),
        ("[USD]", "write its three capital letters"),
    ],
)
def test_what_is_no_currency(text: str, help_text: str) -> None:
    problem = only_error("inhouse", f"currency={text}")
    assert under(problem) == text
    assert problem.help.startswith(help_text)
