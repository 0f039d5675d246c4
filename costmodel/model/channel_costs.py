"""What each channel costs: every cost of the month, shared out to channels.

Pay goes by the position hours that a team's channels ask for, telephony and recordings to calls,
what the carrier takes for texts to channels of texts, machines by their sessions, and what serves
all, such as the platform, by FTE.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.expression import traced
from costmodel.kernel.operations import none, total, where
from costmodel.kernel.quantity import quantity
from costmodel.model.automation import automation, channels_of_machine, machine_cost
from costmodel.model.containment import attempts
from costmodel.model.costs import running_cost
from costmodel.model.deferrable import deferrable_workload
from costmodel.model.demand import contacts_offered
from costmodel.model.folding import channels_of
from costmodel.model.lines import sum_of
from costmodel.model.people import labor, paid_fte, team_labor
from costmodel.model.positions import queue_position_hours
from costmodel.model.queues import agents, load_to_staff, queue_channels
from costmodel.model.recording import recording
from costmodel.model.staffing import team_fte
from costmodel.model.telephony import (
    carried_messages,
    short_code_cost,
    sms_channels,
    talk_minutes,
    telephony,
    text_messages_cost,
    voice_channels,
)
from costmodel.model.vendors import outsourcing, vendor_pay
from costmodel.model.weeks import half_hour_length, over_average_week

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from costmodel.assumptions.format.automation import Automation
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.kernel.expression import Expr


def _shared_out(amount: Expr, parts: Sequence[Expr], place: int) -> Expr:
    """An amount by one part's share in all; the first has all where there is nothing."""
    if len(parts) == 1:
        return amount
    share = where(total(parts) <= 0, traced(int(place == 0)), parts[place] / total(parts))
    return amount * share


@quantity("h/month")
def channel_position_hours(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Position hours that a channel asks for: its queue's alone, or its work where it can wait."""
    if not channel.waits:
        return deferrable_workload(s, team, channel) / team.max_occupancy
    if not team.pool:
        weekly = over_average_week(s, team, agents(s, team, channel)) * half_hour_length(s)
        return weekly * s.calendar.weeks_per_month
    channels = queue_channels(s, team)
    loads = [over_average_week(s, team, load_to_staff(s, team, each)) for each in channels]
    return _shared_out(queue_position_hours(s, team), loads, channels.index(channel))


@quantity("h/month")
def asked_position_hours(s: Scenario, team: Team) -> Expr:
    """Position hours that all channels of a team ask for."""
    return total([channel_position_hours(s, team, channel) for channel in channels_of(s, team)])


@quantity("share")
def channel_share(s: Scenario, team: Team, channel: Channel) -> Expr:
    """Share of a team that a channel takes, by the position hours its channels ask for."""
    hours, first = asked_position_hours(s, team), channel is channels_of(s, team)[0]
    taken = channel_position_hours(s, team, channel) / hours
    return where(hours <= 0, traced(int(first)), taken)


def _taken(s: Scenario, channel: Channel, amount: Callable[[Scenario, Team], Expr]) -> Expr | None:
    """What a channel takes of some amount of each team that answers it."""
    teams = [team for team in s.staffed_teams if channel in channels_of(s, team)]
    return sum_of(
        amount(s, team) * channel_share(s, team, channel)
        if len(channels_of(s, team)) > 1
        else amount(s, team)
        for team in teams
    )


@quantity("FTE")
def channel_fte(s: Scenario, channel: Channel) -> Expr | None:
    """Paid FTE of all teams that a channel takes."""
    return _taken(s, channel, team_fte)


@quantity("money/month")
def channel_pay(s: Scenario, channel: Channel) -> Expr | None:
    """What agents and vendors are paid for a channel."""
    return _taken(s, channel, lambda s, t: (vendor_pay if t.is_vendor else team_labor)(s, t))


def _of_texts(s: Scenario) -> Expr | None:
    """What is paid for text messages alone."""
    return sum_of([text_messages_cost(s), short_code_cost(s)]) if sms_channels(s) else None


def _of_calls(s: Scenario) -> Expr | None:
    """What is paid for calls alone."""
    if not voice_channels(s):
        return None
    carrier, texts = telephony(s), _of_texts(s)
    return sum_of([carrier if carrier is None or texts is None else carrier - texts, recording(s)])


@quantity("money/month")
def channel_calls(s: Scenario, channel: Channel) -> Expr | None:
    """Telephony and recordings of a channel of calls, by its talk."""
    channels, paid = voice_channels(s), _of_calls(s)
    if channel not in channels or paid is None:
        return None
    talk = [talk_minutes(s, each) for each in channels]
    return _shared_out(paid, talk, channels.index(channel))


@quantity("money/month")
def channel_texts(s: Scenario, channel: Channel) -> Expr | None:
    """What the carrier takes for the text messages of a channel, by its messages."""
    channels, paid = sms_channels(s), _of_texts(s)
    if channel not in channels or paid is None:
        return None
    messages = [carried_messages(s, each) for each in channels]
    return _shared_out(paid, messages, channels.index(channel))


def _of_machine(s: Scenario, machine: Automation, channel: Channel) -> Expr | None:
    paid, channels = machine_cost(s, machine), channels_of_machine(s, machine)
    if paid is None or channel not in channels:
        return None
    sessions = [attempts(s, machine, each) for each in channels]
    return _shared_out(paid, sessions, channels.index(channel))


@quantity("money/month")
def channel_machines(s: Scenario, channel: Channel) -> Expr | None:
    """What machines cost for a channel, each by its sessions."""
    return sum_of(_of_machine(s, machine, channel) for machine in s.automation.values())


@quantity("money/month")
def shared_cost(s: Scenario) -> Expr:
    """What serves all channels: all but pay, calls, texts and machines."""
    own = sum_of([labor(s), outsourcing(s), automation(s), _of_calls(s), _of_texts(s)])
    return running_cost(s) if own is None else running_cost(s) - own


@quantity("money/month")
def channel_shared(s: Scenario, channel: Channel) -> Expr:
    """What a channel bears of what serves all, by FTE."""
    fte, first = channel_fte(s, channel), traced(int(channel is s.channels[0]))
    share = where(paid_fte(s) <= 0, first, (0 if fte is None else fte) / paid_fte(s))
    return shared_cost(s) * share


@quantity("money/month")
def channel_cost(s: Scenario, channel: Channel) -> Expr | None:
    """Monthly cost of a channel; those of all channels add up to all monthly costs."""
    if len(s.channels) == 1:
        return None
    own = (channel_pay, channel_calls, channel_texts, channel_machines)
    return sum_of([*(each(s, channel) for each in own), channel_shared(s, channel)])


@quantity("money/contact", none="there are no contacts of the channel")
def channel_cost_per_contact(s: Scenario, channel: Channel) -> Expr | None:
    """Cost of a contact offered by a channel."""
    cost, contacts = channel_cost(s, channel), contacts_offered(s, channel)
    return None if cost is None else where(contacts > 0, cost / contacts, none())
