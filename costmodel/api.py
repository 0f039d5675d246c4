"""What other programs use: load a scenario, run it, compare several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.analysis import compare as comparing
from costmodel.analysis import run as running
from costmodel.analysis.run import ScenarioFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from costmodel.analysis.results import CompareResult, ScenarioResult
    from costmodel.assumptions.problems import Problem


class LoadedScenario:
    """An assumption file that has been read and checked, ready to run."""

    def __init__(self, file: ScenarioFile) -> None:
        """Read and check the file; raises `AssumptionsError` with all its problems."""
        self.file = file
        self.warnings: tuple[Problem, ...] = running.open_scenarios([file]).loaded[0].warnings

    def run(self, *, month: int | None = None) -> ScenarioResult:
        """Compute the scenario; `month`, from 1, is that of the run rate, by default the last."""
        return running.run(self.file, month)


def load(path: str | Path, set: Mapping[str, object] | None = None) -> LoadedScenario:  # noqa: A002 - as --set
    """Read an assumption file, with some values overridden by their path in the file.

    >>> plan = load("hybrid.yaml", set={"demand.growth": "0% / year"})  # doctest: +SKIP

    Raises `AssumptionsError` with all problems of the file and those it extends.
    """
    settings = ((key, "null" if value is None else value) for key, value in (set or {}).items())
    return LoadedScenario(ScenarioFile(path, tuple(f"{key}={value}" for key, value in settings)))


def compare(
    scenarios: Iterable[str | Path | LoadedScenario], *, month: int | None = None
) -> CompareResult:
    """Compare scenarios, given as files or loaded, with the first one.

    Raises `AssumptionsError` when a file has problems or the scenarios cannot be compared.
    """
    files = [
        each.file if isinstance(each, LoadedScenario) else ScenarioFile(each) for each in scenarios
    ]
    return comparing.compare(files, month)
