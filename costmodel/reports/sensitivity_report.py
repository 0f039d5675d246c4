"""The report of what decides a result: bars, break-even values, shares of variance, boxes."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from costmodel.reports.data import Json, head, table_csv
from costmodel.reports.document import Bar, Bars, Column, Document, HeatMap, Sentence, Table
from costmodel.reports.figures import change, figure, precise, share, shown_unit
from costmodel.reports.names import words_of
from costmodel.reports.problems import as_dicts, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from costmodel.analysis.sensitivity import Spider, TwoWay
    from costmodel.analysis.simulation.drivers import Drivers, Uncertainty
    from costmodel.analysis.simulation.model import Output
    from costmodel.reports.document import Block, Row

ROUNDING = 1e-9  # of the longest bar: what is shorter is no effect
TITLES = {
    "tornado": "each from its low to its high end, all others typical",
    "conditional": "each from P10 to P90, all others uncertain",
}
# What is shown of each method: the array, its interval, and the title of the column.
SHARES = {
    "sobol": (("S1", "S1_conf", "Alone"), ("ST", "ST_conf", "With interactions")),
    "shapley": (("Sh", "Sh_conf", "Fair share"),),
    "pawn": (("median", "", "PAWN"),),
}


def sensitivity_document(found: Drivers) -> Document:
    """What decides each result, by every method that was asked for."""
    blocks: list[Block] = [Sentence(basis(found))]
    for number, output in enumerate(found.outputs):
        title = f"{words_of(output.name)} of {output.scope}, {output.unit}"
        still = _still(found, number)
        if still:
            blocks.append(Sentence(f"{title}: {still}"))
            continue
        for method, said in TITLES.items():
            if method in found.found:
                blocks.append(_tornado(found.found[method], number, output, f"{title}: {said}"))
        blocks += _spider(found, number, title)
        blocks += (_two_way(found, each, number, title) for each in found.tables)
        blocks += _shares(found, number, title)
        blocks += _morris(found, number, output, title)
        blocks += _break_even(found, number, output, title)
    blocks += [Sentence(box.words) for box in found.boxes]
    blocks += [Sentence(f"Methods disagree: {flag.words}.") for flag in found.flags]
    blocks += [Sentence(note) for note in found.notes]
    return Document(f"What decides {' and '.join(found.names)}", tuple(blocks))


def basis(found: Drivers) -> str:
    """How many inputs are looked at, by which methods, and what is drawn."""
    plan = found.plan
    looks = ", ".join((*plan.methods, *(f"{first} by {second}" for first, second in plan.pairs)))
    return (
        f"{counted(len(found.inputs), 'uncertain assumption')}; {looks}; {plan.points:,} "
        f"base points with seed {plan.seed} where points are drawn."
    )


def _still(found: Drivers, number: int) -> str:
    """Why nothing decides a result, or nothing where some method finds that something does."""
    looks = [each for name, each in found.found.items() if name != "break-even"]
    looks += found.tables
    if not looks or not all(_is_flat(each, number) for each in looks):
        return ""
    reasons = (getattr(each, "reasons", {number: None})[number] for each in looks)
    return next(filter(None, reasons), "no assumption alone moves it") + "."


def _is_flat(result: Any, number: int) -> bool:  # noqa: ANN401 - of any method
    """Whether a method finds that nothing moves a result."""
    if hasattr(result, "reasons"):
        return result.reasons[number] is not None
    name = next(each for each in ("swing", "lines", "table") if hasattr(result, each))
    seen = getattr(result, name)[number]
    return not seen.any() if name == "swing" else bool((seen == seen.flat[0]).all())


def _tornado(result: Any, number: int, output: Output, title: str) -> Bars:  # noqa: ANN401 - of the method
    """Bars around the result in between, the longest first."""
    base, bars = float(result.base[number]), []
    least = ROUNDING * float(abs(result.swing[number]).max())
    for at in result.order(number).tolist():
        ends = (float(result.at_low[number][at]), float(result.at_high[number][at]))
        low, high = (end - base if abs(end - base) > least else 0.0 for end in ends)
        text = f"{change(low, output.unit)} .. {change(high, output.unit)}"
        bars.append(Bar(result.inputs[at], low, high, text))
    return Bars(f"{title} ({figure(base, output.unit)} between)", tuple(bars))


def _spider(found: Drivers, number: int, title: str) -> Iterator[Block]:
    """The result along the range of each input, the one that moves it most first."""
    spider: Spider | None = found.found.get("spider")
    if spider is None:
        return
    unit, lines = found.outputs[number].unit, spider.lines[number]
    steps = [f"{100 * each:.3g}%" for each in spider.position.tolist()]
    columns = (
        Column("Assumption", is_number=False),
        *(Column(each) for each in ("Low", "High")),
        Column("Unit", is_number=False),
        *(Column(each) for each in ("At low", *steps[1:-1], "At high")),
    )
    rows = [
        (
            each.path,
            *(precise(float(ends[at]), each.unit) for at in (0, -1)),
            shown_unit(each.unit),
            *(figure(value, unit) for value in line.tolist()),
        )
        for each, ends, line in zip(found.inputs, spider.values, lines, strict=True)
    ]
    order = (lines.min(axis=1) - lines.max(axis=1)).argsort(kind="stable").tolist()
    said = f"{title}: along the range of each, all others typical"
    yield Table(said, columns, tuple(rows[at] for at in order))


def _two_way(found: Drivers, each: TwoWay, number: int, title: str) -> HeatMap:
    """The result over the ranges of two inputs, its lowest value the lightest."""
    units = {one.path: one.unit for one in found.inputs}
    names = [
        f"{path}{', ' if shown_unit(units[path]) else ''}{shown_unit(units[path])}"
        for path in (each.first, each.second)
    ]
    table, unit = each.table[number], found.outputs[number].unit
    return HeatMap(
        f"{title}: {names[0]} (down) by {names[1]} (across), all others typical",
        tuple(precise(value, units[each.second]) for value in each.second_values.tolist()),
        tuple(precise(value, units[each.first]) for value in each.first_values.tolist()),
        tuple(tuple(figure(value, unit) for value in row) for row in table.tolist()),
        tuple(map(tuple, (table - table.min()).tolist())),
    )


def _shares(found: Drivers, number: int, title: str) -> Iterator[Block]:
    """Shares of the variance, a row for each input or section."""
    shares = shares_of(found, number)
    if not shares:
        return
    columns = (Column("", is_number=False), *(Column(each.heading) for each in shares))
    rows: list[Row] = [
        (name, *(_share(each.values.get(name), each.errors.get(name)) for each in shares))
        for name in by_share(shares)
    ]
    yield Table(f"{title}: shares of its variance", columns, tuple(rows))


@dataclass(frozen=True, slots=True)
class Shares:
    """What a measure gives each input, or section, as its share of a result's variance.

    `errors` are half of 95 % intervals, where the method has them; `reason` says why all values
    are NaN, or is None.
    """

    heading: str
    values: dict[str, float]
    errors: dict[str, float]
    reason: str | None


def shares_of(found: Drivers, number: int) -> list[Shares]:
    """The shares of a result's variance by each measure of each method that was asked for."""
    shares = []
    for method, result in ((name, found.found[name]) for name in SHARES if name in found.found):
        players = getattr(result, "players", None) or result.inputs
        for key, interval, heading in SHARES[method]:
            values, errors = (
                dict(zip(players, getattr(result, each)[number].tolist(), strict=True))
                if each
                else {}
                for each in (key, interval)
            )
            shares.append(Shares(heading, values, errors, result.reasons[number]))
    return shares


def by_share(shares: Sequence[Shares]) -> list[str]:
    """The inputs, or sections, from the largest share by any measure to the smallest."""
    largest: dict[str, float] = {}
    for name, value in (pair for each in shares for pair in each.values.items()):
        known = value if math.isfinite(value) else 0.0
        largest[name] = max(largest.get(name, known), known)
    return sorted(largest, key=lambda name: -largest[name])


def _share(value: float | None, error: float | None) -> str:
    if value is None:
        return ""
    said = "" if error is None else f" \u00b1 {100 * error:.1f}"
    return f"{share(value)}{said}" if math.isfinite(value) else "n/a"


def _morris(found: Drivers, number: int, output: Output, title: str) -> Iterator[Block]:
    if "morris" not in found.found:
        return
    result = found.found["morris"]
    effects, apart = result.mu_star[number].tolist(), result.sigma[number].tolist()
    order = sorted(range(len(effects)), key=lambda at: -effects[at])
    columns = (
        Column("", is_number=False),
        Column("Mean effect of its range"),
        Column("Deviation of the effect"),
    )
    rows = tuple(
        (result.inputs[at], *(_finite(each[at], output.unit) for each in (effects, apart)))
        for at in order
    )
    yield Table(f"{title}: screening", columns, rows)


def _finite(value: float, unit: str) -> str:
    return figure(value if math.isfinite(value) else None, unit)


def _break_even(found: Drivers, number: int, output: Output, title: str) -> Iterator[Block]:
    """Where each input alone makes the result 0."""
    result = found.found.get("break-even")
    if result is None or output.name != "npv":
        return
    columns = (
        Column("Assumption", is_number=False),
        Column("Typical"),
        Column("Flips at"),
        Column("Chance"),
        Column("Unit", is_number=False),
    )
    rows = [_flip(each, result, number, at) for at, each in enumerate(found.inputs)]
    crossing = [row for row in rows if row[2]]
    if crossing:
        yield Table(f"{title}: where it passes 0", columns, tuple(crossing))
    count = len(rows) - len(crossing)
    if count:
        verb = "does" if count == 1 else "do"
        yield Sentence(
            f"{count} of {len(rows)} assumptions {verb} not make it pass 0 within their own "
            "distribution, all others typical."
        )


def _flip(each: Uncertainty, result: Any, number: int, at: int) -> Row:  # noqa: ANN401 - of the method
    values = result.crossings[number][at]
    return (
        each.path,
        precise(each.typical, each.unit),
        ", ".join(precise(value, each.unit) for value in values),
        f"{100 * float(result.chance[number][at]):.1f}%",
        shown_unit(each.unit),
    )


def sensitivity_data(found: Drivers) -> Json:
    """What each method found as JSON values: arrays of results x inputs."""
    return {
        **head(),
        "numpy": found.numpy,
        "scenarios": list(found.names),
        "files": [{"file": each.shown, "sha256": each.sha256} for each in found.files],
        "seed": found.plan.seed,
        "points": found.plan.points,
        "results": [
            {"scope": each.scope, "name": each.name, "unit": each.unit} for each in found.outputs
        ],
        "inputs": [
            {"path": each.path, "unit": each.unit, "typical": each.typical} for each in found.inputs
        ],
        "groups": {name: list(paths) for name, paths in found.groups.items()},
        "methods": {name: _plain(result) for name, result in found.found.items()},
        "two_way": [_plain(each) for each in found.tables],
        "boxes": [_plain(box) for box in found.boxes],
        "flags": [_plain(flag) for flag in found.flags],
        "notes": list(found.notes),
        "warnings": as_dicts(found.warnings),
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - of any result
    """A result as JSON values; what is not a finite number is null."""
    if hasattr(value, "__dataclass_fields__"):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if hasattr(value, "tolist"):
        return _plain(value.tolist())
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def sensitivity_csv(found: Drivers) -> str:
    """Every number that a method gives for a result and an input, or for values of inputs."""
    rows = [*_measured(found), *_at_values(found)]
    head_of = ("method", "scope", "result", "input", "measure", "value")
    return table_csv((*head_of, "at", "second_input", "second_at"), rows)


def _measured(found: Drivers) -> Iterator[tuple[Any, ...]]:
    """What a method says of an input, a row for each number."""
    for method, result in found.found.items():
        players = getattr(result, "players", None) or result.inputs
        for each in fields(result):
            array = getattr(result, each.name)
            if getattr(array, "shape", ()) != (len(found.outputs), len(players)):
                continue
            for output, numbers in zip(found.outputs, array.tolist(), strict=True):
                place = (method, output.scope, output.name)
                for player, value in zip(players, numbers, strict=True):
                    yield (*place, player, each.name, _plain(value), "", "", "")


def _at_values(found: Drivers) -> Iterator[tuple[Any, ...]]:
    """Each result at the values of one input or two."""
    for number, output in enumerate(found.outputs):
        place = (output.scope, output.name)
        spider: Spider | None = found.found.get("spider")
        if spider is not None:
            lines = zip(spider.inputs, spider.values, spider.lines[number], strict=True)
            for name, values, line in lines:
                for at, value in zip(values.tolist(), line.tolist(), strict=True):
                    yield ("spider", *place, name, "result", value, at, "", "")
        for each in found.tables:
            for at, row in zip(each.first_values.tolist(), each.table[number], strict=True):
                for other, value in zip(each.second_values.tolist(), row.tolist(), strict=True):
                    pair = (each.first, "result", value, at, each.second, other)
                    yield ("two-way", *place, *pair)
