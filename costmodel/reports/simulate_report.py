"""The report of a simulation: how sure, how likely, and what to choose."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import TYPE_CHECKING

from costmodel.reports.data import Json, head, table_csv
from costmodel.reports.document import Bar, Bars, Column, Document, Sentence, Table
from costmodel.reports.figures import ABSENT, figure, rate_of_return, shown_unit
from costmodel.reports.names import words_of
from costmodel.reports.problems import as_dicts, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from costmodel.analysis.simulation.result import (
        Decision,
        Fan,
        Histogram,
        SimulatedOutput,
        Simulation,
    )
    from costmodel.reports.document import Block, Row
    from costmodel.sampling.statistics import Estimate

NAMES = ("P5", "P10", "P50", "P90", "P95")
STEADY = 0.01  # a share of the leading result that its mean may be off, when nothing else is said
KINDS = {"sobol": "scrambled quasi-random", "random": "plain random"}
MONTHS_SHOWN = 12


def simulate_document(result: Simulation) -> Document:
    """A simulation's report."""
    blocks: list[Block] = [Sentence(basis(result)), Sentence(verdict(result))]
    if result.decision is not None:
        blocks.append(Sentence(choice(result.decision, result)))
    scopes = dict.fromkeys(each.scope for each in result.outputs)
    blocks += [_spreads(scope, result) for scope in scopes]
    if missing := without_value(result):
        blocks.append(Sentence(missing))
    blocks.append(_chances(result))
    if result.decision is not None:
        blocks += _decision(result.decision, result)
    if result.histogram is not None:
        blocks.append(_histogram(result.histogram))
    blocks += [_fan(fan) for fan in result.fans]
    return Document(f"Simulation of {' and '.join(result.names)}", tuple(blocks))


def basis(result: Simulation) -> str:
    """What the draws are, and how inputs go over the months."""
    moving = [f"{path} {said}" for path, said in result.courses.items() if said != "held"]
    count = counted(len(result.courses), "uncertain input")
    held = f"over the months: {', '.join(moving)}, all others held" if moving else "each held"
    held = held if moving else "each one draw for all months"
    return (
        f"{result.draws:,} {KINDS[result.method]} draws with seed {result.seed} of {count}; "
        f"{held}. {result.currency}, {result.horizon} months; \u00b1 is half of a 95% interval."
    )


def verdict(result: Simulation) -> str:
    """How sure the leading result is, and whether that is enough."""
    lead = result.leading
    known = f"the mean {words_of(lead.name)} of {lead.scope} is known to \u00b1"
    error = result.relative_error
    known = (
        f"{known}{_tolerance(error)}" if math.isfinite(error) else "too few draws to say how sure"
    )
    wanted = STEADY if result.tolerance is None else result.tolerance
    if result.partial:
        return f"PARTIAL: interrupted after {result.draws:,} of {result.asked:,} draws; {known}."
    if error <= wanted:
        return f"Converged: {known}."
    return f"Not converged to {100 * wanted:g}%: {known}. Ask for more --draws."


def _tolerance(error: float) -> str:
    """Two digits, or all before the point.

    >>> _tolerance(0.00481), _tolerance(2.1)
    ('0.48%', '210%')
    """
    return f"{100 * error:.2g}%" if 100 * error < 99 else f"{100 * error:,.0f}%"


def choice(decision: Decision, result: Simulation) -> str:
    """Who wins, in a sentence."""
    best = max(range(len(decision.choices)), key=lambda at: decision.choices[at].best.value)
    chance = decision.choices[best].best
    won = _won(decision.scenarios, best)
    known = figure(decision.known.value, result.currency)
    return (
        f"{won} in {_percent(chance.value)} of the draws "
        f"(\u00b1 {_points(chance.error)}); to know everything before choosing would be worth "
        f"{result.currency} {known}."
    )


def _won(scenarios: Sequence[str], best: int) -> str:
    """Of two, the best beats the other; of more, it is the best of all.

    >>> _won(("a", "b"), 1), _won(("a", "b", "c"), 1)
    ('b beats a', 'b is the best of 3')
    """
    if len(scenarios) == 2:
        return f"{scenarios[best]} beats {scenarios[1 - best]}"
    return f"{scenarios[best]} is the best of {len(scenarios)}"


def without_value(result: Simulation) -> str:
    """Which results only some of the draws have, or nothing where there are none."""
    missing = ", ".join(
        f"{words_of(each.name)} of {each.scope} in {_percent(each.spread.missing)}"
        for each in result.outputs
        if 0 < each.spread.missing < 1
    )
    said = "of the draws; means, percentiles and worst are those of the other draws."
    return f"Without value, such as a payback that never comes: {missing} {said}" if missing else ""


def _spreads(scope: str, result: Simulation) -> Table:
    columns = (
        Column("", is_number=False),
        Column("Typical", is_optional=True),
        Column("Mean"),
        *(Column(name) for name in NAMES),
        Column("Mean of worst 5%", is_optional=True),
        Column("Unit", is_number=False, is_optional=True),
        Column("Without value", is_optional=True),
    )
    rows = [row for each in result.outputs if each.scope == scope for row in _spread_rows(each)]
    return Table(scope, columns, tuple(rows))


def _spread_rows(output: SimulatedOutput) -> Iterator[Row]:
    spread, worst = output.spread, output.worst
    estimates = [spread.mean, *spread.quantiles, worst]
    values = [_shown(each.value, output) for each in estimates]
    typical = _shown(math.nan if output.typical is None else output.typical, output)
    missing = _percent(spread.missing) if spread.missing else ""
    title = words_of(output.name)
    yield (title, typical, *values, shown_unit(output.unit), missing)
    if all(map(math.isfinite, (each.error for each in estimates))):
        errors = [_shown(each.error, output) for each in estimates]
        yield ("  \u00b1", "", *errors, "", "")


def _shown(value: float, output: SimulatedOutput) -> str:
    if not math.isfinite(value):
        return ABSENT
    return rate_of_return(value) if output.name == "irr" else figure(value, output.unit)


def _percent(value: float) -> str:
    return f"{100 * value:.1f}%" if math.isfinite(value) else ABSENT


def _points(value: float) -> str:
    return f"{100 * value:.1f} points" if math.isfinite(value) else ABSENT


def _chances(result: Simulation) -> Table:
    columns = (
        Column("Chance of", is_number=False),
        Column("In", is_number=False),
        Column("Chance"),
        Column("\u00b1"),
    )
    rows = tuple(
        (each.text, each.scope, _percent(each.chance.value), _points(each.chance.error))
        for each in result.chances
    )
    return Table("Chances", columns, rows)


def _decision(decision: Decision, result: Simulation) -> Iterator[Block]:
    money = result.currency
    columns = (
        Column("Choose", is_number=False),
        Column("Chance to be best"),
        Column("\u00b1"),
        Column(f"Expected regret, {money}"),
        Column("\u00b1 "),
    )
    rows = tuple(
        (
            name,
            _percent(each.best.value),
            _points(each.best.error),
            figure(each.regret.value, money),
            _money(each.regret.error, money),
        )
        for name, each in zip(decision.scenarios, decision.choices, strict=True)
    )
    yield Table("What to choose, by NPV", columns, rows)
    if decision.known_of:
        titles = (Column("Know", is_number=False), Column(f"Worth, {money}"), Column("\u00b1"))
        ranked = sorted(decision.known_of.items(), key=lambda item: -item[1].value)
        known = tuple(
            (path, figure(each.value, money), _money(each.error, money)) for path, each in ranked
        )
        worth = decision.known
        everything = ("everything", figure(worth.value, money), _money(worth.error, money))
        title = "What it is worth to know before choosing"
        yield Table(title, titles, known, (everything,))


def _money(value: float, unit: str) -> str:
    return figure(value, unit) if math.isfinite(value) else ABSENT


def _histogram(found: Histogram) -> Bars:
    bars = tuple(
        Bar(_between(low, high, found.unit), 0.0, count, f"{count:,}")
        for low, high, count in zip(found.edges[:-1], found.edges[1:], found.counts, strict=True)
    )
    return Bars(f"Draws by {words_of(found.name)} of {found.scope}, {found.unit}", bars)


def _between(low: float, high: float, unit: str) -> str:
    return f"{figure(low, unit)} .. {figure(high, unit)}"


def _fan(fan: Fan) -> Bars:
    """The range from P5 to P95 in some months, the last among them."""
    low, *_, high = fan.bands
    middle, count = fan.bands[len(fan.bands) // 2], len(fan.bands[0])
    step = -(-count // MONTHS_SHOWN)
    shown = sorted({*range(step - 1, count, step), count - 1})
    bars = tuple(
        Bar(f"month {at + 1}", low[at], high[at], _fan_text(low[at], middle[at], high[at], fan))
        for at in shown
    )
    title = f"{words_of(fan.name)} of {fan.scope}, {fan.unit}: P50, and P5 to P95 as bars"
    return Bars(title, bars)


def _fan_text(low: float, middle: float, high: float, fan: Fan) -> str:
    return f"{figure(middle, fan.unit)}  ({_between(low, high, fan.unit)})"


def simulate_data(result: Simulation) -> Json:
    """A simulation as JSON values, with all that makes it again."""
    return {
        **head(),
        "numpy": result.numpy,
        "scenarios": list(result.names),
        "files": [{"file": each.shown, "sha256": each.sha256} for each in result.files],
        "seed": result.seed,
        "method": result.method,
        "draws": result.draws,
        "partial": result.partial,
        "tolerance": result.tolerance,
        "relative_error": _finite(result.relative_error),
        "over_months": result.courses,
        "results": [_output_data(each) for each in result.outputs],
        "chances": [
            {"scope": each.scope, "text": each.text, **_estimate(each.chance)}
            for each in result.chances
        ],
        "decision": None if result.decision is None else _decision_data(result.decision),
        "histogram": None if result.histogram is None else asdict(result.histogram),
        "fans": [_fan_data(each) for each in result.fans],
        "warnings": as_dicts(result.warnings),
    }


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _estimate(found: Estimate) -> Json:
    return {"value": _finite(found.value), "error": _finite(found.error)}


def _output_data(output: SimulatedOutput) -> Json:
    spread = output.spread
    return {
        "scope": output.scope,
        "name": output.name,
        "label": output.label,
        "unit": output.unit,
        "typical": output.typical,
        "mean": _estimate(spread.mean),
        "deviation": _finite(spread.deviation),
        **{n.lower(): _estimate(q) for n, q in zip(NAMES, spread.quantiles, strict=True)},
        "worst_mean": _estimate(output.worst),
        "without_value": spread.missing,
    }


def _decision_data(decision: Decision) -> Json:
    return {
        "choices": [
            {"scenario": name, "best": _estimate(each.best), "regret": _estimate(each.regret)}
            for name, each in zip(decision.scenarios, decision.choices, strict=True)
        ],
        "evpi": _estimate(decision.known),
        "evppi": {path: _estimate(each) for path, each in decision.known_of.items()},
    }


def _fan_data(fan: Fan) -> Json:
    levels = {name.lower(): list(band) for name, band in zip(NAMES, fan.bands, strict=True)}
    return {"scope": fan.scope, "name": fan.name, "unit": fan.unit, **levels}


def simulate_csv(result: Simulation) -> str:
    """Every statistic of every result, a row each."""
    rows: list[tuple[object, ...]] = []
    for each in result.outputs:
        found = zip(NAMES, each.spread.quantiles, strict=True)
        statistics = {"mean": each.spread.mean, **dict(found), "worst_mean": each.worst}
        for name, estimate in statistics.items():
            rows.append((each.scope, each.name, name, *_numbers(estimate), each.unit))
        rows.append((each.scope, each.name, "without_value", each.spread.missing, None, "share"))
    rows += [
        (each.scope, each.text, "chance", *_numbers(each.chance), "share")
        for each in result.chances
    ]
    if result.decision is not None:
        rows += _decision_rows(result.decision, result.currency)
    return table_csv(("scope", "name", "statistic", "value", "error", "unit"), rows)


def _decision_rows(decision: Decision, currency: str) -> Iterator[tuple[object, ...]]:
    for name, each in zip(decision.scenarios, decision.choices, strict=True):
        yield (name, "best", "chance", *_numbers(each.best), "share")
        yield (name, "regret", "mean", *_numbers(each.regret), currency)
    yield ("", "everything", "evpi", *_numbers(decision.known), currency)
    for path, known in decision.known_of.items():
        yield ("", path, "evppi", *_numbers(known), currency)


def _numbers(found: Estimate) -> tuple[float | None, float | None]:
    return _finite(found.value), _finite(found.error)
