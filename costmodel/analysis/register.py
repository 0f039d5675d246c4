"""The register of a scenario's assumptions: values, where they come from, what is doubtful."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.analysis.run import open_scenarios
from costmodel.assumptions.details import Details
from costmodel.assumptions.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from costmodel.analysis.run import ScenarioFile
    from costmodel.assumptions.reading import Amount

JUDGEMENT = ("judgement", "judgment")
OLDEST = 12  # months before the start of the model
_MOST_PARTS = 4  # of a ramp: its start and end, how long it takes and when it begins
_PART = re.compile(r"\.(start|end|over|first|level|within|\d+)$")
DOUBTS = {
    "no-source": "without a source",
    "grade-d": "of grade D, anecdote",
    "old": "older than a year when the model starts",
}


@dataclass(frozen=True, slots=True)
class Registered:
    """An assumption: its value as written, its range in the same unit, and where it comes from.

    `low` and `high` are texts, empty where there is no range beside the value; `doubts` are keys of
    `DOUBTS`.
    """

    name: str
    value: str
    low: str
    high: str
    place: str
    details: Details
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """All assumptions that a scenario's files give, in the order in which they are read."""

    scenario: str
    entries: tuple[Registered, ...]

    @property
    def judged(self) -> int:
        """How many rest on judgement alone."""
        return sum(_is_judgement(each.details.source) for each in self.entries)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """A warning for each kind of doubt, which names the assumptions."""
        return tuple(_warnings(self.entries))


def register(file: ScenarioFile) -> Register:
    """The register of a scenario; raises `AssumptionsError` for problems of its files."""
    scenario = open_scenarios([file]).loaded[0].scenario
    return Register(scenario.scope, tuple(_entries(scenario.inputs, scenario.start)))


def _entries(inputs: dict[str, Amount], start: tuple[int, int]) -> Iterator[Registered]:
    """One entry for each value that was written: parts of a ramp or of a list are one."""
    groups: dict[tuple[str, Details], list[Amount]] = {}
    for path, amount in inputs.items():
        if amount.span is not None:
            whole = _PART.sub("", path)
            groups.setdefault((whole, amount.details or Details()), []).append(amount)
    for (path, details), amounts in groups.items():
        yield _entry(path, details, amounts, start)


def _entry(
    path: str, details: Details, amounts: list[Amount], start: tuple[int, int]
) -> Registered:
    first = amounts[0]
    assert first.span is not None  # noqa: S101 - only what was written is listed
    texts = list(dict.fromkeys(amount.text for amount in amounts))
    value, low, high = ", ".join(texts), "", ""
    if len(amounts) > _MOST_PARTS:
        values = [amount.value for amount in amounts]
        value, low, high = f"{len(amounts)} values", f"{min(values):.6g}", f"{max(values):.6g}"
    elif ".." not in first.text:
        low, high = (_said(first, end) for end in (first.low, first.high))
    doubts = tuple(_doubts(details, start))
    return Registered(
        path, value, low, high, f"{first.span.file}:{first.span.line}", details, doubts
    )


def _said(amount: Amount, end: float | None) -> str:
    """An end of the amount's range, in percent where the value is; nothing where there is none."""
    if end is None:
        return ""
    return f"{100 * end:.6g} %" if "%" in amount.text else f"{end:.6g}"


def _doubts(details: Details, start: tuple[int, int]) -> Iterator[str]:
    if not details.source:
        yield "no-source"
    if details.grade.upper() == "D":
        yield "grade-d"
    if details.as_of and _months_before(details.as_of, start) > OLDEST:
        yield "old"


def _months_before(day: str, start: tuple[int, int]) -> int:
    """Months from a date, or from the end of a year, to the start."""
    year, _, rest = day.partition("-")
    month = int(rest[:2]) if rest else 12
    return (start[0] - int(year)) * 12 + start[1] - month


def _is_judgement(source: str) -> bool:
    return source.split(";", maxsplit=1)[0].strip().split(":")[0] in JUDGEMENT


def _warnings(entries: Iterable[Registered]) -> Iterator[Problem]:
    for code, words in DOUBTS.items():
        found = [each for each in entries if code in each.doubts]
        if found:
            names = ", ".join(f"`{each.name}`" for each in found)
            are = "assumption is" if len(found) == 1 else "assumptions are"
            yield Problem("warning", code, f"{len(found)} {are} {words}: {names}", None)
