"""What people install: the package built from its source distribution, run away from it."""

import ast
import re
import subprocess
import sys
import tarfile
from importlib.metadata import PackageNotFoundError, PathDistribution, distribution
from pathlib import Path
from zipfile import ZipFile

import pytest

from costmodel.version import __version__
from tests.conftest import ROOT, costmodel


def build(kind: str, source: Path, folder: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)],
        cwd=source,
        check=True,
        capture_output=True,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that an installer unpacks the wheel into."""
    folder = tmp_path_factory.mktemp("built")
    build("sdist", ROOT, folder)
    (packed,) = folder.glob("*.tar.gz")
    with tarfile.open(packed) as source:
        source.extractall(folder, filter="data")
    build("wheel", folder / f"costmodel-{__version__}", folder)
    (wheel,) = folder.glob("*.whl")
    with ZipFile(wheel) as unpacked:
        unpacked.extractall(folder / "site")  # noqa: S202 - our own
    return folder / "site"


def files(folder: Path) -> dict[str, bytes]:
    """The files below a folder, but for what Python and editors leave there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_package_and_the_library_are_whole(installed: Path) -> None:
    library = {f"shipped/{name}": text for name, text in files(ROOT / "assumptions").items()}
    assert files(installed / "costmodel") == files(ROOT / "costmodel") | library


def test_it_says_what_it_is(installed: Path) -> None:
    found = PathDistribution(installed / f"costmodel-{__version__}.dist-info")
    said = found.metadata
    assert (said["Name"], said["Version"]) == ("costmodel", __version__)
    assert (said["License-Expression"], said["Requires-Python"]) == ("Apache-2.0", ">=3.11")
    assert found.read_text("licenses/LICENSE") == (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert said["Description-Content-Type"] == "text/markdown"
    assert (said["Description"] or found.metadata.get_payload()).startswith("# costmodel")  # type: ignore[attr-defined]
    assert "Typing :: Typed" in said.get_all("Classifier", [])
    (program,) = found.entry_points
    assert (program.name, program.value) == ("costmodel", "costmodel.cli.main:run_program")


def test_the_library_works_away_from_the_repository(installed: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        ended = costmodel(*arguments, cwd=tmp_path, package=installed)
        assert ended.code == 0, ended.err
        return ended.out

    assert "night-outsourced" in run("init", "--list")
    run("init", "plans", "--staffing", "night-outsourced", "--platform", "genesys-cx2")
    plans = ("plans/in-house.yaml", "plans/night-outsourced.yaml")
    run("validate", *plans)
    assert "night_outsourced saves USD " in run("compare", *plans, "--quiet")
    assert "plans/library/market/us.yaml" in run("list", "--sources", plans[0], "--format", "csv")
    assert not [path for path in files(tmp_path) if not path.startswith("plans/")]


def test_everything_imported_is_installed_with_it(installed: Path) -> None:
    """All that the program imports anywhere is of Python, of itself, or a requirement."""
    found = PathDistribution(installed / f"costmodel-{__version__}.dist-info")
    needed = {
        re.split(r"[^\w.-]", text)[0] for text in found.requires or () if "extra ==" not in text
    }
    modules = {name for each in needed for name in modules_of(each)}
    imported = {name for path in (ROOT / "costmodel").rglob("*.py") for name in imports(path)}
    others = imported - set(sys.stdlib_module_names) - {"costmodel"}
    assert others <= modules
    assert {"numpy", "yaml", "matplotlib"} <= others


def modules_of(name: str) -> set[str]:
    """The modules that a package installs."""
    try:
        paths = distribution(name).files or ()
    except PackageNotFoundError:
        return set()
    return {Path(path.parts[0]).stem for path in paths if path.suffix == ".py"}


def imports(path: Path) -> set[str]:
    """The top-level modules that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name.partition(".")[0] for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found
