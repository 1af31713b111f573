"""What does a figure without a number say? Handed down, measured against something else, a trend, or no data."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from extract.lexicon import rows, words
from extract.periods import find_times
from kg.values import Comparator

__all__ = ["Phrase", "delegated_bound", "is_delegated", "is_no_data", "read_phrase", "split_second"]

_DASHES = re.compile(r"[-－—–―─_·.…/\s]*")
_NUMBERS = re.compile(r"[0-9０-９]")
_QUOTES = "“”\"' 　"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A figure in words: its comparator, the words that bound it, and what it is measured against, as printed."""

    comparator: Comparator
    qualifier: str
    relative_to: str | None


def is_no_data(text: str) -> bool:
    """Return whether a cell says that there is no figure.

    >>> [is_no_data(text) for text in ("--", "—", "-", "", "暂无", "0")]
    [True, True, True, True, True, False]
    """
    bare = text.strip()
    return bool(_DASHES.fullmatch(bare)) or bare in words("figures/no-data")


def is_delegated(text: str) -> bool:
    """Return whether the number is handed down by a higher government.

    >>> [is_delegated(text) for text in ("按市下达目标", "完成省定目标", "完成省下达目标", "完成五项任务")]
    [True, True, True, False]
    """
    return bool(_delegated().fullmatch("".join(sign for sign in text if sign not in _QUOTES)))


def delegated_bound(text: str) -> Comparator:
    """Return how a figure that is handed down is bounded by the words before it: = when they do not say.

    >>> delegated_bound("不低于省下达任务").value, delegated_bound("按市下达目标").value
    ('>=', '=')
    """
    before = (row for row in rows("figures/qualifiers") if row["place"] == "before" and text.startswith(row["word"]))
    longest = max(before, key=lambda row: len(row["word"]), default=None)
    return Comparator(longest["comparator"]) if longest else Comparator.EQUAL


def read_phrase(text: str) -> Phrase | None:
    """Return what a figure in words says, or None when it is not understood.

    >>> read_phrase("与经济增长基本同步").relative_to
    '经济增长'
    >>> read_phrase("高于地区生产总值年均增长").qualifier
    '高于'
    >>> read_phrase("稳中有升").comparator.value
    '>='
    """
    timeless = text
    for mention in reversed(find_times(text)):
        timeless = timeless[: mention.span.start] + timeless[mention.span.end :]
    if _NUMBERS.search(timeless):
        return None
    whole = text.strip().rstrip("。；;")
    return _trend(whole) or _compared(whole)


def split_second(text: str) -> tuple[str, str]:
    """Return a figure and what only strengthens it after a comma: 6%以上，力争更好. The second may be empty.

    >>> split_second("7以上，力争达到8")
    ('7以上', '力争达到8')
    """
    head, comma, rest = re.sub("[，、；;]", ",", text).partition(",")
    if comma and rest.strip().startswith(tuple(_grammar()["second"]["lead"])):
        return head, rest.strip()
    return text, ""


@cache
def _grammar() -> dict[str, dict[str, Any]]:
    text = (files("extract.lexicon") / "figures" / "phrases.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _either(found: list[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word))) + ")"


@cache
def _delegated() -> re.Pattern[str]:
    part = {name: _either(found) for name, found in _grammar()["delegated"].items()}
    issuers = f"{part['issuer']}+(?:{part['joiner']}{part['issuer']}+)*"
    bound = f"{part['lead']}?{issuers}{part['act']}+{part['object']}*{part['tail']}?"
    return re.compile(f"{bound}|{part['lead']}{issuers}{part['object']}+{part['tail']}?")


@cache
def _relative() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    grammar = _grammar()["relative"]
    lead = f"{_either(grammar['lead'])}*"
    standing = _either(grammar["standing"])
    particle = _either(grammar["particle"])
    sync = re.compile(f"{lead}{particle}(?P<other>.{{2,}}?)(?P<word>{_either(list(grammar['sync']))})")
    compare = re.compile(f"{lead}(?P<word>{_either(list(grammar['compare']))})(?P<other>.{{2,}})")
    stands = re.compile(f"{lead}(?P<word>位居|位列|居于|居|处于|进入)?(?P<other>.*{standing})")
    return sync, compare, stands


def _trend(text: str) -> Phrase | None:
    row = next((row for row in rows("figures/trends") if row["word"] == text), None)
    return Phrase(Comparator(row["comparator"]), text, row["relative"] or None) if row else None


def _compared(text: str) -> Phrase | None:
    grammar = _grammar()["relative"]
    sync, compare, stands = _relative()
    if match := sync.fullmatch(text):
        return Phrase(Comparator(grammar["sync"][match["word"]]), match["word"], match["other"])
    match = compare.fullmatch(text)
    if match and not match["word"].startswith("达"):
        return Phrase(Comparator(grammar["compare"][match["word"]]), match["word"], match["other"])
    if match := (stands.fullmatch(match["other"]) if match else stands.fullmatch(text)):
        return Phrase(Comparator.AT_LEAST, match["word"] or match["other"], match["other"])
    return None
