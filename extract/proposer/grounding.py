"""Do a proposal's words stand in the text? Found again to the character, white space aside, or not at all."""

import re

from extract.proposer.proposals import Proposal
from kg.model import Span

__all__ = ["ground"]

_SPACE = re.compile(r"\s+")


def ground(proposal: Proposal, text: str, block: Span) -> Span | None:
    """Return where in a block the name of a proposal stands, inside its quote; None if either is not there.

    >>> ground(Proposal("water", "汝河", "治理汝河等河道"), "加快治理汝河等河道。", Span(0, 10))
    Span(start=4, end=6)
    >>> ground(Proposal("water", "淮河", "治理淮河"), "加快治理汝河等河道。", Span(0, 10)) is None
    True
    """
    quote = _find(proposal.quote, text, block)
    return _find(proposal.name, text, quote) if quote else None


def _find(words: str, text: str, within: Span) -> Span | None:
    signs = [re.escape(sign) for sign in _SPACE.sub("", words)]
    found = re.compile(r"\s*".join(signs)).search(text, within.start, within.end) if signs else None
    return Span(*found.span()) if found else None
