"""How the program ends."""

import subprocess
import sys

import pytest

from costmodel.assumptions.problems import AssumptionsError, Problem, Span
from costmodel.cli import exits
from tests.conftest import ROOT

PLAN = "assumptions/twenty_agents.yaml"


def ending(error: BaseException, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    def program() -> None:
        raise error

    code = exits.guarded(program)
    shown = capsys.readouterr()
    assert shown.out == ""
    return code, shown.err


def test_a_program_that_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert exits.guarded(lambda: None) == 0
    assert ending(SystemExit(), capsys) == (0, "")
    assert ending(SystemExit(2), capsys) == (2, "")


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (exits.UsageError("no such flag"), 2, "error: no such flag\n"),
        (exits.GateError("npv is -1"), 3, "error: npv is -1\n"),
        (exits.StrictError("1 warning"), 1, "error: 1 warning\n"),
        (KeyboardInterrupt(), 130, "interrupted\n"),
    ],
)
def test_endings_have_codes_and_words(
    error: BaseException, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ending(error, capsys) == (code, said)


def test_problems_of_assumptions_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    span = Span("a.yaml", 1, 1, 2, "x: 1")
    problem = Problem("error", "unknown-key", "unknown key `x`", span)
    code, said = ending(AssumptionsError([problem]), capsys)
    assert code == 1
    assert said.startswith("error[unknown-key]: unknown key `x`\n --> a.yaml:1:1\n")
    assert said.endswith("\n1 problem in a.yaml; nothing was computed\n")
    code, said = ending(AssumptionsError([Problem("error", "clash", "m", None)]), capsys)
    assert said.endswith("1 problem in the assumptions; nothing was computed\n")


def test_faults_are_said_in_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COSTMODEL_DEBUG", raising=False)
    code, said = ending(ValueError("broken"), capsys)
    assert code == 70
    assert said.startswith("internal error: ValueError: broken\n")
    monkeypatch.setenv("COSTMODEL_DEBUG", "1")
    with pytest.raises(ValueError, match="broken"):
        ending(ValueError("broken"), capsys)


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [("KeyboardInterrupt()", 130, "interrupted\n"), ("BrokenPipeError(32, 'gone')", 0, "")],
)
def test_click_does_not_end_it_otherwise(error: str, code: int, said: str) -> None:
    script = (
        "import sys, costmodel.analysis.run as run\n"
        f"def stop(*_): raise {error}\n"
        "run.compute = stop\n"
        "from costmodel.cli.main import run_program\n"
        f"sys.argv = ['costmodel', 'run', {PLAN!r}]\n"
        "run_program()\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr, ended.stdout) == (code, said, "")
