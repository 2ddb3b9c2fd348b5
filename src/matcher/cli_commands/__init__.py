"""One module a command: what it takes, which use case it runs, and how it shows the result."""
