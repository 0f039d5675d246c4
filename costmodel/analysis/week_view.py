"""A week of the model by half-hour: lines over a team's week, unfolded to 336 values."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.analysis.typical import typical_inputs
from costmodel.model.folding import WEEK, folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr

Row = tuple[float | None, ...]  # a value for each half-hour, Monday 00:00 first; None where closed


@dataclass(frozen=True)
class WeekView:
    """The lines that vary over a week, in one month and one kind of week.

    `rows` has for each line its values in the rows of its team's week, `halves` the half-hours of
    each row of a team.
    """

    rows: dict[str, list[float]]
    halves: dict[str, list[list[int]]]

    def row(self, team: Team, line: str) -> Row:
        """A line of a team by half-hour; None in all of them where it does not apply."""
        week: list[float | None] = [None] * WEEK
        for halves, value in zip(self.halves[team.name], self.rows.get(line, ()), strict=False):
            for half in halves:
                week[half] = value if math.isfinite(value) else None
        return tuple(week)


def week_view(s: Scenario, month: int, event: str = "") -> WeekView:
    """A week in a month counted from 1: the normal one, or that of an event."""
    (view,) = week_views(s, [(month, event)])
    return view


def week_views(s: Scenario, weeks: Sequence[tuple[int, str]]) -> list[WeekView]:
    """Several weeks, each a month and an event's name, computed together."""
    from costmodel.kernel.numbers import at_typical, evaluate

    lines = {name: node for name, node in s.graph.of_scope(s.scope).items() if node.week}
    arrays = evaluate(list(lines.values()), at_typical(typical_inputs(s)), months=s.horizon)
    halves = {team.name: folded(s, team) for team in s.teams.values()}
    kinds = ["", *s.demand.events]

    def rows(month: int, event: str) -> dict[str, list[float]]:
        return {
            name: _of_kind(
                array[0, min(month, array.shape[1]) - 1].tolist(),
                node,
                kinds.index(event),
                len(kinds),
            )
            for (name, node), array in zip(lines.items(), arrays, strict=True)
        }

    return [WeekView(rows(*week), halves) for week in weeks]


def _of_kind(values: list[float], node: Expr, kind: int, kinds: int) -> list[float]:
    """The rows of one kind of week, of which there are as many blocks."""
    rows = values * (len(node.week or ()) if len(values) == 1 else 1)
    count = len(rows) // kinds
    return rows[kind * count : (kind + 1) * count]


def added(rows: Sequence[Row]) -> Row:
    """The sum of rows, where any of them has a value."""
    return tuple(
        sum(value for value in values if value is not None)
        if any(value is not None for value in values)
        else None
        for values in zip(*rows, strict=True)
    )


def arriving(team: Team, channel: Channel, view: WeekView) -> Row:
    """The share of an average week's contacts that a team gets in each half-hour."""
    scoped = f"{team.name}.{channel.name}"
    with_waiting = view.row(team, f"arriving_share.{scoped}")
    alone = all(share is None for share in with_waiting)
    return view.row(team, f"interval_weight.{scoped}") if alone else with_waiting


def total(row: Row) -> float:
    """The sum of the half-hours that have a value."""
    return sum(value for value in row if value is not None)


def mean(row: Row) -> float:
    """The mean of the half-hours that have a value; 0 of none."""
    values = [value for value in row if value is not None]
    return sum(values) / len(values) if values else 0.0


def peak(row: Row) -> float:
    """The largest value."""
    return max((value for value in row if value is not None), default=0.0)
