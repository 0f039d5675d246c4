"""Agent assist: what machines that help people cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.operations import total
from costmodel.kernel.quantity import quantity
from costmodel.model.automation import at_drifting_prices, channels_of_machine, review_cost
from costmodel.model.lines import AUTOMATION, cost_line, one_time_cost_line, sum_of
from costmodel.model.staffing import team_fte
from costmodel.model.workload import channel_handling_minutes, contacts_answered

if TYPE_CHECKING:
    from collections.abc import Callable

    from costmodel.assumptions.format.automation import Assistant
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.payments import Price
    from costmodel.kernel.expression import Expr


@quantity("FTE")
def assist_seats(s: Scenario, assistant: Assistant) -> Expr:
    """Seats of an assistant: paid FTE of the teams that answer its channels, users or not."""
    channels = channels_of_machine(s, assistant)
    return total(
        [
            team_fte(s, team)
            for team in s.staffed_teams
            if any(team.answers(channel.name) for channel in channels)
        ]
    )


@quantity("contact/month")
def assisted_contacts(s: Scenario, assistant: Assistant) -> Expr:
    """Contacts in which an assistant is used."""
    answered = [contacts_answered(s, c) for c in channels_of_machine(s, assistant)]
    return total(answered) * assistant.adoption


@quantity("min/month")
def assisted_minutes(s: Scenario, assistant: Assistant) -> Expr:
    """Minutes of the contacts in which an assistant is used."""
    minutes = [channel_handling_minutes(s, c) for c in channels_of_machine(s, assistant)]
    return total(minutes) * assistant.adoption


SOLD: dict[str, Callable[[Scenario, Assistant], Expr]] = {
    "seat": assist_seats,
    "session": assisted_contacts,
    "minute": assisted_minutes,
}


def _paid(s: Scenario, assistant: Assistant, price: Price) -> Expr:
    sold = SOLD.get(price.name)
    return price.amount if sold is None else sold(s, assistant) * price.amount


@quantity("money/month")
def assist_price(s: Scenario, assistant: Assistant) -> Expr | None:
    """What is sold of an assistant at the vendor's prices."""
    if assistant.price is None:
        return None
    parts = [_paid(s, assistant, price) for price in assistant.price]
    return at_drifting_prices(s, assistant, total(parts))


@cost_line(AUTOMATION)
def assist(s: Scenario) -> Expr | None:
    """Agent assist: what machines that help people are paid for, and their upkeep."""
    found = s.assist.values()
    prices = [assist_price(s, assistant) for assistant in found]
    return sum_of([*prices, *(review_cost(s, assistant.review) for assistant in found)])


@one_time_cost_line(AUTOMATION, each=lambda s: s.assist.values())
def assist_build(_s: Scenario, assistant: Assistant) -> Expr | None:
    """Building an assistant, paid at the start."""
    return assistant.build
