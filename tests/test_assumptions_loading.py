"""From a path to a scenario, and what hostile files do on the way."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from costmodel.assumptions.loading import load_scenario, scope_name
from costmodel.assumptions.problems import AssumptionsError
from costmodel.assumptions.reading import MOST_PROBLEMS
from costmodel.kernel.quantity import Graph
from tests.assumption_files import SAMPLES, errors, load, number, only_error, place, under

BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{below}'] * 10)}]\n"
    for below, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("inhouse.yaml", "inhouse"),
        ("plans/In-house 24.yaml", "in_house_24"),
        ("24.yaml", "scenario_24"),
        ("é.yaml", "scenario"),
        ("a.b.yml", "a_b"),
    ],
)
def test_scope_names(path: str, expected: str) -> None:
    assert scope_name(path) == expected


@pytest.mark.parametrize("name", ["seed_sample", "inhouse", "hybrid"])
def test_the_samples_load(name: str) -> None:
    loaded = load(name)
    assert loaded.scenario.scope == name
    assert Path(loaded.files[0].shown).stem == name
    assert all(each.severity == "warning" and each.span for each in loaded.warnings)


def test_the_month_of_the_run_rate() -> None:
    path = SAMPLES / "inhouse.yaml"
    assert number(load("inhouse"), load("inhouse").scenario.run_rate_month) == 36
    assert load_scenario(path, Graph(), (), 12).scenario.inputs["run_rate_month"].value == 12
    for month in (0, 37, -1):
        with pytest.raises(AssumptionsError) as caught:
            load_scenario(path, Graph(), (), month)
        (problem,) = (each for each in caught.value.problems if each.severity == "error")
        assert (problem.code, place(problem)) == ("month", ("--month", 1))


def test_reading_needs_no_heavy_library() -> None:
    code = (
        "import sys; from costmodel.assumptions.loading import load_scenario; "
        "from costmodel.assumptions.schema import json_schema; json_schema(); "
        "from costmodel.kernel.quantity import Graph; load_scenario(sys.argv[1], Graph()); "
        "assert not {'numpy', 'scipy', 'pandas', 'rich', 'typer'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(SAMPLES / "hybrid.yaml")], check=True)


def test_a_duplicate_does_not_hide_other_problems(tmp_path: Path) -> None:
    text = (SAMPLES / "seed_sample.yaml").read_text()
    text = text.replace("start: 2027-01", "start: 2027-01\nstart: 2027-02")
    (tmp_path / "plan.yaml").write_text(text.replace("shrinkage", "shrinkge"))
    found = errors(str(tmp_path / "plan.yaml"))
    assert [(each.code, place(each)[1]) for each in found] == [
        ("duplicate-key", 6),
        ("unknown-key", 23),
    ]


def test_a_file_that_does_not_parse_hides_only_what_depends_on_it(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("a: [\n")
    (tmp_path / "plan.yaml").write_text("extends: base.yaml\nteams: 5\nteams: 6\n")
    found = errors(str(tmp_path / "plan.yaml"), "teams")
    assert [(each.code, place(each)) for each in found] == [
        ("duplicate-key", ("plan.yaml", 3)),
        ("syntax", ("base.yaml", 1)),
        ("override", ("--set", 1)),
    ]


def test_problems_have_an_end(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("".join(f"key{number}: 1\n" for number in range(5_000)))
    assert len(errors(str(path))) == MOST_PROBLEMS


def _make_huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100_000_000)


HOSTILE: dict[str, tuple[Callable[[Path], object], str, int]] = {
    "alias bomb": (lambda path: path.write_text(BOMB), "too-many-values", 5),
    "alias cycle": (lambda path: path.write_text("a: &a [*a]\n"), "alias-cycle", 1),
    "depth": (lambda path: path.write_text("a: " + "[" * 40 + "]" * 40), "too-deep", 1),
    "tag": (lambda path: path.write_text("b: 1\na: !!python/name:os.system x\n"), "tag", 2),
    "documents": (lambda path: path.write_text("a: 1\n---\nb: 1\n"), "several-documents", 2),
    "list": (lambda path: path.write_text("- a\n"), "not-a-section", 1),
    "empty": (lambda path: path.write_text(""), "empty-file", 1),
    "NUL": (lambda path: path.write_bytes(b"a: 1\0\n"), "binary-file", 1),
    "UTF-16": (lambda path: path.write_text("a: 1\n", encoding="utf-16"), "not-utf-8", 1),
    "Latin-1": (lambda path: path.write_bytes(b"a: 1\nb: caf\xe9\n"), "not-utf-8", 2),
    "control": (lambda path: path.write_text("a: 1\nb: \x1b[31m\n"), "control-character", 2),
    "merge key": (lambda path: path.write_text("a: &a {b: 1}\nc: {<<: *a}\n"), "merge-key", 2),
    "list as key": (lambda path: path.write_text("[a]: 1\n"), "non-text-key", 1),
}
WHOLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "size": (_make_huge, "too-large"),
    "folder": (lambda path: path.mkdir(), "not-a-file"),
    "pipe": (os.mkfifo, "not-a-file"),
    "missing": (lambda _: None, "missing-file"),
    "circle": (lambda path: path.symlink_to(path), "unreadable-file"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_text_is_refused_with_its_place(tmp_path: Path, case: str) -> None:
    make, code, line = HOSTILE[case]
    make(tmp_path / "base.yaml")
    (tmp_path / "plan.yaml").write_text("extends: base.yaml\n")
    for name in ("base.yaml", "plan.yaml"):
        found = [(each.code, place(each)) for each in errors(str(tmp_path / name))]
        assert (code, ("base.yaml", line)) in found


@pytest.mark.parametrize("case", WHOLE)
def test_hostile_files_are_refused_where_they_are_named(tmp_path: Path, case: str) -> None:
    make, code = WHOLE[case]
    make(tmp_path / "base.yaml")
    (tmp_path / "plan.yaml").write_text("name: x\nextends: base.yaml\n")
    problem = only_error(str(tmp_path / "plan.yaml"))
    assert (problem.code, place(problem), under(problem)) == (code, ("plan.yaml", 2), "base.yaml")
    problem = only_error(str(tmp_path / "base.yaml"))
    assert (problem.code, place(problem)) == (code, ("base.yaml", 1))


def test_circles_of_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("extends: base.yaml\n")
    (tmp_path / "base.yaml").write_text("name: x\nextends: plan.yaml\n")
    problem = only_error(str(tmp_path / "plan.yaml"))
    assert (problem.code, place(problem)) == ("extends-cycle", ("base.yaml", 2))


@pytest.mark.parametrize(
    "text",
    ["9" * 5_000 + "h30", "-> over " * 5_000, "1" * 100_000, "5 " + "a" * 50_000, "$" * 50_000],
)
def test_long_values_are_cut_in_messages(text: str) -> None:
    problem = only_error("inhouse", f"telephony.minute={text}")
    assert len(problem.message) < 150
