"""Under which IRI does a thing stand? Deterministic identifiers, the same on every machine and in every order.

An identifier is the start of a SHA-256 over the canonical JSON *array* of its parts, so ("a", "bc") and ("ab", "c")
differ.
"""

import hashlib
import json
import unicodedata
from json.encoder import encode_basestring

from kg.model import Iri

__all__ = ["DEFAULT_BASE", "HUMAN_GRAPH", "IriMaker", "finding_id", "name_key", "short_hash"]

DEFAULT_BASE = "https://w3id.org/plankg/data/"
HUMAN_GRAPH = Iri(f"{DEFAULT_BASE}graph/human")
"""The one named graph of what people decided, whatever the base of the plans."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def short_hash(*parts: str | int | None) -> str:
    """Return 16 hexadecimal digits that stand for the parts in their order.

    >>> short_hash("a", "bc") == short_hash("ab", "c")
    False
    """
    # the encoder prepares itself anew for each array, which takes longer than to write the array
    array = f"[{','.join([encode_basestring(part) if isinstance(part, str) else _other(part) for part in parts])}]"
    return hashlib.sha256(array.encode("utf-8")).hexdigest()[:16]


def _other(part: int | None) -> str:
    return str(part) if type(part) is int else _ENCODER.encode(part)


def name_key(name: str) -> str:
    """Return the form under which two spellings of a name are one: compatibility forms folded, white space out.

    >>> name_key("驻马店市 驿城区（板桥）") == name_key("驻马店市驿城区(板桥)")
    True
    """
    return "".join(unicodedata.normalize("NFKC", name).split())


def finding_id(iri: Iri) -> str | None:
    """Return the id of the finding that an IRI of any base names; None when it names something else.

    >>> finding_id(IriMaker("p").finding("39cccfa0dcbe676d"))
    '39cccfa0dcbe676d'
    """
    rest, _, last = iri.rpartition("/")
    return last if last and rest.endswith("finding") else None


class IriMaker:
    """Makes the IRIs of one plan under a base.

    Things that belong to a plan (goals, measures, projects, targets, evidence) are keyed with the plan's id; things of
    the world (organisations, places, parks, waters, strategies, indicators) are not, so two plans share them.
    """

    WORLD = frozenset(
        {"Organisation", "Place", "Park", "WaterBody", "Strategy", "Indicator", "Sector", "PolicyDocument"}
    )

    def __init__(self, plan_id: str, base: str = DEFAULT_BASE) -> None:
        self.plan_id = plan_id
        self.base = base

    @staticmethod
    def plan_id_of(title: str) -> str:
        """Return the id of a plan from its title: the same title, the same plan."""
        return short_hash("plan", name_key(title))

    def plan(self) -> Iri:
        """Return the IRI of the plan itself."""
        return Iri(f"{self.base}plan/{self.plan_id}")

    def graph(self) -> Iri:
        """Return the named graph of what the plan states."""
        return Iri(f"{self.base}graph/plan/{self.plan_id}")

    def derived_graph(self) -> Iri:
        """Return the named graph of what is derived from the plan."""
        return Iri(f"{self.base}graph/derived/{self.plan_id}")

    def findings_graph(self) -> Iri:
        """Return the named graph of what the checks found in the plan."""
        return Iri(f"{self.base}graph/findings/{self.plan_id}")

    def report(self) -> Iri:
        """Return the IRI of the report on what the checks found in the plan."""
        return Iri(f"{self.base}report/{self.plan_id}")

    def section(self, order: int) -> Iri:
        """Return the IRI of the section at an index of the document's sections."""
        return Iri(f"{self.base}section/{self.plan_id}/{order}")

    def block(self, order: int) -> Iri:
        """Return the IRI of the block at an index of the document's blocks."""
        return Iri(f"{self.base}block/{self.plan_id}/{order}")

    def entity(self, kind: str, name: str, scope: str | None = None) -> Iri:
        """Return the IRI of a thing by class and name, and by scope where equal names are different things.

        The scope of a place is the area that holds it; of a goal or measure, the section where it stands.
        """
        owner = None if kind in self.WORLD else self.plan_id
        return Iri(f"{self.base}{kind.lower()}/{short_hash(kind, owner, scope, name_key(name))}")

    def node(self, kind: str, *parts: str | int | None) -> Iri:
        """Return the IRI of a node of this plan that has no name: a target, evidence or link, keyed by its parts."""
        return Iri(f"{self.base}{kind}/{short_hash(kind, self.plan_id, *parts)}")

    def finding(self, finding_id: str) -> Iri:
        """Return the IRI of a finding by its id."""
        return Iri(f"{self.base}finding/{finding_id}")

    def row(self, table: str, *parts: str | int | None) -> Iri:
        """Return the IRI of a row of a working table, keyed by what the row is about and not by where it stands."""
        return self.node("row", table, *parts)
