"""Tests of the links that a plan's text states."""
