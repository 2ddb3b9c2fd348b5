"""Ways of making lists for everybody at once, compared on the simulated region."""
