"""Matching over HTTP: a small JSON API at `/v1`, and what the pages stand on.

Rules never enter here: a route reads what was sent, asks one use case, leaves a trail and answers.
"""
