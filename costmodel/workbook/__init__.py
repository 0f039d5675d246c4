"""The workbook: the whole model as live formulas, and the way back from it."""
