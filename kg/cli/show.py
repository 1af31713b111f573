"""`plankg show`: what does the graph say of one thing?"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.command import argument, command, option
from kg.cli.layout import printable, table, wrap
from kg.cli.output import emit
from kg.cli.reading import chosen_plans, opened
from kg.cli.session import Session

if TYPE_CHECKING:
    from viz.thing import LinkGroup, Passage, ThingCard

__all__ = ["COMMAND"]

_WIDTH = 96


@command("show")
@argument("graph", metavar="GRAPH", type=Path, about="cli.arg_graph")
@argument("name", metavar="NAME_OR_IRI", about="cli.arg_thing")
@option("--plan", metavar="PLAN", about="cli.opt_plan")
@option("--json", "as_json", is_flag=True, about="cli.opt_json")
def show(session: Session, *, graph: Path, name: str, plan: str | None, as_json: bool) -> None:
    """Print the card of a thing: class, names, properties, figures, links, and its sentences with their places."""
    from kg.errors import LookupFailedError
    from viz.thing import thing_card

    with opened(graph) as reader:
        thing = reader.find_thing(name)
        try:
            card = thing_card(chosen_plans(reader, plan), thing.iri)
        except KeyError as error:
            absent = LookupFailedError("errors.no_such_thing", name=name, known=thing.name)
            raise absent from error
    emit(json.dumps(asdict(card), ensure_ascii=False, indent=2) + "\n" if as_json else _told(card, session))


COMMAND = show


def _told(card: "ThingCard", session: Session) -> str:
    return "\n".join(_lines(card, session)) + "\n"


def _lines(card: "ThingCard", session: Session) -> Iterator[str]:
    from ontology.labels import label_of

    kinds = session.say("cli.show_join").join(label_of(kind, session.lang) for kind in card.kinds)
    yield session.say("cli.show_head", name=printable(card.name), kinds=kinds)
    if card.candidate:
        yield session.say("cli.show_candidate")
    if card.aliases:
        yield session.say("cli.show_aliases", names=session.say("cli.show_join").join(map(printable, card.aliases)))
    for term, value in card.attributes:
        yield session.say("cli.show_attribute", name=label_of(term, session.lang), value=printable(value))
    if card.targets:
        yield ""
        yield session.say("cli.show_targets")
        yield from ("  " + line for line in _figures(card, session).splitlines())
    for group in card.relations:
        yield ""
        yield from _links(group, session)
    yield ""
    yield session.say("cli.show_evidence", count=len(card.passages))
    for passage in card.passages:
        yield from _passage(passage, session)
    yield ""
    yield session.say("cli.show_iri", iri=card.iri)


def _figures(card: "ThingCard", session: Session) -> str:
    heads = [session.say(f"cli.show_target_{part}") for part in ("role", "time", "words", "unit", "binding", "table")]
    rows = [
        [session.say(f"export.value_{row.role}"), row.time, row.as_written, row.unit, row.binding, row.table]
        for row in card.targets
    ]
    return table(heads, rows)


def _links(group: "LinkGroup", session: Session) -> Iterator[str]:
    from ontology.labels import label_of

    key = "cli.show_links_to_it" if group.inverse else "cli.show_links"
    yield session.say(key, name=label_of(group.predicate, session.lang), count=len(group.links))
    for link in group.links:
        basis = session.say(f"export.value_{link.basis}")
        yield session.say("cli.show_link", name=printable(link.name), basis=basis, confidence=link.confidence)


def _passage(passage: "Passage", session: Session) -> Iterator[str]:
    quote = f"{passage.before}【{passage.quote}】{passage.after}"
    yield from ("  " + line for line in wrap(printable(quote), _WIDTH))
    place = " › ".join(passage.path)
    if passage.unit:
        place += session.say("cli.show_place", place=session.say(f"export.place_{passage.unit}", number=passage.number))
    yield "    —— " + printable(place)
