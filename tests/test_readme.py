"""What the README shows is what happens."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

import costmodel as package
from tests.conftest import ROOT, costmodel

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
PROGRAM = ".venv/bin/costmodel "
SHOWN = [
    (command, block)
    for block in BLOCKS
    for command, block in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]


def program(command: str, folder: Path) -> str:
    ended = costmodel(*shlex.split(command.removeprefix(PROGRAM)), cwd=folder)
    assert ended.code in (0, 1), ended.err
    return ended.out + ended.err


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which commands that write files leave the repository alone."""
    made = tmp_path_factory.mktemp("clone")
    shutil.copytree(ROOT / "assumptions", made / "assumptions")
    return made


def matches(shown: str, printed: str) -> bool:
    """Whether the printed text is as shown, where a line `...` stands for any number of lines."""
    parts = [re.escape(part) for part in re.split(r"^\.\.\.\n", shown, flags=re.MULTILINE)]
    return re.fullmatch("(?s:.*)".join(parts), printed) is not None


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command for command, _ in SHOWN])
def test_commands_of_the_readme_print_what_it_shows(command: str, shown: str, folder: Path) -> None:
    if not command.startswith(PROGRAM):
        assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
        return
    printed = program(command, folder)
    if shown:
        assert matches(shown, printed), printed


def test_the_real_run_stands_within_the_first_screen() -> None:
    assert README.splitlines()[5] == "```console"
    assert README.count(PROGRAM) >= 6


def test_every_command_stands_in_the_readme() -> None:
    commands = re.findall(r"^  (\w+) ", costmodel("--help").out.split("Commands:")[1], re.MULTILINE)
    assert commands
    for command in commands:
        assert f"| `{command}" in README


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})


def test_public_names_are_there() -> None:
    for name in package.__all__:
        assert getattr(package, name)
    with pytest.raises(AttributeError, match="no attribute `nothing`"):
        _ = package.nothing
