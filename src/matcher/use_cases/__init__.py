"""What a person or the night does, one file for each thing; they join the parts and decide nothing."""
