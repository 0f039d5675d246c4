"""Excel formulas of queues, from the cells of the agents, the load and the times.

Erlang C is the Poisson form. Erlang A is the closed form in incomplete gamma functions: with the
contacts that all agents can handle (`deaths`) and that arrive (`births`) in one mean patience,

    miss = k (P(deaths, births) - n / a (P(deaths + 1, births) - P(deaths + 1, in time)))
           / (F f + k P(deaths, births))

is the share of contacts that are not answered in time, where F is the probability that fewer
than n Poisson events of mean a happen, and k / f = e^x the weight of waiting over that of n
contacts without waiting. Of k and f the larger is 1, so nothing overflows.
"""

from __future__ import annotations

LARGEST = "700"  # e to this power, and one over it, still is a number


def service_level(n: str, a: str, handling: str, within: str, patience: str | None = None) -> str:
    """The share of all contacts answered within the time."""
    later = f"EXP(0-({n}-{a})*{within}/{handling})"
    if patience is None:
        return f"IF({a}<=0,1,IF({n}<={a},0,1-{_waits(n, a)}*{later}))"
    births, deaths = _rates(n, a, handling, patience)
    late = f"-{_gamma(f'{births}*EXP(0-{within}/{patience})', f'{deaths}+1')}"
    impatient = f"1-{_miss(n, a, births, deaths, late)}"
    patient = f"1-{_waits(n, a)}*(1-(1-{later})*(1-{_leaving(n, a, handling, patience)}))"
    flowing = f"IF({within}<{patience}*LN({a}/{n}),0,{n}/{a})"
    found = _where_defined(n, a, births, deaths, (flowing, patient, impatient))
    return f"IF({a}<=0,1,IF({n}<=0,0,{found}))"


def asa(n: str, a: str, handling: str) -> str:
    """The mean wait (Erlang C)."""
    return f"IF({a}<=0,0,IF({n}<={a},NA(),{_waits(n, a)}*{handling}/({n}-{a})))"


def abandonment(n: str, a: str, handling: str, patience: str) -> str:
    """The share of all contacts that abandon (Erlang A)."""
    births, deaths = _rates(n, a, handling, patience)
    patient = f"{_waits(n, a)}*{_leaving(n, a, handling, patience)}"
    impatient = _miss(n, a, births, deaths, "")
    found = _where_defined(n, a, births, deaths, (f"1-{n}/{a}", patient, impatient))
    return f"IF({a}<=0,0,IF({n}<=0,1,{found}))"


def _waits(n: str, a: str) -> str:
    """The share that waits, p / (p + (1 - a / n) F): no division by a vanishing p."""
    p = f"_xlfn.POISSON.DIST({n},{a},FALSE)"
    return f"{p}/({p}+(1-{a}/{n})*_xlfn.POISSON.DIST({n}-1,{a},TRUE))"


def _leaving(n: str, a: str, handling: str, patience: str) -> str:
    """Of waits that are nothing to the patience, the share that still exceeds it."""
    return f"{handling}/({n}-{a})/{patience}"


def _rates(n: str, a: str, handling: str, patience: str) -> tuple[str, str]:
    return f"{a}*{patience}/{handling}", f"{n}*{patience}/{handling}"


def _gamma(bound: str, shape: str) -> str:
    return f"_xlfn.GAMMA.DIST({bound},{shape},1,TRUE)"


def _miss(n: str, a: str, births: str, deaths: str, late: str) -> str:
    """The share not answered in time; `late` takes those away who are answered later."""
    weight = f"{n}*LN({a})-{a}-GAMMALN({n}+1)+{_log_scale(births, deaths)}"
    k, f = f"EXP(MIN(0,{weight}))", f"EXP(MIN(0,0-({weight})))"
    waiting, free = _gamma(births, deaths), f"_xlfn.POISSON.DIST({n}-1,{a},TRUE)"
    lost = f"{waiting}-{n}/{a}*({_gamma(births, f'{deaths}+1')}{late})"
    return f"{k}*({lost})/({free}*{f}+{k}*{waiting})"


def _log_scale(births: str, deaths: str) -> str:
    """The logarithm of what makes incomplete gamma functions weights of waiting."""
    return f"GAMMALN({deaths}+1)+{births}-{deaths}*LN({births})"


def _where_defined(n: str, a: str, births: str, deaths: str, forms: tuple[str, str, str]) -> str:
    """The last of the forms, but others where its terms vanish.

    So far below a large load that nobody finds an agent free, contacts flow like a liquid; so far
    above it that waits are nothing to the patience, they are those of Erlang C. Only logarithms
    tell: some spreadsheets take all numbers near 0 for 0 when they compare.
    """
    flowing, patient, impatient = forms
    gone = f"IF({n}<{a},{a}+GAMMALN({n}+1)-{n}*LN({a}),{_log_scale(births, deaths)})"
    return f"IF({gone}>{LARGEST},IF({n}<{a},{flowing},{patient}),{impatient})"
