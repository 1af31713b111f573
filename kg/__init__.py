"""PlanKG core."""
