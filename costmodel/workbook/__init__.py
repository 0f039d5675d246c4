"""The model as an Excel workbook, and the way back from one."""
