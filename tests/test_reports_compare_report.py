"""The report of a comparison."""

from pathlib import Path

from costmodel.analysis.compare import compare
from costmodel.analysis.results import CompareResult
from costmodel.analysis.run import ScenarioFile
from costmodel.reports.compare_report import compare_document
from costmodel.reports.document import Bars, Row, Sentence, Table
from tests.plans import DESK, switch

RENT = "costs.rent={label: Rent of rooms, amount: $1_000 / month}"
MOVE = "costs.move={label: The move, amount: $5_000 once}"
CHURN = "benefits.churn={arr: $1M, reduction: 5 points, gross_margin: 75%}"
RESULT = switch(DESK, before=(RENT,), after=(MOVE,))


def tables(result: CompareResult) -> dict[str, Table]:
    return {b.title: b for b in compare_document(result).blocks if isinstance(b, Table)}


def rows(table: Table) -> dict[str, Row]:
    return {row[0]: row[1:] for row in table.all_rows}


def bars(result: CompareResult, *, by_total: bool = False) -> list[Bars]:
    blocks = compare_document(result, by_total=by_total).blocks
    return [block for block in blocks if isinstance(block, Bars)]


def sentences(result: CompareResult) -> list[str]:
    return [b.text for b in compare_document(result).blocks if isinstance(b, Sentence)]


def test_the_switch_comes_first() -> None:
    document = compare_document(RESULT)
    assert document.title == "Comparison of before (before) and after (after)"
    said = document.blocks[1]
    assert isinstance(said, Sentence)
    assert said.text.startswith("after saves USD 12,000 a year of before's run rate (5.6%)")
    first = next(block for block in document.blocks if not isinstance(block, Sentence))
    assert isinstance(first, Table)
    assert first.title == "Switching from before to after"
    found = rows(first)
    assert found["Costs once"][0] == "5,000"
    assert found["Changes the run rate by"][:2] == ("\u221212,000", "USD/year")
    assert found["Gains over the horizon"][0] == "7,000"
    assert found["ROI"][0] == "140.0%"
    assert found["Payback"][:2] == ("5", "month")


def test_both_sides_and_what_changes() -> None:
    found = rows(tables(RESULT)["Side by side"])
    assert found["Run rate"] == ("USD/year", "213,600", "201,600", "\u221212,000", "\u22125.6%")
    assert found["of which one-time"] == ("USD", "0", "5,000", "+5,000", "")
    assert found["ROI"][-2:] == ("0.0 pts", "")
    assert found["IRR"] == ("", "n/a", "n/a", "", "")
    (why,) = [text for text in sentences(RESULT) if text.startswith("Why n/a. ")]
    assert "IRR: the flows never change sign" in why


def test_lines_that_do_not_change_are_counted() -> None:
    table = tables(RESULT)["Run rate by line, USD/year"]
    assert [row[0] for row in table.all_rows] == ["Rent of rooms", "Run rate"]
    contact, minute = "\u22120.137", "\u22120.0228"  # 1,000 over 7,300 contacts of 6 minutes
    expected = ("12,000", "", "\u221212,000", "\u2212100.0%", contact, minute)
    assert rows(table)["Rent of rooms"] == expected
    hidden = [text for text in sentences(RESULT) if text.startswith("Not shown")]
    assert hidden == ["Not shown: 1 line that does not change."] * 2
    assert sentences(switch(DESK, after=(RENT,))).count(hidden[0]) == 2
    other = switch(DESK, before=(RENT,), after=("costs.rent={amount: $2 / month}",))
    assert rows(tables(other)["Run rate by line, USD/year"])["Rent"][2] == "\u221211,976"


def test_equal_scenarios_show_their_totals_alone() -> None:
    result = switch(DESK, before=(RENT,), after=(RENT,))
    assert [row[0] for row in tables(result)["Run rate by line, USD/year"].all_rows] == ["Run rate"]
    assert sentences(result).count("Not shown: 2 lines that do not change.") == 2
    assert [bar.name for bar in bars(result)[0].bars] == ["before", "after"]


def test_the_bridge_leads_from_one_cost_to_the_other() -> None:
    (bridge,) = bars(RESULT)
    assert bridge.title == "From before to after, USD/year (\u22125.6%)"
    assert [(bar.name, bar.text) for bar in bridge.bars] == [
        ("before", "213,600"),
        ("  Rent of rooms", "\u221212,000"),
        ("after", "201,600"),
    ]
    assert bridge.bars[-2].end == bridge.bars[-1].end


def test_the_bridge_of_totals_has_one_time_costs() -> None:
    (bridge,) = bars(RESULT, by_total=True)
    assert bridge.title.startswith("From before to after, USD (")
    assert [(bar.name, bar.text) for bar in bridge.bars] == [
        ("before", "213,600"),
        ("  Rent of rooms", "\u221212,000"),
        ("  The move, once", "+5,000"),
        ("after", "206,600"),
    ]


def test_which_benefits_each_scenario_counts() -> None:
    assert sentences(RESULT)[-1].startswith("Each scenario's own returns count costs alone")
    both = sentences(switch(DESK, before=(CHURN,), after=(CHURN,)))
    assert both[-1].startswith("Each scenario's own returns set all support cost against: Gross")
    one = sentences(switch(DESK, after=(CHURN,)))
    assert one[-2].startswith("The own returns of before count costs alone")
    assert one[-1].startswith("The own returns of after set all support cost against: Gross")


def test_three_scenarios(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.yaml").write_text(f"name: Plan {name}{DESK}", encoding="utf-8")
    files = [ScenarioFile(tmp_path / f"{name}.yaml", (RENT,) * (name != "a")) for name in "abc"]
    result = compare(files)
    assert compare_document(result).title == "Comparison of Plan a (a), Plan b (b) and Plan c (c)"
    titles = [column.title for column in tables(result)["Side by side"].columns]
    assert titles == ["", "Unit", "a", "b", "c", "Change of b", "%", "Change of c", "%"]
    assert [each.title.split(",")[0] for each in bars(result)] == ["From a to b", "From a to c"]


def test_rates_that_are_not_counted_out_have_no_difference() -> None:
    settings = (CHURN, "benefits.churn.arr=$100M", "costs.x={amount: $1 once}")
    more = (*settings[:2], "costs.x={amount: $2 once}")
    found = rows(tables(switch(DESK, before=settings, after=more))["Side by side"])
    assert found["IRR"] == ("", "> 1,000%", "> 1,000%", "", "")


def test_conventions_stand_below_the_switch() -> None:
    assert "Not discounted: the discount rate is 0%." in sentences(RESULT)
    assert "Discounted payback" in rows(tables(RESULT)["Switching from before to after"])
