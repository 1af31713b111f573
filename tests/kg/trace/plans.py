"""Plans for the laws of traces: things of every kind, linked at random, in rings too, some of them candidates."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from kg.model import Attribute, Basis, Entity, PlanGraph, Tier
from kg.trace import Sieve
from kg.values import Figure
from tests.kg.checks.plans import Draft, Paragraph

__all__ = ["draft", "plans", "sieves"]

WORDS = "甲乙丙丁戊己庚辛壬癸"
KINDS = (
    ("Goal",),
    ("Goal",),
    ("Measure", "Task"),
    ("Measure",),
    ("Project",),
    ("Project",),
    ("Organisation",),
    ("Place",),
    ("Strategy",),
    ("Indicator",),
)
PREDICATES = ("partOf", "serves", "supports", "implementedBy", "locatedIn", "hasIndicator", "alignsWith", "develops")
CONFIDENCES = (Decimal("0.6"), Decimal("0.9"))


def draft() -> tuple[Draft, list[Entity]]:
    """Return a plan in the making with a thing of each kind; the first goal is a main goal."""
    made = Draft((Paragraph("任务", WORDS),))
    level = Attribute("goalLevel", "plan")
    things = [
        made.thing(kinds, name, name, *((level,) if at == 0 else ()))
        for at, (kinds, name) in enumerate(zip(KINDS, WORDS, strict=True))
    ]
    return made, things


@st.composite
def plans(draw: st.DrawFn) -> PlanGraph:
    made, things = draft()
    made.target(things[9], Figure("五亿元"))
    ends = st.sampled_from(things)
    for subject, obj in draw(st.lists(st.tuples(ends, ends), max_size=24)):
        made.link(subject, draw(st.sampled_from(PREDICATES)), obj, draw(st.sampled_from(Basis)))
        made.links[-1] = replace(
            made.links[-1], secondary=draw(st.booleans()), confidence=draw(st.sampled_from(CONFIDENCES))
        )
    doubtful = draw(st.sets(st.sampled_from(WORDS), max_size=2))
    made.entities = [
        replace(entity, tier=Tier.CANDIDATE) if entity.name in doubtful else entity for entity in made.entities
    ]
    return made.graph()


sieves = st.builds(
    Sieve,
    bases=st.frozensets(st.sampled_from(Basis), min_size=1),
    least_confidence=st.sampled_from((Decimal(0), Decimal("0.8"))),
    secondary=st.booleans(),
    candidates=st.booleans(),
)
