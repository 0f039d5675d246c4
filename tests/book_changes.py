"""Random changes of a book's inputs, and what the engine makes of the same changes in the files."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from costmodel.analysis.compare import open_comparison
from costmodel.analysis.run import Opened, ScenarioFile, compute, open_scenarios
from costmodel.assumptions.inefficiency import FROM_SHIFTS
from costmodel.assumptions.notation import fifteen_digits
from costmodel.assumptions.reading import Amount
from costmodel.assumptions.rewriting import rewritten
from costmodel.kernel.expression import Expr, Key
from costmodel.workbook.book import write_book
from costmodel.workbook.content import Content, content_of
from costmodel.workbook.layout import FIRST_MONTH, VALUE
from costmodel.workbook.printing import line_of
from costmodel.workbook.theme import Theme
from tests.stored import Error, Place, Stored, Value, names, stored

NO_ASSUMPTIONS = ("calendar", "search", "run_rate_month")
# Where a file leaves these away, lines are missing: giving them is a change of structure.
DECIDING = ("max_occupancy", "recontact")
# What shifts are fitted to: what they waste is measured anew by the engine alone.
MEASURED_BY = ("demand", "teams", "automation", "assist")
Changes = dict[Key, float]


@dataclass(frozen=True)
class Written:
    """A book with the files it was made from."""

    path: Path
    files: tuple[Path, ...]
    content: Content
    cells: dict[Place, Stored]
    names: dict[str, Place]

    @property
    def inputs(self) -> dict[Key, Amount]:
        """The inputs that people give, one for each cell."""
        return {
            key: self.content.amounts[key]
            for key in self.content.groups
            if _is_given(key, self.content.amounts[key])
            and not (self.is_measured and key[1].partition(".")[0] in MEASURED_BY)
        }

    @property
    def is_measured(self) -> bool:
        """Whether some numbers are measured by fitting shifts."""
        return any(amount.text == FROM_SHIFTS for amount in self.content.amounts.values())

    def expected(self, changes: Changes) -> dict[Place, Stored]:
        """What all cells of lines are to say; raises `AssumptionsError` for impossible values."""
        values = compute(open_all(self.changed_files(changes)))
        month = int(self.content.scenarios[0].inputs["run_rate_month"].value)
        found: dict[Place, Stored] = {}
        for node, spot in self.content.layout.lines.items():
            line = line_of(node)
            if node.week is not None or (line.scope, line.name) not in values:
                continue
            by_month = values[line.scope, line.name]
            for place, value in _cells(node, spot.sheet, spot.row, by_month, month):
                found[place] = Stored(self.cells[place].formula, value)
        return found

    def changed_files(self, changes: Changes) -> list[ScenarioFile]:
        """The files with other numbers; defaults are set on top."""
        folder = self.path.with_suffix(".changed")
        folder.mkdir(exist_ok=True)
        texts = {path: path.read_text(encoding="utf-8") for path in self._sources()}
        on_top: dict[str, list[str]] = {}
        for key in sorted(changes, key=self._column, reverse=True):  # the others stay in place
            amount, value = self.content.amounts[key], changes[key]
            new = rewritten(amount.text, key[1], "value", value)
            if amount.span is None:
                on_top.setdefault(key[0], []).append(f"{key[1]}={new}")
            else:
                source = next(path for path in texts if path.name == Path(amount.span.file).name)
                texts[source] = _replaced(texts[source], amount, new)
        for path, text in texts.items():
            (folder / path.name).write_text(text, encoding="utf-8")
        scopes = [each.scenario.scope for each in self.content.opened.loaded]
        return [
            ScenarioFile(folder / path.name, tuple(on_top.get(scope, ())))
            for path, scope in zip(self.files, scopes, strict=True)
        ]

    def _column(self, key: Key) -> int:
        span = self.content.amounts[key].span
        return span.column if span else 0

    def _sources(self) -> list[Path]:
        """All texts beside the scenarios, those they extend too."""
        folder = self.files[0].parent
        return [path for path in folder.iterdir() if path.suffix in {".yaml", ".csv"}]


def _is_given(key: Key, amount: Amount) -> bool:
    """Whether people may change the number, and nothing but numbers comes of it."""
    section, name = key[1].partition(".")[0], key[1].rpartition(".")[2]
    decides = amount.span is None and name in DECIDING
    return section not in NO_ASSUMPTIONS and amount.text != FROM_SHIFTS and not decides


def written_book(folder: Path, files: Sequence[Path]) -> Written:
    """A book of scenarios whose files stand in one folder."""
    content = content_of([ScenarioFile(path) for path in files])
    path = folder / "book.xlsx"
    write_book(path, content, Theme())
    return Written(path, tuple(files), content, stored(path), names(path))


def open_all(files: list[ScenarioFile]) -> Opened:
    """Scenarios as a book opens them: several are compared."""
    return open_comparison(files)[0] if len(files) > 1 else open_scenarios(files)


def _cells(
    node: Expr, sheet: str, row: int, values: list[float], run_rate: int
) -> Iterator[tuple[Place, Value]]:
    """The cells of a line: by month and in the month of the run rate, or the only one."""
    shown = [Error("#N/A") if value != value else value for value in values]  # noqa: PLR0124
    if not node.months:
        yield (sheet, row, VALUE), shown[0]
        return
    yield (sheet, row, VALUE), shown[run_rate - 1]
    for month, value in enumerate(shown):
        yield (sheet, row, FIRST_MONTH + month), value


def _replaced(text: str, amount: Amount, new: str) -> str:
    """A file's text with another text where an amount stands."""
    assert amount.span is not None
    lines = text.splitlines(keepends=True)
    line = lines[amount.span.line - 1]
    at = line.index(amount.text, amount.span.column - 1)
    lines[amount.span.line - 1] = line[:at] + new + line[at + len(amount.text) :]
    return "".join(lines)


def random_changes(book: Written, random_: random.Random, most: int = 3) -> Changes:
    """New numbers for one to `most` inputs, no two of which stand in one text."""
    inputs = book.inputs
    found: Changes = {}
    taken: set[object] = set()
    for key in random_.sample(sorted(inputs), random_.randint(1, most)):
        amount = inputs[key]
        place = amount.span or key
        if place not in taken:
            taken.add(place)
            found[key] = fifteen_digits(new_value(amount, key[1], random_))
    return found


def new_value(amount: Amount, path: str, random_: random.Random) -> float:
    """Another number that the input may have: scaled, the next one, an end of its range, zero."""
    least, most = amount.least or 0.0, amount.most
    low, high = _range(amount)
    if low is not None and high is not None:
        return random_.choice([low, high, random_.uniform(low, high)])
    if path.endswith(".first"):
        return amount.value + random_.randint(0, 3)
    if amount.value.is_integer() and amount.unit in {"1", "agents", "FTE"}:
        value = amount.value + random_.choice([-1, 1])
    elif least == 0 and random_.random() < 0.1:
        value = 0.0
    elif amount.value == 0:
        value = random_.uniform(0, 0.3)
    else:
        value = amount.value * random_.uniform(0.5, 1.7)
    if most is not None and value > most:
        value = random_.uniform(amount.value, most)
    return max(value, least)


def _range(amount: Amount) -> tuple[float | None, float | None]:
    details = amount.details
    if details is not None and details.p10 is not None:
        return details.p10, details.p90
    return amount.low, amount.high
