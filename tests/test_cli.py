"""The program as its users call it: output, exit codes, streams, files."""

import csv
import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, costmodel

INHOUSE, HYBRID = "assumptions/inhouse.yaml", "assumptions/hybrid.yaml"
TWENTY = "assumptions/twenty_agents.yaml"
SAMPLES = "tests/samples"
# Opening hours that one shift covers, so that there is one best roster.
WORKDAY = f"{{hours: {[0] * 8 + [1] * 8 + [0] * 8}, days: [1, 1, 1, 1, 1, 0, 0]}}"
OFFICE = (
    *("--set", f"demand.profile={WORKDAY}", "--set", "teams.inhouse.hours=mon-fri 08:00-16:00"),
    *("--set", "teams.inhouse.shifts.starts=[08:00]"),
)
Golden = Callable[[str, str], None]

COMMANDS = {
    "help": ["--help"],
    "run_help": ["run", "--help"],
    "compare_help": ["compare", "--help"],
    "explain_help": ["explain", "--help"],
    "staffing_help": ["staffing", "--help"],
    "schedule_help": ["schedule", "--help"],
    "profile_help": ["profile", "--help"],
    "validate_help": ["validate", "--help"],
    "init_help": ["init", "--help"],
    "list_help": ["list", "--help"],
    "schema_help": ["schema", "--help"],
    "run": ["run", HYBRID],
    "run_headcount": ["run", TWENTY],
    "run_study": ["run", HYBRID, "-q", "--study", "--set", "study.risks={people: 10%}"],
    "run_md": ["run", HYBRID, "--format", "md"],
    "compare": ["compare", INHOUSE, HYBRID],
    "compare_by_total": ["compare", INHOUSE, HYBRID, "--by-total"],
    "compare_md": ["compare", INHOUSE, HYBRID, "--format", "md"],
    "compare_three": ["compare", INHOUSE, HYBRID, f"{SAMPLES}/ai_nights.yaml"],
    "explain": ["explain", "cost_per_contact", HYBRID],
    "explain_md": ["explain", "telephony", HYBRID, "--format", "md", "--depth", "2"],
    "explain_input": ["explain", "demand.growth", HYBRID],
    "staffing": ["staffing", HYBRID],
    "staffing_headcount": ["staffing", TWENTY, "--set", "demand.spike=25%"],
    "staffing_md": ["staffing", INHOUSE, "-q", "--format", "md"],
    "schedule": ["schedule", TWENTY, *OFFICE],
    "schedule_md": ["schedule", TWENTY, "-q", "--format", "md", *OFFICE],
    "schedule_csv": ["schedule", TWENTY, "-q", "--format", "csv", *OFFICE],
    "validate": ["validate", INHOUSE, HYBRID],
    "list_sources": ["list", "--sources", TWENTY],
    "init_list": ["init", "--list"],
    "list_terms": ["list", "--terms"],
    "list_terms_md": ["list", "--terms", "--format", "md"],
}
MISTAKES = {
    "unknown_key": (1, ["run", HYBRID, "--set", "teams.day.shrinkge=30%"]),
    "no_file": (1, ["run", "hybird.yaml"]),
    "unknown_quantity": (1, ["explain", "cost_per_contract", HYBRID]),
    "scoped_quantity": (1, ["explain", "agents", HYBRID]),
    "unknown_team": (1, ["schedule", HYBRID, "--team", "nigth"]),
    "unknown_event": (1, ["staffing", HYBRID, "--week", "launch"]),
    "shifts": (1, ["schedule", HYBRID, "--set", "teams.day.shifts={lengths: 10 h, rest: 16 h}"]),
    "not_comparable": (1, ["compare", INHOUSE, TWENTY]),
    "same_name": (1, ["compare", INHOUSE, f"{SAMPLES}/inhouse.yaml"]),
    "month": (1, ["run", HYBRID, "--month", "40"]),
    "one_file": (2, ["compare", INHOUSE]),
    "unknown_command": (2, ["comapre", INHOUSE]),
    "unknown_flag": (2, ["run", HYBRID, "--fromat", "json"]),
    "unknown_format": (2, ["run", HYBRID, "--format", "xml"]),
    "unknown_suffix": (2, ["run", HYBRID, "-o", "result.docx"]),
    "two_reports": (2, ["run", HYBRID, "--study", "--calibration"]),
    "gate": (3, ["compare", INHOUSE, HYBRID, "-q", "--fail-if", "payback_months > 2"]),
    "gate_without_value": (3, ["run", HYBRID, "-q", "--fail-if", "payback_months > 18"]),
    "gate_unreadable": (2, ["run", HYBRID, "-q", "--fail-if", "payback"]),
    "gate_unknown": (2, ["run", HYBRID, "-q", "--fail-if", "paybak_months > 18"]),
    "strict": (1, ["run", HYBRID, "--strict"]),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_print_what_they_always_did(name: str, golden: Golden) -> None:
    ended = costmodel(*COMMANDS[name])
    assert ended.code == 0, ended.err
    golden(f"{name}.txt", ended.out + "-- stderr\n" + ended.err)


@pytest.mark.parametrize("name", MISTAKES)
def test_mistakes_get_a_message_and_an_exit_code(name: str, golden: Golden) -> None:
    code, arguments = MISTAKES[name]
    ended = costmodel(*arguments)
    assert ended.code == code
    assert "Traceback" not in ended.err
    golden(f"mistake_{name}.txt", ended.err)


def test_json_has_the_promised_shape() -> None:
    data = json.loads(costmodel("compare", INHOUSE, HYBRID, "--format", "json").out)
    assert {"schema_version", "costmodel", "scenarios", "baseline", "comparisons"} == set(data)
    assert (data["schema_version"], data["baseline"]) == (1, "inhouse")
    for scenario in data["scenarios"]:
        assert {"name", "file", "sha256", "currency", "results", "lines", "warnings"} <= set(
            scenario
        )
        headlines = ("run_rate_cost", "cost_per_minute", "npv", "irr", "paid_fte", "occupancy")
        assert set(headlines) <= set(scenario["results"])
        assert all({"value", "unit"} <= set(value) for value in scenario["results"].values())
        assert all(len(line["monthly"]) == 36 for line in scenario["lines"])
        absent = [value for value in scenario["results"].values() if value["value"] is None]
        assert absent
        assert all(value["reason"] for value in absent)


def test_every_line_of_the_output_names_its_one_defining_function() -> None:
    scenario = json.loads(costmodel("run", HYBRID, "--format", "json").out)["scenarios"][0]
    listed = json.loads(costmodel("list", "--format", "json").out)["quantities"]
    places = {entry["name"]: entry["place"] for entry in listed}
    for line in scenario["lines"]:
        path, number = places[line["quantity"]].split(":")
        source = (ROOT / path).read_text(encoding="utf-8").splitlines()
        definition = "\n".join(source[int(number) - 1 : int(number) + 5])
        assert f"def {line['quantity']}(" in definition
        if line["quantity"] not in ("custom_cost", "ramped", "listed_by_month"):
            assert line["name"].split(".")[0] == line["quantity"]


def test_csv_is_tidy_and_has_the_same_numbers_as_json() -> None:
    rows = list(csv.DictReader(io.StringIO(costmodel("run", HYBRID, "--format", "csv").out)))
    data = json.loads(costmodel("run", HYBRID, "--format", "json").out)["scenarios"][0]
    values = {(row["name"], row["month"]): row["value"] for row in rows}
    for name, value in data["results"].items():
        shown = values[name, ""]
        assert (None if shown == "" else float(shown)) == value["value"]
    for line in data["lines"]:
        ours = [values[line["name"], str(month)] for month in range(1, 37)]
        assert [float(each) if each else None for each in ours] == line["monthly"]


def test_text_that_a_spreadsheet_would_run_is_made_harmless(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    label = "=cmd|'/c calc'!A1"
    file.write_text(
        f'extends: {ROOT}/{HYBRID}\ncosts:\n  risk: {{label: "{label}", amount: $1 / month}}\n',
        encoding="utf-8",
    )
    rows = list(csv.reader(io.StringIO(costmodel("run", str(file), "--format", "csv").out)))
    labels = {row[2] for row in rows if row[1] == "risk"}
    assert labels == {f"'{label}"}


def test_output_goes_to_a_file_and_overwrites_only_when_forced(tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    first = costmodel("run", HYBRID, "-q", "-o", str(target))
    assert (first.code, first.out) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8"))["schema_version"] == 1
    before = target.read_bytes()
    again = costmodel("run", TWENTY, "-q", "-o", str(target))
    assert again.code == 2
    assert "--force" in again.err
    assert target.read_bytes() == before
    assert costmodel("run", TWENTY, "-q", "-o", str(target), "--force").code == 0
    assert target.read_bytes() != before
    assert [path.name for path in tmp_path.iterdir()] == ["result.json"]


def test_a_failing_run_leaves_the_output_file_alone(tmp_path: Path) -> None:
    target = tmp_path / "result.md"
    target.write_text("mine", encoding="utf-8")
    ended = costmodel("run", HYBRID, "--set", "horizon=x", "-o", str(target), "--force")
    assert ended.code == 1
    assert target.read_text(encoding="utf-8") == "mine"


def test_the_same_inputs_give_the_same_bytes() -> None:
    runs = {costmodel("compare", INHOUSE, HYBRID, "--format", "json").out for _ in range(2)}
    assert len(runs) == 1


def test_init_copies_scenarios_that_run_at_once_and_overwrites_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    first = costmodel("init", str(folder))
    assert first.code == 0, first.err
    written = {"in-house.yaml", "night-outsourced.yaml", "yours.yaml", "costmodel.schema.json"}
    assert {path.name for path in folder.iterdir()} == {*written, "library"}
    ended = costmodel("compare", "in-house.yaml", "night-outsourced.yaml", cwd=folder)
    assert ended.code == 0, ended.err
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    again = costmodel("init", str(folder))
    assert again.code == 2
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_warnings_and_notes_go_to_stderr_and_quiet_hides_them() -> None:
    loud, quiet = costmodel("run", HYBRID), costmodel("run", HYBRID, "--quiet")
    assert "warning:" in loud.err
    assert quiet.err == ""
    assert loud.out == quiet.out


def test_a_reader_that_goes_away_is_no_error() -> None:
    ended = subprocess.run(
        f"{sys.executable} -m costmodel list | head -1",
        shell=True,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stderr == ""
    assert ended.stdout.strip()


def test_color_is_for_terminals_and_can_be_refused() -> None:
    escape = "\x1b["
    assert escape not in costmodel("run", HYBRID).out
    assert escape in costmodel("run", HYBRID, FORCE_COLOR="1").out
    assert escape not in costmodel("run", HYBRID, "--no-color", FORCE_COLOR="1").out
    assert escape not in costmodel("run", HYBRID, FORCE_COLOR="1", NO_COLOR="1").out


@pytest.mark.parametrize("columns", [60, 80, 200])
@pytest.mark.parametrize(
    "arguments",
    [
        ["compare", INHOUSE, HYBRID],
        ["run", HYBRID],
        ["explain", "cost_per_contact", HYBRID],
    ],
    ids=lambda arguments: str(arguments[0]),
)
def test_a_terminal_of_any_width_shows_every_number_whole(
    columns: int, arguments: list[str]
) -> None:
    wide = costmodel(*arguments).out
    narrow = in_terminal(arguments, columns)
    assert max(len(line) for line in narrow.splitlines()) <= columns
    shown = {word for word in narrow.split() if word[-1:].isdigit() and "," in word}
    assert shown <= set(wide.split())
    for number in ("3,615,790", "8.47") if arguments[0] == "compare" else ():
        assert number in narrow


def in_terminal(arguments: list[str], columns: int) -> str:
    """What the program prints when a terminal of this width reads it."""
    reader, writer = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "costmodel", *arguments],
        cwd=ROOT,
        stdout=writer,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "COLUMNS": str(columns), "NO_COLOR": "1", "PYTHONUTF8": "1"},
    ):
        os.close(writer)
        parts = []
        while part := _read(reader):
            parts.append(part)
    os.close(reader)
    return b"".join(parts).decode().replace("\r\n", "\n")


def _read(reader: int) -> bytes:
    try:
        return os.read(reader, 65536)
    except OSError:
        return b""


def test_a_terminal_without_unicode_gets_ascii() -> None:
    ended = costmodel("compare", INHOUSE, HYBRID, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert ended.code == 0, ended.err
    assert ended.out.isascii()
    assert "-1,220,260" in ended.out


FORBIDDEN = ("numpy", "pandas", "scipy", "SALib", "matplotlib", "xlsxwriter")


@pytest.mark.parametrize(
    ("arguments", "forbidden"),
    [
        (["--help"], (*FORBIDDEN, "rich", "yaml")),
        (["validate", HYBRID], FORBIDDEN),
        (["list", "--format", "json"], FORBIDDEN),
        (["run", HYBRID], ("pandas", "scipy", "SALib", "matplotlib", "xlsxwriter")),
        (["staffing", HYBRID], ("pandas", "scipy", "SALib", "matplotlib", "xlsxwriter")),
        (["profile", "--help"], FORBIDDEN),
        (["schedule", TWENTY], ("pandas", "SALib", "xlsxwriter")),
        (["compare", INHOUSE, HYBRID], ("pandas", "scipy", "SALib", "matplotlib", "xlsxwriter")),
    ],
    ids=lambda value: str(value[0]),
)
def test_heavy_libraries_are_imported_only_where_they_are_used(
    arguments: list[str], forbidden: tuple[str, ...]
) -> None:
    script = (
        "import sys\n"
        "from costmodel.cli.main import app\n"
        "try: app()\n"
        "except SystemExit: pass\n"
        f"print([name for name in {forbidden!r} if name in sys.modules], file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stderr.splitlines()[-1] == "[]"


def test_an_internal_error_is_said_in_one_line_and_can_be_debugged() -> None:
    script = (
        "import sys, costmodel.analysis.run as run\n"
        "def broken(*_): raise ValueError('broken')\n"
        "run.compute = broken\n"
        "from costmodel.cli.main import run_program\n"
        f"sys.argv = ['costmodel', 'run', {HYBRID!r}]\n"
        "run_program()\n"
    )
    command = [sys.executable, "-c", script]
    plain = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert plain.returncode == 70
    assert "Traceback" not in plain.stderr
    assert "internal error: ValueError: broken" in plain.stderr
    variables = {**os.environ, "COSTMODEL_DEBUG": "1"}
    debugged = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env=variables
    )
    assert "Traceback" in debugged.stderr
