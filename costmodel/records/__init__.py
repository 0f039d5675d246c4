"""Call records: from a CSV file of contacts to the demand of an assumption file.

Only `costmodel profile` imports this package, and with it pandas.
"""
