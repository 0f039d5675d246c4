"""Erlang B: the blocking that Erlang C and Erlang A are built from.

Source: any textbook on the M/M/n/n queue; the recursion is that of Jagerman (1974).
"""

import numpy as np

from costmodel.erlang.arrays import QUADRATURE_PIECE, Floats, in_pieces
from costmodel.erlang.incomplete_gamma import scaled_upper

# Up to this many agents the recursion is faster than the quadrature: steps are cheap for long rows.
_RECURSION_LIMIT = 500
_SHORT_ROW_LIMIT = 64


def inverse_blocking(agents: Floats, load: Floats) -> Floats:
    """Return one over the probability that all agents are busy when nobody may wait.

    One value per element of two equally long rows: whole agents and the load in erlangs. The
    inverse is at least 1, grows with the agents and becomes infinite where doubles end.
    """
    many = agents > min(_RECURSION_LIMIT, _SHORT_ROW_LIMIT + agents.size // 4)
    if not many.any():
        return _by_recursion(agents, load)
    inverse = np.empty_like(load)
    inverse[many] = in_pieces(_by_quadrature, (agents[many], load[many]), QUADRATURE_PIECE)
    inverse[~many] = _by_recursion(agents[~many], load[~many])
    return inverse


def _by_quadrature(agents: Floats, load: Floats) -> Floats:
    """Apply `I(n) = 1 + n * exp(load) / load**n * upper_gamma(n, load)`."""
    return 1 + agents * scaled_upper(agents, load)


def _by_recursion(agents: Floats, load: Floats) -> Floats:
    """Apply `I(n) = 1 + n / load * I(n - 1)`, in which all terms are positive.

    All elements share the walk in n; sorted by agents, those that have arrived stand in front.
    """
    order = np.argsort(agents)
    steps = np.arange(1, agents.max(initial=0) + 1)
    first_walking = np.searchsorted(agents[order], steps).tolist()
    handling_rate = 1 / load[order]
    inverse = np.ones_like(load)
    for step, first in enumerate(first_walking, start=1):
        walking = inverse[first:]
        walking *= step
        walking *= handling_rate[first:]
        walking += 1
    result = np.empty_like(inverse)
    result[order] = inverse
    return result
