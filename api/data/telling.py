"""What is told of a plan as a whole to a program?"""

from collections.abc import Iterable

from api.data.selection import KINDS
from api.library import HeldPlan
from kg.records import Record

__all__ = ["counted", "of_kind"]


def of_kind(plans: Iterable[HeldPlan], kind: str) -> list[Record]:
    """Return the records of a kind, plan by plan."""
    return [record for plan in plans for record in plan.records if record["kind"] == kind]


def counted(plan: HeldPlan) -> Record:
    """Return the record of a plan with how many things of each kind it names."""
    [told] = of_kind((plan,), "plan")
    counts = {kind: len(of_kind((plan,), kind)) for kind in (*KINDS, "target", "relation")}
    return {**told, "counts": {kind: count for kind, count in counts.items() if count}}
