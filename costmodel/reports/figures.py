"""Numbers as people read them: rounded for display only, the full value stays in JSON and CSV."""

from __future__ import annotations

from costmodel.kernel.units import UnitError, unit

MINUS = "\u2212"
ABSENT = "n/a"
STAFF_UNITS = ("FTE", "agents", "FTE/month")
HIGHEST_RATE = 10  # rates of return above 1,000 % are said to be so, not counted out
MOST_DECIMALS = 6
LONGEST = 1e18  # what is longer is shown by its power of ten


def figure(value: float | None, unit_text: str) -> str:
    """A value in its unit: whole money, unit prices to 3 digits, shares to a tenth of a percent.

    >>> figure(1107999.6, "USD/year"), figure(0.92333, "USD/min"), figure(0.167, "share")
    ('1,108,000', '0.923', '16.7%')
    """
    if value is None:
        return ABSENT
    if is_share_unit(unit_text):
        return share(value)
    if _is_unit_price(unit_text):
        return _rounded(value, significant_decimals(value, 3))
    if _is_money(unit_text) or unit_text == "month":
        return _rounded(value, 0)
    return _rounded(value, 2 if unit_text in STAFF_UNITS else significant_decimals(value, 4))


def precise(value: float | None, unit_text: str) -> str:
    """A value where rounding to whole money would hide it: 4 digits, without needless zeros.

    >>> precise(0.02, "USD/min"), precise(115.0, "USD/FTE/month"), precise(0.000871, "share")
    ('0.02', '115', '0.0871%')
    """
    if value is None:
        return ABSENT
    if is_share_unit(unit_text):
        return f"{_plain(100 * value, significant_decimals(100 * value, 3))}%"
    return _plain(value, significant_decimals(value, 4))


def _plain(value: float, decimals: int) -> str:
    text = _rounded(value, decimals)
    return text.rstrip("0").removesuffix(".") if "." in text else text


def shown_unit(unit_text: str) -> str:
    """The unit as a table shows it; percentages carry theirs in the number."""
    if unit_text in ("share", "1", "factor"):
        return ""
    return unit_text.removeprefix("share")


def change(value: float | None, unit_text: str) -> str:
    """A change: as `figure`, with a plus where it rises."""
    text = figure(value, unit_text)
    return f"+{text}" if value is not None and value > 0 and not is_zero(text) else text


def points(difference: float) -> str:
    """The difference of two shares, in percentage points."""
    return change(difference, "share").removesuffix("%") + " pts"


def share(value: float) -> str:
    """A share in percent with one decimal."""
    return f"{_rounded(100 * value, 1)}%"


def rate_of_return(value: float | None) -> str:
    """A rate of return as a share; above 1,000 % only that it is."""
    return "> 1,000%" if value is not None and value > HIGHEST_RATE else figure(value, "share")


def is_zero(text: str) -> bool:
    """Whether a figure shows as zero."""
    return not text.strip("0.,%")


def significant_decimals(value: float, digits: int) -> int:
    """How many decimals show so many significant digits; none for zero, at most 6."""
    exponent = int(f"{value:.{digits - 1}e}".split("e")[1])
    decimals = min(MOST_DECIMALS, max(0, digits - 1 - exponent))
    return 0 if is_zero(f"{abs(value):.{decimals}f}") else decimals


def _rounded(value: float, decimals: int) -> str:
    """So many decimals, thousands set apart, and a minus unless it shows as zero.

    >>> _rounded(-1.23456e21, 0)
    '\u22121.235e+21'
    """
    text = f"{abs(value):,.{decimals}f}" if abs(value) <= LONGEST else f"{abs(value):.4g}"
    return f"{MINUS}{text}" if value < 0 and not is_zero(text) else text


def is_share_unit(unit_text: str) -> bool:
    """Whether a unit is that of shares, shown as percentages."""
    return unit_text.partition("/")[0] == "share"


def _is_money(unit_text: str) -> bool:
    """Whether the unit has a currency above the line."""
    above = unit_text.partition("/")[0].split("*")
    return any(len(part) == 3 and part.isupper() and part != "FTE" for part in above)


def _is_unit_price(unit_text: str) -> bool:
    """Whether it is money for one of something, not for a span of time."""
    try:
        below = {symbol for symbol, power in unit(unit_text).powers if power < 0}
    except UnitError:
        return False
    return _is_money(unit_text) and bool(below - {"month", "year"})
