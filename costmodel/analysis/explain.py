"""Where a number comes from: its formula, and those of its parts, down to the assumptions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import TYPE_CHECKING

from costmodel.analysis.run import check_units, in_currency, open_scenarios
from costmodel.analysis.typical import ranges_in_month
from costmodel.assumptions.problems import AssumptionsError, Problem, did_you_mean
from costmodel.kernel.expression import Expr, Input
from costmodel.kernel.quantity import QUANTITIES
from costmodel.kernel.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from costmodel.analysis.run import Opened, ScenarioFile
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.reading import Amount

MOST_NAMED = 6  # names in a suggestion
_NUMBERED = re.compile(r"\.\d+$")


@dataclass(frozen=True, slots=True)
class Explained:
    """A line or an input: its value in a month, its formula, where it stands, and its parts.

    `low` and `high` differ for values that vary over the week's half-hours; they are None, with a
    reason, for one that does not exist. `seen` marks a line whose parts stand further up.
    """

    name: str
    label: str
    unit: str
    low: float | None
    high: float | None
    reason: str = ""
    formula: str = ""
    text: str = ""
    place: str = ""
    source: str = ""
    parts: tuple[Explained, ...] = ()
    seen: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """A quantity of a scenario explained, for one month of the model."""

    scenario: str
    month: int
    root: Explained


@dataclass(frozen=True, slots=True)
class Listing:
    """All lines and inputs of a scenario, without their parts, for one month of the model."""

    scenario: str
    month: int
    entries: tuple[Explained, ...]


def explain(quantity: str, file: ScenarioFile, month: int | None = None) -> Explanation:
    """Explain a line or an input of a scenario by its name.

    Raises `AssumptionsError` for problems of the file and for a name that is not known.
    """
    opened = open_scenarios([file], month)
    check_units(opened)
    scenario = opened.loaded[0].scenario
    root = _node_of(quantity, opened)
    chosen = int(scenario.inputs["run_rate_month"].value)
    explainer = _Explainer(scenario, _ranges(_all_below(root), scenario, chosen))
    return Explanation(scenario.scope, chosen, explainer.explain(root))


def list_lines(file: ScenarioFile, month: int | None = None) -> Listing:
    """List what `explain` explains: the scenario's lines, then the inputs they use.

    Raises `AssumptionsError` for problems of the file.
    """
    opened = open_scenarios([file], month)
    check_units(opened)
    scenario = opened.loaded[0].scenario
    chosen = int(scenario.inputs["run_rate_month"].value)
    lines, inputs = opened.graph.of_scope(scenario.scope).values(), _inputs(opened).values()
    lister = _Explainer(scenario, _ranges([*lines, *inputs], scenario, chosen))
    entries = [*map(lister.alone, lines), *lister.parts(inputs)]
    return Listing(scenario.scope, chosen, tuple(entries))


def _node_of(quantity: str, opened: Opened) -> Expr:
    scenario = opened.loaded[0].scenario
    known = {**_inputs(opened), **opened.graph.of_scope(scenario.scope)}
    if quantity in known:
        return known[quantity]
    reason = QUANTITIES[quantity].none if quantity in QUANTITIES else None
    message = f"`{scenario.scope}` has no quantity `{quantity}`"
    if isinstance(reason, str):
        message = f"{message}: {reason}"
    help_text = "" if isinstance(reason, str) else _suggestion(quantity, list(known))
    raise AssumptionsError([Problem("error", "unknown-quantity", message, None, help_text)])


def _inputs(opened: Opened) -> dict[str, Expr]:
    """The inputs that the scenario's lines use, by path."""
    lines = opened.graph.of_scope(opened.loaded[0].scenario.scope).values()
    return {_path(leaf): leaf for line in lines for leaf in _leaves(line) if _path(leaf)}


def _suggestion(quantity: str, names: list[str]) -> str:
    scoped = [name for name in names if name.startswith(f"{quantity}.")]
    if scoped:
        more = ", ..." if len(scoped) > MOST_NAMED else ""
        return "it has " + ", ".join(f"`{name}`" for name in scoped[:MOST_NAMED]) + more
    return did_you_mean(quantity, names) or "`costmodel list FILE` names them all"


def _path(node: Expr) -> str:
    return node.data.key[1] if isinstance(node.data, Input) else ""


def _ranges(
    nodes: Iterable[Expr], scenario: Scenario, month: int
) -> dict[Expr, tuple[float, float]]:
    """Lowest and highest value over the week, in the month, of each line and input."""
    found = list(dict.fromkeys(nodes))
    return dict(zip(found, ranges_in_month(scenario, found, month), strict=True))


def _all_below(node: Expr) -> Iterator[Expr]:
    """The line or input itself, and all that it rests on."""
    stack, seen = [node], {node}
    while stack:
        current = stack.pop()
        yield current
        found = [leaf for leaf in _leaves(current) if leaf not in seen]
        seen.update(found)
        stack.extend(found)


def _leaves(node: Expr) -> list[Expr]:
    """The lines and inputs in a line's own formula, in reading order, each once."""
    found: dict[Expr, None] = {}
    stack = list(reversed(node.args))
    while stack:
        current = stack.pop()
        if current.line is not None or isinstance(current.data, Input):
            found.setdefault(current)
        else:
            stack.extend(reversed(current.args))
    return list(found)


@dataclass
class _Explainer:
    scenario: Scenario
    ranges: dict[Expr, tuple[float, float]]
    seen: set[Expr] = field(default_factory=set)

    def explain(self, node: Expr) -> Explained:
        """The line or input with its parts, unless they stand further up already."""
        alone = self.alone(node)
        if node in self.seen:
            return replace(alone, seen=bool(alone.formula))
        self.seen.add(node)
        return replace(alone, parts=tuple(self.parts(_leaves(node))))

    def alone(self, node: Expr) -> Explained:
        """The line or input without its parts."""
        if isinstance(node.data, Input):
            return self._input(node)
        line = node.line
        assert line is not None  # noqa: S101 - explained nodes are lines and inputs
        unit, formula = in_currency(line.unit, self.scenario.currency), words(line.expr)
        low, high = self.ranges[node]
        if not isfinite(low + high):
            return Explained(line.name, line.label, unit, None, None, line.none or "", formula)
        return Explained(line.name, line.label, unit, low, high, formula=formula)

    def parts(self, leaves: Iterable[Expr]) -> Iterator[Explained]:
        """The parts; the numbered items of one list are folded into one part."""
        lists: dict[str, list[Expr]] = {}
        for leaf in leaves:
            stem = _NUMBERED.sub("", _path(leaf))
            lists.setdefault(stem if stem != _path(leaf) else f"{id(leaf)}", []).append(leaf)
        for stem, items in lists.items():
            yield self._folded(stem, items) if len(items) > 1 else self.explain(items[0])

    def _folded(self, stem: str, items: list[Expr]) -> Explained:
        lows, highs = zip(*(self.ranges[item] for item in items), strict=True)
        name = f"{stem} ({len(items)} values)"
        return replace(self._input(items[0]), name=name, low=min(lows), high=max(highs), text="")

    def _input(self, node: Expr) -> Explained:
        assert isinstance(node.data, Input)  # noqa: S101 - checked by the caller
        path = node.data.key[1]
        amount = self.scenario.inputs[path]
        low, high = self.ranges[node]
        return Explained(
            path,
            amount.label.rstrip("."),
            _unit_of(node.data.unit, amount, self.scenario.currency),
            low,
            high,
            text=amount.text,
            place=_place(path, amount),
            source=amount.details.source if amount.details else "",
        )


def _unit_of(unit: str, amount: Amount, currency: str) -> str:
    """The input's unit; of a number written in percent, a share."""
    if "%" in amount.text and unit.partition("/")[0] == "1":
        return f"share{unit.removeprefix('1')}"
    return in_currency(unit, currency)


def _place(path: str, amount: Amount) -> str:
    if amount.span is not None:
        return f"{amount.span.file}:{amount.span.line}"
    if path.startswith("calendar."):
        return "calendar"
    return "run rate" if path == "run_rate_month" else "default"
