"""`costmodel profile` as a user meets it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.calls import PLAN, every_half_hour, saved
from tests.conftest import ROOT, Ended, costmodel


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    table = every_half_hour("2026-01-01", "2027-01-01", "UTC")
    saved(tmp_path, table.assign(Channel="Phone", Duration=360))
    return tmp_path


def profile(folder: Path, *arguments: str, file: str = "calls.csv") -> Ended:
    return costmodel("profile", file, *arguments, cwd=folder)


def test_the_summary_is_the_result_and_the_file_is_said(folder: Path) -> None:
    looked = profile(folder)
    assert (looked.code, looked.err) == (0, "add -o demand.yaml to write it as assumptions\n")
    assert sorted(path.name for path in folder.iterdir()) == ["calls.csv"]
    written = profile(folder, "-o", "demand.yaml")
    assert (written.code, written.err) == (0, "wrote demand.yaml\n")
    assert written.out == looked.out
    assert "17,520 rows read, 17,520 contacts counted, 0 rejected" in written.out


def test_nothing_is_overwritten_without_force(folder: Path) -> None:
    (folder / "demand.yaml").write_text("mine")
    ended = profile(folder, "-o", "demand.yaml")
    assert (ended.code, ended.out) == (2, "")
    assert "demand.yaml exists; --force overwrites it" in ended.err
    assert (folder / "demand.yaml").read_text() == "mine"
    assert profile(folder, "-o", "demand.yaml", "--force").code == 0
    assert "demand:" in (folder / "demand.yaml").read_text()


def test_a_plan_extends_the_file_and_the_file_extends_a_plan(folder: Path) -> None:
    assert profile(folder, "-o", "demand.yaml", "--time-zone", "UTC").code == 0
    (folder / "plan.yaml").write_text(PLAN)
    ended = costmodel("validate", "plan.yaml", cwd=folder)
    assert ended.code == 0, ended.err
    # On top of the shipped plan, whose profile is a grid and whose other channels go away.
    for name in ("base.yaml", "inhouse.yaml"):
        shutil.copy(ROOT / "assumptions" / name, folder)
    text = (folder / "demand.yaml").read_text()
    more = "    chat: null\n    email: null\n"
    (folder / "demand.yaml").write_text("extends: base.yaml\n" + text + more)
    inhouse = (folder / "inhouse.yaml").read_text()
    inhouse = inhouse.replace("extends: base.yaml", "extends: demand.yaml")
    (folder / "inhouse.yaml").write_text(inhouse.replace("[voice, chat, email]", "[voice]"))
    ended = costmodel("run", "inhouse.yaml", "--format", "json", cwd=folder)
    assert ended.code == 0, ended.err
    (scenario,) = json.loads(ended.out)["scenarios"]
    lines = {line["name"]: line["monthly"] for line in scenario["lines"]}
    assert lines["contacts_offered.voice"][0] == pytest.approx(31 * 48, rel=1e-6)


@pytest.mark.parametrize("format_", ["json", "csv", "md", "table"])
def test_formats(folder: Path, format_: str) -> None:
    ended = profile(folder, "--format", format_)
    assert ended.code == 0, ended.err
    if format_ == "json":
        found = json.loads(ended.out)
        assert (found["contacts"], found["schema_version"]) == (17_520, 1)
        assert found["contacts_per_month"] == pytest.approx(1_460)
        assert found["week"] == pytest.approx([1.0] * 336)
        assert found["channels"][0]["handling"]["mean"] == 360
    if format_ == "csv":
        rows = dict(line.split(",")[:3:2] for line in ended.out.splitlines())
        assert rows["rows"] == "17520"
        assert float(rows["aht"]) == 360


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "demand.csv"], "the demand is written as YAML"),
        (["-o", "none/demand.yaml"], "there is no folder none"),
        (["--time-zone", "Europe/Londn"], "did you mean `Europe/London`?"),
        (["--time-zone", "Asia/Kathmandu"], "do not turn on the half-hour"),
        (["--recorded-in", "UTC"], "--recorded-in needs the --time-zone"),
        (["--delimiter", ";;"], "--delimiter is one sign"),
        (["--encoding", "utf-88"], "there is no encoding utf-88"),
        (["--encoding", "base64"], "there is no encoding base64"),
        (["--unit", "days"], "'days' is not one of"),
    ],
)
def test_wrong_usage(folder: Path, arguments: list[str], message: str) -> None:
    ended = profile(folder, *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert message in ended.err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "has no first line"),
        ("Start Time\nsoon\n", "`soon` is not a time"),
        ("Start Time\n01/02/2026 10:00\n", "the times could be"),
        ("Start Time,Channel\n2026-01-01 10:00,\n", "has no row that can be used: no channel"),
        ("x,y\n1,2\n", "no column is called like the time"),
    ],
)
def test_records_that_cannot_be_used(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "calls.csv").write_text(text)
    ended = profile(tmp_path, "-o", "demand.yaml")
    assert (ended.code, ended.out) == (1, "")
    assert message in ended.err
    assert ended.err.count("error[") == 1
    assert "Traceback" not in ended.err
    assert not (tmp_path / "demand.yaml").exists()


def test_columns_and_ways_of_writing_may_be_said(tmp_path: Path) -> None:
    text = "Tag;Uhrzeit;Dauer;Weg;Warten;Ende\n"
    text += "".join(f"0{day}.03.2026;10:0{day};1,5;Telefon;{day};weg\n" for day in range(1, 6))
    (tmp_path / "calls.csv").write_bytes(text.encode("cp1252"))
    ended = profile(
        tmp_path,
        *("--time", "Tag", "--time", "Uhrzeit", "--duration", "Dauer", "--channel", "Weg"),
        *("--wait", "Warten", "--outcome", "Ende", "--unit", "min", "--decimal", ","),
        *("--date-format", "%d.%m.%Y %H:%M", "--delimiter", ";", "--encoding", "cp1252"),
        *("--format", "json"),
    )
    assert ended.code == 0, ended.err
    found = json.loads(ended.out)
    assert (found["first_day"], found["last_day"]) == ("2026-03-01", "2026-03-05")
    assert found["channels"][0]["handling"]["mean"] == 90


def test_hostile_texts_are_only_texts(tmp_path: Path) -> None:
    rows = [f"2026-01-{day:02} 10:00,5,Phone" for day in range(1, 29)]
    rows += ["2026-01-03 10:00,5,=cmd|'/c calc'!A1", '2026-01-04 10:00,5,"\x1b[31m: {a: !!x ""b"}"']
    rows += ["2026-01-05\x00 10:00,5,Phone", "2026-01-06 10:00,\x07,Phone"]
    name = "a: b # 'c' \"d\" é.csv"
    (tmp_path / name).write_text("Start Time,Duration,Channel\n" + "\n".join(rows), "utf-8")
    ended = profile(tmp_path, "-o", "demand.yaml", "--encoding", "utf-8", file=name)
    assert ended.code == 0, ended.err
    assert "\x1b" not in ended.out
    text = (tmp_path / "demand.yaml").read_text("utf-8")
    assert all(character.isprintable() or character == "\n" for character in text)
    keys = ("voice", "cmd_c_calc_a1", "channel_31m_a_x_b")
    target = "    voice: {target: 80% in 20 s}"
    plan = PLAN.replace(target, "\n".join(target.replace("voice", key) for key in keys))
    (tmp_path / "plan.yaml").write_text(plan.replace("[voice]", f"[{', '.join(keys)}]"))
    ended = costmodel("validate", "plan.yaml", cwd=tmp_path)
    assert ended.code == 0, ended.err
