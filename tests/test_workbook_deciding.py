"""What decides a book's scenarios is found for one alone, or for each switch."""

from costmodel.analysis.run import ScenarioFile
from costmodel.analysis.simulation.methods import Plan
from costmodel.workbook.deciding import METHODS, deciding
from tests.conftest import costmodel
from tests.decided_book import decided_book, plans
from tests.edited_books import edit

PLAN = Plan(METHODS, points=32)


def files(*names: str) -> list[ScenarioFile]:
    return [ScenarioFile(plans() / f"{name}.yaml") for name in names]


def test_a_scenario_alone_has_no_other_to_differ_from() -> None:
    (found,) = deciding(files("portal"), None, PLAN)
    assert found.drivers.names == ("portal",)
    assert (found.explained, found.unexplained) == (None, "")


def test_each_switch_from_the_first_is_looked_at() -> None:
    first, second = deciding(files("now", "portal", "same"), None, PLAN)
    assert (first.drivers.names, second.drivers.names) == (("now", "portal"), ("now", "same"))
    assert first.explained is not None
    assert (first.explained.baseline, first.explained.alternative) == ("now", "portal")
    assert second.explained is None
    assert second.unexplained == "`now` and `same` do not differ in the value of any assumption"


def test_import_takes_inputs_of_such_a_book_and_nothing_else() -> None:
    book = decided_book("now", "portal").path
    copy = book.with_name("edited.xlsx")
    copy.write_bytes(book.read_bytes())
    edit(copy, {"portal.costs.portal.amount": 45_000})
    (plans() / "new").mkdir()
    ended = costmodel("import", "edited.xlsx", "--to", "new", cwd=plans())
    assert ended.code == 0, ended.err
    (written,) = (plans() / "new").glob("*.yaml")
    assert "45_000" in written.read_text(encoding="utf-8")
    assert "Drivers" not in ended.out + ended.err
