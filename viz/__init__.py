"""Pictures of a plan: what is shown (view), where (layout), how (style), and the page to take away (snapshot)."""

from viz.view import HARD_LIMIT, SOFT_LIMIT, View, ViewEdge, ViewNode, focus_view, overview

__all__ = ["HARD_LIMIT", "SOFT_LIMIT", "View", "ViewEdge", "ViewNode", "focus_view", "overview"]
