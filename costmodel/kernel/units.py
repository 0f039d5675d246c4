"""Units as powers of symbols: `money/FTE/year`, `contact/month`, `share`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

# Written where they help a reader; without dimension in the arithmetic.
COUNTS = frozenset({"1", "share", "points", "agents", "erlangs", "factor"})

_UNIT = re.compile(r"[A-Za-z0-9_]+(?:[*/][A-Za-z0-9_]+)*")


class UnitError(Exception):
    """Two units do not fit together."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A product of powers of symbols; no symbol at all means a pure number."""

    powers: tuple[tuple[str, int], ...] = ()

    def __mul__(self, other: Unit) -> Unit:
        return _collect(self.powers + other.powers)

    def __truediv__(self, other: Unit) -> Unit:
        return self * other.inverse()

    def inverse(self) -> Unit:
        """The unit of 1 / x."""
        return Unit(tuple((symbol, -power) for symbol, power in self.powers))

    def __str__(self) -> str:
        above = [_power(symbol, power) for symbol, power in self.powers if power > 0]
        below = [_power(symbol, -power) for symbol, power in self.powers if power < 0]
        return "/".join(["*".join(above) or "1", *below])


NUMBER = Unit()


@cache
def unit(text: str) -> Unit:
    """The unit written as symbols joined by `*` and `/`; raises `UnitError` if it is not one.

    >>> str(unit("money/FTE/year") / unit("month/year"))
    'money/FTE/month'
    """
    if not _UNIT.fullmatch(text):
        raise UnitError(f"`{text}` is not a unit")
    powers = []
    for mark, symbol in re.findall(r"([*/]?)([A-Za-z0-9_]+)", text):
        if symbol not in COUNTS:
            powers.append((symbol, -1 if mark == "/" else 1))
    return _collect(tuple(powers))


def _collect(powers: tuple[tuple[str, int], ...]) -> Unit:
    totals: dict[str, int] = {}
    for symbol, power in powers:
        totals[symbol] = totals.get(symbol, 0) + power
    return Unit(tuple(sorted(item for item in totals.items() if item[1])))


def _power(symbol: str, power: int) -> str:
    return symbol if power == 1 else f"{symbol}^{power}"
