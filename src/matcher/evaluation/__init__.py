"""Promises put to the test on made-up worlds, through the whole system."""
