"""Attribution: fair shares of a step between two totals that add up exactly."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from costmodel.analysis.sensitivity import attribution


def test_the_glove_game() -> None:
    """One left glove, two right ones, a pair is worth 1: Shapley's 2/3, 1/6, 1/6."""

    def pairs(owners: frozenset[str]) -> float:
        return float(min(len(owners & {"left"}), len(owners & {"right", "other"})))

    found = attribution(pairs, ["left", "right", "other"])
    assert found.contributions == pytest.approx([2 / 3, 1 / 6, 1 / 6], abs=1e-15)
    assert found.evaluations == 8


def test_the_mean_over_all_orders() -> None:
    """By the definition: every order of the changes, each change's effect in it, averaged."""
    chance = np.random.default_rng(0)
    groups = list("abcde")
    values = {
        frozenset(some): chance.normal(1e6, 1e5, 2)
        for size in range(6)
        for some in itertools.combinations(groups, size)
    }
    expected = np.zeros((5, 2))
    for order in itertools.permutations(range(5)):
        for k, group in enumerate(order):
            before = frozenset(groups[j] for j in order[:k])
            expected[group] += values[before | {groups[group]}] - values[before]
    found = attribution(values.__getitem__, groups)
    assert np.abs(found.contributions - expected / math.factorial(5)).max() < 1e-7
    assert np.abs(found.contributions.sum(axis=0) - (found.end - found.start)).max() < 1e-8


def test_what_changes_alone_and_last() -> None:
    found = attribution(lambda s: 10 + 3 * ("a" in s) + 2 * ({"a", "b"} <= s), ["a", "b"])
    assert [float(found.start), float(found.end)] == [10, 15]
    assert found.alone.tolist() == [3, 0]
    assert found.last.tolist() == [5, 2]
    assert found.contributions.tolist() == [4, 1]


def test_large_totals_add_up_to_the_cent() -> None:
    groups = [f"g{k}" for k in range(12)]
    chance = np.random.default_rng(1)
    effect = dict(zip(groups, chance.normal(0, 1e8, 12), strict=True))

    def total(changed: frozenset[str]) -> float:
        return 3e9 * float(np.prod([1 + effect[g] / 1e10 for g in sorted(changed)]))

    found = attribution(total, groups)
    assert abs(found.contributions.sum() - (found.end - found.start)) < 0.005


def test_no_group_changes_nothing() -> None:
    found = attribution(lambda _: 4.0, [])
    assert found.contributions.shape == (0,)
    assert found.start == found.end == 4


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        (["a", "a"], "twice"),
        ([str(k) for k in range(17)], "17 groups are too many"),
        (["a", "bad"], "the value with bad is nan"),
    ],
)
def test_what_is_refused(groups: list[str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        attribution(lambda s: float("nan") if "bad" in s else 1.0, groups)
