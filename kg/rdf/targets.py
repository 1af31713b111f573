"""How do the figures of indicators stand in the graph?"""

from collections.abc import Iterator

from kg.model import Iri, Target
from kg.rdf.evidence import EvidenceReader, EvidenceWriter
from kg.rdf.index import Index, Node
from kg.rdf.lines import Lines
from kg.rdf.literals import Value
from kg.rdf.plan import period_of, write_period
from kg.rdf.refusals import Law, refused
from kg.rdf.vocabulary import TYPE, own, qb, qudt
from kg.values import Binding, Comparator, Figure, TargetRole, ValueKind

__all__ = ["read_targets", "write_targets"]

_NUMBER = qudt("numericValue")
_OBSERVED = frozenset({TargetRole.BASELINE, TargetRole.ACTUAL})


def write_targets(lines: Lines, evidence: EvidenceWriter, targets: tuple[Target, ...], plan: Iri) -> None:
    """Write targets with their figures, and the way from the indicator to each.

    Raises:
        StatementError: if two targets have one IRI.
    """
    seen: set[Iri] = set()
    for target in targets:
        if target.iri in seen:
            raise refused(Law.ONE_THING, target.iri)
        seen.add(target.iri)
        node = lines.about(target.iri)
        node.link(TYPE, own("Target"))
        if target.role in _OBSERVED:
            node.link(TYPE, qb("Observation"))
        node.link(own("statedIn"), plan)
        lines.about(target.indicator).link(own("hasTarget"), target.iri)
        node.link(own("targetOf"), target.subject)
        for predicate, value in (*_about(target), *_figure(target.figure)):
            node.value(predicate, value)
        write_period(node, target.period)
        evidence.write(node, target.evidence)


def _about(target: Target) -> tuple[tuple[str, Value | None], ...]:
    return (
        (own("targetRole"), target.role.value),
        (own("year"), target.year),
        (own("binding"), None if target.binding is None else target.binding.value),
        (own("tableNumber"), target.table),
        (own("rowLabel"), target.row),
    )


def _figure(figure: Figure) -> tuple[tuple[str, Value | None], ...]:
    return (
        (own("asWritten"), figure.as_written),
        (_NUMBER, figure.value),
        (own("upperValue"), figure.value_max),
        (own("printedUnit"), figure.unit),
        (own("normalisedValue"), figure.value_normalised),
        (own("normalisedUpperValue"), figure.value_max_normalised),
        (own("normalisedUnit"), figure.unit_normalised),
        (own("comparator"), figure.comparator.value),
        (own("valueKind"), figure.kind.value),
        (own("qualifier"), figure.qualifier),
        (own("delegated"), figure.delegated or None),
        (own("relativeTo"), figure.relative_to),
        (own("priceBasis"), figure.price_basis),
    )


def read_targets(index: Index, evidence: EvidenceReader) -> Iterator[Target]:
    """Yield the targets of a graph.

    Raises:
        StoreError: if the graph does not hold them as written.
    """
    indicators = {
        target: indicator.iri
        for indicator in index.having(own("hasTarget"))
        for target in indicator.iris(own("hasTarget"))
    }
    for node in index.having(own("targetRole")):
        if node.iri not in indicators:
            raise node.broken(own("hasTarget"))
        yield _target(node, indicators[node.iri], evidence)


def _target(node: Node, indicator: Iri, evidence: EvidenceReader) -> Target:
    binding = node.maybe_text(own("binding"))
    return Target(
        iri=node.iri,
        indicator=indicator,
        figure=_read_figure(node),
        role=TargetRole(node.text(own("targetRole"))),
        evidence=evidence.read(node),
        subject=node.maybe_iri(own("targetOf")),
        year=node.maybe_integer(own("year")),
        period=period_of(node),
        binding=None if binding is None else Binding(binding),
        table=node.maybe_text(own("tableNumber")),
        row=node.maybe_text(own("rowLabel")),
    )


def _read_figure(node: Node) -> Figure:
    return Figure(
        as_written=node.text(own("asWritten")),
        value=node.maybe_decimal(_NUMBER),
        value_max=node.maybe_decimal(own("upperValue")),
        unit=node.maybe_text(own("printedUnit")),
        value_normalised=node.maybe_decimal(own("normalisedValue")),
        value_max_normalised=node.maybe_decimal(own("normalisedUpperValue")),
        unit_normalised=node.maybe_text(own("normalisedUnit")),
        comparator=Comparator(node.text(own("comparator"))),
        kind=ValueKind(node.text(own("valueKind"))),
        qualifier=node.maybe_text(own("qualifier")),
        delegated=node.flag(own("delegated")),
        relative_to=node.maybe_text(own("relativeTo")),
        price_basis=node.maybe_text(own("priceBasis")),
    )
