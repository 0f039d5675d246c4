"""Simulating scenarios: the same draws for all, until there are enough of them."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from costmodel.analysis.simulation.decisions import decide
from costmodel.analysis.simulation.model import open_model
from costmodel.analysis.simulation.result import (
    LEVELS,
    TAIL,
    Fan,
    Histogram,
    SimulatedChance,
    SimulatedOutput,
    Simulation,
)
from costmodel.kernel.number_rules import MONTH
from costmodel.sampling.statistics import (
    bands,
    chance_above,
    chance_within,
    histogram,
    spread,
    worst_mean,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from costmodel.analysis.run import ScenarioFile
    from costmodel.analysis.simulation.model import Output, UncertainModel
    from costmodel.kernel.expression import Expr, Key
    from costmodel.kernel.number_rules import Array
    from costmodel.sampling.draws import Floats
    from costmodel.sampling.streams import Method

WORKERS = 2  # numpy lets go of the interpreter in long rows, and more of them gain little
BATCH = 512  # draws between two looks at the clock and the keyboard
FIRST, MOST = 1_024, 262_144  # draws to begin and to end with, when a tolerance is asked for
MOST_BY_MONTH = 16_384  # draws whose months are kept
BINS = 20
PAYBACKS = (12, 24, 36)  # months


USUAL = 4_096


@dataclass(frozen=True, slots=True)
class Design:
    """How many draws of which kind; with a tolerance, at most so many."""

    draws: int = USUAL
    seed: int = 0
    method: Method = "sobol"
    tolerance: float | None = None


@dataclass
class _Run:
    """What has been computed so far."""

    model: UncertainModel
    design: Design
    progress: Callable[[int, int], None]
    fans: tuple[Output, ...]
    done: int = 0
    results: dict[Output, list[Floats]] = field(default_factory=dict)
    monthly: dict[Output, list[Floats]] = field(default_factory=dict)
    drawn: dict[Key, list[Array]] = field(default_factory=dict)

    def upto(self, draws: int) -> None:
        """Compute all draws up to this many; what is done stays when it is interrupted."""
        model, design = self.model, self.design
        shares = model.shares(draws, design.seed, design.method)
        values = model.values({path: rows[self.done :] for path, rows in shares.items()})
        for key, array in values.items():
            self.drawn.setdefault(key, []).append(array)
        begun, outputs = self.done, (*model.outputs, *self.fans)
        nodes: list[Expr] = [each.node for each in outputs]

        def batch(first: int) -> list[Array]:
            at = first - begun
            part = {key: array[at : at + BATCH] for key, array in values.items()}
            return model.run(nodes, part, first + 1)

        with _workers() as pool:
            for arrays in pool.map(batch, range(begun, draws, BATCH)):
                self._keep(outputs, arrays, min(BATCH, draws - self.done))
                self.progress(self.done, draws)

    def _keep(self, outputs: Sequence[Output], arrays: Sequence[Floats], size: int) -> None:
        for output, array in zip(outputs, arrays, strict=True):
            if output not in self.fans:
                self.results.setdefault(output, []).append(output.of(array, size))
            elif self.done < MOST_BY_MONTH:
                months = np.broadcast_to(array[:, :, 0], (size, self.model.months))
                self.monthly.setdefault(output, []).append(months)
        self.done += size

    def column(self, output: Output) -> Floats:
        """A result's draws."""
        return np.concatenate(self.results[output])

    def inputs(self) -> dict[Key, Array]:
        """The inputs of the draws that are done."""
        return {key: np.concatenate(parts)[: self.done] for key, parts in self.drawn.items()}


@contextmanager
def _workers() -> Iterator[ThreadPoolExecutor]:
    """Threads that drop what they have not begun when something goes wrong."""
    pool = ThreadPoolExecutor(WORKERS)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def simulate(
    files: Iterable[ScenarioFile],
    design: Design | None = None,
    *,
    month: int | None = None,
    names: Sequence[str] = (),
    progress: Callable[[int, int], None] = lambda _done, _draws: None,
) -> Simulation:
    """Simulate scenarios at the same draws, each compared with the first.

    `names` are further results, `progress` is told how many draws are done, of how many. An
    interruption ends the simulation with what is done. Raises `AssumptionsError` for problems of
    the files, and for the first draw that the model has no finite value for.
    """
    design = design or Design()
    model = open_model(files, month, names)
    run = _Run(model, design, progress, tuple(_by_month(model)))
    asked = design.draws
    try:
        asked = _run_all(run)
    except KeyboardInterrupt:
        if not run.done:
            raise
    return _collected(run, max(asked, run.done))


def _run_all(run: _Run) -> int:
    """Run as many draws as are asked for, or doubled until they are sure enough."""
    design = run.design
    if design.tolerance is None:
        run.upto(design.draws)
        return design.draws
    draws = min(FIRST, design.draws)
    while True:
        run.upto(draws)
        leading = run.column(_leading(run.model))
        found = spread(leading, LEVELS)
        scale = max(abs(found.mean.value), found.quantiles[-1].value - found.quantiles[0].value)
        if found.mean.error <= design.tolerance * scale or draws >= design.draws:
            return draws
        draws = min(2 * draws, design.draws)


def _leading(model: UncertainModel) -> Output:
    """The result that decides: the NPV of the first switch, or of a scenario with benefits."""
    scope = model.comparisons[0].scope if model.comparisons else model.scenarios[0].scope
    benefits = bool(model.comparisons) or model.scenarios[0].benefits is not None
    name = "npv" if benefits else "total_cost"
    return next(each for each in model.outputs if (each.scope, each.name) == (scope, name))


def _by_month(model: UncertainModel) -> Iterator[Output]:
    """The lines that are shown by month: what a switch has brought, what a scenario costs."""
    lines = [(each.scope, "cumulative_net") for each in model.comparisons]
    lines += [(each.scope, "running_cost") for each in model.scenarios]
    by_scope = {each.scope: each for each in model.outputs}
    for scope, name in lines:
        node = model.opened.graph.of_scope(scope)[name]
        assert node.line is not None  # noqa: S101 - lines of the graph are lines
        like = by_scope[scope]
        unit = node.line.unit.replace("money", model.scenarios[0].currency)
        yield type(like)(scope, name, node.line.label, unit, node, 1)


def _collected(run: _Run, asked: int) -> Simulation:
    model, design = run.model, run.design
    columns = {output: run.column(output) for output in model.outputs}
    typical = model.run([each.node for each in model.outputs], {})
    outputs = [
        _simulated(output, columns[output], float(output.of(array, 1)[0]))
        for output, array in zip(model.outputs, typical, strict=True)
    ]
    leading = _leading(model)
    at = model.outputs.index(leading)
    shares = model.shares(run.done, design.seed, design.method)
    values = run.inputs()
    return Simulation(
        names=tuple(each.scope for each in model.scenarios),
        numpy=np.__version__,
        files=tuple(file for each in model.opened.loaded for file in each.files),
        currency=model.scenarios[0].currency,
        horizon=model.months,
        seed=design.seed,
        method=design.method,
        draws=run.done,
        asked=asked,
        tolerance=design.tolerance,
        outputs=tuple(outputs),
        chances=tuple(_chances(model, columns)),
        decision=decide(model, columns, shares, values),
        fans=tuple(_fan(output, rows) for output, rows in run.monthly.items()),
        histogram=_histogram(leading, columns[leading]),
        courses={path: str(each.course) for path, each in model.inputs.items()},
        leading=outputs[at],
        table=_table(columns, values),
        warnings=model.opened.warnings,
    )


def _table(columns: Mapping[Output, Floats], values: Mapping[Key, Array]) -> dict[str, Floats]:
    """All draws: a column for each input, one for each month where it is not held, and result."""
    found: dict[str, Floats] = {}
    for (scope, path), rows in values.items():
        for month in range(rows.shape[MONTH]):
            at = "" if rows.shape[MONTH] == 1 else f"@{month + 1}"
            found[f"{scope}.{path}{at}"] = rows[:, month, 0]
    return found | {f"{each.scope}.{each.name}": rows for each, rows in columns.items()}


def _simulated(output: Output, column: Floats, typical: float) -> SimulatedOutput:
    return SimulatedOutput(
        output.scope,
        output.name,
        output.label,
        output.unit,
        typical if math.isfinite(typical) else None,
        spread(column, LEVELS),
        worst_mean(column, TAIL, high_is_bad=output.high_is_bad),
    )


def _chances(model: UncertainModel, columns: dict[Output, Floats]) -> Iterator[SimulatedChance]:
    """Of scenarios that are compared, payback is that of the switch."""
    decided, horizon = {each.scope for each in model.comparisons}, model.months
    for output, column in columns.items():
        if output.name == "npv":
            yield SimulatedChance(output.scope, "npv > 0", chance_above(column, 0.0))
        if output.name == "payback_months" and (output.scope in decided or not decided):
            for months in sorted({min(each, horizon) for each in PAYBACKS}):
                text = f"payback_months <= {months}"
                yield SimulatedChance(output.scope, text, chance_within(column, months))


def _fan(output: Output, rows: list[Floats]) -> Fan:
    found = bands(np.concatenate(rows), LEVELS)
    return Fan(output.scope, output.name, output.label, output.unit, tuple(map(tuple, found)))


def _histogram(output: Output, column: Floats) -> Histogram | None:
    if not np.isfinite(column).any():
        return None
    edges, counts = histogram(column, BINS)
    return Histogram(
        output.scope, output.name, output.label, output.unit, tuple(edges), tuple(counts)
    )
