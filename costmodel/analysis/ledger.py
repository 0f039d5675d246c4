"""Where each cost line is booked: its defaults, and what the file's ledger says instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.assumptions.problems import Problem, did_you_mean
from costmodel.model.lines import COST_LINES, ONE_TIME_COST_LINES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.assumptions.format.ledger import Booking
    from costmodel.assumptions.format.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Booked:
    """Where a line is booked: monthly lines are opex by default, one-time ones capex."""

    line: str
    category: str
    account: str | None
    cost_center: str | None
    expense: str


def bookings(s: Scenario) -> dict[str, Booked]:
    """The booking of each cost line of a scenario, one-time ones too, by its name."""
    found = {}
    for register, expense in ((COST_LINES, "opex"), (ONE_TIME_COST_LINES, "capex")):
        for registered in register:
            for node in registered.of(s):
                assert node.line is not None  # noqa: S101 - what registers holds are lines
                name = node.line.name
                own = _own(name, s)
                found[name] = Booked(
                    name,
                    (own and own.category) or registered.category,
                    own.account if own is not None else None,
                    own.cost_center if own is not None else None,
                    (own and own.expense) or expense,
                )
    return found


def _own(name: str, s: Scenario) -> Booking | None:
    """What the ledger says of a line, of `build` for `build.ivr`, of `tool` for `one_time.tool`."""
    lines = {} if s.ledger is None else s.ledger.lines
    quantity, _, member = name.partition(".")
    return lines.get(name) or lines.get(member) or lines.get(quantity)


def ledger_problems(s: Scenario) -> Iterator[Problem]:
    """Lines of the ledger that no cost of any scenario has."""
    registers = (*COST_LINES, *ONE_TIME_COST_LINES)
    known = {each.quantity.name for each in registers} | set(s.costs)
    for name, booking in ({} if s.ledger is None else s.ledger.lines).items():
        if name not in known:
            message = f"`ledger.lines.{name}` is no cost line"
            help_text = did_you_mean(name, known) or "lines: " + ", ".join(sorted(known))
            span = next(iter(booking.spans.values()), None)
            yield Problem("error", "unknown-line", message, span, help_text)
