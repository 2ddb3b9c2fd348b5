"""One module for each command: what it takes, which use case it runs, and how it shows what came."""
