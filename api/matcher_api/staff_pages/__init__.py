"""The pages for staff: plain HTML in Dutch, complete without a script.

A page shows what its context names and nothing else; a route reads what was asked, calls a use case,
leaves a trail and renders. No rule about clients or vacancies lives here.
"""
