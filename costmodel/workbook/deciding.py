"""What decides the results of a book's scenario, or of its switches, and why two sides differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.analysis.changes import explain_changes
from costmodel.analysis.compare import open_comparison
from costmodel.assumptions.problems import AssumptionsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from costmodel.analysis.changes import Explained
    from costmodel.analysis.run import ScenarioFile
    from costmodel.analysis.simulation.drivers import Drivers
    from costmodel.analysis.simulation.methods import Plan

METHODS = ("tornado", "break-even", "conditional", "sobol", "shapley", "prim")


@dataclass(frozen=True, eq=False)
class Deciding:
    """What decides a scenario or a switch, and what the change between its sides is made of.

    A scenario alone has nothing `explained`; of a switch, `unexplained` says why there is nothing.
    """

    drivers: Drivers
    explained: Explained | None = None
    unexplained: str = ""


def deciding(files: Sequence[ScenarioFile], month: int | None, plan: Plan) -> Iterator[Deciding]:
    """What decides the scenario, or the switch from the first one to each other.

    Raises `AssumptionsError` for problems of the files, and where nothing is uncertain.
    """
    from costmodel.analysis.simulation.drivers import drivers

    first, *others = files
    if not others:
        yield Deciding(drivers(files, plan, month=month))
    for other in others:
        found = drivers([first, other], plan, month=month)
        opened, _ = open_comparison([first, other], month)
        try:
            yield Deciding(found, explain_changes(opened))
        except AssumptionsError as error:
            yield Deciding(found, unexplained=error.problems[0].message)
