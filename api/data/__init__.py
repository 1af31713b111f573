"""The JSON API: plans, things, links, figures and findings as records, filtered, paged, and as tables."""
