"""Where does white space part words? Between Latin words and numbers; a line end between two Chinese characters not.

No-break, em and ideographic spaces are printed ones and stay as they are.
"""

import re
import unicodedata

__all__ = ["collapse", "is_wide", "join_wrapped"]

_RUN = re.compile(r"[ \t\n\r\f]+")


def is_wide(sign: str) -> bool:
    """Return whether a character fills a whole square, as Chinese characters and their punctuation do.

    >>> is_wide("区"), is_wide("，"), is_wide("“"), is_wide("5")
    (True, True, True, False)
    """
    return unicodedata.east_asian_width(sign) in "WFA"


def collapse(text: str) -> str:
    r"""Return markup's text as a browser shows it: runs of white space are one space, none at the ends.

    >>> collapse("\n  全区生产总值\n年均增长 7.5%\n以上 ")
    '全区生产总值年均增长 7.5% 以上'
    """

    def shown(match: re.Match[str]) -> str:
        start, end = match.span()
        inside = start > 0 and end < len(text)
        wrapped = inside and "\n" in match[0] and is_wide(text[start - 1]) and is_wide(text[end])
        return " " if inside and not wrapped else ""

    return _RUN.sub(shown, text)


def join_wrapped(first: str, second: str) -> str:
    """Return two printed lines of one cell as one: nothing between Chinese characters, else a space.

    >>> join_wrapped("农村居民人均", "可支配收入"), join_wrapped("R&D", "GDP")
    ('农村居民人均可支配收入', 'R&D GDP')
    """
    if not first or not second or is_wide(first[-1]) or is_wide(second[0]):
        return first + second
    return f"{first} {second}"
