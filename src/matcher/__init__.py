"""Employer matching and vacancy recommendation for supported employment (IPS)."""
