"""The functions that formulas may call."""

import re

# What all programs compute alike; none of it is volatile, reads other files or runs anything.
ALIKE = {
    *("IF", "IFERROR", "NA", "MIN", "MAX", "SUM", "PRODUCT", "ABS", "MOD", "EXP", "LN"),
    *("ROUNDUP", "ROUNDDOWN", "INT", "INDEX", "MATCH", "CHOOSE", "SUMIFS", "SUMPRODUCT"),
    *("NPV", "IRR", "GAMMALN", "_xlfn.POISSON.DIST", "_xlfn.GAMMA.DIST"),
}
_TEXT = re.compile(r"\"[^\"]*\"|'[^']*'")
_CALLED = re.compile(r"[\w.]+(?=\()")


def plain(formula: str) -> str:
    """A formula without its texts and without the quoted names of sheets."""
    return _TEXT.sub("", formula)


def called(formula: str) -> set[str]:
    """The functions of a formula as the file names them."""
    return set(_CALLED.findall(plain(formula)))
