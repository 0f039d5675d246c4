"""Why two scenarios differ, by what changed in their files.

What both files have as a number is exchanged on its own; everything else that differs (teams,
channels, hours, sections that one of them lacks) is the structure, one change.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isclose
from typing import TYPE_CHECKING

from costmodel.analysis.different_keys import different_keys
from costmodel.analysis.run import check_units, in_currency
from costmodel.analysis.typical import typical_inputs
from costmodel.assumptions.problems import AssumptionsError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from costmodel.analysis.run import Opened
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr

    Row = tuple[float, ...]  # of results

STRUCTURE = "structure"
RESULTS = ("run_rate_cost", "total_cost", "npv")
MOST = 12  # changes that are told apart one by one; more are put together by section


@dataclass(frozen=True, slots=True)
class Change:
    """A group of changed assumptions, and what it contributes to the change of each result.

    `paths` are the numbers in it, or what the structure differs in; `alone` is what it changes as
    the only one.
    """

    name: str
    paths: tuple[str, ...]
    contributions: tuple[float, ...]
    alone: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """The change of each result between two scenarios, shared out among their changes."""

    baseline: str
    alternative: str
    results: tuple[str, ...]
    units: tuple[str, ...]
    before: tuple[float, ...]
    after: tuple[float, ...]
    changes: tuple[Change, ...]


def explain_changes(opened: Opened) -> Explained:
    """Share out the difference of two scenarios among their changes, exactly (Shapley values).

    A change's contribution is its effect averaged over all orders in which the changes can be
    made. Raises `AssumptionsError` where they do not differ or a mixture has no finite value.
    """
    from costmodel.analysis.sensitivity.attribution import attribution

    check_units(opened)
    before, after = (each.scenario for each in opened.loaded)
    groups = _groups(before, after)
    if not groups:
        one, other = before.scope, after.scope
        message = f"`{one}` and `{other}` do not differ in the value of any assumption"
        raise AssumptionsError([Problem("error", "no-change", message, None)])
    values = _all_mixtures(before, after, groups)
    found = attribution(lambda chosen: values[chosen], tuple(groups))
    order = sorted(range(len(groups)), key=lambda at: -abs(found.contributions[at][0]))
    first, second = opened.loaded
    names, structure = list(groups), different_keys(first, second, set(_common(before, after)))
    return Explained(
        before.scope,
        after.scope,
        RESULTS,
        tuple(_unit(before, name) for name in RESULTS),
        tuple(found.start.tolist()),
        tuple(found.end.tolist()),
        tuple(
            Change(
                names[at],
                groups[names[at]] or structure,
                tuple(found.contributions[at].tolist()),
                tuple(found.alone[at].tolist()),
            )
            for at in order
        ),
    )


def _unit(s: Scenario, name: str) -> str:
    line = _node(s, name).line
    assert line is not None  # noqa: S101 - results are lines
    return in_currency(line.unit, s.currency)


def _node(s: Scenario, name: str) -> Expr:
    return s.graph.of_scope(s.scope)[name]


def _groups(before: Scenario, after: Scenario) -> dict[str, tuple[str, ...]]:
    """The changes by name, each with the numbers it changes; of the structure there are none."""
    changed = [path for path in _common(before, after) if _differs(path, before, after)]
    by_path: dict[str, tuple[str, ...]] = {path: (path,) for path in changed}
    limit = MOST - 1
    if len(by_path) > limit:
        by_path = _by_section(changed, 2)
    if len(by_path) > limit:
        by_path = _by_section(changed, 1)
    return {**by_path, **({STRUCTURE: ()} if _is_other(before, after) else {})}


def _by_section(paths: list[str], depth: int) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for path in paths:
        name = ".".join(path.split(".")[:depth])
        found[name] = (*found.get(name, ()), path)
    return found


def _common(before: Scenario, after: Scenario) -> Iterator[str]:
    """The numbers that both have, in the same unit."""
    for path, amount in before.inputs.items():
        other = after.inputs.get(path)
        if other is not None and other.unit == amount.unit:
            yield path


def _differs(path: str, before: Scenario, after: Scenario) -> bool:
    return before.inputs[path].value != after.inputs[path].value


def _is_other(before: Scenario, after: Scenario) -> bool:
    """Whether anything but common numbers differs: then results at the same numbers do."""
    same = {path: [before.inputs[path].value] for path in _common(before, after)}
    one, two = (_evaluated(s, same, 1)[0] for s in (before, after))
    return not all(isclose(*pair, rel_tol=1e-12) for pair in zip(one, two, strict=True))


def _all_mixtures(
    before: Scenario, after: Scenario, groups: dict[str, tuple[str, ...]]
) -> dict[frozenset[str], Row]:
    """The results with each choice of changes made, all of a structure computed as draws."""
    chosen: list[frozenset[str]] = [frozenset()]
    columns: dict[str, list[float]] = {}
    for name in (each for each in groups if each != STRUCTURE):
        chosen += [each | {name} for each in chosen]
    for name, paths in groups.items():
        for path in paths:
            values = before.inputs[path].value, after.inputs[path].value
            columns[path] = [values[name in each] for each in chosen]
    found = dict(zip(chosen, _evaluated(before, columns, len(chosen)), strict=True))
    if STRUCTURE in groups:
        others = _evaluated(after, columns, len(chosen))
        found |= {each | {STRUCTURE}: row for each, row in zip(chosen, others, strict=True)}
    return found


def _evaluated(s: Scenario, columns: dict[str, list[float]], count: int) -> list[Row]:
    """The results of a scenario with some inputs changed, in as many variants."""
    from costmodel.kernel.numbers import NotFiniteError, at_typical, evaluate, in_draws

    changed = in_draws({(s.scope, path): values for path, values in columns.items()})
    month = int(s.inputs["run_rate_month"].value)
    nodes = [_node(s, name) for name in RESULTS]
    try:
        arrays = evaluate(nodes, at_typical(typical_inputs(s)) | changed, months=s.horizon)
    except (NotFiniteError, ValueError) as error:
        message = f"a mixture of the scenarios has no finite value: {error}"
        raise AssumptionsError([Problem("error", "not-finite", message, None)]) from None
    rows = [array[:, min(month, array.shape[1]) - 1, 0].tolist() for array in arrays]
    return list(zip(*(row * (count if len(row) == 1 else 1) for row in rows), strict=True))
