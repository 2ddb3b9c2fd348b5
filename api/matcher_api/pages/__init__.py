"""What pages for staff and pages for employers both stand on: forms, sessions, rendering, words for facts.

Knows neither matching nor clients, so that the employer's pages can stand on it.
"""
