"""The study's quantities, recalculated as formulas by an engine that nobody here wrote."""

from pathlib import Path

import numpy as np
import pytest

from costmodel.analysis.run import ScenarioFile, check_units, open_scenarios
from costmodel.analysis.study import trace_study, with_study
from costmodel.analysis.typical import typical_inputs
from costmodel.kernel.numbers import at_typical, evaluate
from costmodel.kernel.words import words
from tests.plans import DESK
from tests.sheet import Sheet, formualizer_engine

CHURN = "benefits.churn={arr: $9M, reduction: 5 points, gross_margin: 70%, risk: 20%}"
PLAN = (
    "horizon=30 months",
    "discount_rate=9%",
    "costs.tool={amount: $40_000 once, maintenance: 10% / year}",
    "costs.rent={amount: $100 -> $900 / month over 20 months}",
    CHURN,
)


@pytest.mark.parametrize(
    "more",
    [
        ("study={rate: 12%, cost_risk: 5%, risks: {tool: 20%, people: 3%}}",),
        ("discounting=annual", "timing=mid", "compounding=nominal", "finance_rate=4%"),
    ],
)
def test_formulas_of_studies_and_returns_give_the_same(
    more: tuple[str, ...], tmp_path: Path
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(DESK, encoding="utf-8")
    opened = open_scenarios([ScenarioFile(plan, (*PLAN, *more))])
    s = with_study(opened.loaded[0].scenario)
    trace_study(s)
    check_units(opened)
    nodes = list(opened.graph.of_scope("plan").values())
    inputs = at_typical(typical_inputs(s))
    values = evaluate(nodes, inputs, months=30)
    sheet, book = Sheet(nodes, 30), tmp_path / "book.xlsx"
    sheet.write(book, inputs)
    engine = formualizer_engine(book)
    checked = set()
    for node, expected in zip(nodes, values, strict=True):
        found = sheet.read(node, engine)
        assert np.allclose(found, expected, rtol=1e-9, atol=1e-6, equal_nan=True), node
        checked.add(str(node.line and node.line.quantity.name))
    assert checked >= {"mirr", "equivalent_annual_cost", "study_npv", "study_payback_months"}


def test_a_year_of_a_line_is_a_sum_weighted_by_its_flag(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(DESK, encoding="utf-8")
    opened = open_scenarios([ScenarioFile(plan, PLAN)])
    trace_study(with_study(opened.loaded[0].scenario))
    line = opened.graph.of_scope("plan")["study_amount.labor.year_3"].line
    assert line is not None
    said = "(the sum of labor x year_flag.year_3 over the months) x (1 + study.cost_risk)"
    assert words(line.expr) == said
