"""Telephony: connected minutes, numbers, trunks and text messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.kernel.quantity import quantity
from costmodel.model.automation import failed_call_minutes
from costmodel.model.containment import contained
from costmodel.model.demand import contacts_offered
from costmodel.model.escalation import at_prices
from costmodel.model.lines import TECHNOLOGY, cost_line, one_time_cost_line, sum_of
from costmodel.model.tiers import Meter, usage_cost
from costmodel.model.workload import channel_handling_minutes, contacts_answered

if TYPE_CHECKING:
    from costmodel.assumptions.format.demand import Channel
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.telephony import TollFree
    from costmodel.kernel.expression import Expr


def voice_channels(s: Scenario) -> list[Channel]:
    """The channels of calls."""
    return [channel for channel in s.channels if channel.kind == "voice"]


def sms_channels(s: Scenario) -> list[Channel]:
    """The channels of text messages."""
    return [channel for channel in s.channels if channel.kind == "sms"]


def talk_minutes(s: Scenario, channel: Channel) -> Expr:
    """The minutes for which people talk: all of the handling time, or its connected share."""
    whole = s.telephony is None or s.telephony.talk_share is None
    return channel_handling_minutes(s, channel) if whole else connected_talk(s, channel)


@quantity("min/month")
def connected_talk(s: Scenario, channel: Channel) -> Expr:
    """Connected part of the handling time of calls."""
    assert s.telephony is not None  # noqa: S101 - asked for where there is a share
    assert s.telephony.talk_share is not None  # noqa: S101 - likewise
    return channel_handling_minutes(s, channel) * s.telephony.talk_share


@quantity("min/month")
def queue_minutes(s: Scenario, channel: Channel) -> Expr | None:
    """Connected minutes of answered calls before an agent takes them."""
    if s.telephony is None or s.telephony.queue_time is None:
        return None
    return contacts_answered(s, channel) * s.telephony.queue_time


@quantity("min/month")
def automated_minutes(s: Scenario) -> Expr | None:
    """Connected minutes of calls that machines contain."""
    return sum_of(
        contained(s, machine, channel) * machine.minutes
        for machine in s.automation.values()
        for channel in voice_channels(s)
        if machine.minutes is not None and machine.answers(channel.name)
    )


@quantity("min/month")
def connected_minutes(s: Scenario) -> Expr | None:
    """Connected telephone minutes: calls that people answer, and those of machines."""
    parts: list[Expr | None] = []
    for channel in voice_channels(s):
        parts += [talk_minutes(s, channel), queue_minutes(s, channel)]
    return sum_of([*parts, automated_minutes(s), failed_call_minutes(s)])


def _tests_of(s: Scenario, count: Expr) -> Expr | None:
    """Minutes of the test calls to some numbers."""
    tests = s.telephony.tests if s.telephony else None
    return None if tests is None else count * tests.per_month * tests.minutes


def _priced_toll_free(s: Scenario) -> TollFree | None:
    """The toll-free numbers, where their minutes have a price of their own."""
    found = s.telephony.toll_free if s.telephony else None
    return found if found is not None and found.minute is not None else None


@quantity("min/month")
def toll_free_minutes(s: Scenario) -> Expr | None:
    """Minutes on toll-free numbers, tests of them included."""
    numbers, minutes = _priced_toll_free(s), connected_minutes(s)
    if numbers is None:
        return None
    calls = None if minutes is None else minutes * numbers.share
    return sum_of([calls, _tests_of(s, numbers.count)])


@quantity("min/month")
def other_minutes(s: Scenario) -> Expr | None:
    """Minutes on numbers that are not toll-free, tests of them included."""
    minutes, toll_free = connected_minutes(s), _priced_toll_free(s)
    if minutes is not None and toll_free is not None:
        minutes = minutes * (1 - toll_free.share)
    return sum_of([minutes, *_other_tests(s)])


def _other_tests(s: Scenario) -> list[Expr | None]:
    """Minutes of the tests that are not priced as toll-free."""
    if s.telephony is None:
        return []
    groups = [s.telephony.numbers, s.telephony.toll_free]
    rest = [each for each in groups if each is not None and each is not _priced_toll_free(s)]
    return [_tests_of(s, each.count) for each in rest]


def _carried_minutes(s: Scenario) -> Expr | None:
    """The minutes at the carrier's common price."""
    alike = _priced_toll_free(s) is None and sum_of(_other_tests(s)) is None
    return connected_minutes(s) if alike else other_minutes(s)


@quantity("money/month")
def minutes_cost(s: Scenario) -> Expr | None:
    """Connected minutes at the carrier's price."""
    minutes = _carried_minutes(s)
    if s.telephony is None or s.telephony.minute is None or minutes is None:
        return None
    return usage_cost(s, Meter("telephony_minute", "min", minutes), s.telephony.minute)


@quantity("money/month")
def toll_free_cost(s: Scenario) -> Expr | None:
    """Toll-free minutes at their price."""
    numbers, minutes = _priced_toll_free(s), toll_free_minutes(s)
    if numbers is None or numbers.minute is None or minutes is None:
        return None
    return usage_cost(s, Meter("toll_free_minute", "min", minutes), numbers.minute)


@quantity("money/month")
def phone_numbers(s: Scenario) -> Expr | None:
    """Rent of telephone numbers."""
    numbers = s.telephony.numbers if s.telephony else None
    return None if numbers is None else numbers.count * at_prices(s, numbers.price)


@quantity("money/month")
def toll_free_numbers(s: Scenario) -> Expr | None:
    """Rent of toll-free numbers."""
    numbers = s.telephony.toll_free if s.telephony else None
    return None if numbers is None else numbers.count * at_prices(s, numbers.price)


@quantity("money/month")
def trunks_cost(s: Scenario) -> Expr | None:
    """Rent of trunks."""
    trunks = s.telephony.trunks if s.telephony else None
    return None if trunks is None else trunks.count * at_prices(s, trunks.price)


@quantity("money/month")
def short_code_cost(s: Scenario) -> Expr | None:
    """Rent of a short code."""
    price = s.telephony.short_code if s.telephony else None
    return None if price is None else at_prices(s, price)


@quantity("message/month")
def channel_messages(s: Scenario, channel: Channel) -> Expr:
    """Messages of a channel's contacts, whoever answers them."""
    each = s.calendar.one_message if channel.messages is None else channel.messages
    return contacts_offered(s, channel) * each


def carried_messages(s: Scenario, channel: Channel) -> Expr:
    """Messages of a channel's contacts as the carrier counts them."""
    each = s.telephony.sms.messages if s.telephony and s.telephony.sms else None
    return channel_messages(s, channel) if each is None else contacts_offered(s, channel) * each


@quantity("message/month")
def text_messages(s: Scenario) -> Expr | None:
    """Text messages as the carrier counts them."""
    if s.telephony is None or s.telephony.sms is None:
        return None
    return sum_of(carried_messages(s, channel) for channel in sms_channels(s))


@quantity("money/month")
def text_messages_cost(s: Scenario) -> Expr | None:
    """Text messages at the carrier's price."""
    messages = text_messages(s)
    if s.telephony is None or s.telephony.sms is None or messages is None:
        return None
    return usage_cost(s, Meter("text_message", "message", messages), s.telephony.sms.price)


@cost_line(TECHNOLOGY)
def telephony(s: Scenario) -> Expr | None:
    """Telephony: minutes and numbers. Trunks, short codes and text messages are in it too."""
    minutes = [minutes_cost(s), phone_numbers(s), toll_free_cost(s), toll_free_numbers(s)]
    return sum_of([*minutes, trunks_cost(s), short_code_cost(s), text_messages_cost(s)])


@one_time_cost_line(TECHNOLOGY)
def porting(s: Scenario) -> Expr | None:
    """Porting of all numbers."""
    if s.telephony is None or s.telephony.porting is None:
        return None
    groups = [s.telephony.numbers, s.telephony.toll_free]
    count = sum_of(each.count for each in groups if each is not None)
    return None if count is None else count * s.telephony.porting
