"""What decides a result: the methods of sensitivity analysis on scenarios and their difference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from costmodel.analysis import sensitivity
from costmodel.analysis.run import in_currency
from costmodel.analysis.simulation.function import ModelFunction
from costmodel.analysis.simulation.methods import Methods, Plan, evaluations
from costmodel.analysis.simulation.model import open_model
from costmodel.assumptions.problems import AssumptionsError, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from costmodel.analysis.run import ScenarioFile
    from costmodel.analysis.sensitivity import FailureBox, RankFlag, TwoWay
    from costmodel.analysis.simulation.model import Output, UncertainModel
    from costmodel.assumptions.layers import SourceFile
    from costmodel.sampling.distributions import Distribution

SHOWN = "`costmodel list FILE --uncertain` shows what is"


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
    warnings: tuple[Problem, ...]


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
    whole = sum(evaluations(name, len(model.inputs), plan) for name in plan.methods)

    def told(done: int) -> None:
        if 100 * done >= whole:  # the rate of the first few would say nothing
            progress(done, max(whole, done))

    function = ModelFunction(model, outputs, told)
    inputs = {path: each.distribution for path, each in model.inputs.items()}
    typical = {path: each.amount.value for path, each in model.inputs.items()}
    run = Methods(function, inputs, typical, model, plan)
    try:
        run.run()
    except sensitivity.BadOutput as error:
        help_text = "choose a --result that always has a value"
        raise _refused("not-finite", str(error), help_text) from None
    notes = [*_held_here(model), *run.notes, *_without_npv(plan, outputs)]
    return Drivers(
        tuple(each.scope for each in model.scenarios),
        np.__version__,
        tuple(file for each in model.opened.loaded for file in each.files),
        plan,
        outputs,
        tuple(_uncertainties(model)),
        run.found,
        tuple(run.tables),
        tuple(run.boxes),
        run.flags(),
        run.groups,
        tuple(notes),
        model.opened.warnings,
    )


def _uncertainties(model: UncertainModel) -> Iterable[Uncertainty]:
    currency = model.scenarios[0].currency
    for path, each in model.inputs.items():
        unit = in_currency(each.amount.unit, currency)
        yield Uncertainty(path, unit, each.amount.value, each.distribution)


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


def _without_npv(plan: Plan, outputs: Iterable[Output]) -> Iterable[str]:
    """That there is nothing to look for a failure of."""
    if "prim" in plan.methods and not any(each.name == "npv" for each in outputs):
        yield "prim looks for a net present value below 0, and no npv is among the results."


def _chosen(model: UncertainModel, names: Sequence[str]) -> Iterable[Output]:
    """The results asked for; by default the leading ones."""
    usual = ("npv", "run_rate_change") if model.comparisons else ("run_rate_cost", "npv")
    if not model.comparisons and model.scenarios[0].benefits is None:
        usual = ("run_rate_cost", "total_cost")
    scope = model.comparisons[0].scope if model.comparisons else model.scenarios[0].scope
    for name in dict.fromkeys(names or usual):
        found = [each for each in model.outputs if each.name == name]
        yield next((each for each in found if each.scope == scope), found[0])
