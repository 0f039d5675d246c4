"""What a contact that people answer costs, by channel, in one month: as published figures are.

A channel's cost without its machines, over the contacts that people handle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.analysis.run import ScenarioFile, collect, compute, open_scenarios

if TYPE_CHECKING:
    from pathlib import Path

    from costmodel.analysis.results import ScenarioResult


def channel_costs(path: Path, month: int) -> tuple[ScenarioResult, dict[str, float]]:
    """The result of a file, and its cost of a handled contact by channel."""
    opened = open_scenarios([ScenarioFile(path)], month)
    (result,) = collect(opened, compute(opened))

    def amount(quantity: str, channel: str) -> float:
        name = f"{quantity}.{channel}"
        return (result.in_run_rate_month(name) or 0) if name in result.lines else 0

    costs = {}
    for channel in opened.loaded[0].scenario.demand.channels:
        handled = amount("contacts_handled", channel)
        if handled:
            people = amount("channel_cost", channel) - amount("channel_machines", channel)
            costs[channel] = people / handled
    return result, costs
