"""Texts as vectors, and the vacancies whose vectors lie nearest."""
