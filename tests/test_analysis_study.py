"""The study of a plan, against a case worked out by hand, and its conventions."""

from pathlib import Path

import pytest

from costmodel.analysis.run import ScenarioFile
from costmodel.analysis.study import StudyResult, StudyRow, run_study
from costmodel.assumptions.format.scenario import Scenario
from costmodel.assumptions.problems import AssumptionsError
from costmodel.kernel.expression import Expr
from costmodel.kernel.quantity import QUANTITIES, Quantity
from costmodel.model import lines
from costmodel.model.lines import BENEFIT_LINES, OTHER, Registered
from tests.plans import near
from tests.test_model_returns import FREE

# 3 years, two costs, two benefits. License: 60,000 once, 10 % risk. Support: 24,000 a year, 20 %
# risk. Margin: 30,000 a year less its own risk of 20 %. The other benefit: 36,000 a year.
CASE = (
    "horizon=36 months",
    "costs.license={amount: $60_000 once}",
    "costs.support={amount: $2_000 / month}",
    "benefits.churn={arr: $30_000, reduction: 100 points, gross_margin: 100%, risk: 20%}",
    "study={cost_risk: 10%, risks: {support: 20%}}",
)


def studied(tmp_path: Path, *settings: str, text: str = FREE) -> StudyResult:
    plan = tmp_path / "plan.yaml"
    plan.write_text(text, encoding="utf-8")
    return run_study(ScenarioFile(plan, settings))


def rows(found: tuple[StudyRow, ...]) -> dict[str, StudyRow]:
    return {row.name: row for row in found}


def other_benefit(s: Scenario) -> Expr:
    """Another benefit."""
    assert s.benefits is not None
    assert s.benefits.churn is not None
    margin = s.benefits.churn
    return margin.arr * (1 + margin.risk) / s.calendar.months_per_year


@pytest.fixture
def another(monkeypatch: pytest.MonkeyPatch) -> Registered:
    """A benefit of 36,000 a year that stands in no register yet."""
    declared = Quantity(other_benefit, "money/month")
    monkeypatch.setitem(QUANTITIES, "other_benefit", declared)
    return Registered(declared, OTHER, None)  # type: ignore[arg-type]


def test_a_case_by_hand(
    tmp_path: Path, another: Registered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("costmodel.model.study.BENEFIT_LINES", [*BENEFIT_LINES, another])
    found = studied(tmp_path, *CASE)
    costs, benefits, totals = rows(found.costs), rows(found.benefits), rows(found.totals)
    annuity = 1 / 1.1 + 1 / 1.21 + 1 / 1.331
    license_, support = costs["one_time.license"], costs["support"]
    assert license_ == StudyRow(
        "one_time.license", 0.1, near(66_000), (0, 0, 0), *[near(66_000)] * 2
    )
    assert support.risk == 0.2
    assert support.years == near((28_800,) * 3)
    assert (support.initial, support.total) == (0, near(86_400))
    assert support.present == near(28_800 * annuity)
    assert benefits["retained_margin"].years == near((24_000,) * 3)
    assert benefits["other_benefit"].years == near((36_000,) * 3)
    assert totals["cost"].initial == near(66_000)
    assert totals["cost"].years == near((28_800,) * 3)
    assert totals["benefit"].years == near((60_000,) * 3)
    assert totals["net"].years == near((31_200,) * 3)
    assert totals["net"].total == near(93_600 - 66_000)
    assert totals["cost"].present == near(66_000 + 28_800 * annuity)
    assert totals["benefit"].present == near(60_000 * annuity)
    value = found.results["study_npv"].value
    assert value == near(totals["net"].present)
    assert value == pytest.approx(11_589.78, abs=0.005)
    assert found.results["study_roi"].value == pytest.approx(0.08422, abs=5e-6)
    assert found.results["study_payback_months"].value == 26  # 66,000 / 2,600 = 25.4


def test_without_a_section_a_study_takes_ten_percent_and_no_risk(tmp_path: Path) -> None:
    found = studied(tmp_path, *CASE[:-1], "discount_rate=3%")
    assert found.rate == 0.1
    assert {row.risk for row in found.costs} == {0}
    npv = -60_000 + 0 * (1 / 1.1 + 1 / 1.21 + 1 / 1.331)
    assert found.results["study_npv"].value == near(npv)


def test_a_year_in_part_is_discounted_from_its_end(tmp_path: Path) -> None:
    found = studied(tmp_path, *CASE[:-1], "horizon=30 months", "study.rate=21%")
    assert found.years == ("Year 1", "Year 2", "Year 3 (6 months)")
    support = rows(found.costs)["support"]
    assert support.years == near((24_000, 24_000, 12_000))
    assert support.present == near(24_000 / 1.21 + 24_000 / 1.21**2 + 12_000 / 1.21**3)


def test_with_the_same_rate_and_no_risk_it_is_the_annual_npv(tmp_path: Path) -> None:
    found = studied(tmp_path, *CASE[:-1], "discount_rate=10%", "discounting=annual")
    assert found.results["study_npv"].value == near(found.scenario.value("npv"))
    assert found.results["study_roi"].value == near(found.scenario.value("roi_pv"))
    assert (found.results["study_payback_months"].value is None) == (
        found.scenario.value("payback_months") is None
    )


@pytest.mark.parametrize(
    ("risks", "license_risk", "support_risk"),
    [
        ("{}", 0.01, 0.01),
        ("{other: 2%}", 0.02, 0.02),
        ("{other: 2%, license: 3%}", 0.03, 0.02),
        ("{support: 0%, one_time: 4%}", 0.04, 0),
    ],
)
def test_the_nearest_risk_counts(
    tmp_path: Path, risks: str, license_risk: float, support_risk: float
) -> None:
    found = rows(studied(tmp_path, *CASE[:-1], f"study={{cost_risk: 1%, risks: {risks}}}").costs)
    assert found["one_time.license"].risk == license_risk
    assert found["support"].risk == support_risk


@pytest.mark.parametrize(
    ("name", "help_text"),
    [
        ("suport", "did you mean `support`?"),
        ("retained_margin", "a benefit has a `risk` of its own, where it stands"),
        ("zzz", "categories: people, vendors, technology, automation, compliance, other"),
    ],
)
def test_a_risk_of_nothing_is_refused_where_it_stands(
    tmp_path: Path, name: str, help_text: str
) -> None:
    text = f"{FREE}costs:\n  support: {{amount: $1 / month}}\nstudy:\n  risks:\n    {name}: 5%\n"
    with pytest.raises(AssumptionsError) as caught:
        studied(tmp_path, text=text)
    (problem,) = caught.value.problems
    assert problem.message == f"`study.risks.{name}` is no cost line and no category"
    assert problem.help == help_text
    assert problem.span is not None
    assert problem.span.line == len(text.splitlines())


@pytest.mark.parametrize("setting", ["study.rate=-100%", "study.cost_risk=-1%", "study.risk=5%"])
def test_what_a_study_cannot_be(tmp_path: Path, setting: str) -> None:
    with pytest.raises(AssumptionsError):
        studied(tmp_path, *CASE, setting)


def test_strategic_benefits_are_counted_in_no_return(
    tmp_path: Path, another: Registered, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = studied(tmp_path, *CASE)
    monkeypatch.setattr(lines, "STRATEGIC_LINES", [another], raising=False)
    found = studied(tmp_path, *CASE)
    (row,) = found.flexibility
    assert row.years == near((36_000,) * 3)
    assert found.results == plain.results
    assert not plain.flexibility
