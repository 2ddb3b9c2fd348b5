"""From pair features to probabilities with reasons that add up."""
