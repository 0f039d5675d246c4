"""Shapley effects: shares of an output's variance that add to 1, for correlated inputs too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from costmodel.analysis.sensitivity.attribution import subsets, weights
from costmodel.analysis.sensitivity.function import (
    constant_reasons,
    evaluate,
    names_of,
    output_names,
    size_of,
    without_constants,
)
from costmodel.analysis.sensitivity.intervals import Spread, check_confidence, ratio
from costmodel.analysis.sensitivity.points import (
    SCRAMBLES,
    Scramble,
    copula_of,
    scrambles,
    values,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from costmodel.analysis.sensitivity.function import Flags, Floats, Function, Indexes, Inputs
    from costmodel.analysis.sensitivity.points import Correlations
    from costmodel.sampling.copula import Copula

# Up to so many players all their subsets are evaluated; above, orders drawn by chance.
ALL_SUBSETS = 10
ORDERS = 32  # in each scramble, in pairs of opposites
_ROWS = 65_536  # of the function at a time


@dataclass(frozen=True, eq=False)
class ShapleyEffects:
    """Shares of variance, outputs x players, that add to 1 for each output.

    The players are the inputs, or groups of them. `Sh_conf` is half the width of the confidence
    interval. `reasons` says for each output why there is no result (its values are NaN then), or
    is None. `n` are the base points, `rows` the evaluations of the function; `exact` says whether
    all subsets of players were evaluated, or orders drawn by chance.
    """

    players: tuple[str, ...]
    outputs: tuple[str, ...]
    Sh: Floats
    Sh_conf: Floats
    reasons: tuple[str | None, ...]
    n: int
    rows: int
    scrambles: int
    seed: int
    confidence: float
    exact: bool


@dataclass(frozen=True, eq=False)
class _Game:
    """What is drawn and evaluated for a set of kept players."""

    function: Function
    inputs: Inputs
    copula: Copula
    members: Flags  # players x inputs
    outputs: Sequence[str] | None
    done: list[int]  # rows evaluated so far
    size: list[float]  # of the first outputs

    def found(self, shares: Floats) -> Floats:
        """The outputs, in sizes of the first ones."""
        rows = values(self.inputs, shares)
        done = sum(self.done)
        found = evaluate(self.function, rows, tuple(self.inputs), self.outputs, done)
        if not self.done:
            self.size.append(size_of(found))
        self.done.append(len(rows))
        return found / self.size[0]

    def redrawn(self, scramble: Scramble, players: Flags | Indexes) -> Floats:
        """The shares with all but these players drawn anew, given them."""
        kept: Flags = np.any(self.members[players], axis=0)
        return self.copula.redraw(*scramble, kept)


def shapley(
    function: Function,
    inputs: Inputs,
    *,
    n: int = 1024,
    seed: int = 0,
    correlations: Correlations | None = None,
    groups: Mapping[str, Sequence[str]] | None = None,
    outputs: Sequence[str] | None = None,
    confidence: float = 0.95,
    scrambles: int = SCRAMBLES,
) -> ShapleyEffects:
    """Shapley effects of all outputs, of inputs or of groups of them.

    `correlations` maps pairs of inputs to rank correlations, or is a `Copula`; `groups` maps the
    name of each player to its inputs, all of them once. Up to 10 players the function is evaluated
    n (2**players - 1) times, above n (players + 1) times. Raises `BadOutput` for an output that is
    not finite, and `ValueError`.
    """
    check_confidence(confidence)
    names = names_of(inputs)
    players = {name: [name] for name in names} if groups is None else groups
    members = _members(players, names)
    copula = copula_of(names, correlations)
    game = _Game(function, inputs, copula, members, outputs, [], [])
    exact = len(players) <= ALL_SUBSETS
    measure = _over_subsets if exact else _over_orders
    spread, sample, base = measure(game, n, seed, scrambles)
    reasons = constant_reasons(sample * game.size[0])
    return ShapleyEffects(
        players=tuple(players),
        outputs=output_names(sample.shape[-1], outputs),
        Sh=without_constants(spread.estimate, reasons),
        Sh_conf=without_constants(spread.half_width(confidence), reasons),
        reasons=reasons,
        n=base,
        rows=sum(game.done),
        scrambles=scrambles,
        seed=seed,
        confidence=confidence,
        exact=exact,
    )


def _members(groups: Mapping[str, Sequence[str]], names: Sequence[str]) -> Flags:
    """Which inputs, second, each group has; each input must be in one group."""
    listed = [name for group in groups.values() for name in group]
    if sorted(listed) != sorted(names):
        wrong = sorted(set(listed) ^ set(names)) or sorted(
            {n for n in names if listed.count(n) > 1}
        )
        raise ValueError(f"each input is in one group; look at {', '.join(wrong)}")
    return np.array([[name in group for name in names] for group in groups.values()])


def _drawn(game: _Game, n: int, seed: int, count: int) -> Iterator[Scramble]:
    for scramble in scrambles(tuple(game.inputs), n, seed, count):
        yield scramble._replace(first=game.copula.couple(scramble.first))


def _over_subsets(game: _Game, n: int, seed: int, count: int) -> tuple[Spread, Floats, int]:
    """Shapley effects from the share of variance that each subset of players explains."""
    samples: list[Floats] = []
    moments = []
    for scramble in _drawn(game, n, seed, count):
        samples.append(game.found(scramble.first))
        moments.append(_moments(game, scramble, samples[-1], samples[0].mean(axis=0)))
    sums, squares, products = np.moveaxis(np.array(moments), 1, 0)
    middle = sums.mean(axis=0)
    shift = middle**2 - 2 * middle * sums
    some = ratio(products + shift, squares + shift)
    matrix = weights(len(game.members))
    spread = Spread(
        (matrix[:, 1:-1] @ some.estimate + matrix[:, -1:]).T,
        (matrix[:, 1:-1] @ some.apart).swapaxes(-1, -2),
    )
    sample = np.stack(samples)
    return spread, sample, sample.shape[0] * sample.shape[1]


def _moments(game: _Game, scramble: Scramble, sample: Floats, origin: Floats) -> Floats:
    """Means of (y + z) / 2, (y^2 + z^2) / 2 and y z from an origin, by subset and output.

    z is y with all but the subset drawn anew. From these moments, the covariance of y and z over
    their common variance is the share that the subset explains (Janon et al. 2014).
    """
    players, y = subsets(len(game.members))[1:-1], sample - origin
    found = np.empty((3, len(players), y.shape[-1]))
    step = max(1, _ROWS // len(sample))
    for start in range(0, len(players), step):
        some = slice(start, start + step)
        shares = np.concatenate([game.redrawn(scramble, each) for each in players[some]])
        z = game.found(shares).reshape(-1, *sample.shape) - origin
        for row, term in enumerate(((y + z) / 2, (y**2 + z**2) / 2, y * z)):
            found[row, some] = term.mean(axis=1)
    return found


def _over_orders(game: _Game, n: int, seed: int, count: int) -> tuple[Spread, Floats, int]:
    """Shapley effects from what each player adds to those before it, in orders drawn by chance."""
    chance = np.random.default_rng([seed, len(game.members)])
    samples, gains = [], []
    for scramble in _drawn(game, n, seed, count):
        samples.append(game.found(scramble.first))
        orders = _orders(chance, len(game.members), min(ORDERS, len(samples[-1])))
        gains.append(_gains(game, scramble, samples[-1], orders))
    gain = np.stack(gains).swapaxes(-1, -2)
    sample = np.stack(samples)
    return ratio(gain, gain.sum(axis=-1, keepdims=True)), sample, sample[..., 0].size


def _orders(chance: np.random.Generator, players: int, count: int) -> Indexes:
    """Orders of all players by chance, each with its opposite: orders x players."""
    half = np.stack([chance.permutation(players) for _ in range(count // 2)])
    return np.concatenate([half, half[:, ::-1]])


def _gains(game: _Game, scramble: Scramble, sample: Floats, orders: Indexes) -> Floats:
    """The variance that each player adds, players x outputs; blocks of rows have an order each."""
    parts = [
        Scramble(*block)
        for block in zip(*(np.split(draw, len(orders)) for draw in scramble), strict=True)
    ]
    players = orders.shape[1]
    shares = [
        game.redrawn(part, order[:kept])
        for kept in range(players)
        for part, order in zip(parts, orders, strict=True)
    ]
    partly = game.found(np.concatenate(shares)).reshape(players, *sample.shape)
    apart = np.square(sample - partly) / 2
    left = apart.reshape(players, len(orders), -1, sample.shape[-1]).mean(axis=2)
    gained = left - np.concatenate([left[1:], np.zeros_like(left[:1])])
    found = np.zeros((players, sample.shape[-1]))
    np.add.at(found, orders.T, gained / len(orders))
    return found
