"""Returns on flows with dates, on Excel's year of 365 days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from costmodel.returns.arrays import Floats, as_vector
from costmodel.returns.internal_rate import irr
from costmodel.returns.present_value import npv

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import numpy.typing as npt

    Dates = Sequence[date] | npt.NDArray[np.datetime64]


def xnpv(amounts: npt.ArrayLike, dates: Dates, rate: npt.ArrayLike) -> Floats:
    """Net present value on the first date, as Excel's XNPV.

    `amounts` is a vector in money, `dates` one date each (`datetime.date` or `datetime64`), `rate`
    effective per 365 days, one number or an array; the result is in money, of the rate's shape.
    Raises `ValueError` for fewer than two amounts, amounts that are not finite, a date missing or
    before the first one, or a rate that is not above -100 %.

    >>> round(float(xnpv([-100, 121], np.array(["2025-01-01", "2026-01-01"], "M8[D]"), 0.1)), 10)
    10.0
    """
    return npv(_by_day(amounts, dates), rate, periods_per_year=365)


def xirr(amounts: npt.ArrayLike, dates: Dates) -> Floats:
    """Internal rate of return per 365 days, as Excel's XIRR, by the rule of `irr`.

    `amounts` is a vector in money, `dates` one date each (`datetime.date` or `datetime64`). Raises
    `ValueError` as `xnpv` does.

    >>> round(float(xirr([-100, 110], np.array(["2025-01-01", "2026-01-01"], "M8[D]"))), 10)
    0.1
    """
    return irr(_by_day(amounts, dates), periods_per_year=365)


def _by_day(amounts: npt.ArrayLike, dates: Dates) -> Floats:
    """The amounts laid on a line of days, the first date at index 0."""
    vector, moments = as_vector(amounts), np.asarray(dates, dtype="datetime64[D]")
    if moments.shape != vector.shape or np.isnat(moments).any():
        raise ValueError("every amount needs a date")
    days = (moments - moments[0]).astype(np.intp)
    if days.min() < 0:
        raise ValueError("no date may be before the first one")
    line = np.zeros(max(2, days.max() + 1))
    np.add.at(line, days, vector)
    return line
