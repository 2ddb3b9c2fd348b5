"""What is sent and answered: the shapes of the files, in camelCase, and what only the API has."""
