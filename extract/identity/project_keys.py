"""Under which form are two names one project of a plan? Without what adds nothing: the own area, 项目, 工程, 建设.

Brackets, ordinals and reaches stay: two reaches of a river are two projects.
"""

import re

from extract.own_area import area_names
from kg.ids import name_key

__all__ = ["project_key"]

_HEADS = re.compile(r"(?:等)?(?:项目|工程|建设)+$")


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
