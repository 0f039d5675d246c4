"""Checks of how contacts wait: their targets, patience, deadlines, pools and event weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costmodel.assumptions.calendar import HOURS_IN
from costmodel.assumptions.typical import typical_by_month
from costmodel.assumptions.unsound import UNSOUND, UnsoundError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from costmodel.assumptions.format.demand import Channel, Event
    from costmodel.assumptions.format.scenario import Scenario
    from costmodel.assumptions.format.teams import Team
    from costmodel.assumptions.reading import Reading

FOR_QUEUES = ("patience",)
FOR_DEFERRABLE = ("spread",)
DAYS = range(1, 29)  # those that every month has


def check_waiting(channel: Channel, _s: Scenario, reading: Reading) -> None:
    """What is given fits the way the channel's contacts wait."""
    path = f"demand.channels.{channel.name}"
    if channel.asa is not None and channel.patience is not None:
        message = f"`{path}` has both `asa` and `patience`"
        places = [(channel.spans.near(key), f"`{key}`") for key in ("patience", "asa")]
        help_text = "an average wait counts those who stay, so give a `target` with patience"
        reading.blame("channel", message, places, help_text)
    unused = FOR_DEFERRABLE if channel.waits else FOR_QUEUES
    kind = "contacts that can be put off" if channel.waits else "contacts that wait in a queue"
    for key in unused:
        if key in channel.spans:
            message = f"`{path}.{key}` is not used: it is for {kind}"
            reading.warn("not-used", message, channel.spans[key], "remove it")


def check_deadline(channel: Channel, _s: Scenario, reading: Reading) -> None:
    """A deadline that work is spread by is one number: half-hours are counted by it."""
    path = f"demand.channels.{channel.name}.reply_within"
    if channel.reply_within is UNSOUND:
        return
    if channel.spread == "deadline" and channel.reply_within is not None:
        amount = reading.inputs.get(path)
        if amount is None or amount.low is not None:
            message = f"`{path}` is one number where `spread: deadline` counts half-hours by it"
            help_text = "write it without a range or a ramp, such as `4 h`"
            reading.error("deadline", message, channel.spans.near("reply_within"), help_text)


def check_pool(team: Team, scenario: Scenario, reading: Reading) -> None:
    """Contacts in one queue have one patience."""
    if team.on_call is not None:
        return
    queues = [c for c in scenario.channels if team.answers(c.name) and c.waits]
    if team.pool and len(queues) < 2:
        message = f"`teams.{team.name}.pool` is not used: the team has fewer than two queues"
        reading.warn("not-used", message, team.spans.near("pool"), "remove it")
    if not team.pool or len({_patience(c, reading) for c in queues}) < 2:
        return
    message = f"the queues of `{team.name}` are one and differ in `patience`"
    places = [(c.spans.near("patience"), f"patience of {c.name}") for c in queues]
    reading.blame("pool", message, places, "give them the same patience, or none")


def _patience(channel: Channel, reading: Reading) -> object:
    """What tells one patience from another: the hours of a number, else what is written."""
    path = f"demand.channels.{channel.name}.patience"
    amount = reading.inputs.get(path)
    if channel.patience is UNSOUND:
        raise UnsoundError
    if channel.patience is None or amount is None:
        return None if channel.patience is None else path
    if amount.low is not None:
        return amount.text
    return round(amount.value * HOURS_IN[amount.unit.partition("/")[0]], 12)


def check_blended(team: Team, scenario: Scenario, reading: Reading) -> None:
    """Idle time of queues is filled with contacts that can be put off: a team needs both."""
    if team.on_call is not None:
        return
    if team.blended and team.headcount is not None:
        message = f"team `{team.name}` has a `headcount` and is `blended`"
        places = [(team.spans.near(key), f"`{key}`") for key in ("blended", "headcount")]
        help_text = "idle time is that of computed staff: remove one of them"
        reading.blame("blended", message, places, help_text)
    kinds = {c.waits for c in scenario.channels if team.answers(c.name)}
    if team.blended and len(kinds) < 2:
        message = f"`teams.{team.name}.blended` is not used: the team answers one kind of contact"
        reading.warn("not-used", message, team.spans.near("blended"), "remove it")


def check_time_zones(scenario: Scenario, reading: Reading) -> None:
    """Zones of teams and channels are relative to that of the demand."""
    if not clocks_known(scenario):
        message = "`demand.time_zone` is missing: other time zones are set against it"
        span = scenario.demand.spans.near("time_zone")
        reading.error("missing-value", message, span, "add `time_zone: America/New_York`")
        return
    for each in _zoned(scenario):
        _check_summer_time(each, scenario, reading)


def clocks_known(scenario: Scenario) -> bool:
    """Whether zones of teams and channels have the demand's to be set against."""
    return scenario.demand.time_zone is not None or not _zoned(scenario)


def _zoned(scenario: Scenario) -> list[Team | Channel]:
    members: list[Team | Channel] = [*scenario.teams.values(), *scenario.channels]
    return [each for each in members if each.time_zone is not None]


def _check_summer_time(member: Team | Channel, scenario: Scenario, reading: Reading) -> None:
    """Clocks that are turned at different times move hours against one another."""
    zone, clock = member.time_zone, scenario.demand.time_zone
    assert zone is not None  # noqa: S101 - the caller chose it so
    assert clock is not None  # noqa: S101 - likewise
    found: dict[int, tuple[int, int]] = {}
    for month in months_of(scenario, reading):
        for day in DAYS:
            found.setdefault(zone.halves_ahead(clock, month, day), month)
    (first, _), *others = found.items()
    if others:
        message = (
            f"clocks of `{zone.name}` are {first / 2:+g} h from those of `{clock.name}` at the "
            f"start, and {others[0][0] / 2:+g} h from {others[0][1][0]}-{others[0][1][1]:02} on"
        )
        help_text = "hours stay as they are at the start; zones such as `UTC+1` do not move"
        reading.warn("summer-time", message, member.spans.near("time_zone"), help_text)


def months_of(scenario: Scenario, reading: Reading) -> list[tuple[int, int]]:
    """Year and month of each month of the horizon; raises `UnsoundError` if it is not known."""
    if not reading.horizon:
        raise UnsoundError
    return scenario.months


def check_events(scenario: Scenario, reading: Reading) -> None:
    """Event weeks lie inside the horizon, and no month has more of them than weeks."""
    events = list(scenario.demand.events.values())
    months = months_of(scenario, reading)
    for event in events:
        if not any(month in event.months for month in months):
            message = f"`demand.events.{event.name}` is not used: none of its months comes"
            reading.warn("not-used", message, event.spans.near("months"), "check its `months`")
    weeks = [sum(_weeks(events, at, month, reading)) for at, month in enumerate(months)]
    longest = reading.inputs["calendar.weeks_per_month"].value
    for (year, month), number in zip(months, weeks, strict=True):
        if number > longest:
            message = f"{year}-{month:02} has {number:.6g} event weeks, more than a month has"
            there = [event for event in events if (year, month) in event.months]
            places = [(event.spans.near("weeks"), f"weeks of {event.name}") for event in there]
            reading.blame("events", message, places, "lower `weeks`, or change `months`")
            return


def _weeks(
    events: Iterable[Event], at: int, month: tuple[int, int], reading: Reading
) -> Iterable[float]:
    """Weeks of each event in a month, the most of an uncertain number."""
    for event in events:
        path = f"demand.events.{event.name}.weeks"
        weeks = typical_by_month(event.weeks, path, reading)[at]
        amount = reading.inputs.get(path)
        most = weeks if amount is None or amount.high is None else amount.high
        yield most if month in event.months else 0.0


def check_team_shares(scenario: Scenario, reading: Reading) -> None:
    """Teams that answer a channel at once have shares that sum to 1, and a share is shared."""
    if not clocks_known(scenario):
        return
    groups = dict.fromkeys(each for c in scenario.channels for each in _groups(c, scenario))
    for present in groups:
        _check_sum(present, reading)
    sharing = {team for present in groups for team in present}
    for team in scenario.teams.values():
        if team.share is not None and team not in sharing:
            message = f"`teams.{team.name}.share`: nobody takes the rest of its contacts"
            help_text = "remove it, or let another team answer the same channel in these hours"
            reading.error("uncovered", message, team.spans.near("share"), help_text)


def _groups(channel: Channel, scenario: Scenario) -> list[tuple[Team, ...]]:
    """The sets of two and more teams, all with shares, that answer a channel at once."""
    there: dict[int, tuple[Team, ...]] = {}
    for team in scenario.teams.values():
        if team.answers(channel.name) and team.share is not None:
            for half in scenario.open_halves(team):
                there[half] = (*there.get(half, ()), team)
    return [teams for teams in there.values() if len(teams) > 1]


def _check_sum(teams: tuple[Team, ...], reading: Reading) -> None:
    by_month = [
        typical_by_month(team.share, f"teams.{team.name}.share", reading)
        for team in teams
        if team.share is not None
    ]
    sums = [sum(shares) for shares in zip(*by_month, strict=True)]
    wrong = next((each for each in sums if abs(each - 1) > 1e-9), None)
    if wrong is not None:
        names = " and ".join(f"`{team.name}`" for team in teams)
        message = f"the shares of {names} sum to {100 * wrong:.6g} %, not 100 %"
        places = [(team.spans.near("share"), f"share of {team.name}") for team in reversed(teams)]
        reading.blame("shares", message, places, "change the shares so that they sum to 100 %")
