"""`costmodel sensitivity` as a user runs it, and methods against what is known by hand."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from costmodel.analysis.run import ScenarioFile
from costmodel.analysis.simulation.drivers import drivers
from costmodel.analysis.simulation.methods import Plan
from tests.conftest import costmodel


def test_the_report(plans: Path, golden: Callable[[str, str], None]) -> None:
    methods = [word for name in ("tornado", "break-even", "sobol") for word in ("--method", name)]
    ended = costmodel(
        "sensitivity", "now.yaml", "portal.yaml", *methods, "--result", "npv", "-q", cwd=plans
    )
    assert ended.code == 0, ended.err
    golden("sensitivity.txt", ended.out)


def test_a_tornado_and_a_break_even_are_those_by_hand(plans: Path) -> None:
    """Each person costs 50,000 and a seat 1,200 a year; the portal is paid once."""
    arguments = ("sensitivity", "now.yaml", "portal.yaml", "--result", "npv", "--format")
    data = json.loads(costmodel(*arguments, "json", cwd=plans).out)
    paths = [each["path"] for each in data["inputs"]]
    tornado, flips = data["methods"]["tornado"], data["methods"]["break-even"]
    people, portal = paths.index("teams.inhouse.headcount"), paths.index("costs.portal.amount")
    assert tornado["base"] == [pytest.approx(51_200 - 40_000)]
    assert tornado["at_low"][0][people] == pytest.approx(2 * 51_200 - 40_000)
    assert tornado["at_high"][0][portal] == pytest.approx(51_200 - 60_000)
    assert flips["value"][0][portal] == pytest.approx(51_200)
    assert flips["value"][0][people] == pytest.approx(20 - 40_000 / 51_200)
    rows = list(csv.DictReader(io.StringIO(costmodel(*arguments, "csv", cwd=plans).out)))
    found = {(row["method"], row["input"], row["measure"]): row["value"] for row in rows}
    assert float(found["tornado", "costs.portal.amount", "at_high"]) == pytest.approx(-8_800)


def test_every_method_goes_through_files(plans: Path) -> None:
    arguments = ("--method", "all", "--points", "64", "--format", "json", "-q")
    ended = costmodel("sensitivity", "now.yaml", "portal.yaml", *arguments, cwd=plans)
    assert ended.code == 0, ended.err
    data = json.loads(ended.out)
    assert set(data["methods"]) == {
        *("tornado", "break-even", "spider", "conditional"),
        *("sobol", "shapley", "morris", "pawn"),
    }
    assert sum(data["methods"]["shapley"]["Sh"][0]) == pytest.approx(1)
    (box,) = data["boxes"]
    assert box["conditions"][0]["input"] == "teams.inhouse.headcount"


def test_sections_and_correlations(plans: Path) -> None:
    seat = "platform.seat.correlate={telephony.minute: 0.7}"
    arguments = (
        *("sensitivity", "portal.yaml", "--set", seat, "--by-section"),
        *("--method", "shapley", "--method", "sobol", "--points", "64", "--format", "json", "-q"),
    )
    data = json.loads(costmodel(*arguments, cwd=plans).out)
    assert set(data["methods"]) == {"shapley"}
    assert "left out" in data["notes"][0]
    assert data["methods"]["shapley"]["players"] == ["teams", "platform", "telephony", "costs"]


def test_correlated_inputs_are_ranked_by_the_methods_that_count_them(plans: Path) -> None:
    seat = "platform.seat.correlate={telephony.minute: 0.7}"
    methods = [word for name in ("tornado", "sobol", "shapley") for word in ("--method", name)]
    arguments = ("portal.yaml", "--set", seat, *methods, "--points", "64", "--format", "json", "-q")
    ended = costmodel("sensitivity", *arguments, cwd=plans)
    assert ended.code == 0, ended.err
    data = json.loads(ended.out)
    assert set(data["methods"]) == {"tornado", "shapley"}
    assert all(set(flag["ranks"]) <= {"tornado", "shapley"} for flag in data["flags"])


TWO_WAY = ("--two-way", "teams.inhouse.headcount", "costs.portal.amount")


def test_a_spider_and_a_two_way_table_are_those_by_hand(plans: Path) -> None:
    """Each person of fewer than 20 saves 51,200 a year, and the portal is paid from that."""
    asked = ("--method", "spider", *TWO_WAY, "--steps", "3", "--result", "npv", "-q", "--format")
    arguments = ("sensitivity", "now.yaml", "portal.yaml", *asked)
    people, portal = (18, 19.25, 20.5), (30_000, 45_000, 60_000)
    expected = [[(20 - p) * 51_200 - paid for paid in portal] for p in people]
    data = json.loads(costmodel(*arguments, "json", cwd=plans).out)
    assert set(data["methods"]) == {"spider"}
    (table,) = data["two_way"]
    assert (table["first_values"], table["second_values"]) == (list(people), list(portal))
    assert [pytest.approx(row) for row in expected] == table["table"][0]
    rows = list(csv.DictReader(io.StringIO(costmodel(*arguments, "csv", cwd=plans).out)))
    found = {
        (row["method"], row["input"], float(row["at"]), row["second_at"]): float(row["value"])
        for row in rows
    }
    assert found["two-way", "teams.inhouse.headcount", 18, "45000.0"] == pytest.approx(57_400)
    assert found["spider", "teams.inhouse.headcount", 18, ""] == pytest.approx(62_400)
    assert len(rows) == 4 * 3 + 3 * 3


def test_a_two_way_table_stands_alone_and_in_every_format(plans: Path) -> None:
    arguments = ("sensitivity", "now.yaml", "portal.yaml", *TWO_WAY, "--result", "npv", "-q")
    shown = costmodel(*arguments, cwd=plans)
    assert shown.code == 0, shown.err
    lines = shown.out.splitlines()
    assert [line.split() for line in lines[-6:]][:2] == [
        ["30,000", "37,500", "45,000", "52,500", "60,000"],
        ["18", "72,400", "64,900", "57,400", "49,900", "42,400"],
    ]
    assert "low to its high end" not in shown.out
    assert "    18     72,400" in costmodel(*arguments, "--format", "md", cwd=plans).out


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (("telephony.minut", "platform.seat"), "did you mean `telephony.minute`?"),
        (("x", "platform.seat"), "no uncertain assumption `x`"),
        (("platform.seat", "demand.growth"), "`demand.growth` is not uncertain: it has no range"),
        (("platform.seat", "platform.seat"), "`platform.seat` is given twice"),
    ],
)
def test_a_two_way_table_is_of_two_uncertain_assumptions(
    pair: tuple[str, str], said: str, plans: Path
) -> None:
    ended = costmodel("sensitivity", "now.yaml", "--two-way", *pair, cwd=plans)
    assert (ended.code, said in ended.err) == (1, True), ended.err


def test_a_result_that_nothing_moves_is_said_to_be_so(plans: Path) -> None:
    arguments = ("sensitivity", "now.yaml", "--result", "paid_fte", "--points", "64", "-q")
    quick = costmodel(*arguments, "--method", "tornado", "--method", "spider", cwd=plans)
    assert quick.out.rstrip().endswith("FTE: no assumption alone moves it.")
    whole = costmodel(*arguments, "--method", "all", cwd=plans)
    assert "it is 20 in every draw, so no input decides it." in whole.out
    assert "nan" not in whole.out


def test_a_result_asked_for_twice_is_shown_once(plans: Path) -> None:
    twice = ("--result", "npv", "--result", "npv", "--format", "json")
    assert (
        len(json.loads(costmodel("sensitivity", "now.yaml", *twice, cwd=plans).out)["results"]) == 1
    )


def test_what_rounding_alone_moves_has_no_bar(plans: Path) -> None:
    shown = costmodel(
        *("sensitivity", "now.yaml", "portal.yaml", "--method", "conditional", "--points", "32"),
        *("--result", "run_rate_change", "-q"),
        cwd=plans,
    ).out
    assert "\ntelephony.minute                     0 .. 0\n" in shown


def test_the_fewest_points_are_enough_for_every_method(plans: Path) -> None:
    arguments = ("sensitivity", "now.yaml", "--method", "all", "-q", "--result", "run_rate_cost")
    few = costmodel(*arguments, "--points", "32", cwd=plans)
    assert few.code == 0, few.err
    assert "prim looks for a net present value below 0, and no npv is among" in few.out
    assert costmodel(*arguments, "--points", "31", cwd=plans).code == 2


def test_what_cannot_be_explained_is_said(plans: Path) -> None:
    section = costmodel("sensitivity", "now.yaml", "--by-section", cwd=plans)
    assert (section.code, "add --method shapley" in section.err) == (2, True)
    three = costmodel("sensitivity", "now.yaml", "portal.yaml", "now.yaml", cwd=plans)
    assert (three.code, "one file, or two" in three.err) == (2, True)
    none = costmodel("sensitivity", "now.yaml", "--result", "payback_months", cwd=plans)
    assert (none.code, "always has a value" in none.err) == (1, True)


def correlated(plans: Path) -> Path:
    """The second plan, its two uncertain numbers correlated."""
    path = plans / "together.yaml"
    text = (plans / "portal.yaml").read_text(encoding="utf-8")
    amount = (
        "{value: $40_000 once, low: $30_000 once, high: $60_000 once, "
        "correlate: {teams.inhouse.headcount: 0.4}}"
    )
    path.write_text(text.replace("$30_000..$40_000..$60_000 once", amount), encoding="utf-8")
    return path


def test_every_method_goes_through_correlated_sections(plans: Path) -> None:
    """Sobol' indices are left out, and ranks are compared without them."""
    correlated(plans)
    arguments = ("--method", "all", "--by-section", "--points", "64", "-q")
    ended = costmodel("sensitivity", "now.yaml", "together.yaml", *arguments, cwd=plans)
    assert ended.code == 0, ended.err
    assert "Sobol' indices are for independent inputs and are left out" in ended.out


def test_an_interruption_gives_the_methods_that_are_done(plans: Path) -> None:
    def interrupt(done: int, _whole: int) -> None:
        if done > 500:
            raise KeyboardInterrupt

    files = [ScenarioFile(plans / "now.yaml"), ScenarioFile(plans / "portal.yaml")]
    plan = Plan(("tornado", "sobol", "pawn"))
    found = drivers(files, plan, progress=interrupt)
    assert list(found.found) == ["tornado"]
    assert found.notes == ("Interrupted, so this is partial: without sobol, pawn.",)
    with pytest.raises(KeyboardInterrupt):
        drivers(files, Plan(("sobol",)), progress=interrupt)
