"""Every Dutch word a person reads: plain language at level B1, short and active, "u".

Texts are kept by code, so that a list can be stored once and read by different audiences.
"""
