"""Checks of statements: two passages of one plan that a reader cannot both take at their word."""
