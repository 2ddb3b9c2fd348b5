"""The rules of matching and openness, in plain Python.

Nothing here knows of tables, vectors, HTTP or the clock: a date is always an argument. Pandas, numpy,
SQL and web code must never enter.
"""
