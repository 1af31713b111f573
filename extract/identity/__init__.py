"""Which names stand for one thing? Import `Named`, `claim_named_things` and `place_iri` from here."""

from extract.identity.named_things import Named, claim_named_things, place_iri

__all__ = ["Named", "claim_named_things", "place_iri"]
