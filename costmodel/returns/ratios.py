"""Benefits against costs, and a cost spread over years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from costmodel.returns.arrays import Floats, as_rate, plain

if TYPE_CHECKING:
    import numpy.typing as npt


def roi(costs: npt.ArrayLike, benefits: npt.ArrayLike) -> Floats:
    """Return on investment, (benefits - costs) / costs, as a share.

    Both are money over the same horizon, of any shapes that fit each other; the result has their
    common shape. NaN where the costs are not positive. With present values it is the ROI of
    Forrester's Total Economic Impact studies.

    >>> float(roi(200, 300))
    0.5
    """
    return plain(benefit_cost_ratio(costs, benefits) - 1)


def benefit_cost_ratio(costs: npt.ArrayLike, benefits: npt.ArrayLike) -> Floats:
    """Benefits / costs, NaN where the costs are not positive.

    Both are money over the same horizon, of any shapes that fit each other; the result has their
    common shape.

    >>> float(benefit_cost_ratio(200, 300))
    1.5
    """
    spent = np.asarray(costs, dtype=np.float64)
    return plain(np.asarray(benefits, dtype=np.float64) / np.where(spent > 0, spent, np.nan))


def equivalent_annual_cost(
    present_cost: npt.ArrayLike, rate: npt.ArrayLike, years: npt.ArrayLike
) -> Floats:
    """The equal cost at each year's end that has this present cost.

    `present_cost` in money, `rate` effective per year, `years` above 0, of any shapes that fit each
    other; the result is money per year in their common shape: present_cost x rate /
    (1 - (1 + rate)^-years), the capital recovery factor, and present_cost / years at a rate of 0.
    Raises `ValueError` for a rate that is not above -100 % or years that are not above 0.

    >>> round(float(equivalent_annual_cost(210, 0.1, 2)), 10)
    121.0
    """
    rates, lives = np.broadcast_arrays(as_rate(rate), np.asarray(years, dtype=np.float64))
    if not (lives > 0).all():
        raise ValueError("the number of years must be above 0")
    growth = np.log1p(np.where(rates == 0, 1, rates))
    annuity = -np.expm1(-lives * growth) / np.where(rates == 0, 1, rates)
    factor = 1 / np.where(rates == 0, lives, annuity)
    return plain(np.asarray(present_cost, dtype=np.float64) * factor)
