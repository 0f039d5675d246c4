"""What decides a result: the methods of sensitivity analysis on scenarios and their difference."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from costmodel.analysis import sensitivity
from costmodel.analysis.run import in_currency
from costmodel.analysis.sensitivity.break_even import STEPS
from costmodel.analysis.sensitivity.ranks import rank_flags
from costmodel.analysis.sensitivity.shapley import ALL_SUBSETS
from costmodel.analysis.simulation.function import ModelFunction
from costmodel.analysis.simulation.model import open_model
from costmodel.assumptions.problems import AssumptionsError, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from costmodel.analysis.run import ScenarioFile
    from costmodel.analysis.sensitivity import FailureBox, RankFlag, TwoWay
    from costmodel.analysis.simulation.model import Output, UncertainModel
    from costmodel.assumptions.layers import SourceFile
    from costmodel.assumptions.problems import Problem as Warn
    from costmodel.sampling.distributions import Distribution

QUICK = ("tornado", "break-even")
METHODS = (*QUICK, "spider", "conditional", "sobol", "shapley", "morris", "pawn", "prim")
SHOWN = "`costmodel list FILE --uncertain` shows what is"
RANKED = ("tornado", "conditional", "sobol", "shapley", "morris", "pawn")


@dataclass(frozen=True, slots=True)
class Plan:
    """Which methods, with how many base points, and whether inputs go together by section.

    `pairs` are the inputs of two-way tables, `steps` the values of an input there and in a spider.
    """

    methods: tuple[str, ...] = QUICK
    points: int = 1_024
    seed: int = 0
    by_section: bool = False
    pairs: tuple[tuple[str, str], ...] = ()
    steps: int = 5


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """An uncertain input: its unit, its typical value and its distribution."""

    path: str
    unit: str
    typical: float
    distribution: Distribution


@dataclass(frozen=True, eq=False)
class Drivers:
    """What each method found, by its name; results are arrays of outputs x inputs."""

    names: tuple[str, ...]
    numpy: str
    files: tuple[SourceFile, ...]
    plan: Plan
    outputs: tuple[Output, ...]
    inputs: tuple[Uncertainty, ...]
    found: dict[str, Any]
    tables: tuple[TwoWay, ...]
    boxes: tuple[FailureBox, ...]
    flags: tuple[RankFlag, ...]
    groups: dict[str, tuple[str, ...]]
    notes: tuple[str, ...]
    warnings: tuple[Warn, ...]


def drivers(
    files: Iterable[ScenarioFile],
    plan: Plan | None = None,
    *,
    month: int | None = None,
    names: Sequence[str] = (),
    progress: Callable[[int, int], None] = lambda _done, _whole: None,
) -> Drivers:
    """Find what decides results of a scenario, or of the switch between two.

    `progress` is told how many evaluations of the model are done, of about how many. An
    interruption ends with the methods that are done. Raises `AssumptionsError` for problems of the
    files, for a pair that is not of two uncertain inputs, and for a result that some draws have no
    value of.
    """
    plan = plan or Plan()
    model = open_model(files, month, names)
    _check_pairs(model, plan.pairs)
    outputs = tuple(_chosen(model, names))
    whole = sum(_evaluations(name, len(model.inputs), plan) for name in plan.methods)

    def told(done: int) -> None:
        if 100 * done >= whole:  # the rate of the first few would say nothing
            progress(done, max(whole, done))

    function = ModelFunction(model, outputs, told)
    inputs = {path: each.distribution for path, each in model.inputs.items()}
    typical = {path: each.amount.value for path, each in model.inputs.items()}
    run = _Methods(function, inputs, typical, model, plan)
    notes = list(_held_here(model))
    found: dict[str, Any] = {}
    tables: list[TwoWay] = []
    boxes: list[FailureBox] = []
    try:
        for name in plan.methods:
            if name == "prim":
                boxes += run.boxes()
            else:
                found[name] = run.of(name)
        tables += (run.table(*pair) for pair in plan.pairs)
    except KeyboardInterrupt:
        if not found and not boxes:
            raise
        notes.append(_interrupted(plan, found))
    except sensitivity.BadOutput as error:
        help_text = "choose a --result that always has a value"
        raise _refused("not-finite", str(error), help_text) from None
    found = {name: result for name, result in found.items() if result is not None}
    ranked = {
        name: result
        for name, result in found.items()
        if name in RANKED and not (name == "shapley" and run.groups)
    }
    flags = rank_flags(ranked, correlations=model.ranks) if len(ranked) > 1 else ()
    if run.skipped:
        notes.append(run.skipped)
    if "prim" in plan.methods and not any(each.name == "npv" for each in outputs):
        notes.append("prim looks for a net present value below 0, and no npv is among the results.")
    return Drivers(
        tuple(each.scope for each in model.scenarios),
        np.__version__,
        tuple(file for each in model.opened.loaded for file in each.files),
        plan,
        outputs,
        tuple(_uncertainties(model)),
        found,
        tuple(tables),
        tuple(boxes),
        tuple(flags),
        run.groups,
        tuple(notes),
        model.opened.warnings,
    )


def _uncertainties(model: UncertainModel) -> Iterable[Uncertainty]:
    currency = model.scenarios[0].currency
    for path, each in model.inputs.items():
        unit = in_currency(each.amount.unit, currency)
        yield Uncertainty(path, unit, each.amount.value, each.distribution)


def _evaluations(method: str, inputs: int, plan: Plan) -> int:
    """About how often a method evaluates the model."""
    several = 2**inputs - 1 if inputs <= ALL_SUBSETS else inputs + 1
    counts = {
        "break-even": STEPS * inputs,
        "spider": plan.steps * inputs,
        "conditional": plan.points * (2 * inputs + 1),
        "sobol": plan.points * (2 * inputs + 2),
        "shapley": plan.points * several,
        "pawn": 4 * plan.points,
        "prim": 8 * plan.points,
    }
    return counts.get(method, 0)


def _interrupted(plan: Plan, found: Mapping[str, Any]) -> str:
    """That an interruption came before the end, and what is missing."""
    left = [name for name in plan.methods if name not in found]
    left += [f"the table of {first} and {second}" for first, second in plan.pairs]
    return f"Interrupted, so this is partial: without {', '.join(left)}."


def _check_pairs(model: UncertainModel, pairs: Iterable[tuple[str, str]]) -> None:
    """Raise `AssumptionsError` for a pair that is not of two uncertain inputs."""
    certain = {path for s in model.scenarios for path in s.inputs}
    for first, second in pairs:
        for path in (first, second):
            if path not in model.inputs:
                message = f"there is no uncertain assumption `{path}`"
                help_text = did_you_mean(path, model.inputs) or SHOWN
                if path in certain:
                    message = f"`{path}` is not uncertain: it has no range"
                    help_text = "write it as low..typical..high"
                raise _refused("not-uncertain", message, help_text)
        if first == second:
            message = f"a two-way table is of two assumptions, and `{first}` is given twice"
            raise _refused("given-twice", message, "")


def _refused(code: str, message: str, help_text: str) -> AssumptionsError:
    return AssumptionsError([Problem("error", code, message, None, help_text)])


def _held_here(model: UncertainModel) -> Iterable[str]:
    """That inputs which go over the months in a simulation have one value here."""
    moving = [path for path, each in model.inputs.items() if each.course.kind != "held"]
    if moving:
        names = ", ".join(moving)
        yield f"Every input is held over the months here; in a simulation these move: {names}."


def _chosen(model: UncertainModel, names: Sequence[str]) -> Iterable[Output]:
    """The results asked for; by default the leading ones."""
    usual = ("npv", "run_rate_change") if model.comparisons else ("run_rate_cost", "npv")
    if not model.comparisons and model.scenarios[0].benefits is None:
        usual = ("run_rate_cost", "total_cost")
    scope = model.comparisons[0].scope if model.comparisons else model.scenarios[0].scope
    for name in dict.fromkeys(names or usual):
        found = [each for each in model.outputs if each.name == name]
        yield next((each for each in found if each.scope == scope), found[0])


@dataclass
class _Methods:
    function: ModelFunction
    inputs: dict[str, Distribution]
    typical: dict[str, float]
    model: UncertainModel
    plan: Plan
    skipped: str = ""

    @property
    def titles(self) -> list[str]:
        return [f"{each.scope}.{each.name}" for each in self.function.outputs]

    @property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """Inputs by section, where they go together."""
        found: dict[str, tuple[str, ...]] = {}
        for path in self.inputs if self.plan.by_section else ():
            section = path.partition(".")[0]
            found[section] = (*found.get(section, ()), path)
        return found

    def of(self, name: str) -> Any:  # noqa: ANN401 - each method has a result of its own
        """What a method finds; None for one that does not apply."""
        points, seed, ranks = self.plan.points, self.plan.seed, self.model.ranks
        shared: dict[str, Any] = {"outputs": self.titles}
        drawn = {**shared, "n": points, "seed": seed}
        methods: dict[str, Callable[[], Any]] = {
            "tornado": lambda: sensitivity.tornado(
                self.function, self.inputs, typical=self.typical, **shared
            ),
            "break-even": lambda: sensitivity.break_even(
                self.function, self.inputs, typical=self.typical, **shared
            ),
            "spider": lambda: sensitivity.spider(
                self.function, self.inputs, steps=self.plan.steps, typical=self.typical, **shared
            ),
            "conditional": lambda: sensitivity.conditional_tornado(
                self.function, self.inputs, correlations=ranks, **drawn
            ),
            "sobol": lambda: self._sobol(drawn),
            "shapley": lambda: sensitivity.shapley(
                self.function, self.inputs, correlations=ranks, groups=self.groups or None, **drawn
            ),
            "morris": lambda: sensitivity.morris(self.function, self.inputs, seed=seed, **shared),
            "pawn": lambda: sensitivity.pawn(
                self.function, self.inputs, correlations=ranks, **{**drawn, "n": 4 * points}
            ),
        }
        return methods[name]()

    def table(self, first: str, second: str) -> TwoWay:
        """The results over the ranges of two inputs."""
        return sensitivity.two_way(
            self.function,
            self.inputs,
            first,
            second,
            steps=self.plan.steps,
            typical=self.typical,
            outputs=self.titles,
        )

    def _sobol(self, drawn: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
        if self.model.ranks:
            self.skipped = (
                "Sobol' indices are for independent inputs and are left out: Shapley effects count "
                "correlated ones."
            )
            return None
        return sensitivity.sobol(self.function, self.inputs, **drawn)

    def boxes(self) -> Iterable[FailureBox]:
        """Under which inputs a net present value is below 0."""
        units = {
            path: "%" if each.amount.unit.startswith("share") else ""
            for path, each in self.model.inputs.items()
        }
        for output in self.function.outputs:
            if output.name != "npv":
                continue
            one = replace(self.function, outputs=(output,))
            yield sensitivity.prim(
                one,
                self.inputs,
                n=4 * self.plan.points,
                seed=self.plan.seed,
                correlations=self.model.ranks,
                outputs=[f"{output.scope}.{output.name}"],
                units=units,
            )
