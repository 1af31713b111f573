"""Where does a name begin that is known by its ending? After the last word that never stands inside a name.

A chunk is a run of text without a sign that names do not hold; a short quotation may stand inside (甲特“乙出没”度假区),
and where a thing of two countries lies (中德（太仓）产业合作园).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.lexicon import alternatives
from kg.model import Span

__all__ = ["Candidate", "chunks", "name_start", "phrase", "suffixed"]

_SIGNS = "，。．.、；：！？《》（）()〈〉【】\\[\\]{}\n\t,;:!?…—–~～/|\"'‘’ \u3000\u00a0＋+"
_QUOTED = f"(?<=[\u4e00-\u9fff])“[^{_SIGNS}“”]{{1,10}}”(?=[\u4e00-\u9fff])"
_SITED = "(?:(?<=中[\u4e00-\u9fff])|(?<=长三角|大湾区|京津冀))[（(][\u4e00-\u9fff]{2,6}[）)](?=[\u4e00-\u9fff])"
"""Where a thing of two countries or of a region lies, inside its name: 中德（太仓）产业合作园."""
_CHUNK = re.compile(f"(?:[^{_SIGNS}“”]|{_QUOTED}|{_SITED})+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name: `span` from the boundary to the end of the suffix, in a chunk that spans `chunk`."""

    span: Span
    suffix: str
    chunk: Span

    @property
    def opens(self) -> bool:
        """Return whether the name begins where its chunk does."""
        return self.span.start == self.chunk.start

    @property
    def closes(self) -> bool:
        """Return whether the name ends where its chunk does."""
        return self.span.end == self.chunk.end


@cache
def _stops(firm: str) -> re.Pattern[str]:
    return re.compile(alternatives("name-stops", **({"firm": ""} if firm else {})))


_JOINED = re.compile(
    "(?<=[园区城院馆校心站镇乡村社台地带街所行库河湖道线段寺塔山景治设造展护构市县业])(?:和(?!信息)|与|及其?|以及)|与(?!狼)"
)


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('name-openers')}|{alternatives('adverbs')})+")


@lru_cache(maxsize=4)
def chunks(text: str) -> tuple[Span, ...]:
    """Return the stretches of a text in which a name may stand; several finders ask for those of one text.

    >>> [span.of("发展甲镇、乙乡。") for span in chunks("发展甲镇、乙乡。")]
    ['发展甲镇', '乙乡']
    """
    return tuple(Span(found.start(), found.end()) for found in _CHUNK.finditer(text))


def name_start(text: str, chunk_start: int, suffix_start: int, *, firm: bool = False) -> int:
    """Return where a name begins that lies between the start of its chunk and its suffix.

    Args:
        text: the text that holds the chunk.
        chunk_start: where the chunk begins.
        suffix_start: where the ending begins that makes it a name.
        firm: whether it is the name of a firm, which may hold words such as 发展 and 建设.

    >>> name_start("加快推进驻马店专用车产业园", 0, 10)
    4
    """
    start = chunk_start
    # a stop word is told by what follows it (沿 of 沿河, not of 沿海), so the search looks on past the suffix
    for found in _stops("firm" if firm else "").finditer(text, chunk_start, min(len(text), suffix_start + 3)):
        if found.end() <= suffix_start:
            start = found.end()
    for joined in _JOINED.finditer(text, start, suffix_start):
        start = joined.end()
    opener = _openers().match(text, start, suffix_start)
    return opener.end() if opener else start


def suffixed(text: str, suffix: re.Pattern[str], *, firm: bool = False) -> Iterator[Candidate]:
    """Yield a candidate for every place where the pattern of a suffix matches inside a chunk."""
    for chunk in chunks(text):
        for found in suffix.finditer(text, chunk.start, chunk.end):
            start = name_start(text, chunk.start, found.start(), firm=firm)
            if start < found.start():
                yield Candidate(Span(start, found.end()), found.group(), chunk)


def phrase(text: str, span: Span) -> Span:
    """Return the phrase around a span: as far as the next comma, full stop or line on both sides.

    >>> phrase("加强合作，与甲市、乙市联动。", Span(6, 8)).of("加强合作，与甲市、乙市联动。")
    '与甲市、乙市联动'
    """
    start = max(text.rfind(sign, 0, span.start) for sign in "，。；：\n") + 1
    ends = [at for at in (text.find(sign, span.end, span.end + 200) for sign in "，。；：\n") if at >= 0]
    return Span(start, min(ends, default=span.end))
