"""Which names does a list in running text name by themselves? Not those that are part of a longer word."""

import re
from collections.abc import Sequence

from extract.context import Context
from extract.identity import Named
from extract.identity.inside import names_inside
from kg.model import Mention, Span

__all__ = ["listed_names"]

_STARTS = re.compile(
    "(?:^|[、，,“（以]|[和与及]|以及|一批|现有|我[市省区县]|本地|[省市区县]级?|重点|国家级?|全[国省市区县]|[东西南北中]部|[上中下]游)$"
)
_ENDS = re.compile(
    "[”）]?(?:$|[、，,。；：！？）\\s]|[和与及的等]|以及|两|三|四|五|大|建设|开发|综合|景区|资源|优势|平台|辐射|带动|品牌|示范|龙头|骨干|重点|企业|作用|区位|科研|人才|招商|产业|开展|为|水"
    "|地区|区域|方向|落户|入驻|项目)"
)
_STRETCH = re.compile("(?:地区|区域)$")


def listed_names(context: Context, named: Sequence[Named], span: Span, kinds: tuple[str, ...]) -> list[Named]:
    """Return the names of some kinds in a span that stand for themselves, each thing once; the longest of any place."""
    text = context.document.text
    every = names_inside(named, span, "Organisation", "Park", "Place", "WaterBody", "Strategy")
    kept: dict[str, Named] = {}
    for each in every:
        own = each.mention.span
        held = any(_outdoes(other.mention, each.mention) for other in every)
        if held or each.mention.kind not in kinds or each.iri in kept:
            continue
        ends = own.end == span.end or _ENDS.match(text, own.end) or _STRETCH.search(each.mention.surface)
        if ends and _STARTS.search(text[span.start : own.start]):
            kept[each.iri] = each
    return list(kept.values())


def _outdoes(other: Mention, mention: Mention) -> bool:
    """Return whether another mention says more of the same words: a longer one, or a surer one of another kind."""
    if other.span == mention.span:
        return (other.score, mention.kind) > (mention.score, other.kind)
    return other.span.covers(mention.span)
