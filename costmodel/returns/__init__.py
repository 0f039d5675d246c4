"""Returns on arrays of cash flows: present value, internal rate, payback and ratios.

The last axis of `flows` is the period. Index 0 is the start and is not discounted; index k is the
end of period k. Leading axes are free, for example one row a draw.
"""

from costmodel.returns.dated import xirr, xnpv
from costmodel.returns.internal_rate import irr, irr_reason, irr_roots
from costmodel.returns.payback import discounted_payback_months, payback_months
from costmodel.returns.present_value import mirr, npv
from costmodel.returns.ratios import benefit_cost_ratio, equivalent_annual_cost, roi

__all__ = [
    "benefit_cost_ratio",
    "discounted_payback_months",
    "equivalent_annual_cost",
    "irr",
    "irr_reason",
    "irr_roots",
    "mirr",
    "npv",
    "payback_months",
    "roi",
    "xirr",
    "xnpv",
]
