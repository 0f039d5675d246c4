"""The register as a table, as data and as CSV."""

from costmodel.analysis.register import Register, Registered
from costmodel.assumptions.details import Details
from costmodel.reports.document import Sentence, Table
from costmodel.reports.register_report import register_csv, register_data, register_document

SAID = Details(source="list", as_of="2024", grade="A", note="per year")
SEAT = Registered("platform.seat", "$100", "50", "150", "a.yaml:3", SAID, ("old",))
GROWTH = Registered("demand.growth", "6%", "", "", "a.yaml:9", Details(), ("no-source",))
REGISTER = Register("plan", (SEAT, GROWTH))


def test_a_row_for_each_assumption_with_its_doubts() -> None:
    document = register_document(REGISTER)
    assert document.title == "Assumptions of plan"
    sentence, table = document.blocks
    assert isinstance(sentence, Sentence)
    assert sentence.text == (
        "2 values: 0 judgement, 1 without a source, 1 older than a year when the model starts."
    )
    assert isinstance(table, Table)
    titles = [column.title for column in table.columns]
    assert titles == ["Assumption", "Value", "As of", "Grade", "Doubt", "Source"]
    assert table.rows == (
        ("platform.seat", "$100 (50 to 150)", "2024", "A", "old", "list (per year)"),
        ("demand.growth", "6%", "", "", "no source", ""),
    )


def test_as_data() -> None:
    seat, growth = register_data(REGISTER)["assumptions"]
    assert seat == {
        "name": "platform.seat",
        "value": "$100",
        "low": "50",
        "high": "150",
        "source": "list",
        "as_of": "2024",
        "grade": "A",
        "owner": "",
        "note": "per year",
        "doubts": ["old"],
        "place": "a.yaml:3",
    }
    assert (growth["low"], growth["high"], growth["doubts"]) == (None, None, ["no-source"])


def test_as_csv() -> None:
    assert register_csv(REGISTER).splitlines() == [
        "name,value,low,high,source,as_of,grade,owner,note,doubts,place",
        "platform.seat,$100,50,150,list,2024,A,,per year,old,a.yaml:3",
        "demand.growth,6%,,,,,,,,no-source,a.yaml:9",
    ]
