"""The least number of agents that meets targets."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from costmodel.erlang import arguments, erlang_c
from costmodel.erlang.arrays import PIECE, Floats, in_pieces, on_distinct
from costmodel.erlang.conventions import Convention, Level, level_of
from costmodel.erlang.erlang_a import Targets, least_agents
from costmodel.erlang.lattice import has_room, on_lattice

# A service level or an occupancy counts as met when it is missed by no more than this, a mean wait
# when it is exceeded by no more than this share of it: decimal inputs such as 0.85 are not exact in
# binary, so without it 35.7 erlangs at 85 % occupancy would need 43 agents, not 42.
TOLERANCE = 1e-9


def agents_required(  # noqa: PLR0913 - the question has this many sides
    offered_load: ArrayLike,
    *,
    aht: ArrayLike,
    service_level: ArrayLike | None = None,
    answer_within: ArrayLike | None = None,
    asa: ArrayLike | None = None,
    max_occupancy: ArrayLike = 1.0,
    patience: ArrayLike | None = None,
    convention: Convention = "offered",
    repeated: bool = False,
) -> NDArray[np.int64]:
    """Return the least number of agents that meets all targets given: at least one has to be.

    Targets are a service level, an average speed of answer and an occupancy. They are met if missed
    by no more than `TOLERANCE`, of shares, or of the average speed of answer as a share of itself;
    exact ties meet them. Without load no agents are required. Erlang C takes more agents than the
    load. With a patience, under Erlang A, fewer may do, and at least one is taken.

    Args:
        offered_load: Arrivals per hour times handling time in hours, in erlangs.
        aht: Average handling time. All durations are in the same unit, for example seconds.
        service_level: Share of contacts to be answered in time, between 0 and 1.
        answer_within: Time to answer that goes with the service level; may be 0.
        asa: Longest average speed of answer, above 0; with a patience, of answered contacts only.
        max_occupancy: Largest share of their time that agents may spend on contacts; 1 asks for
            nothing. Erlang C compares load / agents with it, Erlang A leaves out what abandons.
        patience: Mean time after which a waiting contact abandons; None if nobody does.
        convention: What the service level is a share of; see `service_level`.
        repeated: Whether many more calls with the same targets follow: what is found of them is
            kept, so that those are several times faster. The result is the same.

    Returns:
        Whole numbers in the common shape of all arguments; a numpy scalar if all are scalars.

    Raises:
        ValueError: if an argument is outside its range (a service level of 1 and an average speed
            of answer of 0 are never reached), or if a target, or a part of one, is missing.

    Example: at 5 erlangs, 80 % in 20 seconds take 8 agents, who reach 85.84 %. They answer after
    20.07 seconds on average; an average of 20 seconds takes 9.

        >>> int(agents_required(5, aht=360, service_level=0.8, answer_within=20))
        8
        >>> int(agents_required(5, aht=360, asa=20))
        9
    """
    load = arguments.at_least_zero("offered_load", offered_load)
    handling = arguments.positive("aht", aht)
    level, within = _service_target(service_level, answer_within)
    longest = np.inf if asa is None else arguments.positive("asa", asa) * (1 + TOLERANCE)
    cap = arguments.share("max_occupancy", max_occupancy)
    if service_level is None and asa is None and not (cap < 1).all():
        raise ValueError("a service_level, an asa or a max_occupancy below 1 must be given")
    measure = level_of(convention)
    targets = [np.asarray(each) for each in (level, within, longest, cap)]
    if patience is None:
        return _patient(load, handling, targets, repeated=repeated).astype(np.int64, copy=False)
    mean_patience = arguments.positive("patience", patience)
    return _impatient(load, handling, targets, mean_patience, measure).astype(np.int64)


def _patient(
    load: Floats, handling: Floats, targets: list[Floats], *, repeated: bool
) -> Floats | NDArray[np.int16]:
    """Return the agents of queues in which nobody abandons.

    The targets are the service level, its time, the longest mean wait and the occupancy.
    """
    are_the_same = all(each.size == 1 for each in targets)
    if are_the_same:
        targets = [each.reshape(()) for each in targets]  # they join rows of any shape
    level, within, longest, cap = targets
    late = 1 - level + TOLERANCE

    def search(load: Floats, handling: Floats) -> Floats:
        rows = [load, within / handling, late, longest / handling, cap]
        return in_pieces(_least_patient, rows, PIECE)

    if repeated and are_the_same and has_room(load, handling):
        return on_lattice(search, tuple(map(float, targets)), load, handling)
    return search(load, handling)


def _impatient(
    load: Floats, handling: Floats, targets: list[Floats], patience: Floats, measure: Level
) -> Floats:
    """Return the agents of queues in which contacts abandon after a mean patience."""
    level, within, longest, cap = targets
    rows = [load, patience / handling, within / patience]
    rows += [level - TOLERANCE, longest / patience, cap + TOLERANCE]
    return on_distinct(_least_impatient(measure), rows)


def _service_target(
    service_level: ArrayLike | None, answer_within: ArrayLike | None
) -> tuple[Floats, Floats]:
    """Return the level and its time; if there are none, a level that all queues reach."""
    if service_level is None and answer_within is None:
        return np.asarray(-np.inf), np.asarray(np.inf)
    if service_level is None or answer_within is None:
        raise ValueError("service_level and answer_within must be given together")
    return (
        arguments.target("service_level", service_level),
        arguments.at_least_zero("answer_within", answer_within),
    )


def _least_patient(
    load: Floats, within: Floats, late_limit: Floats, mean_wait: Floats, max_occupancy: Floats
) -> Floats:
    in_time = erlang_c.least_agents(load, within, late_limit, mean_wait)
    not_too_busy = np.ceil(load / max_occupancy - TOLERANCE)
    return np.where(load > 0, np.maximum(in_time, not_too_busy), 0)


def _least_impatient(level: Level) -> Callable[..., Floats]:
    def least(load: Floats, patience: Floats, *targets: Floats) -> Floats:
        return np.where(load > 0, least_agents(load, patience, Targets(*targets), level), 0)

    return least
