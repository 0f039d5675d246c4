"""What is known while one assumption file is read: its inputs so far and its problems so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from costmodel.assumptions.calendar import Calendar, build_calendar, calendar_entries
from costmodel.assumptions.problems import Problem, Span
from costmodel.kernel.expression import Expr, Input, input_node

if TYPE_CHECKING:
    from costmodel.kernel.quantity import Graph


@dataclass(frozen=True, slots=True)
class Amount:
    """One number of the assumptions: its typical value, its range, and where it comes from.

    `unit` is the unit it was written in. `span` is None for defaults and calendar entries.
    """

    value: float
    unit: str
    text: str
    label: str
    span: Span | None = None
    low: float | None = None
    high: float | None = None
    details: Details | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """What a `{value: ..., source: ...}` says of a value besides the number."""

    dist: str = ""
    p10: str = ""
    p90: str = ""
    source: str = ""
    note: str = ""
    as_of: str = ""
    grade: str = ""
    owner: str = ""
    correlate: str = ""


@dataclass
class Reading:
    """The state of reading one file; it is the scope of the ramps found in it."""

    scope: str
    graph: Graph
    currency: str = "USD"
    horizon: int = 12
    start_month: int = 1
    calendar: Calendar = field(init=False)
    rates: dict[str, Expr] = field(default_factory=dict)
    inputs: dict[str, Amount] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.use_calendar("365 days")

    def use_calendar(self, year: str) -> None:
        """Take the calendar's entries as inputs."""
        self.calendar = build_calendar(self.scope, year)
        for entry in calendar_entries(year):
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
        """Note a problem that makes the file unusable."""
        self.problems.append(Problem("error", code, message, span, help_text, related))

    def warn(self, code: str, message: str, span: Span | None, help_text: str = "") -> None:
        """Note a value that is legal but suspect; it never changes a number."""
        self.problems.append(Problem("warning", code, message, span, help_text))
