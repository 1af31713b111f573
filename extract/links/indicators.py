"""Which goals and measures does a figure of running text measure? Those of its own clause, lead and section."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from extract.claims.aim_entities import aim_evidence
from extract.claims.aims import Aim
from extract.claims.prose_indicators import IndicatorSite
from extract.context import Context
from extract.links.tree import Tree
from extract.punctuation import SENTENCE_ENDS
from kg.model import Basis, Iri, RuleId, Statement
from kg.values import TargetRole

__all__ = ["link_indicators"]

_SENTENCE = frozenset(SENTENCE_ENDS) - frozenset("；;")
_CONFIDENCE = {Basis.STATED: Decimal("0.9"), Basis.STRUCTURE: Decimal("0.8")}


def link_indicators(
    context: Context, sites: Iterable[IndicatorSite], aims: Iterable[Aim], iris: Mapping[Aim, Iri], tree: Tree
) -> Iterator[Statement]:
    """Yield hasIndicator from the goals and measures of the place of each target to its indicator."""
    by_block: dict[int, list[Aim]] = {}
    for aim in aims:
        if aim.block is not None and aim.level == "clause":
            by_block.setdefault(aim.block, []).append(aim)
    for site in sites:
        if site.figure.time.role is not TargetRole.TARGET:
            continue
        for aim, basis in _owners(context, site, by_block.get(site.figure.block, []), tree).items():
            yield _link(context, site, aim, iris[aim], basis)


def _owners(context: Context, site: IndicatorSite, inside: list[Aim], tree: Tree) -> dict[Aim, Basis]:
    """Return the aims that a figure measures, each with how that is known."""
    block = context.document.blocks[site.figure.block]
    owners: dict[Aim, Basis] = {}
    own = _own_clause(context, site, inside)
    if own:
        owners[own] = Basis.STATED
    above = tree.up_to_chapter(block.section) if block.section is not None else ()
    headed = [block.section, *above] if block.section is not None else []
    for kind in ("Measure", "Goal"):
        near = _goal(context, site, inside) if kind == "Goal" else None
        leads = tree.leads(site.figure.block, kind) or tree.leads(tree.topic(site.figure.block), kind)
        heading = next((aim for section in headed if (aim := tree.heading(section, kind))), None)
        owner = near or next(iter(leads), None) or heading
        if owner:
            owners.setdefault(owner, Basis.STRUCTURE)
    return owners


def _own_clause(context: Context, site: IndicatorSite, inside: list[Aim]) -> Aim | None:
    """Return the measure of the figure's own clause, else the last one before it in its sentence."""
    span = site.figure.span
    same = [aim for aim in inside if aim.kind == "Measure" and aim.span.overlaps(span)]
    if same:
        return same[0]
    before = [aim for aim in inside if aim.kind == "Measure" and aim.span.end <= span.start]
    last = before[-1] if before else None
    if last is None or _SENTENCE.intersection(context.document.text[last.span.end : span.start]):
        return None
    return last


def _goal(context: Context, site: IndicatorSite, inside: list[Aim]) -> Aim | None:
    """Return the goal of the figure's sentence, else of its block."""
    goals = [aim for aim in inside if aim.kind == "Goal"]
    text, span = context.document.text, site.figure.span

    def apart(aim: Aim) -> tuple[bool, int]:
        low, high = min(aim.span.end, span.end), max(aim.span.start, span.start)
        return bool(_SENTENCE.intersection(text[low:high])), max(0, high - low)

    return min(goals, key=apart, default=None)


def _link(context: Context, site: IndicatorSite, aim: Aim, subject: Iri, basis: Basis) -> Statement:
    rule = "indicator.same-sentence" if basis is Basis.STATED else "indicator.same-section"
    evidence = (context.evidence(site.figure.span, rule), aim_evidence(context, aim))
    return Statement(
        subject=subject,
        predicate="hasIndicator",
        object=site.indicator,
        basis=basis,
        confidence=_CONFIDENCE[basis],
        rule=RuleId(rule),
        evidence=evidence,
    )
