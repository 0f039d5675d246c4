"""The report of call records."""

from pathlib import Path

import pandas as pd
import pytest

from costmodel.records.demand import RecordedDemand
from costmodel.reports.document import HeatMap, Sentence, Table
from costmodel.reports.records_data import records_csv, records_data
from costmodel.reports.records_report import MOST_GAPS, records_document
from tests.calls import demand_of, every_half_hour, saved


def tables(found: RecordedDemand) -> dict[str, Table]:
    return {b.title: b for b in records_document(found).blocks if isinstance(b, Table)}


@pytest.fixture(name="calls")
def _calls() -> pd.DataFrame:
    day = every_half_hour("2026-01-01", "2027-01-01", "UTC")
    return day.assign(Duration=90, Channel="Phone")


def test_channels_months_and_the_week(calls: pd.DataFrame, tmp_path: Path) -> None:
    calls.loc[:3, "Channel"] = ["Chat", "Chat", "Chat", ""]
    found = demand_of(saved(tmp_path, calls))
    shown = tables(found)
    assert [row[:4] for row in shown["Channels"].rows] == [
        ("voice", "Phone", "17,516", "100.0%"),
        ("chat", "Chat", "3", "0.0%"),
    ]
    months = shown["Contacts by month"]
    assert months.rows[1] == ("2026-02", "1,344", "100.0%", "1,344", "0.921")
    assert months.totals == (("a month", "", "", "1,460", ""),)
    assert shown["Rows that are odd"].rows == (("no channel", "1", "5", "", "rejected"),)
    (week,) = (b for b in records_document(found).blocks if isinstance(b, HeatMap))
    assert week.texts[0] == ("2.0",) * 24


def test_gaps_are_listed_up_to_a_number(calls: pd.DataFrame, tmp_path: Path) -> None:
    days = pd.to_datetime(calls["Start Time"]).dt.day_of_year
    found = demand_of(saved(tmp_path, calls[days % 15 != 0]))
    (table,) = [table for title, table in tables(found).items() if title.startswith("Stretches")]
    assert len(found.gaps) == 365 // 15
    assert len(table.rows) == MOST_GAPS + 1
    assert table.rows[0] == ("2026-01-15 00:00", "2026-01-16 00:00", table.rows[0][2])
    assert table.rows[-1][0] == f"{365 // 15 - MOST_GAPS} more"


def test_notes_are_sentences(calls: pd.DataFrame, tmp_path: Path) -> None:
    found = demand_of(saved(tmp_path, calls.drop(columns=["Channel", "Duration"])[:480]))
    said = [b.text for b in records_document(found).blocks if isinstance(b, Sentence)]
    assert any("no column of channels" in text for text in said)
    assert any("no column of durations" in text for text in said)
    assert any("records of 10 days" in text for text in said)


def test_data_and_csv_say_the_same(calls: pd.DataFrame, tmp_path: Path) -> None:
    found = demand_of(saved(tmp_path, calls))
    data = records_data(found)
    lines = records_csv(found).splitlines()
    assert f"contacts_per_month,,{data['contacts_per_month']!r},contact/month" in lines
    assert "aht,voice,90.0,s" in lines
    assert sum(line.startswith("contacts,2026-") for line in lines) == 12
