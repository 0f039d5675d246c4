"""Gates: `--fail-if "payback_months > 18"` ends the program with exit code 3 when it holds."""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.cli.exits import GateError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from costmodel.analysis.results import Value
    from costmodel.assumptions.notation import Written

OPERATORS = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
}
_GATE = re.compile(rf"\s*(?P<name>[\w.]+)\s*(?P<sign>{'|'.join(OPERATORS)})\s*(?P<limit>.+?)\s*")


@dataclass(frozen=True, slots=True)
class Gate:
    """A test of a result: as it was written, and what it compares."""

    text: str
    name: str
    sign: str
    limit: Written
    flag: str = "--fail-if"


def read_gates(texts: Iterable[str]) -> list[Gate]:
    """The gates; raises `UsageError` for one that cannot be read."""
    return [read_test(text.strip(), "--fail-if") for text in texts]


def read_test(text: str, flag: str) -> Gate:
    """A result, a sign and a limit, as written behind a flag; raises `UsageError`."""
    from costmodel.assumptions.notation import NotationError, read_value

    parts = _GATE.fullmatch(text)
    if not parts:
        raise UsageError(f'{flag} "{text}": write it like "payback_months > 18"')
    try:
        limit = read_value(parts["limit"])
    except NotationError as problem:
        raise UsageError(f'{flag} "{text}": {problem}') from None
    if limit.low is not None:
        raise UsageError(f'{flag} "{text}": a limit is one number, not a range')
    return Gate(text, parts["name"], parts["sign"], limit, flag)


def met(gates: Iterable[Gate], results: Mapping[str, Value], of: str = "") -> list[str]:
    """What to say of each gate that holds; a result that does not exist meets every gate.

    Raises `UsageError` for a gate that does not fit the results. `of` names whose they are.
    """
    said = (_met(gate, results) for gate in gates)
    return [f"{of}{each}" for each in said if each]


def refuse_met(said: Iterable[str]) -> None:
    """Raise `GateError` with what was said of gates that hold, if anything."""
    text = "; ".join(said)
    if text:
        raise GateError(text)


def _met(gate: Gate, results: Mapping[str, Value]) -> str:
    if gate.name not in results:
        from costmodel.assumptions.problems import did_you_mean

        known = did_you_mean(gate.name, results)
        raise UsageError(f"--fail-if: no result is called {gate.name}. {known}".strip())
    result = results[gate.name]
    limit = limit_of(gate, result)
    if result.value is None:
        return f"{gate.name} has no value: {result.reason}"
    if not OPERATORS[gate.sign](result.value, limit):
        return ""
    return f"{gate.name} is {result.value:.15g}, and {gate.text} was to fail"


def limit_of(gate: Gate, result: Value) -> float:
    """The limit in the result's unit, which a plain number leaves unsaid; raises `UsageError`."""
    written, is_share = gate.limit, result.unit == "share"
    if is_share and not written.mark and abs(written.value) > 1:
        hint = f"write shares in percent, such as {gate.limit.value:g}%"
        raise UsageError(f'{gate.flag} "{gate.text}": {hint}')
    if written.mark not in (("", "%") if is_share else ("",)) or not _fits(written, result.unit):
        raise UsageError(f'{gate.flag} "{gate.text}": {gate.name} is in {_in_words(result.unit)}')
    return written.value


def _fits(written: Written, unit_text: str) -> bool:
    """Whether a limit's unit is the result's, or of money its currency, or unsaid."""
    from costmodel.assumptions.symbols import CODES, currency_of
    from costmodel.kernel.units import NUMBER, unit

    wanted = unit(unit_text)
    own = next((symbol for symbol, _ in wanted.powers if symbol in CODES), "")
    if written.currency and currency_of(written.currency, own) != own:
        return False
    unsaid = unit("money") if written.currency else NUMBER
    whole = str(wanted).replace(own, "money") if own else str(wanted)
    return written.unit == unsaid or str(written.unit) == whole


def _in_words(unit_text: str) -> str:
    return {"share": "percent", "month": "months"}.get(unit_text, unit_text)
