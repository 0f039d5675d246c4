"""What an analysis gives: values with units and reasons, lines by month, problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pandas as pd

    from costmodel.analysis.calibration import Gap
    from costmodel.analysis.conventions import Conventions
    from costmodel.analysis.kpis import Kpi
    from costmodel.analysis.ledger import Booked
    from costmodel.assumptions.layers import SourceFile
    from costmodel.assumptions.problems import Problem

Role = Literal["cost", "one-time cost", "benefit", "strategic benefit", ""]


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its unit; None with a reason where it does not exist."""

    name: str
    value: float | None
    unit: str
    label: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class MonthlyLine:
    """A quantity by month; `quantity` names the function that defines it."""

    name: str
    label: str
    unit: str
    quantity: str
    role: Role
    monthly: tuple[float | None, ...]


class Valued:
    """What scenario and comparison results share: values by name."""

    results: dict[str, Value]
    warnings: tuple[Problem, ...]

    def value(self, name: str) -> float | None:
        """A result by name; None where it does not exist. Raises KeyError for unknown names."""
        return self.results[name].value


@dataclass(frozen=True)
class ScenarioResult(Valued):
    """One scenario's headlines, lines and warnings."""

    name: str
    title: str
    files: tuple[SourceFile, ...]
    currency: str
    start: tuple[int, int]
    horizon: int
    run_rate_month: int
    fiscal_year_start: int
    conventions: Conventions
    results: dict[str, Value]
    lines: dict[str, MonthlyLine]
    one_time: tuple[str, ...]
    bookings: dict[str, Booked]
    gaps: tuple[Gap, ...]
    warnings: tuple[Problem, ...]
    kpis: tuple[Kpi, ...] = ()

    def in_run_rate_month(self, line: str) -> float | None:
        """A monthly line's value in the month of the run rate; None where it has none."""
        found = self.lines.get(line)
        return None if found is None else found.monthly[self.run_rate_month - 1]

    def to_frame(self) -> pd.DataFrame:
        """The monthly lines as a pandas frame, a row for each month from 1 and a column each."""
        import pandas as pd

        columns = {name: line.monthly for name, line in self.lines.items()}
        months = pd.RangeIndex(1, self.horizon + 1, name="month")
        return pd.DataFrame(columns, index=months)

    def _repr_html_(self) -> str:
        import pandas as pd

        rows = {v.name: (v.value, v.unit, v.reason or "") for v in self.results.values()}
        frame = pd.DataFrame.from_dict(rows, orient="index", columns=["value", "unit", "reason"])
        return frame.to_html()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a bridge: a cost line and its change, alternative less baseline."""

    name: str
    label: str
    change: float


@dataclass(frozen=True)
class ComparisonResult(Valued):
    """What switching from the baseline to a scenario changes."""

    name: str
    baseline: str
    currency: str
    results: dict[str, Value]
    bridge: tuple[Step, ...]
    total_bridge: tuple[Step, ...]
    lines: dict[str, MonthlyLine]
    warnings: tuple[Problem, ...]


@dataclass(frozen=True)
class CompareResult:
    """Scenarios side by side, the first of them the baseline of all comparisons."""

    scenarios: tuple[ScenarioResult, ...]
    comparisons: tuple[ComparisonResult, ...]

    @property
    def baseline(self) -> ScenarioResult:
        """The first scenario."""
        return self.scenarios[0]

    def scenario(self, name: str) -> ScenarioResult:
        """A scenario by its name. Raises KeyError for unknown names."""
        return {each.name: each for each in self.scenarios}[name]

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What is suspect about the scenarios and the switches."""
        parts: tuple[Valued, ...] = (*self.scenarios, *self.comparisons)
        return tuple(problem for part in parts for problem in part.warnings)

    def to_frame(self) -> pd.DataFrame:
        """The headlines as a pandas frame, a row for each and a column for each scenario."""
        import pandas as pd

        return pd.DataFrame(
            {
                each.name: {name: value.value for name, value in each.results.items()}
                for each in self.scenarios
            }
        )

    def _repr_html_(self) -> str:
        return self.to_frame().to_html()
