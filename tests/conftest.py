"""What tests share: the program as a user runs it, small scenarios, and golden files."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write the golden files anew.")


@dataclass(frozen=True)
class Ended:
    """How a run of the program ended."""

    code: int
    out: str
    err: str


def costmodel(*arguments: str, cwd: Path = ROOT, package: Path = ROOT, **env: str) -> Ended:
    """Run the program in a process of its own, as a user does."""
    variables = {key: value for key, value in os.environ.items() if "COLOR" not in key}
    ended = subprocess.run(
        [sys.executable, "-m", "costmodel", *arguments],
        cwd=cwd,
        env={**variables, "PYTHONPATH": str(package), "PYTHONUTF8": "1", **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


@pytest.fixture(scope="session")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two small scenarios, of which the second may or may not be worth it."""
    folder = tmp_path_factory.mktemp("plans")
    text = (Path(__file__).parent / "samples" / "seed_sample.yaml").read_text(encoding="utf-8")
    (folder / "now.yaml").write_text(text, encoding="utf-8")
    change = (
        "extends: now.yaml\nname: With a portal\nteams: {inhouse: {headcount: 18..19..20.5}}\n"
        "costs:\n  portal: {label: Portal, amount: $30_000..$40_000..$60_000 once}\n"
    )
    (folder / "portal.yaml").write_text(change, encoding="utf-8")
    return folder


@pytest.fixture(params=["libyaml", "pure Python"])
def each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser in C, and the one that is there without it."""
    if request.param == "pure Python":
        monkeypatch.delattr(yaml, "CBaseLoader", raising=False)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a golden file; the file is for layout, numbers have their own tests."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8")

    return compare
