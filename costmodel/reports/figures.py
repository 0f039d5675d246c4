"""Numbers as people read them: rounded for display only, the full value stays in JSON and CSV."""

from __future__ import annotations

from costmodel.kernel.units import UnitError, unit

MINUS = "\u2212"
ABSENT = "n/a"
STAFF_UNITS = ("FTE", "agents", "FTE/month")
HIGHEST_RATE = 10  # rates of return above 1,000 % are said to be so, not counted out


def figure(value: float | None, unit_text: str) -> str:
    """A value in its unit: whole money, unit prices to 3 digits, shares to a tenth of a percent."""
    if value is None:
        return ABSENT
    if unit_text.startswith("share"):
        return share(value)
    if _is_unit_price(unit_text):
        return signed(f"{abs(value):,.{_decimals(abs(value), 3)}f}", value)
    if _is_money(unit_text) or unit_text == "month":
        return signed(f"{abs(value):,.0f}", value)
    if unit_text in STAFF_UNITS:
        return signed(f"{abs(value):,.2f}", value)
    return signed(f"{abs(value):,.{_decimals(abs(value), 4)}f}", value)


def shown_unit(unit_text: str) -> str:
    """The unit as a table shows it; percentages carry theirs in the number."""
    return "" if unit_text in ("1", "factor") else unit_text.removeprefix("share")


def change(value: float | None, unit_text: str) -> str:
    """A change: as `figure`, with a plus where it rises."""
    text = figure(value, unit_text)
    return f"+{text}" if value is not None and value > 0 and text.strip("0.,%") else text


def share(value: float) -> str:
    """A share in percent with one decimal."""
    return signed(f"{abs(100 * value):,.1f}%", value)


def rate_of_return(value: float | None) -> str:
    """A rate of return as a share; above 1,000 % only that it is."""
    return "> 1,000%" if value is not None and value > HIGHEST_RATE else figure(value, "share")


def signed(text: str, value: float) -> str:
    """The text of an absolute value with its sign, none where it shows as zero."""
    return f"{MINUS}{text}" if value < 0 and text.strip("0.,%") else text


def _decimals(value: float, digits: int) -> int:
    """How many decimals show so many significant digits, 0 to 6."""
    if value == 0:
        return 0
    magnitude = len(f"{int(value)}") if value >= 1 else 1 - _leading_zeros(value)
    return min(6, max(0, digits - magnitude))


def _leading_zeros(value: float) -> int:
    return -int(f"{value:e}".split("e")[1])


def _is_money(unit_text: str) -> bool:
    return any(len(part) == 3 and part.isupper() and part != "FTE" for part in unit_text.split("/"))


def _is_unit_price(unit_text: str) -> bool:
    """Whether it is money for one of something, not for a span of time."""
    try:
        below = {symbol for symbol, power in unit(unit_text).powers if power < 0}
    except UnitError:
        return False
    return _is_money(unit_text) and bool(below - {"month", "year"})
