"""Which of the formats on offer does a client want? By its Accept header, RFC 9110 §12.5.1."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["chosen"]

_ANY = "*"


@dataclass(frozen=True, slots=True)
class _Wish:
    """A media range of an Accept header with its weight."""

    kind: str
    subtype: str
    weight: float

    def covers(self, media: str) -> int:
        """Return how exactly the range names a media type: 0 not at all, 3 by its full name."""
        kind, _, subtype = media.partition("/")
        if (self.kind, self.subtype) == (kind, subtype):
            return 3
        if self.kind == kind and self.subtype == _ANY:
            return 2
        return 1 if self.kind == self.subtype == _ANY else 0


def chosen(accept: str | None, offers: Mapping[str, Sequence[str]]) -> str | None:
    """Return the name of the format that the client likes best, the first on offer when it does not mind, else None.

    >>> formats = {"json": ("application/json",), "csv": ("text/csv",)}
    >>> chosen("text/*;q=0.9, application/json;q=0.2", formats), chosen("*/*", formats), chosen("image/png", formats)
    ('csv', 'json', None)
    """
    wishes = list(_wishes(accept or "*/*"))
    weights = {name: max(_weight(media, wishes) for media in medias) for name, medias in offers.items()}
    best = max(weights.values(), default=0.0)
    return next((name for name, weight in weights.items() if weight == best), None) if best > 0 else None


def _weight(media: str, wishes: Sequence[_Wish]) -> float:
    """Return the weight of a media type: that of the most exact range that covers it."""
    covering = [(wish.covers(media), wish.weight) for wish in wishes if wish.covers(media)]
    return max(covering)[1] if covering else 0.0


def _wishes(accept: str) -> Iterator[_Wish]:
    for item in accept.split(","):
        media, *parameters = (part.strip().lower() for part in item.split(";"))
        kind, slash, subtype = media.partition("/")
        if slash and kind and subtype:
            yield _Wish(kind, subtype, _quality(parameters))


def _quality(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
