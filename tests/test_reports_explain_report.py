"""The report of an explanation."""

from costmodel.analysis.explain import Explained, Explanation
from costmodel.reports.document import Sentence, Table
from costmodel.reports.explain_report import explain_document, value_of, written

PRICE = Explained("price", "Price", "USD/h", 2.5, 2.5, text="$2.50", place="a.yaml:3", source="me")
HOURS = Explained("hours", "Hours", "h", 1, 3, formula="a x b", seen=True)
YEAR = Explained("calendar.year", "One year", "year", 1, 1, text="1", place="calendar")
NONE = Explained("irr", "Rate", "share", None, None, reason="no sign change", formula="of x")
COST = Explained("cost", "Cost", "USD", 5, 5, formula="price x hours", parts=(PRICE, HOURS, YEAR))
ROOT = Explained("root", "Root", "USD", 1234.5, 1234.5, formula="cost - irr", parts=(COST, NONE))


def shown(depth: int) -> tuple[Table, str, Table]:
    chain, folding, assumptions = explain_document(Explanation("plan", 7, ROOT), depth).blocks
    assert isinstance(chain, Table)
    assert isinstance(folding, Sentence)
    assert isinstance(assumptions, Table)
    return chain, folding.text, assumptions


def test_the_chain_is_a_tree() -> None:
    chain, folding, _ = shown(2)
    assert chain.rows == (
        ("root", "1,234", "USD", "= cost - irr"),
        ("├─ cost", "5", "USD", "= price x hours"),
        ("│  ├─ price", "2.5", "USD/h", "`$2.50`, a.yaml:3, source: me"),
        ("│  ├─ hours", "1 .. 3", "h", "= a x b (parts above)"),
        ("│  └─ calendar.year", "1", "year", "`1`, calendar"),
        ("└─ irr", "n/a", "", "= of x; no sign change"),
    )
    assert folding == "Everything the number rests on is shown."
    assert explain_document(Explanation("plan", 7, ROOT), 2).title == "root: Root (plan, month 7)"


def test_deeper_lines_are_folded_and_counted() -> None:
    chain, folding, assumptions = shown(1)
    assert [row[0] for row in chain.rows] == ["root", "├─ cost", "└─ irr"]
    assert chain.rows[1][3] == "= price x hours (parts folded)"
    assert folding == "3 further lines are folded: --depth 3 shows more of them."
    assert assumptions.title == "Rests on 1 assumption"
    assert assumptions.rows == (("price", "2.5", "USD/h", "`$2.50`, a.yaml:3, source: me"),)


def test_values_and_places() -> None:
    assert value_of(HOURS) == "1 .. 3"
    assert value_of(NONE) == "n/a"
    assert written(Explained("x", "X", "1", 0, 0, place="default")) == "default"
