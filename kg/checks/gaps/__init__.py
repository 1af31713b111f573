"""Checks of gaps: what a plan sets out to do against what it lists to do it with."""
