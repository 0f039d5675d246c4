"""Present value of cash flows, and the rate of return that reinvests at a given rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from costmodel.returns.arrays import Floats, as_flows, as_rate, plain

if TYPE_CHECKING:
    import numpy.typing as npt


def npv(flows: npt.ArrayLike, rate: npt.ArrayLike, *, periods_per_year: float = 1) -> Floats:
    """Net present value: the sum of flow k / (1 + rate)^(k / periods_per_year).

    `flows` is (..., periods) in money, `rate` an effective rate per year, one number or an array
    that fits the leading axes; the result has these axes, in money. The flow at index 0 is not
    discounted: Excel's NPV would discount it by one period. A value beyond the range of floats is
    infinite. Raises `ValueError` for fewer than two flows, flows that are not finite, or a rate
    that is not above -100 %.

    >>> round(float(npv([-100, 60, 72], 0.2)), 10)
    0.0
    """
    table = as_flows(flows)
    discount = (1 + as_rate(rate)) ** (-1 / periods_per_year)
    value = np.zeros(np.broadcast_shapes(table.shape[:-1], discount.shape))
    # Horner's scheme needs no powers, and where it overflows it gives infinity, never infinity * 0.
    with np.errstate(over="ignore"):
        for period in reversed(range(table.shape[-1])):
            value *= discount
            value += table[..., period]
    return plain(value)


def mirr(flows: npt.ArrayLike, finance_rate: npt.ArrayLike, reinvest_rate: npt.ArrayLike) -> Floats:
    """Modified internal rate of return per period, as Excel's MIRR.

    `flows` is (..., periods) in money, both rates are per period; the result has the leading axes.
    The negative flows are discounted at `finance_rate`, the positive ones compounded to the end at
    `reinvest_rate`; the result grows the first into the second. NaN without a flow of each sign.
    Raises `ValueError` as `npv` does.

    >>> round(float(mirr([-100, 60, 72], 0.1, 0.2)), 10)
    0.2
    """
    table = as_flows(flows)
    paid = -npv(np.minimum(table, 0), finance_rate)
    received = npv(np.maximum(table, 0), reinvest_rate)
    both = (paid > 0) & (received > 0)
    growth = np.log(np.where(both, received, np.nan)) - np.log(np.where(both, paid, np.nan))
    return plain(np.expm1(growth / (table.shape[-1] - 1) + np.log1p(as_rate(reinvest_rate))))
