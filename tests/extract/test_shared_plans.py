"""How many projects do the boxes of plans that nobody wrote for us hold? Counted by hand, item by item."""

from collections import Counter
from pathlib import Path

import pytest

from extract.claims.project_item import ProjectItem
from extract.claims.project_items import find_project_items
from extract.claims.project_prose import find_prose_projects
from extract.context import Context
from extract.identify import identify_plan
from extract.identity import claim_named_things
from extract.mentions import find_mentions
from extract.readers import read_source
from extract.structure import read_document
from kg.ids import DEFAULT_BASE, IriMaker
from tests.support import shared_plan


def items_by_box(path: Path) -> Counter[str | None]:
    """Return how many items the boxes hold that are projects beyond doubt, by the box's number."""
    document = read_document(read_source(path))
    plan = identify_plan(document, iri_base=DEFAULT_BASE)
    context = Context(plan, document, IriMaker(plan.id))
    _, named = claim_named_things(context, find_mentions(document, plan.area))
    boxed = find_project_items(context)
    found = (*boxed, *find_prose_projects(context, named, boxed))

    def number(item: ProjectItem) -> str | None:
        return document.sections[item.box].number if item.box is not None else None

    return Counter(number(item) for item in found if item.box is not None and item.sure)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("yicheng-14fyp.txt", {"3-1": 19, "3-2": 17, "5-3": 37, "6-1": 33, "9-1": 31, "10-1": 26}),
        ("guangzhou-15fyp.txt", {"8": 63, "11": 7, "12": 13, "2": 21, "3": 18, "5": 0, "10": 0}),
        ("suzhou-15fyp.txt", {"1": 0, "2": 0, "5": 0, "9": 0, "13": 0}),
    ],
)
def test_the_boxes_of_projects_hold_every_item_and_the_others_what_is_to_be_built(
    name: str, expected: dict[str, int]
) -> None:
    found = items_by_box(shared_plan(name))
    assert {box: found[box] for box in expected} == expected
