"""Lists for everyone at once: who is shown what, when all look at the same vacancies."""
