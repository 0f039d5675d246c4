"""`costmodel simulate` as a user runs it."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from costmodel.cli.progress import progress_line
from tests.conftest import costmodel

FAST = ("--set", "teams.inhouse.headcount=18..20..25", "--draws", "256", "-q")


def test_the_report(plans: Path, golden: Callable[[str, str], None]) -> None:
    ended = costmodel("simulate", "now.yaml", "portal.yaml", "--draws", "256", "-q", cwd=plans)
    assert ended.code == 0, ended.err
    golden("simulate.txt", ended.out)
    assert ended.err == ""


def test_json_has_all_that_makes_it_again(plans: Path) -> None:
    arguments = ("simulate", "now.yaml", "portal.yaml", "--draws", "256", "--format", "json")
    first, again = (costmodel(*arguments, "--seed", "0", cwd=plans) for _ in range(2))
    assert first.out == again.out
    data = json.loads(first.out)
    assert (data["seed"], data["draws"], data["partial"]) == (0, 256, False)
    assert len(data["files"]) == 3
    assert all(len(each["sha256"]) == 64 for each in data["files"])
    assert {each["name"] for each in data["results"]} >= {"npv", "total_cost"}
    chances = [each["best"]["value"] for each in data["decision"]["choices"]]
    assert sum(chances) == pytest.approx(1)
    other = json.loads(costmodel(*arguments, "--seed", "1", cwd=plans).out)
    assert other["results"] != data["results"]


def test_saved_draws_are_those_of_the_report(plans: Path, tmp_path: Path) -> None:
    saved = tmp_path / "draws.csv"
    arguments = ("simulate", "now.yaml", *FAST, "--format", "csv")
    ended = costmodel(*arguments, "--save-draws", str(saved), cwd=plans)
    assert ended.code == 0, ended.err
    rows = list(csv.DictReader(io.StringIO(saved.read_text(encoding="utf-8"))))
    assert len(rows) == 256
    assert [row["draw"] for row in rows[:2]] == ["1", "2"]
    mean = sum(float(row["now.run_rate_cost"]) for row in rows) / 256
    told = {(row["name"], row["statistic"]): row for row in csv.DictReader(io.StringIO(ended.out))}
    assert float(told["run_rate_cost", "mean"]["value"]) == pytest.approx(mean)
    again = costmodel(*arguments, "--save-draws", str(saved), cwd=plans)
    assert again.code == 2
    assert "--force overwrites it" in again.err


def test_of_three_the_best_is_the_best_of_all(tmp_path: Path) -> None:
    """Three costs of the same chances: each is the best of all as often as the others."""
    plan = (Path(__file__).parent / "samples" / "seed_sample.yaml").read_text(encoding="utf-8")
    for name in "abc":
        own = f"  {name}: {{amount: {{value: $9 once, low: $1 once, high: $17 once}}}}\n"
        text = plan.replace("\ncosts:\n", f"\ncosts:\n{own}")
        assert text != plan
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    files = ("a.yaml", "b.yaml", "c.yaml")
    ended = costmodel("simulate", *files, "--draws", "512", "-q", cwd=tmp_path)
    found = re.search(r"[abc] is the best of 3 in ([0-9.]+)% of the draws", ended.out)
    assert found is not None, ended.err
    assert float(found[1]) == pytest.approx(100 / 3, abs=4)


def test_a_conditional_mean_says_of_how_many_draws(plans: Path) -> None:
    arguments = ("simulate", "now.yaml", *FAST, "--format", "csv")
    rows = csv.DictReader(io.StringIO(costmodel(*arguments, cwd=plans).out))
    missing = {row["name"]: row for row in rows if row["statistic"] == "without_value"}
    assert (missing["total_cost"]["value"], missing["total_cost"]["unit"]) == ("0.0", "share")
    assert missing["payback_months"]["value"] == "1.0"


def test_results_of_some_draws_only_say_so_in_every_report(plans: Path, tmp_path: Path) -> None:
    plan, book = ("now.yaml", "portal.yaml", "--seed", "0", "-q"), tmp_path / "book.xlsx"
    shown = costmodel("simulate", *plan, "--draws", "64", cwd=plans).out
    data = json.loads(
        costmodel("simulate", *plan, "--draws", "64", "--format", "json", cwd=plans).out
    )
    (missing,) = [
        each["without_value"]
        for each in data["results"]
        if (each["scope"], each["name"]) == ("portal_vs_now", "payback_months")
    ]
    assert 0 < missing < 1
    said = f"Payback months of portal_vs_now in {100 * missing:.1f}%"
    assert said in shown
    ended = costmodel("workbook", *plan, "--simulate", "64", "-o", str(book), cwd=plans)
    assert ended.code == 0, ended.err
    sheet = openpyxl.load_workbook(book, read_only=True)["Simulation"]
    assert any(said in str(value) for row in sheet.values for value in row)


def test_service_is_simulated_only_when_asked_for(plans: Path) -> None:
    arguments = ("simulate", "now.yaml", *FAST, "--format", "csv")
    assert "service_level" not in costmodel(*arguments, cwd=plans).out
    assert "service_level" in costmodel(*arguments, "--result", "service_level", cwd=plans).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--draws", "0"), "not in the range"),
        (("--seed", "-1"), "not in the range"),
        (("--until", "0.5"), "write a share such as 0.5%"),
        (("--until", "x"), "is not a number"),
        (("--save-draws", "draws.xls"), "writes .csv and .parquet"),
        (("--save-draws", "a.csv", "-o", "./a.csv"), "would both write a.csv"),
    ],
)
def test_wrong_usage_is_said(arguments: tuple[str, ...], said: str, plans: Path) -> None:
    ended = costmodel("simulate", "now.yaml", *arguments, cwd=plans)
    assert (ended.code, said in ended.err) == (2, True), ended.err


def test_until_says_whether_it_is_sure_enough(plans: Path) -> None:
    arguments = ("simulate", "now.yaml", "--set", "platform.seat=$0..$900..$1_500 / month", "-q")
    assert "Converged" in costmodel(*arguments, "--until", "1%", cwd=plans).out
    short = costmodel(*arguments, "--until", "0.0001%", "--draws", "2048", cwd=plans)
    assert "Not converged to 0.0001%" in short.out


def test_progress_says_rate_and_time_left() -> None:
    line = progress_line("draws", 5_000, 20_000, 2.0)
    assert line == "5,000 of 20,000 draws, 2,500/s, 6 s left"


def test_an_unrelated_uncertain_number_changes_no_other_draw(plans: Path, tmp_path: Path) -> None:
    def drawn(name: str, *arguments: str) -> dict[str, list[str]]:
        saved = tmp_path / f"{name}.csv"
        ended = costmodel("simulate", *arguments, *FAST, "--save-draws", str(saved), cwd=plans)
        assert ended.code == 0, ended.err
        rows = list(csv.DictReader(io.StringIO(saved.read_text(encoding="utf-8"))))
        return {key: [row[key] for row in rows] for key in rows[0]}

    one = drawn("one", "now.yaml")
    more = drawn("more", "now.yaml", "--set", "demand.growth=0..5..9 % / year")
    both = drawn("both", "now.yaml", "portal.yaml")
    seeded = drawn("seeded", "now.yaml", "--seed", "1")
    inputs = ("platform.seat", "telephony.minute", "teams.inhouse.headcount")
    for key in (f"now.{path}" for path in inputs):
        assert one[key] == more[key] == both[key] != seeded[key]
    assert both["portal.platform.seat"] == one["now.platform.seat"]
    assert len(set(more["now.demand.growth"])) == 256


def test_a_chart_of_each_command_that_draws(plans: Path, tmp_path: Path) -> None:
    asked = {
        "compare": ("saves USD ", ()),
        "simulate": ("is above 0 in ", ("--draws", "64")),
        "sensitivity": ("rests most on ", ()),
    }
    for command, (said, more) in asked.items():
        drawn = tmp_path / f"{command}.svg"
        files = ("now.yaml", "portal.yaml")
        ended = costmodel(command, *files, *more, "-o", str(drawn), "-q", cwd=plans)
        assert (ended.code, ended.out) == (0, ""), ended.err
        assert ended.err == f"wrote {drawn}\n"
        assert said in drawn.read_text(encoding="utf-8")


def test_a_report_without_a_chart_says_so(plans: Path, tmp_path: Path) -> None:
    files = ("now.yaml", "portal.yaml", "-o", str(tmp_path / "a.svg"), "-q")
    for arguments, said in (
        (("compare", *files, "--by", "assumption"), "there is no chart of this report"),
        (("sensitivity", *files, "--method", "morris"), "add --method tornado"),
        (("run", "now.yaml", *files[2:]), "compare, simulate and sensitivity draw one"),
    ):
        ended = costmodel(*arguments, cwd=plans)
        assert (ended.code, ended.out) == (2, "")
        assert said in ended.err
    assert not list(tmp_path.iterdir())
