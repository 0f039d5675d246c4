"""Gates: `--fail-if "payback_months > 18"` ends the program with exit code 3 when it holds."""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING

from costmodel.cli.exits import GateError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from costmodel.analysis.results import Value

OPERATORS = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
}
_GATE = re.compile(r"\s*(?P<name>[\w.]+)\s*(?P<sign>>=|<=|>|<|=)\s*(?P<limit>.+?)\s*")


def check_gates(gates: Iterable[str], results: Mapping[str, Value]) -> None:
    """Raise `GateError` when a gate holds; a result that does not exist meets every gate.

    Raises `UsageError` for a gate that cannot be read.
    """
    met = [said for gate in gates if (said := _met(gate, results))]
    if met:
        raise GateError("; ".join(met))


def _met(gate: str, results: Mapping[str, Value]) -> str:
    parts = _GATE.fullmatch(gate)
    if not parts:
        raise UsageError(f'--fail-if "{gate}": write it like "payback_months > 18"')
    name = parts["name"]
    if name not in results:
        from costmodel.assumptions.problems import did_you_mean

        raise UsageError(f"--fail-if: no result is called {name}. {did_you_mean(name, results)}")
    value = results[name].value
    if value is None:
        return f"{name} has no value: {results[name].reason}"
    holds = OPERATORS[parts["sign"]](value, _limit(parts["limit"]))
    return f"{name} is {value:.15g}, and {gate.strip()} was to fail" if holds else ""


def _limit(text: str) -> float:
    from costmodel.assumptions.notation import NotationError, read_value

    try:
        return read_value(text).value
    except NotationError as problem:
        raise UsageError(f"--fail-if: {problem}") from None
