"""Promises put to the test on made-up worlds, and what lists do for the people of a region."""
