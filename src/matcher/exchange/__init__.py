"""Files and messages in and out: what a record looks like outside, and which records are refused.

A refused record is told by line, id, key and reason; a value is never repeated in any text.
"""
