"""What each chart shows, in a sentence: its title as long as the inputs are those exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.reports.figures import figure, share
from costmodel.workbook.printing import line_of

if TYPE_CHECKING:
    from costmodel.analysis.results import ComparisonResult, ScenarioResult
    from costmodel.workbook.content import Content


def on_cost_lines(content: Content) -> str:
    """Which line costs most, or which change decides the switch."""
    if content.switches:
        return _run_rates(content.switches[-1], content.results[0])
    result, whole = content.results[0], content.results[0].value("run_rate_cost") or 0.0
    lines = [line for line in result.lines.values() if line.role == "cost"]
    costs = {line.name: 12 * (result.in_run_rate_month(line.name) or 0.0) for line in lines}
    if not whole or not costs:
        return "Nothing is spent in the month of the run rate"
    largest = max(costs, key=lambda name: costs[name])
    return f"{_named(largest)} is {share(costs[largest] / whole)} of the run rate"


def _run_rates(switch: ComparisonResult, baseline: ScenarioResult) -> str:
    change, before = switch.value("run_rate_change") or 0.0, baseline.value("run_rate_cost") or 0.0
    if not before or not change:
        return f"The run rates of {switch.name} and {switch.baseline} are the same"
    side = "below" if change < 0 else "above"
    part = share(abs(change) / before)
    return f"The run rate of {switch.name} is {part} {side} that of {switch.baseline}"


def on_monthly_cost(content: Content) -> str:
    """What the last month costs beside the first."""
    said = []
    for result in content.results:
        cost = result.lines["running_cost"].monthly
        first, last = (figure(cost[at], result.currency) for at in (0, -1))
        said.append(f"{result.name} goes from {first} to {last}")
    return f"A month's running cost: {'; '.join(said)}"


def on_payback(content: Content) -> str:
    """When the flows have paid back what was spent first."""
    results = content.switches or content.results
    named = "the switch to {}" if content.switches else "{}"
    said = []
    for result in results:
        months = result.value("payback_months")
        when = "does not pay back" if months is None else f"has paid back in month {months:.0f}"
        said.append(f"{named.format(result.name)} {when}")
    return _capital("; ".join(said))


def on_bridge(content: Content, switch: ComparisonResult) -> str:
    """The line that changes most."""
    steps = [step for step in switch.bridge if step.change]
    if not steps:
        return f"No cost line differs between {switch.baseline} and {switch.name}"
    largest = max(steps, key=lambda step: abs(step.change))
    verb = "saves" if largest.change < 0 else "adds"
    amount = f"{content.currency} {figure(abs(largest.change), content.currency)}"
    return f"{_named(largest.name)} {verb} most, {amount} a year"


def on_staff(content: Content) -> str:
    """FTE of the run-rate month."""
    said = [
        f"{figure(result.value('paid_fte'), 'FTE')} in {result.name}" for result in content.results
    ]
    return f"Paid FTE in the month of the run rate: {', '.join(said)}"


def on_week(peaks: dict[str, float]) -> str:
    """The most agents that are needed at once."""
    said = [f"{peak:,.0f} in {name}" for name, peak in peaks.items()]
    return f"Most agents at once: {', '.join(said)}"


def on_inputs(content: Content) -> str:
    """The input whose range moves the result most."""
    effects = [effect for effect in content.effects if effect.spread]
    if not effects:
        return "No range of an input moves the NPV"
    largest = max(effects, key=lambda effect: effect.spread)
    ends = (figure(value, content.currency) for value in sorted((largest.at_low, largest.at_high)))
    return f"{largest.path} decides most: {content.currency} {' to '.join(ends)} of NPV"


def decisive_label(content: Content) -> str:
    """The result that ranges are judged by, in words."""
    scope = line_of(content.decisive).scope
    return f"NPV of {scope.replace('_vs_', ' against ')}"


def _named(line: str) -> str:
    return _capital(line.replace("_", " "))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
