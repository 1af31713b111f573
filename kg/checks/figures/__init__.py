"""Checks of figures: a plan's own numbers held against each other, within the rounding of what is printed."""
