"""Random expressions: the numbers reading equals two spreadsheet engines that nobody here wrote.

Three kinds of expressions keep every value defined and every decision clear:

- `exact`: sums, products and choices of halves, all of few bits, so every engine computes them
  without any rounding. Only these are compared, rounded or used as flags.
- `positive`: nothing is subtracted, so relative errors stay small; these may divide, and be the
  base of a power.
- `signed`: anything, but it divides nothing.
"""

from __future__ import annotations

import random
from collections import Counter
from itertools import count
from typing import TYPE_CHECKING

import numpy as np
import pytest

from costmodel.kernel import operations as op
from costmodel.kernel.expression import Expr, Week, traced
from costmodel.kernel.formulas import FORMULAS
from costmodel.kernel.numbers import evaluate
from costmodel.kernel.words import words
from tests.excel_functions import ALIKE, called
from tests.sheet import ENGINES, Sheet, line, number

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from costmodel.kernel.expression import Key
    from costmodel.kernel.number_rules import Array

    Made = dict[str, list[Expr]]  # the rows of each kind
    Shape = tuple[bool, Week | None]  # the axes an expression may have

MONTHS = 5
BOOKS, OFTEN = 24, 10
EXPRESSIONS = 60  # in each book
WEEKS = (
    Week("a", ((0, 0, 0), (0, 0, 1), (1, 0, 0), (2, 5, 1)), (2, 3, 1, 4)),
    Week("b", ((0, 0, 0), (6, 23, 1)), (5, 1)),
)
SHAPES: list[Shape] = [(months, week) for months in (False, True) for week in (None, *WEEKS)]


class Maker:
    """Makes the inputs and lines of one workbook from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - reproducible, not secret
        self.values: dict[Key, Array] = {}
        self.number = count()
        self.rows: Made = {"exact": [], "positive": [], "signed": []}
        self.noise = self.input(1e-9)
        self.bits = self.input(2**-10)
        self.tolerances = [self.noise, self.bits]
        self.forty = self.input(40)
        self.year = self.input(12)
        for months in (False, True):
            size = MONTHS if months else 1
            self.rows["exact"] += [self.input(*self._halves(-8, 8, size)) for _ in range(4)]
            self.rows["positive"] += [self.input(*self._halves(1, 12, size)) for _ in range(4)]
        self.rows["signed"] = [*self.rows["exact"], *self.rows["positive"]]
        self.flags = [line(f"flags_{n}", self.flag(1, (True, None)), "1/month") for n in range(4)]
        self.flows = [self._flows() for _ in range(3)]
        lines = [
            (kind, self._row(kind, self.make(kind, 1, shape), kind))
            for shape in SHAPES
            for kind in ("exact", "positive", "positive")
        ]
        for kind, row in lines:  # only now: rows are made of inputs alone, so exact ones stay so
            self.rows[kind].append(row)
            self.rows["signed"].append(row)

    def _halves(self, low: int, high: int, size: int) -> list[float]:
        return [self.random.randint(low, high) / 2 for _ in range(size)]

    def input(self, *values: float) -> Expr:
        name = f"x{len(self.values)}"
        self.values["s", name] = np.array(values, dtype=np.float64).reshape(1, -1, 1)
        return number(name, months=len(values) > 1)

    def _row(self, name: str, expr: Expr, opening: str = "exact") -> Expr:
        start = self.random.choice([None, self.make(opening, 1, (False, None))])
        return line(f"{name}_row_{next(self.number)}", expr, opening=start if expr.months else None)

    def _flows(self) -> Expr:
        """One change of sign, and a rate that Newton's method finds from 10 % a month."""
        monthly = line(f"base_{next(self.number)}", self.random.choice(self.rows["positive"][4:8]))
        start = op.over_months(monthly) * self.input(self.random.randint(5, 10) / 10)
        return line(f"flows_{next(self.number)}", monthly + 0, opening=0 - start)

    def make(self, kind: str, depth: int, shape: Shape) -> Expr:
        """A random expression of a kind with at most these axes."""
        if depth == 0:
            return self.leaf(kind, shape)
        rules: dict[str, list[Callable[[int, Shape], Expr]]] = {
            "exact": [self._exact, self._choice("exact")],
            "positive": [self._positive, self._positive, self._choice("positive")],
            "signed": [self._signed, self._signed, self._choice("signed"), self._any_kind],
        }
        return self.random.choice(rules[kind])(depth - 1, shape)

    def _two(self, kind: str, depth: int, shape: Shape) -> tuple[Expr, Expr]:
        left, right = depth, self.random.randint(0, depth)
        if self.random.random() < 0.5:
            left, right = right, left
        return self.make(kind, left, shape), self.make(kind, right, shape)

    def leaf(self, kind: str, shape: Shape) -> Expr:
        """An input, a line, or what looks along one."""
        months, week = shape
        fitting = [
            row
            for row in self.rows[kind]
            if row.week in (None, week) and (months or not row.months)
        ]
        along = [self._along_months, self._along_week, self._picked, self._constant]
        found = self.random.choice(along)(kind, shape) if self.random.random() < 0.6 else None
        return self.random.choice(fitting) if found is None else found

    def _along_months(self, kind: str, shape: Shape) -> Expr | None:
        months, week = shape
        rows = [row for row in self.rows[kind] if row.months and row.week in (None, week)]
        row = self.random.choice(rows)
        if months and self.random.random() < 0.6:
            return self.random.choice([op.previous, op.cumulative, op.highest, op.product])(row)
        if self.random.random() < 0.5:
            weighted = kind != "exact" and self.random.random() < 0.5
            return (
                op.over_months(row, self.random.choice(rows)) if weighted else op.over_months(row)
            )
        if months and self.random.random() < 0.3:
            chosen = self.random.choices(range(1, MONTHS + 1), k=MONTHS)
            return op.at_month(row, self.input(*chosen))
        return op.at_month(row, self.input(self.random.randint(1, MONTHS)))

    def _along_week(self, kind: str, shape: Shape) -> Expr | None:
        rows = [row for row in self.rows[kind] if row.week and (shape[0] or not row.months)]
        if not rows:
            return None
        row = self.random.choice(rows)
        if shape[1] is not None and self.random.random() < 0.5:
            fewest = 1 if kind == "positive" else 0
            sets = self._sets(len(row.week or ()), len(shape[1]), fewest)
            return op.gathered(row, sets, shape[1])
        if self.random.random() < 0.3:
            return op.highest_in_week(row)
        weighted = kind != "exact" and self.random.random() < 0.5
        shares = self.random.choice([each for each in rows if each.week is row.week])
        return op.over_week(row, shares) if weighted else op.over_week(row)

    def _sets(self, intervals: int, size: int, fewest: int) -> list[list[int]]:
        sizes = [self.random.randint(fewest, 6) for _ in range(size)]
        return [self.random.choices(range(intervals), k=several) for several in sizes]

    def _picked(self, kind: str, shape: Shape) -> Expr | None:
        months, week = shape
        items = [*self.rows[kind][:4], traced(1)]  # scalar inputs and a constant
        items += [self.rows[kind][0] * self.rows[kind][1]]
        if week is not None:
            items += [row for row in self.rows[kind][4:6] if months]
            return op.pick_by_interval(items, self._index(items, len(week)), week)
        if months:
            items += self.rows[kind][4:6]
            return op.pick_by_month(items, self._index(items, MONTHS))
        return None

    def _index(self, items: list[Expr], size: int) -> list[int]:
        return [self.random.randrange(len(items)) for _ in range(size)]

    def _constant(self, kind: str, shape: Shape) -> Expr | None:
        if kind == "positive":
            return traced(1)
        whole = [traced(0), traced(1), traced(-1), *([op.month_index()] * shape[0])]
        return self.random.choice(whole)

    def _any_kind(self, depth: int, shape: Shape) -> Expr:
        return self.make(self.random.choice(["exact", "positive"]), depth, shape)

    def _choice(self, kind: str) -> Callable[[int, Shape], Expr]:
        def choice(depth: int, shape: Shape) -> Expr:
            a, b = self._two(kind, depth, shape)
            flag = self.flag(min(depth, 1), shape)
            return self.random.choice([op.minimum(a, b), op.maximum(a, b), op.where(flag, a, b)])

        return choice

    def flag(self, depth: int, shape: Shape) -> Expr:
        """1 or 0, decided by exact values; sometimes not a plain comparison."""
        a, b = self._two("exact", depth, shape)
        flag = self.random.choice([a >= b, a > b, a <= b, a < b, op.equals(a, b)])
        if depth == 0 or self.random.random() < 0.5:
            return flag
        other = self.flag(depth - 1, shape)
        return self.random.choice([flag * other, 1 - flag, op.maximum(flag, other), flag - other])

    def _exact(self, depth: int, shape: Shape) -> Expr:
        a, b = self._two("exact", min(depth, 1), shape)
        factor = self.random.choice(self.rows["exact"][:4]) if depth else b
        tolerance = self.random.choice(self.tolerances)
        flag = self.flag(0, shape)
        rounded = [op.ceil(a, tolerance), op.floor(a, tolerance)]
        return self.random.choice([a + b, a - b, a * factor, a + (b - a), -a, flag * a, *rounded])

    def _positive(self, depth: int, shape: Shape) -> Expr:
        a, b = self._two("positive", depth, shape)
        if self.random.random() < 0.6:
            return self.random.choice([a + b, a * b, a / b, a / (b / a), 1 / a])
        small = op.maximum(-1, op.minimum(1, self.make("signed", min(depth, 2), shape)))
        return self.random.choice([a**small, (a**small) ** small, op.exp(small), op.exp(-small)])

    def _signed(self, depth: int, shape: Shape) -> Expr:
        a, b = self._two("signed", depth, shape)
        divisor = self.make("positive", depth, shape)
        flag = self.flag(min(depth, 1), shape)
        if self.random.random() < 0.25:
            return self._probability(shape)
        return self.random.choice([a + b, a - b, a * b, a / divisor, a - (b - a), -a, flag * a])

    def _probability(self, shape: Shape) -> Expr:
        whole = op.floor(self.make("exact", 1, shape), self.noise)
        whole = op.minimum(op.maximum(0, whole), self.forty)
        mean, handling = (self.make("positive", 1, shape) for _ in range(2))
        mean = op.minimum(mean, self.forty)
        within = op.maximum(0, self.make("exact", 0, shape))
        level = op.service_level(whole, mean, handling, within)
        return self.random.choice(
            [op.poisson_pmf(whole, mean), op.poisson_cdf(whole, mean), level, *self._waiting(level)]
        )

    def _waiting(self, level: Expr) -> list[Expr]:
        """Waits where the agents are not far too few, for a patience of some handling times."""
        named = [line(f"queue_{next(self.number)}", arg) for arg in level.args]
        whole, mean, handling, within = named  # lines, for formulas repeat their arguments
        patience = handling * self.random.choice(self.rows["positive"][:4])
        some, load = whole + 1, op.minimum(mean, whole)
        return [
            op.service_level(whole, op.minimum(mean, some), handling, within, patience),
            op.abandonment(whole, op.minimum(mean, some), handling, patience),
            op.asa(some, load, handling),
        ]

    def lines(self) -> list[Expr]:
        """The expressions of the workbook, each a line."""
        kinds = random.Random(0).choices(["signed", "positive", "exact"], [6, 3, 1], k=EXPRESSIONS)  # noqa: S311
        made = [
            line(f"{kind}_{place}", self.make(kind, 2 + place % 3, SHAPES[place % len(SHAPES)]))
            for place, kind in enumerate(kinds)
        ]
        found = [op.first_month(flags) for flags in self.flags]
        rates = [op.irr(flows, self.year) for flows in self.flows]
        made += [line(f"first_{place}", each, none="none") for place, each in enumerate(found)]
        return made + [line(f"rate_{place}", each) for place, each in enumerate(rates)]


def nodes_of(expr: Expr) -> list[Expr]:
    """The nodes of an expression itself, down to its lines and inputs."""
    below = [] if expr.line else [node for arg in expr.args for node in nodes_of(arg)]
    return list(dict.fromkeys([expr, *below]))


def allowed(name: str, found: Array, scale: float) -> Array:
    """How far two readings may be apart: of a sum that cancels, a bit of its largest part."""
    relative = 1e-7 if name.startswith("rate") else 1e-9
    return relative * np.abs(found) + 1e-13 * scale


@pytest.mark.parametrize(
    "seed",
    [*range(OFTEN), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(OFTEN, BOOKS))],
)
def test_numbers_equal_both_engines(seed: int, tmp_path: Path) -> None:
    maker = Maker(seed)
    lines = maker.lines()
    sheet = Sheet(lines, MONTHS)
    formulas = sheet.write(tmp_path / "book.xlsx", maker.values)
    assert max(map(len, formulas)) <= 8192
    assert called(" ".join(formulas)) <= ALIKE
    engines = {name: engine(tmp_path / "book.xlsx") for name, engine in ENGINES.items()}
    for row in lines:
        assert row.line is not None
        parts = nodes_of(row.line.expr)
        own, *others = evaluate([row, *parts], maker.values, months=MONTHS)
        scale = max(np.nanmax(np.abs(part), initial=0) for part in others)
        for name, engine in engines.items():
            found = sheet.read(row, engine)
            near = np.abs(found - own) <= allowed(row.line.name, own, scale)
            assert (near | (np.isnan(found) & np.isnan(own))).all(), (
                f"seed {seed}, {row.line.name} by {name}: {words(row.line.expr)}\n"
                f"{found.tolist()} is not {own.tolist()}"
            )


def test_every_operation_is_among_the_expressions() -> None:
    counted: Counter[str] = Counter()
    lines = [row for seed in range(BOOKS) for row in Maker(seed).lines()]
    for row in lines:
        assert row.line is not None
        counted.update({node.op for node in nodes_of(row.line.expr)})
    assert len(lines) >= 1000
    assert set(counted) == set(FORMULAS) - {"none"}
    assert min(counted.values()) >= BOOKS
