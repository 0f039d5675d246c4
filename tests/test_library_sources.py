"""Every value of the library: its source, its date, its grade, and the fact it is taken from."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from costmodel.assumptions.shipped import library_file
from tests.library import SEED, all_amounts, facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.assumptions.reading import Amount

ROLES = ("low", "middle", "high")
GRADES = "ABSCDJ"  # from the best to the weakest
CONSTANTS = {1, 2, 12, 100}  # of derivations: in and out, months, percent
# What the unit of a fact looks like, by the unit of a value.
UNITS = {
    "share": r"percent.*",
    "customer": r"customers",
    "contact/customer/month": r"calls/customer/month",
    "contact": r"calls",
    "week": r"weeks",
    "month": r"months",
    "s": r"percent in 20 s|seconds",
    "share/year": r"percent.*",
    "min/contact": r"minutes",
    "s/contact": r"percent in 20 s|seconds",
    "1": r"chats|agents|x|x regular rate .*|trunks|points",
    "1/month": r"per month",
    "1/year": r"per year",
    "money": r"USD( one-time)?",
    "money/year": r"USD/year",
    "money/month": r"USD/((user|number)/)?month",
    "money/min": r"USD/min",
    "money/h": r"(USD|GBP)/hour|USD/active user hour",
    "GBP/h": r"GBP/hour",
    "money/contact": r"USD/(resolution|conversation)",
    "money/message": r"USD/message",
    "money/FTE": r"USD/agent",
    "money/FTE/week": r"USD/week",
    "money/FTE/month": r"USD/(user|agent|seat)/month|ZAR/month|MUR/month",
    "money/FTE/year": r"USD/year",
    "money/GB/month": r"USD/GB/month",
}


@pytest.fixture(scope="module")
def amounts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Amount]:
    return all_amounts(tmp_path_factory.mktemp("plans"))


@cache
def parts(source: str) -> tuple[tuple[str, str], ...]:
    """A source's parts: `("judgement", ...)`, `("derived", ...)`, or `("", address)`."""
    found = []
    for part in source.split("; "):
        word, _, rest = part.partition(": ")
        if word.split(",")[0] in {"judgement", "derived", "beside", *ROLES}:
            found.append((word, rest))
        else:
            found.append(("", part))
    return tuple(found)


def said(amount: Amount, kind: str) -> list[str]:
    assert amount.details is not None
    return [rest for word, rest in parts(amount.details.source) if word == kind]


def judged(amount: Amount) -> set[str]:
    """Which of low, middle and high are judgement."""
    assert amount.details is not None
    words = [word for word, rest in parts(amount.details.source) if rest == "judgement"]
    return {role for word in words for role in word.split(", ")}


def is_judgement(amount: Amount) -> bool:
    return bool(said(amount, "judgement"))


def rows_of(amount: Amount) -> list[dict[str, str]]:
    return list(chain.from_iterable(facts().get(address, []) for address in said(amount, "")))


def figures(row: dict[str, str]) -> set[float]:
    return {float(row[key]) for key in ("low", "typical", "high") if row[key]}


def mentioned(row: dict[str, str]) -> set[float]:
    return {float(figure) for figure in row["other_figures"].split()}


def is_of(row: dict[str, str], number: float, amount: Amount) -> bool:
    """Whether the number is one of the fact's, in its unit, or one that the fact mentions."""
    wanted = pytest.approx(number * (100 if re.search("%|points", amount.text) else 1))
    fits = re.fullmatch(UNITS[amount.unit], row["unit"]) is not None
    return (fits and any(each == wanted for each in figures(row))) or any(
        each == wanted for each in mentioned(row)
    )


def numbers(amount: Amount) -> Iterator[float]:
    """What of low, middle and high a fact has to say."""
    given = dict(zip(ROLES, (amount.low, amount.value, amount.high), strict=True))
    for role, number in given.items():
        if number is not None and role not in judged(amount) and role not in derivations(amount):
            yield number


def derivations(amount: Amount) -> dict[str, str]:
    """How the middle follows from facts, or low, middle and high with `..` between."""
    texts = [each.strip() for text in said(amount, "derived") for each in text.split("..")]
    return dict(zip(("middle",) if len(texts) == 1 else ROLES, texts, strict=False))


def is_checked(name: str) -> bool:
    """Of a ramp, only the end is a figure of a fact; the rest is in its words."""
    return not re.search(r"\.(start|over|first)$", name)


def test_every_value_says_where_it_comes_from(amounts: dict[str, Amount]) -> None:
    assert len(amounts) > 500
    for name, amount in amounts.items():
        assert amount.details is not None, name
        assert amount.details.source, name
        assert amount.details.grade in GRADES, name


def test_judgement_is_marked_as_such(amounts: dict[str, Amount]) -> None:
    for name, amount in amounts.items():
        assert amount.details is not None
        assert is_judgement(amount) == (amount.details.grade == "J"), name
        if is_judgement(amount):
            assert amount.details.as_of == "", name
            assert set(parts(amount.details.source)) <= {
                ("judgement", ""),
                *(("beside", address) for address in facts()),
            }, name


def test_every_address_is_one_of_a_fact_or_a_source_text(amounts: dict[str, Amount]) -> None:
    for name, amount in amounts.items():
        if is_judgement(amount):
            continue
        addresses = said(amount, "")
        assert addresses, name
        for address in addresses:
            assert address in facts(), name
            assert address.startswith("http") or address == SEED


def test_every_number_is_one_of_its_facts_in_their_unit(amounts: dict[str, Amount]) -> None:
    checked = 0
    for name, amount in amounts.items():
        if is_judgement(amount) or not is_checked(name):
            continue
        for number in numbers(amount):
            assert any(is_of(row, number, amount) for row in rows_of(amount)), (name, number)
            checked += 1
    assert checked > 200


def test_every_derived_number_follows_from_its_facts(amounts: dict[str, Amount]) -> None:
    derived = [(name, amount) for name, amount in amounts.items() if said(amount, "derived")]
    assert len(derived) > 5
    for name, amount in derived:
        known = {figure for row in rows_of(amount) for figure in figures(row) | mentioned(row)}
        given = dict(zip(ROLES, (amount.low, amount.value, amount.high), strict=True))
        for role, text in derivations(amount).items():
            assert re.fullmatch(r"[0-9_.+*/() -]+", text), name
            used = {float(each.replace("_", "")) for each in re.findall(r"[0-9][0-9_.]*", text)}
            assert used <= known | CONSTANTS, name
            value = eval(text)  # noqa: S307 - digits and operators alone, matched above
            assert f"{given[role]:.3g}" in {f"{value:.3g}", f"{value / 100:.3g}"}, name


def test_grade_and_date_are_those_of_the_facts(amounts: dict[str, Amount]) -> None:
    for name, amount in amounts.items():
        if is_judgement(amount) or not is_checked(name):
            continue
        assert amount.details is not None
        wanted = list(numbers(amount))
        rows = [
            row
            for row in rows_of(amount)
            if not wanted or any(is_of(row, number, amount) for number in wanted)
        ]
        assert amount.details.grade in {row["grade"] for row in rows}, name
        days = {re.sub(r"^\d{4}-(?=\d{4}$)", "", row["as_of"]) for row in rows}
        assert amount.details.as_of in days, name


def test_what_a_market_says_is_of_that_country(amounts: dict[str, Amount]) -> None:
    checked = 0
    for name, amount in amounts.items():
        assert amount.span is not None
        file = Path(amount.span.file)
        if file.parent.name != "market" or is_judgement(amount):
            continue
        country = file.stem.replace("-", " ")
        rows = [row for row in rows_of(amount) if row["region"].lower() == country]
        wanted = list(numbers(amount))
        assert rows, name
        assert all(any(is_of(row, number, amount) for row in rows) for number in wanted), name
        checked += 1
    assert checked > 25


def test_a_number_that_takes_no_source_has_a_comment() -> None:
    """Whole months are structure: where they come from stands beside them."""
    months = re.compile(r"\bmonths: *[0-9]")
    lines = [
        (path.name, line)
        for path in library_file("common.yaml").parent.rglob("*.yaml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if months.search(line)
    ]
    assert len(lines) > 5
    for name, line in lines:
        address = re.search(r"https?://\S+", line)
        assert "judgement" in line or (address and address[0] in facts()), (name, line)


def test_nothing_rests_on_anecdote(amounts: dict[str, Amount]) -> None:
    assert "D" not in {amount.details.grade for amount in amounts.values() if amount.details}
