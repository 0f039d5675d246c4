"""The sheet of checks: what must add up, what has changed, and one state for the whole book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from costmodel.kernel.expansions import Step, too_few_agents
from costmodel.kernel.expression import Input
from costmodel.workbook.heads import CHANGED as MODIFIED
from costmodel.workbook.heads import FAILS, FINE, write_columns, write_head
from costmodel.workbook.inputs import IS_CHANGED
from costmodel.workbook.layout import (
    CHANGED,
    FAILED,
    FIRST_MONTH,
    FIRST_ROW,
    INDEX_ROW,
    LIVE,
    STATUS,
    TOLERANCE,
)
from costmodel.workbook.links import along, block, link_to
from costmodel.workbook.names import switch_spot
from costmodel.workbook.places import column_letters, fixed, on_sheet
from costmodel.workbook.printing import line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from costmodel.kernel.expression import Expr
    from costmodel.workbook.board import Total
    from costmodel.workbook.content import Content
    from costmodel.workbook.styles import Styles

SAID, OF, FOUND, EXPECTED, FAILS_HERE = range(5)
HEADS = ("Check", "Of", "Found", "Expected", "Fails")
WIDTHS = (70, 34, 18, 18, 10)
HEADS_ROW = TOLERANCE.row + 2
RELATIVE = 1e-9  # of a sum, which rounding errors stay far below
OF_IRR = 1e-6  # of the flows, whose rate a search finds


@dataclass(frozen=True, slots=True)
class Check:
    """A test: what must be met by what, and the formula that is 1 where it is not.

    `found` and `expected` are formulas with their values; a test may do without them.
    """

    said: str
    of: str
    fails: str
    found: tuple[str, float] | None = None
    expected: tuple[str, float] | None = None


def write_checks(
    content: Content, styles: Styles, page: Worksheet, totals: Iterable[Total]
) -> None:
    """Write all checks."""
    write_head(page, styles, "Checks", "A check that is not met counts 1; all are met at 0")
    checks = [*_sums(totals), *_results(content), *_searches(content)]
    first = HEADS_ROW + 1
    numbers = range(FOUND, len(HEADS))
    write_columns(page, styles, HEADS, WIDTHS, numbers=numbers, row=HEADS_ROW)
    for row, check in enumerate(checks, start=first):
        _write(styles, page, row, check)
    _write_states(content, styles, page, (first, first + len(checks) - 1))


def _write_states(content: Content, styles: Styles, page: Worksheet, rows: tuple[int, int]) -> None:
    first, last = (fixed(row, FAILS_HERE) for row in rows)
    failed, changed = (fixed(cell.row, cell.column) for cell in (FAILED, CHANGED))
    state = f'=IF({failed}>0,"{FAILS}",IF({changed}>0,"{MODIFIED}","{FINE}"))'
    whole = styles.calculated("0")
    for cell, said, text, value in (
        (FAILED, "Checks that are not met", f"=SUM({first}:{last})", 0),
        (CHANGED, "Inputs, ranges or cases changed since the export", _changes(content), 0),
        (STATUS, "State of the book", state, FINE),
    ):
        page.write_string(cell.row, SAID, said, styles.strong)
        page.write_formula(cell.row, cell.column, text, whole, value)
    page.write_string(TOLERANCE.row, SAID, "Rounding that sums may have, relative", styles.plain)
    page.write_number(*TOLERANCE, RELATIVE, styles.stamped("0E+00"))


def _changes(content: Content) -> str:
    """How many inputs are not those exported, the switch of cases counting as one."""
    letters = column_letters(IS_CHANGED)
    sheets = [sheet for sheet in content.layout.sheets.values() if sheet.name.startswith("Inputs")]
    parts = [
        f"SUM({on_sheet(sheet.name, f'${letters}${FIRST_ROW + 1}:${letters}${sheet.height}')})"
        for sheet in sheets
    ]
    spot = switch_spot(content)
    case = on_sheet(spot.sheet, fixed(INDEX_ROW, LIVE))
    return f"={'+'.join(parts)}+IF({case}=1,0,1)"


def _write(styles: Styles, page: Worksheet, row: int, check: Check) -> None:
    page.write_string(row, SAID, check.said, styles.wrapped)
    page.write_string(row, OF, check.of, styles.plain)
    for column, pair in ((FOUND, check.found), (EXPECTED, check.expected)):
        if pair is not None:
            page.write_formula(row, column, f"={pair[0]}", styles.number("", [pair[1]]), pair[1])
    formula = check.fails.format(found=fixed(row, FOUND), expected=fixed(row, EXPECTED))
    page.write_formula(row, FAILS_HERE, formula, styles.calculated("0"), 0)
    rule = {"type": "cell", "criteria": ">", "value": 0, "format": styles.failed}
    page.conditional_format(row, FAILS_HERE, row, FAILS_HERE, rule)


def _equal(said: str, of: str, found: tuple[str, float], expected: tuple[str, float]) -> Check:
    """Two numbers that may only differ by rounding."""
    apart = "MAX({found}-{expected},{expected}-{found})"
    size = "MAX({expected},0-{expected},1)"
    fails = f"=IF({apart}>{fixed(*TOLERANCE)}*{size},1,0)"
    return Check(said, of, fails, found, expected)


def _sums(totals: Iterable[Total]) -> Iterator[Check]:
    for total in totals:
        found, expected = (f"SUM({total.cells})", total.value), (total.result, total.value)
        yield _equal(total.said, total.scope, found, expected)


def _results(content: Content) -> Iterator[Check]:
    """What must hold of the totals and returns of every scenario and comparison."""
    for result in content.results:
        yield from _total_cost(content, result.name)
    scopes = [result.name for result in content.results]
    scopes += [each.scope for each in content.comparisons]
    for scope in scopes:
        yield from _npv(content, scope)
        yield from _irr(content, scope)


def _total_cost(content: Content, scope: str) -> Iterator[Check]:
    running = content.line(scope, "running_cost")
    once, whole = (link_to(content, scope, name) for name in ("one_time_cost", "total_cost"))
    if running is None or once is None or whole is None:
        return
    found = f"SUM({along(content, running)})+{once.cell}"
    said = "All months' running cost and the one-time cost add up to the total cost"
    yield _equal(said, scope, (found, whole.value), (whole.cell, whole.value))


def _npv(content: Content, scope: str) -> Iterator[Check]:
    npv, present = link_to(content, scope, "npv"), content.line(scope, "cumulative_present")
    if npv is None or present is None:
        return
    spot = content.layout.lines[present]
    last = on_sheet(spot.sheet, fixed(spot.row, FIRST_MONTH + content.layout.months - 1))
    said = "Present values up to the last month add up to the NPV"
    yield _equal(said, scope, (last, npv.value), (npv.cell, npv.value))


def _irr(content: Content, scope: str) -> Iterator[Check]:
    """At the rate of return the flows are worth nothing, by the program's own NPV."""
    rate, first = (link_to(content, scope, name) for name in ("irr", "initial_flow"))
    flow, net = (content.line(scope, name) for name in ("net_flow", "cumulative_net"))
    if rate is None or first is None or flow is None or net is None:
        return
    worth = f"{first.cell}+NPV((1+{rate.cell})^(1/12)-1,{along(content, flow)})"
    size = f"(MAX({along(content, net)},0)-MIN({along(content, net)},{first.cell}))"
    fails = f"=IFERROR(IF(MAX({worth},0-({worth}))>{OF_IRR:.6f}*{size},1,0),0)"
    yield Check("At the IRR, if there is one, the flows are worth nothing", scope, fails)


def _searches(content: Content) -> Iterator[Check]:
    """Searches that took every step may need more agents than they found."""
    for node, search, scope in content.printed.searches:
        if not search.steps:
            continue
        first, last = (
            block(content, too_few_agents(scope, search, Step(number)))
            for number in (0, len(search.steps))
        )
        steps = "+".join(_input(content, step) for step in search.steps)
        found = f"SUMPRODUCT(({last}-{first}>={steps})*1)"
        said = f"Half-hours in which the search `{search.name}` ran out of steps"
        yield Check(said, line_of(node).scope, "=IF({found}>0,1,0)", (found, 0.0))


def _input(content: Content, leaf: Expr) -> str:
    assert isinstance(leaf.data, Input)  # noqa: S101 - by construction
    spot = content.layout.inputs[leaf.data.key]
    return on_sheet(spot.sheet, fixed(spot.row, LIVE))
