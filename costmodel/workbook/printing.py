"""Which lines a book prints, and by which formulas: loops as the ordinary lines of their steps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from costmodel.analysis.typical import typical_inputs
from costmodel.assumptions.reading import Amount
from costmodel.kernel.expansions import EXPANSIONS, Search, step_sizes
from costmodel.kernel.expression import Expr, Input, Targets, input_node
from costmodel.kernel.numbers import at_typical, evaluate
from costmodel.kernel.quantity import Graph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from costmodel.analysis.run import Opened
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Key
    from costmodel.kernel.quantity import Line

HEADROOM = 2  # times the peak load that searches still reach, for inputs changed in the book


@dataclass(frozen=True)
class Loops:
    """A scope for the lines of loops, beside the model's own."""

    scope: str
    graph: Graph = field(default_factory=Graph)


@dataclass
class Printed:
    """The lines of a run in the order of their calculation, as a book prints them.

    `formulas` gives what stands for the formula of a line with a loop; `steps` are the labeled
    sizes of the steps of the searches, beside the scenarios' own inputs.
    """

    lines: list[Expr] = field(default_factory=list)
    formulas: dict[Expr, Expr] = field(default_factory=dict)
    steps: dict[Key, Amount] = field(default_factory=dict)
    searches: list[tuple[Expr, Search, Loops]] = field(default_factory=list)
    looked_back_at: set[Expr] = field(default_factory=set)

    def formula_of(self, node: Expr) -> Expr:
        """What the cells of a line say."""
        line = line_of(node)
        return self.formulas.get(node, line.expr)


def line_of(node: Expr) -> Line:
    """The line that a node of one is."""
    assert node.line is not None  # noqa: S101 - by construction
    return node.line


def printed_lines(opened: Opened) -> Printed:
    """All lines of a run with those of its loops."""
    printed = Printed()
    scenarios = {each.scenario.scope: each.scenario for each in opened.loaded}
    nodes = [node for node in opened.graph.lines.values() if node is not None]
    peaks = _peak_loads(nodes, list(scenarios.values()))
    for node in nodes:
        loops = {loop: peaks[loop] for loop in _loops_in(line_of(node).expr)}
        if loops:
            _print_loops(node, loops, scenarios[line_of(node).scope], printed)
        printed.lines.append(node)
        printed.looked_back_at |= _looked_back_at(line_of(node).expr)
    return printed


def _looked_back_at(expr: Expr) -> set[Expr]:
    """The rows of which a line's own formula takes the month before."""
    found, stack = set(), [expr]
    while stack:
        node = stack.pop()
        if node.op == "previous":
            found.add(node.args[0])
        if node.line is None:
            stack.extend(node.args)
    return found


def _loops_in(expr: Expr) -> Iterator[Expr]:
    """The nodes of a line's own formula that are loops."""
    stack = [expr]
    while stack:
        node = stack.pop()
        if node.op in EXPANSIONS:
            yield node
        if node.line is None:
            stack.extend(node.args)


def _peak_loads(nodes: Iterable[Expr], scenarios: Iterable[Scenario]) -> dict[Expr, float]:
    """The highest load, in erlangs, of each search for agents, at the typical inputs."""
    loops = [loop for node in nodes for loop in _loops_in(line_of(node).expr)]
    typical: dict[Key, float] = {}
    months = 1
    for s in scenarios:
        typical |= typical_inputs(s)
        months = s.horizon
    loads = evaluate([loop.args[0] for loop in loops], at_typical(typical), months=months)
    return {loop: float(load.max()) for loop, load in zip(loops, loads, strict=True)}


def _print_loops(node: Expr, loops: Mapping[Expr, float], s: Scenario, printed: Printed) -> None:
    line, swap = line_of(node), {}
    for number, (loop, peak) in enumerate(loops.items(), start=1):
        name = line.name if len(loops) == 1 else f"{line.name}.search_{number}"
        search = Search(name, loop, _steps(loop, peak, s, printed), s.calendar.rounding_slack)
        scope = Loops(line.scope)
        swap[loop] = EXPANSIONS[loop.op](scope, search)
        printed.lines += [each for each in scope.graph.lines.values() if each is not None]
        printed.searches.append((node, search, scope))
    printed.formulas[node] = _swapped(line.expr, swap)


def _steps(loop: Expr, peak: float, s: Scenario, printed: Printed) -> tuple[Expr, ...]:
    """The steps of a search, sizes that all searches of a scenario share."""
    assert isinstance(loop.data, Targets)  # noqa: S101 - by construction
    found = []
    for size in step_sizes(HEADROOM * peak, loop.data, _lowest_occupancy(loop, s)):
        key = (s.scope, f"search.step_{size}")
        label = f"Step of {size} in the search for agents"
        printed.steps[key] = Amount(float(size), "agents", str(size), label)
        found.append(input_node(Input(key, "agents", label)))
    return tuple(found)


def _lowest_occupancy(loop: Expr, s: Scenario) -> float:
    """The lowest highest occupancy that a search has to reach; 1 without one."""
    assert isinstance(loop.data, Targets)  # noqa: S101 - by construction
    named = dict(zip(loop.data.names, loop.args[2:], strict=True))
    if "max_occupancy" not in named:
        return 1.0
    (found,) = evaluate([named["max_occupancy"]], at_typical(typical_inputs(s)), months=s.horizon)
    return float(found.min())


def _swapped(node: Expr, swap: Mapping[Expr, Expr]) -> Expr:
    """An expression with some of its nodes exchanged."""
    if node in swap:
        return swap[node]
    if node.line is not None or not node.args:
        return node
    args = tuple(_swapped(arg, swap) for arg in node.args)
    return Expr(node.op, args, node.data, months=node.months, week=node.week)
