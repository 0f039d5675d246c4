"""Reading the samples with values set on top, and the numbers that come of it."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from costmodel.assumptions.loading import Loaded, load_scenario
from costmodel.assumptions.problems import AssumptionsError, Problem
from costmodel.assumptions.tiers import UsagePrice
from costmodel.kernel.expression import Expr
from costmodel.kernel.numbers import at_typical, evaluate
from costmodel.kernel.quantity import Graph

SAMPLES = Path(__file__).parent / "samples"


def load(name: str, *overrides: str) -> Loaded:
    """A sample with values set on top; a path to a file of the test's own works too."""
    path = Path(name) if name.endswith(".yaml") else SAMPLES / f"{name}.yaml"
    return load_scenario(path, Graph(), overrides)


def problems(name: str, *overrides: str) -> tuple[Problem, ...]:
    """What is wrong with a sample and the values on top."""
    with pytest.raises(AssumptionsError) as caught:
        load(name, *overrides)
    return caught.value.problems


def errors(name: str, *overrides: str) -> list[Problem]:
    """The errors among the problems."""
    return [problem for problem in problems(name, *overrides) if problem.severity == "error"]


def only_error(name: str, *overrides: str) -> Problem:
    """The one error there is."""
    (problem,) = errors(name, *overrides)
    return problem


def warnings(name: str, *overrides: str) -> list[tuple[str, str]]:
    """The codes of warnings, and the texts they point to."""
    return [(each.code, under(each)) for each in load(name, *overrides).warnings]


def under(problem: Problem) -> str:
    """The text a problem points to."""
    span = problem.span
    assert span is not None
    return span.text[span.column - 1 : span.end_column - 1]


def place(problem: Problem) -> tuple[str, int]:
    """The name of the file and the line."""
    assert problem.span is not None
    return Path(problem.span.file).name, problem.span.line


def monthly(loaded: Loaded, value: Expr | None) -> list[float]:
    """A traced value in each month, computed at the typical values of the inputs."""
    assert value is not None
    s = loaded.scenario
    typical = {(s.scope, path): amount.value for path, amount in s.inputs.items()}
    (array,) = evaluate([value], at_typical(typical), months=s.horizon)
    return [float(number) for number in np.broadcast_to(array, (1, s.horizon, 1)).reshape(-1)]


def number(loaded: Loaded, value: Expr | None) -> float:
    """The same of a value that is the same in all months."""
    (found,) = set(monthly(loaded, value))
    return found


def attribute(loaded: Loaded, path: str) -> Expr:
    """The field at a path such as `teams.inhouse.pay.salary`."""
    found: object = loaded.scenario
    for name in path.split("."):
        found = found[name] if isinstance(found, Mapping) else getattr(found, name)
    found = found.price if isinstance(found, UsagePrice) else found
    assert isinstance(found, Expr)
    return found
