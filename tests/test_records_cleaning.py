"""Cleaning never fails in an unfriendly way, and loses no row silently."""

from pathlib import Path

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from costmodel.assumptions.problems import AssumptionsError
from costmodel.assumptions.tree import parse_tree
from costmodel.records.demand import RecordedDemand
from costmodel.records.demand_file import demand_file
from costmodel.records.findings import KEPT, REJECTED
from tests.calls import demand_of, every_half_hour, saved

TIMES = st.sampled_from(
    [
        *("2026-03-29 01:30:00", "2026-10-25 01:30", "2026-02-28 23:59:59", "2025-12-31", "soon"),
        *("2026-02-30 10:00", "01/02/2026 10:00", "1772445600", "2026-03-01T10:00:00Z", ""),
        *("1990-01-01 00:00", "2100-12-31 23:59", "2026-03-01T10:00:00+05:30", "\x00", "=A1"),
    ]
)
NUMBERS = st.sampled_from(["", "0", "5", "4:10", "1e308", "-1", "nan", "inf", "3,5", "x", "\u0661"])
CHANNELS = st.sampled_from(
    ["Phone", "chat", "", "=1", "\u00e9\u2028", "null", "a: b", "voice", "VOICE"]
)
OUTCOMES = st.sampled_from(["Yes", "No", "", "ANSWERED", "\ud7ff"])
ROWS = st.lists(st.tuples(TIMES, NUMBERS, NUMBERS, CHANNELS, OUTCOMES), min_size=1, max_size=40)
HEADER = ["Start Time", "Duration", "Wait Time", "Channel", "Abandoned"]


def outcome(path: Path, zone: str | None) -> RecordedDemand | AssumptionsError:
    try:
        return demand_of(path, zone)
    except AssumptionsError as error:
        return error


@given(rows=ROWS, zone=st.sampled_from([None, "Europe/London", "UTC+5:30"]))
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_odd_rows_give_a_demand_or_a_friendly_error(
    rows: list[tuple[str, ...]], zone: str | None, tmp_path: Path
) -> None:
    path = saved(tmp_path, pd.DataFrame(rows, columns=HEADER))
    found = outcome(path, zone)
    if isinstance(found, AssumptionsError):
        assert all(problem.help for problem in found.problems)
        return
    rejected = sum(each.rows for each in found.findings if each.treated == REJECTED)
    assert found.read == len(rows) == found.contacts + rejected
    assert sum(channel.contacts for channel in found.channels) == found.contacts
    parse_tree(demand_file(found), "demand.yaml")


def test_a_stray_time_does_not_stretch_the_records_over_decades(tmp_path: Path) -> None:
    table = every_half_hour("2026-01-01", "2026-03-01", "UTC")
    table.loc[[5, 6], "Start Time"] = ["1999-01-01 00:00", "2062-01-01 00:00"]
    found = demand_of(saved(tmp_path, table))
    assert (str(found.first), str(found.last)) == ("2026-01-01", "2026-02-28")
    (odd,) = found.findings
    assert (odd.rows, odd.line, odd.treated) == (2, 7, REJECTED)


def test_lines_that_are_there_twice_are_shown_and_counted(tmp_path: Path) -> None:
    table = every_half_hour("2026-01-01", "2026-02-01", "UTC")
    table["Call ID"] = range(len(table))  # a column that is not used tells contacts apart
    table["Talk Time"] = "120"
    another = table.iloc[[5]].assign(**{"Call ID": -1})
    twice = pd.concat([table, table.iloc[[3, 4]], table.iloc[[3]], another])
    found = demand_of(saved(tmp_path, twice))
    assert found.contacts == len(twice)
    (again,) = [each for each in found.findings if "already" in each.what]
    assert (again.rows, again.line, again.treated) == (3, len(table) + 2, KEPT)
    assert again.example == table["Start Time"].iloc[3]
    only_times = saved(tmp_path, twice[["Start Time"]])
    assert not demand_of(only_times).findings


def test_outcomes_without_a_known_word_are_said(tmp_path: Path) -> None:
    table = every_half_hour("2026-01-01", "2026-02-01", "UTC")
    table["Result"] = "aufgelegt"
    notes = demand_of(saved(tmp_path, table)).notes
    assert "none is taken as abandoned: `Result` has no word known to say so" in notes


def test_contacts_that_were_not_handled_are_abandoned_where_nothing_says_so(tmp_path: Path) -> None:
    table = every_half_hour("2026-01-01", "2026-03-01", "UTC").assign(Duration=60, Wait=10)
    table.loc[table.index % 4 == 0, ["Duration", "Wait"]] = [0, 30]
    (voice,) = demand_of(saved(tmp_path, table)).channels
    assert voice.abandoned == len(table) / 4
    assert voice.patience is not None
    assert voice.patience.mean == 30 + 3 * 10
    assert voice.handling is not None
    assert voice.handling.mean == 60
