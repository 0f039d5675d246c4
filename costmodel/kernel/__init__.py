"""The traced expression and its readings: numbers, formulas, words and units."""
