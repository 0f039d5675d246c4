"""The methods of sensitivity analysis on a model of scenarios, one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from costmodel.analysis import sensitivity
from costmodel.analysis.sensitivity.break_even import STEPS
from costmodel.analysis.sensitivity.ranks import rank_flags
from costmodel.analysis.sensitivity.shapley import ALL_SUBSETS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from costmodel.analysis.sensitivity import FailureBox, RankFlag, TwoWay
    from costmodel.analysis.simulation.function import ModelFunction
    from costmodel.analysis.simulation.model import UncertainModel
    from costmodel.sampling.distributions import Distribution

QUICK = ("tornado", "break-even")
METHODS = (*QUICK, "spider", "conditional", "sobol", "shapley", "morris", "pawn", "prim")
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


def evaluations(method: str, inputs: int, plan: Plan) -> int:
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


def _interrupted(plan: Plan, done: set[str]) -> str:
    """That an interruption came before the end, and what is missing."""
    left = [name for name in plan.methods if name not in done]
    left += [f"the table of {first} and {second}" for first, second in plan.pairs]
    return f"Interrupted, so this is partial: without {', '.join(left)}."


@dataclass
class Methods:
    """The methods of a plan on a model, and what they found, outputs x inputs."""

    function: ModelFunction
    inputs: dict[str, Distribution]
    typical: dict[str, float]
    model: UncertainModel
    plan: Plan
    found: dict[str, Any] = field(default_factory=dict)
    tables: list[TwoWay] = field(default_factory=list)
    boxes: list[FailureBox] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def run(self) -> None:
        """Find all that is planned; an interruption ends with the methods that are done.

        Raises `BadOutput` for a result that some draws have no value of.
        """
        done: set[str] = set()
        try:
            for name in self.plan.methods:
                if name == "prim":
                    self.boxes += self._boxes()
                elif (result := self._of(name)) is not None:
                    self.found[name] = result
                done.add(name)
            self.tables += (self._table(*pair) for pair in self.plan.pairs)
        except KeyboardInterrupt:
            if not done:
                raise
            self.notes.append(_interrupted(self.plan, done))

    def flags(self) -> tuple[RankFlag, ...]:
        """The inputs whose rank differs between the methods."""
        ranked = {name: result for name, result in self.found.items() if name in RANKED}
        if self.groups:
            ranked.pop("shapley", None)
        return rank_flags(ranked, correlations=self.model.ranks) if len(ranked) > 1 else ()

    @property
    def titles(self) -> list[str]:
        """The names of the results."""
        return [f"{each.scope}.{each.name}" for each in self.function.outputs]

    @property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """Inputs by section, where they go together."""
        found: dict[str, tuple[str, ...]] = {}
        for path in self.inputs if self.plan.by_section else ():
            section = path.partition(".")[0]
            found[section] = (*found.get(section, ()), path)
        return found

    def _of(self, name: str) -> Any:  # noqa: ANN401 - each method has a result of its own
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

    def _table(self, first: str, second: str) -> TwoWay:
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
            self.notes.append(
                "Sobol' indices are for independent inputs and are left out: Shapley effects count "
                "correlated ones."
            )
            return None
        return sensitivity.sobol(self.function, self.inputs, **drawn)

    def _boxes(self) -> Iterable[FailureBox]:
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
