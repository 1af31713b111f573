"""`plankg show`: what does the graph say of one thing?"""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from kg.address import Place
from kg.cli.command import argument, command, option
from kg.cli.layout import printable, table, wrap
from kg.cli.output import emit
from kg.cli.reading import chosen_id, not_held, opened, plans_with
from kg.cli.session import Session
from kg.cli.values import GraphPlace

if TYPE_CHECKING:
    from kg.model import Iri, PlanGraph, Standing
    from kg.store import GraphReader
    from viz.thing import LinkGroup, Passage, ThingCard

__all__ = ["COMMAND"]

_WIDTH = 96
_MOST = 12


@command("show")
@argument("graph", metavar="GRAPH", type=GraphPlace(), about="cli.arg_graph")
@argument("name", metavar="NAME_OR_IRI", about="cli.arg_thing")
@option("--plan", metavar="PLAN", about="cli.opt_plan")
@option("--all", "whole", is_flag=True, about="cli.opt_show_all")
@option("--json", "as_json", is_flag=True, about="cli.opt_json")
def show(  # noqa: PLR0913 - one for each option
    session: Session, *, graph: Place, name: str, plan: str | None, whole: bool, as_json: bool
) -> None:
    """Print the card of a thing: class, names, properties, figures, links, and its sentences with their places."""
    from kg.checks import standings
    from kg.records import standing_record
    from viz.thing import thing_card

    with opened(graph) as reader:
        thing = reader.find_thing(name)
        try:
            card = thing_card(_with_shortcuts(reader, thing.iri, chosen_id(reader, plan)), thing.iri)
        except KeyError as error:
            raise not_held(thing, plan) from error
        told = standings(reader.decisions()).get(thing.iri)
    if as_json:
        record = {**asdict(card), "decisions": standing_record(told) if told else None}
        emit(json.dumps(record, ensure_ascii=False, indent=2) + "\n")
    else:
        decided = _decided(told, session) if told else ()
        emit("\n".join((*_lines(card, session, None if whole else _MOST), *decided)) + "\n")


COMMAND = show


def _with_shortcuts(reader: "GraphReader", iri: "Iri", chosen: str | None) -> "list[PlanGraph]":
    """Return the plans that state a thing, their links with what is derived from them."""
    return [
        replace(graph, statements=(*graph.statements, *reader.derived(graph.plan.id)))
        for graph in plans_with(reader, iri, chosen)
    ]


def _lines(card: "ThingCard", session: Session, most: int | None) -> Iterator[str]:
    """Yield the lines of a card, at most so many links of a kind and sentences."""
    from kg.export.words import word_of
    from ontology.labels import label_of

    kinds = session.say("cli.show_join").join(label_of(kind, session.lang) for kind in card.kinds)
    yield session.say("cli.show_head", name=printable(card.name), kinds=kinds)
    if card.candidate:
        yield session.say("cli.show_candidate")
    if card.aliases:
        yield session.say("cli.show_aliases", names=session.say("cli.show_join").join(map(printable, card.aliases)))
    for term, value in card.attributes:
        told = printable(word_of(value, session.lang))
        yield session.say("cli.show_attribute", name=label_of(term, session.lang), value=told)
    if card.targets:
        yield ""
        yield session.say("cli.show_targets")
        yield from ("  " + line for line in _figures(card, session).splitlines())
    for group in card.relations:
        yield ""
        yield from _links(group, session, most)
    yield ""
    yield session.say("cli.show_evidence", count=len(card.passages))
    for passage in card.passages[:most]:
        yield from _passage(passage, session, several=len(card.plans) > 1)
    yield from _more(len(card.passages), most, session)
    yield ""
    yield session.say("cli.show_iri", iri=card.iri)


def _decided(told: "Standing", session: Session) -> Iterator[str]:
    """Yield what people decided on a thing: it stands beside what the plan says and changes nothing of it."""
    from kg.checks.decision_words import decision_words

    yield ""
    yield session.say("cli.show_decisions", count=len(told.told))
    for decision in told.told:
        yield "  " + printable(decision_words(decision, session.lang))


def _figures(card: "ThingCard", session: Session) -> str:
    parts = ["role", "time", "words", "unit", "binding", "table", "plan"]
    rows = [
        [session.say(f"export.value_{row.role}"), row.time, row.as_written, row.unit, row.binding, row.table, row.plan]
        for row in card.targets
    ]
    shown = len(parts) if len(card.plans) > 1 else -1
    return table([session.say(f"cli.show_target_{part}") for part in parts[:shown]], [row[:shown] for row in rows])


def _links(group: "LinkGroup", session: Session, most: int | None) -> Iterator[str]:
    from kg.export.words import relation_word

    name = relation_word(group.predicate, session.lang, inverse=group.inverse)
    yield session.say("cli.show_links", name=name, count=len(group.links))
    for link in group.links[:most]:
        basis = session.say(f"export.value_{link.basis}")
        yield session.say("cli.show_link", name=printable(link.name), basis=basis, confidence=link.confidence)
    yield from _more(len(group.links), most, session)


def _more(count: int, most: int | None, session: Session) -> Iterator[str]:
    if most is not None and count > most:
        yield session.say("cli.show_more", count=count - most)


def _passage(passage: "Passage", session: Session, *, several: bool) -> Iterator[str]:
    quote = f"{passage.before}【{passage.quote}】{passage.after}"
    yield from ("  " + line for line in wrap(printable(quote), _WIDTH))
    place = " › ".join((passage.plan, *passage.path) if several else passage.path)
    if passage.unit:
        place += session.say("cli.show_place", place=session.say(f"export.place_{passage.unit}", number=passage.number))
    yield "    —— " + printable(place)
