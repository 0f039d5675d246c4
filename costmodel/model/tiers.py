"""What is sold by use: the month's volume at its price, or tier by tier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.kernel.operations import maximum, minimum, total
from costmodel.kernel.quantity import quantity
from costmodel.model.escalation import at_prices

if TYPE_CHECKING:
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.tiers import Tier, UsagePrice
    from costmodel.kernel.expression import Expr


@dataclass(frozen=True)
class Meter:
    """What is counted in a month, by the name of what it is sold as."""

    name: str
    unit: str
    volume: Expr


@quantity(lambda _s, meter, _tier: f"{meter.unit}/month")
def graduated_volume(_s: Scenario, meter: Meter, tier: Tier) -> Expr:
    """Part of the month's volume that lies in a tier."""
    if tier.above is None:
        return meter.volume if tier.up_to is None else minimum(meter.volume, tier.up_to)
    above = maximum(0, meter.volume - tier.above)
    return above if tier.up_to is None else minimum(above, tier.up_to - tier.above)


@quantity(lambda _s, meter, _tier: f"{meter.unit}/month")
def reached_volume(_s: Scenario, meter: Meter, tier: Tier) -> Expr:
    """The whole volume of the month if it reaches this tier and no higher one, otherwise 0."""
    volume = meter.volume
    if tier.above is not None:
        volume = volume * (meter.volume > tier.above)
    return volume if tier.up_to is None else volume * (meter.volume <= tier.up_to)


def usage_cost(s: Scenario, meter: Meter, price: UsagePrice) -> Expr:
    """A month's volume at a price, or each tier's part of it at that of the tier."""
    if price.price is not None:
        return meter.volume * at_prices(s, price.price)
    part = reached_volume if price.whole else graduated_volume
    return total([part(s, meter, tier) * at_prices(s, tier.price) for tier in price.tiers])
