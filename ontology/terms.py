"""Which terms does the vocabulary have? A closed namespace: an unknown name fails, for mypy and when it runs.

Invariant (tested): the names here are exactly those that core.ttl defines, in the same three groups.
"""

# ruff: noqa: N815 - a term is spelled as in the vocabulary
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from ontology.errors import UnknownTermError
from ontology.prefixes import PLAN_BASE

__all__ = ["CLASSES", "DATATYPE_PROPERTIES", "OBJECT_PROPERTIES", "PLAN", "PlanNamespace"]


class _Classes:
    Plan: str
    Evidence: str
    Link: str
    Block: str
    Finding: str
    Decision: str
    Goal: str
    Indicator: str
    Target: str
    Assessment: str
    Measure: str
    Task: str
    Programme: str
    Reform: str
    SpatialPattern: str
    Constraint: str
    Title: str
    PolicyDocument: str
    Project: str
    Organisation: str
    Place: str
    Park: str
    WaterBody: str
    Strategy: str
    Sector: str


class _ObjectProperties:
    serves: str
    supports: str
    partOf: str
    implementedBy: str
    locatedIn: str
    alignsWith: str
    hasIndicator: str
    hasTarget: str
    targetOf: str
    reliesOn: str
    possiblySameAs: str
    notSameAs: str
    attractsInvestmentFrom: str
    develops: str
    leadBy: str
    coBy: str
    ownedBy: str
    supportedBy: str
    coveredBy: str
    sector: str
    statedIn: str
    evidence: str
    inSection: str
    derivedFrom: str
    runnerUp: str
    about: str
    otherThing: str
    concerns: str


class _DatatypeProperties:
    # any thing, any link
    confidence: str
    rule: str
    tier: str
    basis: str
    score: str
    secondary: str
    hops: str
    weakestBasis: str
    # the plan and its text
    planId: str
    areaName: str
    areaCode: str
    adminLevel: str
    periodStart: str
    periodEnd: str
    sourceName: str
    sourceHash: str
    sourceEncoding: str
    media: str
    preamble: str
    leftOut: str
    placements: str
    order: str
    number: str
    sectionLevel: str
    sectionRole: str
    headingStart: str
    headingEnd: str
    spanStart: str
    spanEnd: str
    text: str
    blockKind: str
    leadStart: str
    leadEnd: str
    cells: str
    use: str
    useReason: str
    sourceMap: str
    # evidence
    page: str
    line: str
    paragraph: str
    sourcePieces: str
    givenWords: str
    # goal
    horizon: str
    goalLevel: str
    # measure
    strength: str
    # indicator and target
    unitText: str
    direction: str
    asWritten: str
    comparator: str
    valueKind: str
    targetRole: str
    binding: str
    delegated: str
    relativeTo: str
    qualifier: str
    upperValue: str
    normalisedValue: str
    normalisedUpperValue: str
    normalisedUnit: str
    printedUnit: str
    year: str
    priceBasis: str
    tableNumber: str
    rowLabel: str
    # project
    sectorHead: str
    capacity: str
    capacityValue: str
    capacityUnit: str
    stage: str
    box: str
    investment: str
    constructionNature: str
    buildYears: str
    # organisation, place, park, water, strategy, title, constraint, document
    role: str
    organisationType: str
    placeType: str
    parkType: str
    waterType: str
    strategyLevel: str
    titleState: str
    constraintType: str
    documentNumber: str
    # finding, decision, assessment
    check: str
    explanation: str
    severity: str
    figures: str
    focusNames: str
    headings: str
    graphHash: str
    decisionKind: str
    decisionText: str
    decisionField: str
    decisionWords: str
    decisionOtherWords: str
    assessmentLabel: str
    assessmentReason: str
    timeProgress: str


class PlanNamespace(_Classes, _ObjectProperties, _DatatypeProperties):
    """The terms of the own namespace: `PLAN.Goal` and `PLAN["Goal"]` are the IRI of plan:Goal.

    >>> PLAN.supports
    'https://w3id.org/plankg/ns#supports'
    >>> "Goals" in PLAN
    False
    """

    def __init__(self) -> None:
        for name in (*CLASSES, *OBJECT_PROPERTIES, *DATATYPE_PROPERTIES):
            setattr(self, name, PLAN_BASE + name)

    if not TYPE_CHECKING:  # mypy would take any name for good if it saw this

        def __getattr__(self, name: str) -> str:
            raise _unknown(name)

    def __getitem__(self, name: str) -> str:
        """Return the IRI of a local name.

        Raises:
            UnknownTermError: if the vocabulary has no such term.
        """
        if name not in self:
            raise _unknown(name)
        return PLAN_BASE + name

    def __contains__(self, name: object) -> bool:
        return name in vars(self)

    def __iter__(self) -> Iterator[str]:
        """Yield the local names in the order of the vocabulary."""
        return iter(vars(self))

    def local_name(self, iri: str) -> str:
        """Return the local name of a term's IRI.

        Raises:
            UnknownTermError: if the IRI is no term of the vocabulary.

        >>> PLAN.local_name("https://w3id.org/plankg/ns#Goal")
        'Goal'
        """
        name = iri.removeprefix(PLAN_BASE)
        if not iri.startswith(PLAN_BASE) or name not in self:
            raise _unknown(iri)
        return name


def _unknown(name: str) -> UnknownTermError:
    known = get_close_matches(name, (*CLASSES, *OBJECT_PROPERTIES, *DATATYPE_PROPERTIES))
    return UnknownTermError(name, ", ".join(known))


CLASSES: Final = tuple(_Classes.__annotations__)
OBJECT_PROPERTIES: Final = tuple(_ObjectProperties.__annotations__)
DATATYPE_PROPERTIES: Final = tuple(_DatatypeProperties.__annotations__)
PLAN: Final = PlanNamespace()
