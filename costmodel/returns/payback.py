"""When the flows have paid back what they cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from costmodel.returns.arrays import Floats, as_flows, as_rate, plain

if TYPE_CHECKING:
    import numpy.typing as npt

# A shortfall below this share of the largest flow is float noise. In a spreadsheet, with the flows
# in row 2 and their running sum in row 3: =C3>=-1E-9*MAX(MAX($B2:$Z2),-MIN($B2:$Z2))
NOISE = 1e-9


def payback_months(flows: npt.ArrayLike) -> Floats:
    """The first period by whose end the flows add up to nothing negative, NaN if there is none.

    `flows` is (..., periods) in money; the result has the leading axes and counts periods (months
    if the flows are monthly) from 1: a project without outlay pays back in period 1. A shortfall
    below 1e-9 of the largest absolute flow counts as paid back. Raises `ValueError` for fewer than
    two flows or flows that are not finite.

    >>> float(payback_months([-100, 40, 40, 40]))
    3.0
    """
    table = as_flows(flows)
    slack = NOISE * np.abs(table).max(axis=-1, keepdims=True)
    paid = np.cumsum(table, axis=-1)[..., 1:] >= -slack
    return plain(np.where(paid.any(axis=-1), paid.argmax(axis=-1) + 1, np.nan))


def discounted_payback_months(
    flows: npt.ArrayLike, rate: npt.ArrayLike, *, periods_per_year: float = 12
) -> Floats:
    """The payback period of the flows discounted as in `npv`, NaN if there is none.

    `flows` is (..., periods) in money, `rate` an effective rate per year, one number or an array
    that fits the leading axes; the result has these axes and counts periods from 1. Float noise is
    treated as in `payback_months`, on the discounted flows. Raises `ValueError` as `npv` does.

    >>> float(discounted_payback_months([-100, 60, 60, 60], 0.2, periods_per_year=1))
    3.0
    """
    table, rates = as_flows(flows), as_rate(rate)[..., np.newaxis]
    years = np.arange(table.shape[-1]) / periods_per_year
    # A common factor changes no payback: below zero, the value at the end cannot overflow.
    years = np.where(rates < 0, years - years[-1], years)
    return payback_months(table * (1 + rates) ** -years)
