"""Where a number comes from: its formula, and those of its parts, down to the assumptions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.analysis.run import check_units, in_currency, open_scenarios
from costmodel.assumptions.problems import AssumptionsError, Problem, did_you_mean
from costmodel.kernel.expression import Expr, Input
from costmodel.kernel.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.analysis.run import Opened, ScenarioFile
    from costmodel.assumptions.reading import Amount

_NUMBERED = re.compile(r"\.\d+$")


@dataclass(frozen=True, slots=True)
class Explained:
    """A line or an input: its value in a month, its formula, where it stands, and its parts.

    `low` and `high` differ for values that vary over the week's half-hours. `seen` marks a line
    whose parts stand further up.
    """

    name: str
    label: str
    unit: str
    low: float
    high: float
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


def explain(quantity: str, file: ScenarioFile, month: int | None = None) -> Explanation:
    """Explain a line or an input of a scenario by its name.

    Raises `AssumptionsError` for problems of the file and for a name that is not known.
    """
    opened = open_scenarios([file], month)
    scenario = opened.loaded[0].scenario
    root = _node_of(quantity, opened)
    chosen = int(scenario.inputs["run_rate_month"].value)
    explainer = _Explainer(opened, _values(root, opened, chosen))
    return Explanation(scenario.scope, chosen, explainer.explain(root))


def _node_of(quantity: str, opened: Opened) -> Expr:
    scenario = opened.loaded[0].scenario
    lines = opened.graph.of_scope(scenario.scope)
    if quantity in lines:
        return lines[quantity]
    leaves = {_path(leaf): leaf for line in lines.values() for leaf in _leaves(line) if _path(leaf)}
    if quantity in leaves:
        return leaves[quantity]
    help_text = _suggestion(quantity, [*lines, *leaves])
    message = f"`{scenario.scope}` has no quantity `{quantity}`"
    raise AssumptionsError([Problem("error", "unknown-quantity", message, None, help_text)])


def _suggestion(quantity: str, names: list[str]) -> str:
    scoped = [name for name in names if name.startswith(f"{quantity}.")]
    if scoped:
        return "it has " + ", ".join(f"`{name}`" for name in scoped[:6])
    return did_you_mean(quantity, names) or "`costmodel list FILE` names them all"


def _path(node: Expr) -> str:
    return node.data.key[1] if isinstance(node.data, Input) else ""


def _values(root: Expr, opened: Opened, month: int) -> dict[Expr, tuple[float, float]]:
    """Lowest and highest value over the week, in the month, of every line and input below."""
    from costmodel.kernel.numbers import at_typical, evaluate

    check_units(opened)
    nodes = list(dict.fromkeys(_all_below(root)))
    scenario = opened.loaded[0].scenario
    typical = {(scenario.scope, path): each.value for path, each in scenario.inputs.items()}
    arrays = evaluate(nodes, at_typical(typical), months=scenario.horizon)
    found = {}
    for node, array in zip(nodes, arrays, strict=True):
        in_month = array[0, min(month, array.shape[1]) - 1]
        found[node] = float(in_month.min()), float(in_month.max())
    return found


def _all_below(node: Expr) -> Iterator[Expr]:
    stack, seen = [node], set()
    while stack:
        current = stack.pop()
        if current in seen:
            continue
        seen.add(current)
        if current.line is not None or isinstance(current.data, Input):
            yield current
        stack.extend(_leaves(current))


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
    opened: Opened
    values: dict[Expr, tuple[float, float]]

    def __post_init__(self) -> None:
        self.seen: set[Expr] = set()
        self.scenario = self.opened.loaded[0].scenario

    def explain(self, node: Expr) -> Explained:
        if isinstance(node.data, Input):
            return self._input(node)
        line = node.line
        assert line is not None  # noqa: S101 - explained nodes are lines and inputs
        low, high = self.values[node]
        unit = in_currency(line.unit, self.scenario.currency)
        known = Explained(line.name, line.label, unit, low, high, words(line.expr))
        if node in self.seen:
            return Explained(line.name, line.label, unit, low, high, known.formula, seen=True)
        self.seen.add(node)
        parts = tuple(self._parts(_leaves(node)))
        return Explained(line.name, line.label, unit, low, high, known.formula, parts=parts)

    def _parts(self, leaves: list[Expr]) -> Iterator[Explained]:
        """The parts; the numbered items of one list are folded into one part."""
        lists: dict[str, list[Expr]] = {}
        for leaf in leaves:
            stem = _NUMBERED.sub("", _path(leaf))
            lists.setdefault(stem if stem != _path(leaf) else f"{id(leaf)}", []).append(leaf)
        for stem, items in lists.items():
            yield self._folded(stem, items) if len(items) > 1 else self.explain(items[0])

    def _folded(self, stem: str, items: list[Expr]) -> Explained:
        first = self._input(items[0])
        lows, highs = zip(*(self.values[item] for item in items), strict=True)
        return Explained(
            f"{stem} ({len(items)} values)",
            first.label,
            first.unit,
            min(lows),
            max(highs),
            place=first.place,
            source=first.source,
        )

    def _input(self, node: Expr) -> Explained:
        assert isinstance(node.data, Input)  # noqa: S101 - checked by the caller
        path = node.data.key[1]
        amount = self.scenario.inputs[path]
        low, high = self.values[node]
        return Explained(
            path,
            amount.label.rstrip("."),
            in_currency(node.data.unit, self.scenario.currency),
            low,
            high,
            text=amount.text,
            place=_place(path, amount),
            source=amount.details.source if amount.details else "",
        )


def _place(path: str, amount: Amount) -> str:
    if amount.span is not None:
        return f"{amount.span.file}:{amount.span.line}"
    if path.startswith("calendar."):
        return "calendar"
    return "run rate" if path == "run_rate_month" else "default"
