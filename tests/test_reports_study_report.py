"""The report of a study."""

import csv
import io
import json
from pathlib import Path

import pytest

from costmodel.analysis.run import ScenarioFile
from costmodel.analysis.study import StudyResult, run_study
from costmodel.model import lines
from costmodel.model.lines import Registered
from costmodel.reports.data import to_json
from costmodel.reports.document import Document, Row, Sentence, Table
from costmodel.reports.study_report import study_csv, study_data, study_document
from tests.test_analysis_study import CASE, another, studied

__all__ = ["another"]  # a fixture


def tables(document: Document) -> dict[str, Table]:
    return {b.title: b for b in document.blocks if isinstance(b, Table)}


def rows(table: Table) -> dict[str, Row]:
    return {row[0]: row[1:] for row in table.all_rows}


@pytest.fixture
def study(tmp_path: Path) -> StudyResult:
    return studied(tmp_path, *CASE, "horizon=30 months")


def test_lines_by_year_and_their_totals(study: StudyResult) -> None:
    table = tables(study_document(study))["Study, USD"]
    assert [column.title for column in table.columns] == [
        *("", "Risk", "Initial", "Year 1", "Year 2", "Year 3 (6 months)"),
        *("Total", "Present value"),
    ]
    found = rows(table)
    assert found["License, once"] == ("10.0%", "66,000", "", "", "", "66,000", "66,000")
    assert found["Support"][:5] == ("20.0%", "", "28,800", "28,800", "14,400")
    assert found["Retained margin"][:5] == ("", "", "24,000", "24,000", "12,000")
    assert found["Total costs"][1:6] == ("66,000", "28,800", "28,800", "14,400", "138,000")
    net = found["Net benefits"]
    assert net[1:5] == ("\u221266,000", "\u22124,800", "\u22124,800", "\u22122,400")


def test_returns_and_conventions_are_said(study: StudyResult) -> None:
    document = study_document(study)
    found = rows(tables(document)["Returns of the study"])
    assert found["Payback"][0] == "n/a"
    assert found["Payback"][2] == "the balance of the study stays negative over the horizon"
    assert set(found) == {"NPV", "ROI", "Payback"}
    (said,) = [b.text for b in document.blocks if isinstance(b, Sentence) and "Disc" in b.text]
    assert said.startswith("Discounted at 10% a year, at the end of each year; initial costs ")
    assert "their own risk already taken off" in said


def test_data_has_every_number(study: StudyResult) -> None:
    found = json.loads(to_json(study_data(study)))
    assert found["scenarios"][0]["name"] == "plan"
    assert found["study"]["rate"] == 0.1
    assert found["study"]["results"]["study_npv"]["value"] == study.results["study_npv"].value
    parsed = list(csv.DictReader(io.StringIO(study_csv(study))))
    (license_,) = [row for row in parsed if row["name"] == "one_time.license"]
    assert license_["row"] == "cost"
    assert float(license_["initial"]) == pytest.approx(66_000)
    assert {row["row"] for row in parsed} == {"cost", "benefit", "total"}
    assert parsed[0]["year_3_(6_months)"]


def test_flexibility_stands_apart(
    tmp_path: Path, another: Registered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "STRATEGIC_LINES", [another], raising=False)
    plan = tmp_path / "plan.yaml"
    studied(tmp_path, *CASE)
    document = study_document(run_study(ScenarioFile(plan, CASE)))
    table = tables(document)["Flexibility, USD: strategic benefits, not counted above"]
    assert rows(table)["Other benefit"][1:5] == ("", "36,000", "36,000", "36,000")
