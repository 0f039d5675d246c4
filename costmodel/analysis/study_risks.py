"""Checks of the risks that a study names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.problems import Problem, did_you_mean
from costmodel.model.lines import BENEFIT_LINES, CATEGORIES, COST_LINES, ONE_TIME_COST_LINES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.assumptions.format.scenario import Scenario


def study_problems(s: Scenario) -> Iterator[Problem]:
    """Risks of what is no cost line and no category."""
    known = _known(s)
    for name in s.study.risks if s.study is not None else ():
        if name not in known:
            message = f"`study.risks.{name}` is no cost line and no category"
            span = s.inputs[f"study.risks.{name}"].span
            yield Problem("error", "unknown-line", message, span, _help(name, known))


def _known(s: Scenario) -> set[str]:
    lines = {each.quantity.name for each in (*COST_LINES, *ONE_TIME_COST_LINES)}
    return lines | set(CATEGORIES) | set(s.costs) | set(s.automation)


def _help(name: str, known: set[str]) -> str:
    if name in {each.quantity.name for each in BENEFIT_LINES}:
        return "a benefit has a `risk` of its own, where it stands"
    return did_you_mean(name, known) or "categories: " + ", ".join(CATEGORIES)
