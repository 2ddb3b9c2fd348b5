"""What is remembered: one repository for each noun, on SQLite or PostgreSQL.

The only package that imports SQLAlchemy and Alembic. A repository takes a connection and never
opens one, so that the caller decides what belongs together in one transaction. Rules of matching
never enter.
"""
