"""What stands after the body? The imprint (抄送, 印发, 公开方式) and a page's navigation."""

from collections.abc import Sequence

from extract.structure.lexicon import whole
from extract.structure.lines import Line

__all__ = ["find_back"]

_DEEPEST = 80
_SENTENCE_END = "。；！？"


def find_back(lines: Sequence[Line], dropped: dict[int, str], body: int) -> dict[int, str]:
    """Return the reason for each line after the body's last one, by its index.

    The body ends before the first imprint or navigation line that no sentence follows.
    """
    imprint, navigation = whole("markers", "imprint", "start"), whole("markers", "imprint", "navigation")
    found: dict[int, str] = {}
    pending: list[int] = []
    for at in range(len(lines) - 1, max(body, len(lines) - _DEEPEST), -1):
        if at in dropped:
            continue
        text = lines[at].text
        if imprint.match(text) or navigation.match(text):
            reason = "imprint" if imprint.match(text) else "navigation"
            found[at] = reason
            found.update(dict.fromkeys(pending, reason))
            pending.clear()
        elif text[-1] in _SENTENCE_END:
            break
        else:
            pending.append(at)
    return found
