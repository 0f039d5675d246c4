"""The contact center platform: seats, usage, add-ons, and setting it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import maximum, minimum, month_index
from costmodel.kernel.quantity import quantity
from costmodel.model.concurrent import concurrent_seats, platform_teams
from costmodel.model.escalation import at_prices
from costmodel.model.learning import learning_fte
from costmodel.model.lines import TECHNOLOGY, cost_line, one_time_cost_line, sum_of
from costmodel.model.people import employed_agents, paid_fte, supervisors_fte, vendor_teams
from costmodel.model.staffing import scheduled_hours, team_fte
from costmodel.model.support_staff import support_fte
from costmodel.model.telephony import channel_messages, connected_minutes
from costmodel.model.tiers import Meter, usage_cost

if TYPE_CHECKING:
    from costmodel.assumptions.addons import Addon
    from costmodel.assumptions.format.platform import Implementation
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.kernel.expression import Expr


@quantity("FTE")
def seats(s: Scenario) -> Expr:
    """Seats: agents, learners, supervisors and support, without vendors on their own platform."""
    elsewhere = sum_of(team_fte(s, team) for team in vendor_teams(s) if team.own_platform)
    employed = employed_agents(s)
    agents = paid_fte(s) if employed is None else employed
    agents = agents if elsewhere is None else agents - elsewhere
    others = sum_of((supervisors_fte(s), learning_fte(s), support_fte(s)))
    return agents if others is None else agents + others


def _named_seats_cost(s: Scenario) -> Expr | None:
    price = s.platform.seat if s.platform else None
    return None if price is None else seats(s) * at_prices(s, price)


@quantity("money/month")
def concurrent_seats_cost(s: Scenario) -> Expr | None:
    """Licenses of concurrent seats."""
    price = s.platform.concurrent_seat if s.platform else None
    seats = None if price is None else concurrent_seats(s)
    return None if seats is None or price is None else seats * at_prices(s, price)


@quantity("h/month")
def active_hours(s: Scenario) -> Expr | None:
    """Hours on the schedule of all teams on the platform."""
    return sum_of(scheduled_hours(s, team) for team in platform_teams(s))


@quantity("message/month")
def platform_messages(s: Scenario) -> Expr | None:
    """Messages of all contacts that are not calls, whoever answers them."""
    return sum_of(channel_messages(s, channel) for channel in s.channels if channel.kind != "voice")


@quantity("money/month")
def active_hours_cost(s: Scenario) -> Expr | None:
    """Scheduled hours at the platform's price."""
    price = s.platform.active_hour if s.platform else None
    hours = None if price is None else active_hours(s)
    if price is None or hours is None:
        return None
    return usage_cost(s, Meter("active_hour", "h", hours), price)


@quantity("money/month")
def platform_minutes_cost(s: Scenario) -> Expr | None:
    """Connected minutes at the platform's price."""
    price, minutes = s.platform.minute if s.platform else None, connected_minutes(s)
    if price is None or minutes is None:
        return None
    return usage_cost(s, Meter("platform_minute", "min", minutes), price)


@quantity("money/month")
def platform_messages_cost(s: Scenario) -> Expr | None:
    """Messages at the platform's price."""
    price = s.platform.message if s.platform else None
    messages = None if price is None else platform_messages(s)
    if price is None or messages is None:
        return None
    return usage_cost(s, Meter("platform_message", "message", messages), price)


@quantity("money/month")
def addon_cost(s: Scenario, addon: Addon) -> Expr:
    """An add-on, for each named seat or flat."""
    if addon.flat is not None:
        return at_prices(s, addon.flat)
    assert addon.seat is not None  # noqa: S101 - it is one of them
    return seats(s) * at_prices(s, addon.seat)


@quantity("money/month")
def addons_cost(s: Scenario) -> Expr | None:
    """All add-ons of the platform."""
    addons = s.platform.addons.values() if s.platform else ()
    return sum_of(addon_cost(s, addon) for addon in addons)


def _usage_costs(s: Scenario) -> list[Expr | None]:
    return [active_hours_cost(s), platform_minutes_cost(s), platform_messages_cost(s)]


@cost_line(TECHNOLOGY)
def platform(s: Scenario) -> Expr | None:
    """Contact center platform: seats, usage and add-ons, after discount and minimum."""
    if s.platform is None:
        return None
    seats = [_named_seats_cost(s), concurrent_seats_cost(s)]
    bill, least = sum_of([*seats, *_usage_costs(s), addons_cost(s)]), s.platform.minimum
    if bill is not None and s.platform.discount is not None:
        bill = bill * (1 - s.platform.discount)
    if least is None:
        return bill
    return at_prices(s, least) if bill is None else maximum(bill, at_prices(s, least))


def implementation_of(s: Scenario) -> Implementation | None:
    """How the platform is set up, where that costs something."""
    return s.platform.implementation if s.platform else None


@one_time_cost_line(TECHNOLOGY)
def implementation(s: Scenario) -> Expr | None:
    """Implementation of the platform."""
    setup = implementation_of(s)
    return None if setup is None else setup.amount


@one_time_cost_line(TECHNOLOGY)
def features(s: Scenario) -> Expr | None:
    """Advanced features of the platform."""
    return sum_of(each.amount for each in s.platform.features.values()) if s.platform else None


@quantity("money/month")
def implementation_upkeep(s: Scenario) -> Expr | None:
    """Upkeep of the implementation."""
    setup = implementation_of(s)
    if setup is None or setup.maintenance is None:
        return None
    return at_prices(s, setup.amount * setup.maintenance / s.calendar.months_per_year)


@quantity("money/month")
def features_upkeep(s: Scenario) -> Expr | None:
    """Upkeep of advanced features."""
    yearly = sum_of(each.yearly for each in s.platform.features.values()) if s.platform else None
    return None if yearly is None else at_prices(s, yearly / s.calendar.months_per_year)


@cost_line(TECHNOLOGY)
def maintenance(s: Scenario) -> Expr | None:
    """Maintenance of the implementation and of advanced features."""
    return sum_of([implementation_upkeep(s), features_upkeep(s)])


@quantity("money/month")
def amortization(s: Scenario) -> Expr | None:
    """Implementation spread over its amortization: a view, in no total."""
    setup = implementation_of(s)
    if setup is None or setup.amortization is None:
        return None
    left = minimum(s.calendar.month, maximum(0, setup.amortization - month_index()))
    return setup.amount / setup.amortization * left / s.calendar.month
