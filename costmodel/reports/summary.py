"""What a result says, in two or three sentences: what it is, what binds, what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.reports.figures import MINUS, figure, share

if TYPE_CHECKING:
    from costmodel.analysis.results import (
        CompareResult,
        ComparisonResult,
        MonthlyLine,
        ScenarioResult,
    )

BINDS = {
    "target_bound": "the service level",
    "occupancy_bound": "the highest occupancy",
    "floor_bound": "the floor",
}
FEW = 0.0005  # a share of hours that shows as none
MOST_STEPS = 2  # lines named as what makes a change


def run_sentences(result: ScenarioResult) -> list[str]:
    """A scenario in sentences."""
    return [_what_it_costs(result), _what_binds(result)]


def _what_it_costs(result: ScenarioResult) -> str:
    whole = result.value("run_rate_cost") or 0.0
    lines = [line for line in result.lines.values() if line.role == "cost"]
    month = result.run_rate_month - 1
    largest = max(lines, key=lambda line: line.monthly[month] or 0.0, default=None)
    said = f"The run rate is {_money(whole, result)} a year"
    contact = result.value("cost_per_contact")
    if contact is not None:
        said += f", {_price(contact, result)} a contact"
    if largest is not None and whole:
        part = 12 * (largest.monthly[month] or 0.0) / whole
        said += f"; {_named(largest)} is {share(part)} of it"
    total = _money(result.value("total_cost") or 0.0, result)
    return f"{said}. {total} are spent over the horizon."


def _what_binds(result: ScenarioResult) -> str:
    """What sizes most of the teams' hours, weighted by their FTE."""
    weights = dict.fromkeys(BINDS, 0.0)
    for name in BINDS:
        for line in result.lines.values():
            if line.quantity == name:
                team = line.name.partition(".")[2]
                paid = result.in_run_rate_month(f"team_fte.{team}") or 0.0
                weights[name] += paid * (result.in_run_rate_month(line.name) or 0.0)
    fte = f"{result.value('paid_fte') or 0.0:,.1f} FTE are paid"
    needed = _required(result)
    if needed is not None:
        return f"{fte}, and the targets ask for {needed:,.1f}."
    whole = sum(weights.values())
    if not whole:
        return f"{fte}."
    name = max(weights, key=lambda each: weights[each])
    return f"{fte}; {BINDS[name]} sizes {_most(weights[name] / whole)} of their queues' hours."


def _required(result: ScenarioResult) -> float | None:
    """FTE that the targets of all teams ask for, where staff is given or held."""
    names = [line.name for line in result.lines.values() if line.quantity == "required_fte"]
    if not names:
        return None
    teams = [line.name for line in result.lines.values() if line.quantity == "team_fte"]
    needs = {name.partition(".")[2]: name for name in names}
    found = (needs.get(name.partition(".")[2], name) for name in teams)
    return sum(result.in_run_rate_month(name) or 0.0 for name in found)


def switch_sentences(comparison: ComparisonResult, result: CompareResult) -> list[str]:
    """A switch in sentences: what it changes, by which lines, and when it has paid."""
    return [_what_changes(comparison, result), _by_which_lines(comparison, result)]


def _what_changes(comparison: ComparisonResult, result: CompareResult) -> str:
    baseline = result.baseline
    change = comparison.value("run_rate_change") or 0.0
    before = baseline.value("run_rate_cost") or 0.0
    verb = "saves" if change < 0 else "adds"
    part = f" ({share(abs(change) / before)})" if before else ""
    once = comparison.value("change_of_one_time_cost") or 0.0
    paid = comparison.value("payback_months")
    when = f"paid back in month {paid:.0f}" if paid is not None else "not paid back in the horizon"
    return (
        f"{comparison.name} {verb} {_money(abs(change), baseline)} a year of {baseline.name}'s run "
        f"rate{part}{_with_benefits(comparison, result)}; it costs {_money(once, baseline)} once, "
        f"{when}."
    )


def _with_benefits(comparison: ComparisonResult, result: CompareResult) -> str:
    """How the benefits differ: what adds to the costs may be paid back by them alone."""
    pair = (result.scenario(comparison.name), result.baseline)
    after, before = (each.value("total_benefit") or 0.0 for each in pair)
    if round(after - before) == 0:
        return ""
    side = "more" if after > before else "less"
    money = _money(abs(after - before), result.baseline)
    return f", with {money} {side} of benefits over the horizon"


def _by_which_lines(comparison: ComparisonResult, result: CompareResult) -> str:
    steps = [step for step in comparison.bridge if step.change]
    whole = sum(abs(step.change) for step in steps)
    if not whole:
        return "No cost line changes."
    named = sorted(steps, key=lambda step: -abs(step.change))[:MOST_STEPS]
    said = " and ".join(f"{step.name} {_change(step.change, result)}" for step in named)
    rest = share(sum(abs(step.change) for step in named) / whole)
    return f"It rests on {said}: {rest} of all that changes, up and down."


def _most(part: float) -> str:
    return "all" if part > 1 - FEW else share(part)


def _change(value: float, result: CompareResult) -> str:
    return f"{'+' if value > 0 else MINUS}{_money(abs(value), result.baseline)}"


def _named(line: MonthlyLine) -> str:
    return line.name.replace("_", " ")


def _money(value: float, result: ScenarioResult) -> str:
    return f"{result.currency} {figure(value, result.currency)}"


def _price(value: float, result: ScenarioResult) -> str:
    return f"{result.currency} {figure(value, f'{result.currency}/contact')}"
