"""Which plans, laws and policies does a plan refer to? Titles between 《》, with their number where it is printed."""

import re
from decimal import Decimal
from functools import cache

from extract.context import Claims, Context
from extract.lexicon import alternatives
from kg.ids import name_key
from kg.model import Attribute, Entity, Span

__all__ = ["claim_policy_documents"]

_CONFIDENCE = Decimal("0.98")
_RULE = "document.title-marks"
_VERSION = "(?:（[^（）》]{1,24}）|\\([^()》]{1,24}\\))?"
_NUMBER = re.compile("[（(]?(?P<number>[\u4e00-\u9fff]{1,10}[〔\\[（(]\\d{4}[〕\\]）)]\\d+号)")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"《(?P<title>[^《》\n]{{2,60}}?{alternatives('document-endings')}{_VERSION})》")


def claim_policy_documents(context: Context) -> Claims:
    """Return one entity for each document that the plan names, but for the plan itself."""
    text = context.document.text
    groups: dict[str, list[Span]] = {}
    numbers: dict[str, str] = {}
    own = name_key(context.plan.title)
    for match in _pattern().finditer(text):
        title = "".join(match["title"].split())
        if name_key(title) == own:
            continue
        groups.setdefault(title, []).append(Span(*match.span("title")))
        number = _NUMBER.match(text, match.end())
        if number:
            numbers.setdefault(title, number["number"])
    return Claims(
        entities=tuple(
            Entity(
                iri=context.iris.entity("PolicyDocument", name_key(title)),
                kinds=("PolicyDocument",),
                name=title,
                evidence=tuple(context.evidence(span, _RULE) for span in spans),
                attributes=(Attribute("documentNumber", numbers[title]),) if title in numbers else (),
                confidence=_CONFIDENCE,
            )
            for title, spans in sorted(groups.items())
        )
    )
