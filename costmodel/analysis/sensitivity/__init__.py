"""Sensitivity of any vectorized function to its uncertain inputs.

A function takes draws, rows x inputs, and gives one output for each row, or several, rows x
outputs. The inputs are an ordered mapping of names to distributions: frozen ones of scipy, or
anything else with `ppf`. Results are arrays of outputs x inputs, with both names.
"""

from costmodel.analysis.sensitivity.attribution import Attribution, attribution
from costmodel.analysis.sensitivity.break_even import BreakEven, break_even
from costmodel.analysis.sensitivity.function import BadOutput
from costmodel.analysis.sensitivity.information import ValueOfInformation, value_of_information
from costmodel.analysis.sensitivity.morris import MorrisEffects, morris
from costmodel.analysis.sensitivity.paired import PairedComparison, paired
from costmodel.analysis.sensitivity.pawn import PawnIndices, pawn
from costmodel.analysis.sensitivity.prim import Condition, FailureBox, prim
from costmodel.analysis.sensitivity.ranks import RankFlag, rank_flags
from costmodel.analysis.sensitivity.shapley import ShapleyEffects, shapley
from costmodel.analysis.sensitivity.sobol import SobolIndices, sobol, sobol_indices
from costmodel.analysis.sensitivity.tables import Spider, TwoWay, spider, two_way
from costmodel.analysis.sensitivity.tornado import Tornado, conditional_tornado, tornado
from costmodel.sampling.copula import (
    Copula,
    ImpossibleCorrelations,
    gaussian_copula,
    normal_correlation,
    rank_correlation,
)

__all__ = [
    "Attribution",
    "BadOutput",
    "BreakEven",
    "Condition",
    "Copula",
    "FailureBox",
    "ImpossibleCorrelations",
    "MorrisEffects",
    "PairedComparison",
    "PawnIndices",
    "RankFlag",
    "ShapleyEffects",
    "SobolIndices",
    "Spider",
    "Tornado",
    "TwoWay",
    "ValueOfInformation",
    "attribution",
    "break_even",
    "conditional_tornado",
    "gaussian_copula",
    "morris",
    "normal_correlation",
    "paired",
    "pawn",
    "prim",
    "rank_correlation",
    "rank_flags",
    "shapley",
    "sobol",
    "sobol_indices",
    "spider",
    "tornado",
    "two_way",
    "value_of_information",
]
