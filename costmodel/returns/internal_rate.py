"""Internal rate of return, with none instead of a wrong one."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from costmodel.returns.arrays import Flags, Floats, as_flows, as_vector, plain
from costmodel.returns.polynomial import bracketed_newton, first_signs, sign_changes
from costmodel.returns.root_search import NOISE, growth_roots

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

# Flows in a block: few enough for the processor's cache, many enough to make calls cheap.
_BLOCK = 300_000
# A rate nearer to zero than this is zero, lest noise decide whether it is negative.
_ZERO = 1e-12


def irr(flows: npt.ArrayLike, *, periods_per_year: float = 1) -> Floats:
    """Internal rate of return: the effective rate per year at which `npv` is 0.

    `flows` is (..., periods) in money; the result has the leading axes. Where several rates above
    -100 % fit, it is the only one that is not negative; NaN where there is none or no only one. A
    rate that floats cannot hold, or cannot tell from -100 %, does not count.
    Raises `ValueError` for fewer than two flows or flows that are not finite.

    >>> round(float(irr([-100, 60, 72])), 10)
    0.2
    >>> round(float(irr([-50, -100, 600, 300, -100])), 4)  # -76.89 % fits as well
    1.8544
    """
    table = as_flows(flows)
    rows = table.reshape(-1, table.shape[-1])
    rates, unclear = np.empty(len(rows)), np.empty(len(rows), dtype=np.bool_)
    for block in _blocks(rows):
        rates[block], unclear[block] = _clear_rates(_scaled(rows[block]), periods_per_year)
    searched = rows[unclear]
    chosen = np.empty(len(searched))
    for block in _blocks(searched):
        chosen[block] = _chosen_rates(_scaled(searched[block]), periods_per_year)
    rates[unclear] = chosen
    return plain(rates.reshape(table.shape[:-1]))


def irr_roots(flows: npt.ArrayLike, *, periods_per_year: float = 1) -> Floats:
    """All rates above -100 % at which `npv` is 0, ascending.

    `flows` is one vector in money; the result is a vector of effective rates per year, empty if
    none fits. Rates that floats cannot tell apart count as one. Raises `ValueError` for fewer than
    two flows, flows that are not finite, or a table of flows.

    >>> irr_roots([100, -230, 132]).round(10).tolist()
    [0.1, 0.2]
    """
    _, growth = growth_roots(_scaled(as_vector(flows)[np.newaxis]))
    rates = _per_year(growth, periods_per_year)
    return rates[np.isfinite(rates)]


def irr_reason(flows: npt.ArrayLike, *, periods_per_year: float = 1) -> str | None:
    """Why one vector of flows has no internal rate or not only one; None if it has one.

    Several rates are listed as effective rates per year, also where `irr` can choose the only one
    that is not negative. Raises `ValueError` as `irr_roots` does.

    >>> irr_reason([100, -230, 132])
    'several rates fit: 10.0 %, 20.0 %'
    """
    vector = as_vector(flows)
    roots = irr_roots(vector, periods_per_year=periods_per_year)
    if roots.size > 1:
        return f"several rates fit: {', '.join(_percent(rate) for rate in roots.tolist())}"
    if roots.size == 1:
        return None
    if not vector.any():
        return "the flows are all zero"
    if vector.min() >= 0 or vector.max() <= 0:
        return "the flows never change sign"
    return "no rate above -100 % makes the present value zero"


def _percent(rate: float) -> str:
    return f"{100 * rate:.1f} %" if rate <= 10 else "> 1,000 %"


def _blocks(rows: Floats) -> Iterator[slice]:
    size = max(1, _BLOCK // rows.shape[1])
    return (slice(first, first + size) for first in range(0, len(rows), size))


def _scaled(rows: Floats) -> Floats:
    """One column a vector, scaled by a power of two (exactly) to a largest flow below 1."""
    columns = np.array(rows.T, order="C")
    peak = np.maximum(columns.max(axis=0), -columns.min(axis=0))
    columns *= np.ldexp(1.0, -np.maximum(np.frexp(peak)[1], -1000))
    return columns


def _per_year(growth: Floats, periods_per_year: float) -> Floats:
    """Rates per year from logarithms of growth per period; NaN where floats cannot hold one."""
    with np.errstate(over="ignore"):
        rates = np.expm1(periods_per_year * growth)
    rates[np.abs(rates) < _ZERO] = 0
    rates[(rates <= -1) | np.isinf(rates)] = np.nan
    return rates


def _clear_rates(columns: Floats, periods_per_year: float) -> tuple[Floats, Flags]:
    """The rate of each column that has an only one by its signs, and which need a search."""
    growth = np.full(columns.shape[1], np.nan)
    above, below, unclear = _count_roots(columns)
    growth[above | below] = _only_growth(columns, above, below)
    return _per_year(growth, periods_per_year), unclear


def _count_roots(columns: Floats) -> tuple[Flags, Flags, Flags]:
    """Which columns have an only root above zero, an only root below it, or need a search.

    An outlay that is followed by income alone has one root, on the side that the sum tells.
    """
    whole = columns.sum(axis=0)
    sure = np.abs(whole) > NOISE * len(columns)
    outlay, later = columns[0], columns[1:]
    outlay_first = sure & (outlay < 0) & (later.min(axis=0) >= 0) & (later.max(axis=0) > 0)
    above, below = outlay_first & (whole > 0), outlay_first & (whole < 0)
    unclear = ~outlay_first
    mixed = np.flatnonzero(unclear)
    if mixed.size:
        found = _by_running_sums(columns.take(mixed, axis=1), sure[mixed])
        above[mixed], below[mixed], unclear[mixed] = found
    return above, below, unclear


def _by_running_sums(columns: Floats, sure: Flags) -> tuple[Flags, Flags, Flags]:
    """The same for columns of any signs.

    Laguerre's rule of signs: there are as many rates above zero as sign changes in the running sum
    of the flows, or fewer by an even number; and below zero as in the running sum from the end.
    """
    changes = sign_changes(accumulate(columns), first_signs(columns))
    above, below = sure & (changes == 1), sure & (changes == 0)
    backward = columns[::-1, below]
    changes_below = sign_changes(accumulate(backward), first_signs(backward))
    unclear = ~(above | below)
    unclear[below] = changes_below > 1
    below[below] = changes_below == 1
    return above, below, unclear


def _only_growth(columns: Floats, above: Flags, below: Flags) -> Floats:
    """The logarithm of growth per period of the columns with one root above or below zero.

    Below zero the flows are read backward, so that the root is between 0 and 1 and no power grows.
    """
    one_root = np.flatnonzero(above | below)
    oriented = columns if one_root.size == above.size else columns.take(one_root, axis=1)
    backward = below[one_root]
    oriented[:, backward] = oriented[::-1, backward]  # in place: the caller is done with them
    start = _three_moments(oriented)
    zero, one = np.zeros_like(start), np.ones_like(start)
    root = bracketed_newton(oriented, start, zero, one, first_signs(oriented))
    return np.where(backward, 1, -1) * np.log(root)


def _three_moments(columns: Floats) -> Floats:
    """A start for Newton: where the present values of outlay and income would meet.

    Each side's logarithm is taken as a parabola in the logarithm of x, from its sum, mean time and
    variance of time; where flows are too mixed for that, anything within the bracket will do.
    """
    when = np.arange(len(columns), dtype=np.float64)
    powers = np.vstack([np.ones_like(when), when, when**2])
    gross, net = powers @ np.abs(columns), powers @ columns
    net *= np.sign(net[0])
    late_sum, late_mean, late_variance = _moments(gross + net)
    early_sum, early_mean, early_variance = _moments(np.maximum(gross - net, NOISE * gross))
    ratio = np.log(late_sum / early_sum)
    between = np.maximum(late_mean - early_mean, 1)
    bend = between**2 - 2 * ratio * (late_variance - early_variance)
    start: Floats = np.exp(-2 * ratio / (between + np.sqrt(np.maximum(bend, 0))))
    return start


def _moments(powers: Floats) -> tuple[Floats, Floats, Floats]:
    """The sum, mean time and variance of time from the sums over time to the powers 0, 1 and 2."""
    total, mean = powers[0], powers[1] / powers[0]
    return total, mean, powers[2] / powers[0] - mean**2


def _chosen_rates(columns: Floats, periods_per_year: float) -> Floats:
    """The rate of each column, every root searched: the only one, or the only one not negative."""
    chosen = np.full(columns.shape[1], np.nan)
    column, growth = growth_roots(columns)
    rates = _per_year(growth, periods_per_year)
    for eligible in (rates >= 0, np.isfinite(rates)):
        only = eligible & (np.bincount(column[eligible], minlength=chosen.size)[column] == 1)
        chosen[column[only]] = rates[only]
    return chosen
