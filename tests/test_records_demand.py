"""Demand from call records: what they were made of is found again."""

import calendar
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from costmodel.records.demand_file import demand_file
from tests.assumption_files import load
from tests.calls import PLAN, Truth, demand_of, every_half_hour, saved
from tests.conftest import costmodel

ZONES = ("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC")


@pytest.fixture(scope="module", name="truth")
def _truth() -> Truth:
    return Truth("America/New_York", 60_000, seed=7)


@pytest.mark.parametrize("recorded", ["UTC", "local"])
def test_what_the_calls_were_made_of_is_found_again(
    truth: Truth, recorded: str, tmp_path: Path
) -> None:
    form, zone = ("%Y-%m-%dT%H:%M:%SZ", None)
    if recorded == "local":
        form, zone = "%m/%d/%Y %I:%M:%S %p", truth.zone
    table = truth.table(form, zone)
    found = demand_of(saved(tmp_path, table), truth.zone)
    assert (found.read, found.contacts) == (len(table), len(table))
    assert not found.gaps

    (voice,) = found.channels
    assert voice.handling is not None
    assert voice.patience is not None
    answered = table[table["Abandoned"] == "No"]
    seconds = answered["Talk Time"] + answered["Wrap Up Time"]
    error = seconds.std() / np.sqrt(len(seconds))
    assert voice.handling.mean == pytest.approx(truth.aht + truth.wrap, abs=4 * error)
    assert voice.handling.left_out < len(seconds) / 5_000  # a tail of the truth itself
    assert voice.patience.mean == pytest.approx(truth.patience, abs=4 * voice.patience.error)
    assert voice.abandoned == len(table) - len(answered)

    # Counts are Poisson: their squared distances from the truth are chi-square.
    expected = truth.week / truth.week.sum()
    counts = np.array(found.week) * 52.18
    fitted = expected * counts.sum()
    assert ((counts - fitted) ** 2 / fitted).sum() < 336 + 5 * np.sqrt(2 * 336)


def test_seasonality_is_that_of_the_calls(truth: Truth, tmp_path: Path) -> None:
    found = demand_of(saved(tmp_path, truth.table()), truth.zone)
    factors = found.volume.seasonality
    assert factors is not None
    days = [calendar.monthrange(2026, month)[1] for month in range(1, 13)]
    expected = truth.months * days / np.mean(truth.months * days)
    # Weekdays are not evenly spread over months, which moves a month by some tenths of a percent.
    assert factors == pytest.approx(expected, rel=0.06)
    assert np.mean(factors) == pytest.approx(1)


def test_the_written_file_gives_the_records_count_in_each_month(
    truth: Truth, tmp_path: Path
) -> None:
    table = truth.table("%Y-%m-%d %H:%M:%S", truth.zone)
    saved(tmp_path, table)
    ended = costmodel("profile", "calls.csv", "-o", "demand.yaml", cwd=tmp_path)
    assert ended.code == 0, ended.err
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    ran = costmodel("run", "plan.yaml", "-q", "--format", "json", cwd=tmp_path)
    assert ran.code == 0, ran.err
    (scenario,) = json.loads(ran.out)["scenarios"]
    (line,) = [each for each in scenario["lines"] if each["name"] == "contacts_offered.voice"]
    counts = pd.to_datetime(table["Start Time"]).dt.month.value_counts().sort_index()
    assert [round(contacts) for contacts in line["monthly"]] == counts.tolist()


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("recorded", ["UTC", "local"])
def test_hours_that_clocks_skip_or_show_twice_do_not_move_the_week(
    zone: str, recorded: str, tmp_path: Path
) -> None:
    table = every_half_hour("2026-01-01", "2027-01-01", zone)
    if recorded == "UTC":
        starts = pd.date_range(
            pd.Timestamp("2026-01-01", tz=zone).tz_convert("UTC"), periods=len(table), freq="30min"
        )
        table["Start Time"] = starts.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    found = demand_of(saved(tmp_path, table), zone)
    assert found.week == pytest.approx([1.0] * 336)
    months = found.volume.months
    lengths = [calendar.monthrange(2026, month)[1] * 48 for month in range(1, 13)]
    assert [month.seen for month in months] == pytest.approx([1] * 12)
    assert sum(month.records for month in months) == len(table) == sum(lengths)
    turned = {length - month.records for length, month in zip(lengths, months, strict=True)}
    assert turned == ({0} if zone in ("UTC", "Asia/Kolkata") else turned)
    assert len(turned) == (1 if zone in ("UTC", "Asia/Kolkata") else 3)
    assert not found.findings


def test_times_of_another_zone_are_moved_to_the_clock(tmp_path: Path) -> None:
    table = pd.DataFrame(
        {"Start Time": ["2026-03-02 23:10:00", "2026-03-30 22:10:00"], "Duration": [60, 120]}
    )
    path = saved(tmp_path, table)
    ended = costmodel(
        *("profile", str(path), "--time-zone", "Europe/London", "--recorded-in"),
        *("America/New_York", "--format", "json"),
    )
    found = json.loads(ended.out)
    assert (found["first_day"], found["last_day"]) == ("2026-03-03", "2026-03-31")
    # Tuesdays 04:00: on 2 March New York is 5 hours behind, on 30 March too, both on other clocks.
    assert [half for half, mean in enumerate(found["week"]) if mean] == [48 + 6, 48 + 8]


def test_days_without_records_are_gaps_whose_contacts_are_estimated(tmp_path: Path) -> None:
    table = every_half_hour("2026-01-01", "2027-01-01", "UTC")
    lost = table["Start Time"].between("2026-05-04 09:30", "2026-05-07 12:00")
    path = saved(tmp_path, table[~lost])
    found = demand_of(path)
    (gap,) = found.gaps
    assert (str(gap.start), str(gap.end)) == ("2026-05-04 09:30:00", "2026-05-07 12:00:00")
    assert gap.missed == pytest.approx(int(lost.sum()), rel=0.03)
    may = found.volume.months[4]
    assert may.records == 31 * 48 - lost.sum()
    assert may.contacts == pytest.approx(31 * 48)
    assert found.week == pytest.approx([1.0] * 336)

    kept = demand_of(path, closed=True)
    assert kept.gaps == found.gaps
    assert kept.volume.months[4].contacts == may.records
    assert min(kept.week) < 1


def test_closed_hours_and_quiet_nights_are_no_gaps(tmp_path: Path) -> None:
    starts = pd.date_range("2026-01-01", "2026-12-31 23:59", freq="20min")
    office = starts[(starts.day_of_week < 5) & (starts.hour >= 9) & (starts.hour < 17)]
    night = pd.date_range("2026-01-02 03:00", "2026-12-31", freq="97h")
    table = pd.DataFrame({"Start Time": office.union(night).strftime("%Y-%m-%d %H:%M")})
    assert not demand_of(saved(tmp_path, table)).gaps


def test_parts_of_months_are_made_whole_or_left_out(tmp_path: Path) -> None:
    table = every_half_hour("2026-01-26", "2026-06-11", "UTC")
    found = demand_of(saved(tmp_path, table))
    used = [month.is_used for month in found.volume.months]
    assert used == [False, True, True, True, True, False]
    assert found.volume.seasonality is None
    assert found.volume.contacts == pytest.approx((28 + 31 + 30 + 31) * 48 / 4)
    week = demand_of(saved(tmp_path, every_half_hour("2026-03-02", "2026-03-09", "UTC")))
    assert week.volume.contacts == pytest.approx(31 * 48)


def test_of_several_years_the_latest_of_each_month_makes_the_year(tmp_path: Path) -> None:
    old = every_half_hour("2025-01-01", "2026-01-01", "UTC")
    new = every_half_hour("2026-01-01", "2027-01-01", "UTC")
    found = demand_of(saved(tmp_path, pd.concat([old, new, new])))
    assert found.volume.contacts == pytest.approx(2 * 365 * 48 / 12)


def test_channels_have_shares_and_weeks_of_their_own(tmp_path: Path) -> None:
    day = every_half_hour("2026-01-01", "2026-07-01", "UTC")
    late = day[day["Start Time"].str.slice(11, 13) >= "18"]
    channels = [
        day.assign(Channel="Phone", Duration=60),
        late.assign(Channel="E-Mail", Duration=300),
    ]
    found = demand_of(saved(tmp_path, pd.concat(channels)))
    voice, email = found.channels
    assert (voice.channel.key, email.channel.key) == ("voice", "email")
    assert (voice.share, email.share) == pytest.approx((0.8, 0.2))
    assert voice.week == pytest.approx([1.0] * 336)
    assert email.week is None  # fewer than ten a half-hour
    assert email.handling is not None
    assert email.handling.mean == pytest.approx(300)


def test_a_channel_that_came_late_is_said(tmp_path: Path) -> None:
    day = every_half_hour("2026-01-01", "2026-07-01", "UTC").assign(Channel="Phone")
    chat = every_half_hour("2026-05-01", "2026-07-01", "UTC").assign(Channel="Chat")
    found = demand_of(saved(tmp_path, pd.concat([day, chat])))
    assert any(
        note.startswith("chat has records from 2026-05-01 to 2026-06-30") for note in found.notes
    )


def test_durations_forgotten_open_are_left_out_and_said(truth: Truth, tmp_path: Path) -> None:
    table = truth.table().astype({"Talk Time": object})
    table.loc[[10, 500], "Talk Time"] = 200_000
    table.loc[20, "Talk Time"] = "soon"
    found = demand_of(saved(tmp_path, table), truth.zone)
    (voice,) = found.channels
    assert voice.handling is not None
    odd = {each.what: each for each in found.findings}
    (long,) = [each for what, each in odd.items() if what.startswith("duration above")]
    assert (long.line, long.treated) == (12, "counted")
    assert long.rows == voice.handling.left_out >= 2
    (unread,) = [each for what, each in odd.items() if what.startswith("duration that cannot")]
    assert (unread.rows, unread.line, unread.example) == (1, 22, "soon 30")
    assert found.contacts == len(table)
    assert voice.handling.mean == pytest.approx(truth.aht + truth.wrap, rel=0.02)


def test_a_time_that_clocks_skip_is_said(tmp_path: Path) -> None:
    table = every_half_hour("2026-03-01", "2026-04-01", "Europe/London")
    table.loc[7, "Start Time"] = "2026-03-29 01:15"
    found = demand_of(saved(tmp_path, table), "Europe/London")
    (odd,) = found.findings
    assert "clocks of the zone skip" in odd.what
    assert (odd.rows, odd.line) == (1, 9)


def test_the_file_says_where_each_value_comes_from(truth: Truth, tmp_path: Path) -> None:
    found = demand_of(saved(tmp_path, truth.table(), 'my "calls".csv'), truth.zone)
    (tmp_path / "demand.yaml").write_text(demand_file(found), encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    inputs = load(str(tmp_path / "plan.yaml")).scenario.inputs.values()
    written = [each for each in inputs if each.span and each.span.file.endswith("demand.yaml")]
    assert len(written) == 1 + 12 + 336 + 3
    for each in written:
        details = each.details
        assert details is not None, each.span
        assert (details.source, details.as_of) == ('my "calls".csv', "2026-12-31")
