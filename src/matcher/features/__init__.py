"""Facts of people and vacancies as columns, and the features of pairs.

Everything here is a pure function of profiles and vacancies on a given day; texts arrive as vectors.
"""
