"""Columns by the names that exports use, or as asked for."""

import pytest

from costmodel.assumptions.problems import AssumptionsError, Span
from costmodel.records.columns import Columns, choose_columns, seconds_in, words_of

SPAN = Span("calls.csv", 1, 1, 2, "x")


def chosen(header: str, asked: Columns | None = None) -> Columns:
    return choose_columns(header.split(","), asked or Columns(), SPAN)


@pytest.mark.parametrize(
    ("header", "time", "duration", "channel", "wait", "outcome"),
    [
        (
            "Call ID,Start Time,Media Type,Talk Time,Hold Time,Wrap Up Time,Queue Time,Abandoned",
            ("Start Time",),
            ("Talk Time", "Hold Time", "Wrap Up Time"),
            "Media Type",
            "Queue Time",
            "Abandoned",
        ),
        (  # Asterisk's call detail records
            "calldate,clid,src,dst,channel,duration,billsec,disposition,uniqueid",
            ("calldate",),
            ("billsec",),
            "channel",
            None,
            "disposition",
        ),
        (  # Amazon Connect's contact records
            "ContactId,Channel,InitiationTimestamp,AfterContactWorkDuration,AgentHoldDuration",
            ("InitiationTimestamp",),
            (),
            "Channel",
            None,
            None,
        ),
        ("DATE,TIME,AHT (sec)", ("DATE", "TIME"), ("AHT (sec)",), None, None, None),
        ("timestamp,duration,acw", ("timestamp",), ("duration", "acw"), None, None, None),
        ("Date,handle_time,wait", ("Date",), ("handle_time",), None, "wait", None),
    ],
)
def test_common_names(  # noqa: PLR0917 - a row of the table
    header: str,
    time: tuple[str, ...],
    duration: tuple[str, ...],
    channel: str | None,
    wait: str | None,
    outcome: str | None,
) -> None:
    assert chosen(header) == Columns(time, duration, channel, wait, outcome)


def test_what_is_asked_for_goes_first() -> None:
    asked = Columns(time=("When",), duration=("A", "B"), channel="Queue")
    assert chosen("Start Time,When,Duration,A,B,Channel,Queue", asked) == asked


def test_an_unknown_column_is_refused_with_the_nearest() -> None:
    with pytest.raises(AssumptionsError) as caught:
        chosen("Started,Duration", Columns(time=("Startet",)))
    (problem,) = caught.value.problems
    assert problem.message == "there is no column `Startet`"
    assert problem.help == "did you mean `Started`?"


def test_without_a_time_the_columns_are_named() -> None:
    with pytest.raises(AssumptionsError) as caught:
        chosen("agent,length")
    (problem,) = caught.value.problems
    assert "there is `agent`, `length`" in problem.message


@pytest.mark.parametrize(
    ("name", "words", "seconds"),
    [
        ("TalkTime", "talk time", None),
        ("Handle Time (min)", "handle time", 60),
        ("AHT_ms", "aht", 0.001),
        ("ACW", "acw", None),
        ("seconds", "seconds", None),
        ("", "", None),
        ("=1+1", "1 1", None),
    ],
)
def test_words_and_units_of_names(name: str, words: str, seconds: float | None) -> None:
    assert (words_of(name), seconds_in(name) if name else None) == (words, seconds)
