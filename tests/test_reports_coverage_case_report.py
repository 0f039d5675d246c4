"""The words of the case for 24/7."""

from dataclasses import replace

import pytest

from costmodel.analysis.coverage_case import CoverageCase
from costmodel.reports.coverage_case_report import coverage_case_document, verdict
from costmodel.reports.markdown import render_markdown
from tests.plans import CALLS
from tests.test_analysis_coverage_case import CHURN, case


@pytest.fixture(scope="module")
def plan() -> CoverageCase:
    return case(CALLS, CHURN)


def test_the_verdict(plan: CoverageCase) -> None:
    assert "does not cover the USD 424,800" in verdict(plan)
    assert "USD 64,800 short" in verdict(plan)
    assert "covers the USD 424,800" in verdict(replace(plan, benefit=500_000))
    assert verdict(replace(plan, benefit=0)).startswith("The other hours pay if they bring")
    assert verdict(replace(plan, parts=())).endswith("need no benefit.")


def test_the_document(plan: CoverageCase) -> None:
    text = render_markdown(coverage_case_document(plan))
    assert "| Staffing | 604,800 | 180,000 | +424,800 |" in text
    assert "a headcount keeps its positions" in text
    assert "Why not" not in text


def test_why_a_figure_is_missing(plan: CoverageCase) -> None:
    without = replace(plan, break_even_volume=None)
    assert "at no volume" in render_markdown(coverage_case_document(without))
