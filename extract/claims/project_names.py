"""What is a project called, and when are two names one? The longest noun phrase; equal after stripping.

Only words that add nothing are ignored: a trailing 项目, 工程 or 建设 and the plan's own area in front. Brackets,
ordinals and reaches stay: two reaches of a river are two projects.
"""

import re
from functools import cache

from extract.divisions import area_at, short_name
from kg.ids import name_key

__all__ = ["area_names", "project_key", "project_name"]

_VERB = re.compile(r"(?:新建|续建|迁建|建设|实施|推进|加快|启动)(?=[^大路用银设的].{2})")
_TAIL = re.compile(r"(项目|工程)(?:建设|实施)$")
_HEADS = re.compile(r"(?:等)?(?:项目|工程|建设)+$")


def project_name(words: str) -> str:
    """Return the name in the words of an item: white space out, the leading verb and a trailing 建设 after 项目 off.

    >>> project_name("新建金顶湖水库"), project_name("香菇种植建设项目"), project_name("客运枢纽站项目建设")
    ('金顶湖水库', '香菇种植建设项目', '客运枢纽站项目')
    """
    name = re.sub(r"\s+", "", words)
    verb = _VERB.match(name)
    if verb:
        name = name[verb.end() :]
    return _TAIL.sub(r"\1", name)


@cache
def area_names(area: str | None) -> tuple[str, ...]:
    """Return the names by which a plan's own area and the areas above it go, longest first.

    >>> area_names("驻马店市驿城区")
    ('驻马店市', '驻马店', '驿城区', '驿城')
    """
    found = area_at(area) if area else None
    if not found:
        return ()
    names = {name for part in (*found.above, found.name) for name in (part, short_name(part))}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def project_key(name: str, area: str | None) -> str:
    """Return the form under which two names are one project of a plan.

    >>> project_key("驿城区板桥水库清淤综合治理项目", "驻马店市驿城区")
    '板桥水库清淤综合治理'
    """
    key = name_key(name)
    stripped = True
    while stripped:
        stripped = False
        for own in area_names(area):
            if key.startswith(own) and len(key) - len(own) > 2:  # noqa: PLR2004 - 植物园 names, 车站 alone does not
                key = key[len(own) :]
                stripped = True
    head = _HEADS.sub("", key)
    return head if len(head) > 1 else key
