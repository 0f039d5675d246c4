"""What is known while one assumption file is read: its inputs so far and its problems so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from costmodel.assumptions.calendar import (
    ACTUAL_DAYS,
    Calendar,
    build_calendar,
    calendar_entries,
)
from costmodel.assumptions.problems import AssumptionsError, Problem, Span
from costmodel.kernel.expression import Expr, Input, input_node

if TYPE_CHECKING:
    from collections.abc import Iterable

    from costmodel.assumptions.details import Details
    from costmodel.assumptions.layers import SourceFile
    from costmodel.kernel.quantity import Graph

MOST_PROBLEMS = 200  # a hostile file could have one in every value


@dataclass(frozen=True, slots=True)
class Amount:
    """One number of the assumptions: its typical value, its range, and where it comes from.

    `unit` is the unit it was written in. `span` is None for defaults and calendar entries. `least`
    and `most` bound what it may be, in that unit; None where nothing does.
    """

    value: float
    unit: str
    text: str
    label: str
    span: Span | None = None
    low: float | None = None
    high: float | None = None
    details: Details | None = None
    least: float | None = None
    most: float | None = None


@dataclass
class Reading:
    """The state of reading one file; it is the scope of the ramps found in it.

    A header that could not be read leaves `currency` empty or `horizon` 0, and a rate None: what
    depends on it is then taken as it is, so that one mistake gives one problem.
    """

    scope: str
    graph: Graph
    files: list[SourceFile] = field(default_factory=list)
    currency: str = "USD"
    start: tuple[int, int] = (2000, 1)
    horizon: int = 0
    calendar: Calendar = field(init=False)
    rates: dict[str, Expr | None] = field(default_factory=dict)
    inputs: dict[str, Amount] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.use_calendar("365 days")

    def use_calendar(self, year: str) -> None:
        """Take the calendar's entries as inputs."""
        self.calendar = build_calendar(self.scope, year)
        entries = list(calendar_entries(year))
        if year == ACTUAL_DAYS and self.horizon:
            from costmodel.assumptions.actual_days import day_entries, weeks_of_month

            entries += day_entries()
            self.calendar = replace(self.calendar, weeks_per_month=weeks_of_month(self))
        for entry in entries:
            self.inputs[f"calendar.{entry.name}"] = Amount(
                entry.value, entry.unit, f"{entry.value:.15g}", entry.label
            )

    def add_input(self, path: str, amount: Amount) -> Expr:
        """Record a number under its path; its traced leaf."""
        self.inputs[path] = amount
        return input_node(Input((self.scope, path), amount.unit, amount.label))

    def error(
        self,
        code: str,
        message: str,
        span: Span | None,
        help_text: str = "",
        related: tuple[tuple[Span, str], ...] = (),
    ) -> None:
        """Note a problem that makes the file unusable.

        Raises `AssumptionsError` once there are too many to go on.
        """
        self.problems.append(Problem("error", code, message, span, help_text, related))
        if len(self.problems) >= MOST_PROBLEMS:
            raise AssumptionsError(self.problems)

    def warn(self, code: str, message: str, span: Span | None, help_text: str = "") -> None:
        """Note a value that is legal but suspect; it never changes a number."""
        self.problems.append(Problem("warning", code, message, span, help_text))

    def age(self, span: Span) -> int:
        """How far below the top the file of a span is; values set on top of all come first."""
        names = ["--set", *(file.shown for file in self.files)]
        return names.index(span.file) if span.file in names else len(names)

    def newest_first(self, places: Iterable[tuple[Span, str]]) -> list[tuple[Span, str]]:
        """Places that may each be to blame: what was written on top is the likeliest."""
        return sorted(places, key=lambda place: self.age(place[0]))

    def blame(
        self, code: str, message: str, places: Iterable[tuple[Span, str]], help_text: str
    ) -> None:
        """Note an error that any of several places may have caused."""
        (first, _), *others = self.newest_first(places)
        self.error(code, message, first, help_text, tuple(others))
