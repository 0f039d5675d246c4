"""Costs that are a share of other lines: the lines exist, and no cost is a share of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.problems import Problem, did_you_mean
from costmodel.model import costs  # noqa: F401 - registers the lines
from costmodel.model.lines import COST_LINES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.assumptions.format.scenario import Scenario

NO_BASE = ("custom_cost", "contingency")


def share_problems(s: Scenario) -> Iterator[Problem]:
    """Problems of the costs that are written as `5% of labor`."""
    own = {each.quantity.name for each in COST_LINES} - set(NO_BASE)
    known = [*sorted(own), *s.costs]
    for cost in s.costs.values():
        span = cost.spans.near("amount")
        for name in cost.amount.lines:
            if name not in known:
                message = f"`costs.{cost.name}` is a share of `{name}`, which is no cost line"
                help_text = did_you_mean(name, known) or "lines: " + ", ".join(known)
                yield Problem("error", "unknown-line", message, span, help_text)
        if cost.name in _below(cost.name, s):
            message = f"`costs.{cost.name}` is a share of itself"
            yield Problem("error", "share-of-itself", message, span, "take it out of the lines")


def _below(name: str, s: Scenario) -> set[str]:
    """All lines that a cost is a share of, through others too."""
    found: set[str] = set()
    stack = [name]
    while stack:
        cost = s.costs.get(stack.pop())
        for line in cost.amount.lines if cost is not None else ():
            if line not in found:
                found.add(line)
                stack.append(line)
    return found
