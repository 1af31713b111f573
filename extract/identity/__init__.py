"""Which names stand for one thing? Import `Named`, `claim_named_things`, `place_iri` and `Rulings` from here."""

from extract.identity.named_things import Named, claim_named_things, place_iri
from extract.identity.rulings import NO_RULINGS, Ruling, Rulings

__all__ = ["NO_RULINGS", "Named", "Ruling", "Rulings", "claim_named_things", "place_iri"]
