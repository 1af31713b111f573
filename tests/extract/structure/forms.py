"""How is a plan printed? Paragraphs set to a width, page marks between the lines: the ways a test prints one text."""

import re
import unicodedata
from collections.abc import Callable, Iterable

SENTENCES = (
    "坚持以高质量发展为主题，统筹推进产业转型、城乡融合和生态建设，着力补短板、强弱项、固底板、扬优势，推动全县发展再上新台阶，为建设现代化强县打牢根基。",
    "围绕优势特色产业，推进龙头企业培育和园区提质扩容，完善产业链供应链体系，到2025年，规模以上工业增加值年均增长7%以上，高新技术企业达到30家，研发投入强度达到2.1%。",
    "实施高标准农田建设工程，新建高标准农田20万亩，推进种业振兴行动，提升粮食综合生产能力，确保粮食播种面积稳定在150万亩以上，建好云岭、石门、东坪三个产粮大镇。",
    "推进高速公路、国省干线和农村公路建设，打造内畅外联、安全便捷的综合立体交通网络，建成县城至各乡镇半小时通达圈，服务城乡居民便捷出行。",
    "健全覆盖城乡的公共服务体系，扩大优质教育医疗资源供给，办好人民满意的教育，稳步提高城乡居民收入水平，不断增强群众的获得感幸福感安全感。",
    "落实河湖长制和林长制，推进清水河、石门水库等重点水域治理，严守生态保护红线，单位地区生产总值能耗持续下降，森林覆盖率稳定在33.5%左右。",
)
"""Sentences as plans print them, in our own words; each fills more than two lines of any usual width."""

_TOKEN = re.compile(r"[A-Za-z0-9.%+-]+|.")
_CLOSING = "，。、；：！？”’）》%％"
_OPENING = "“‘（《"


def columns(text: str) -> int:
    """Return the columns of a text, Chinese signs two wide."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def wrap(text: str, width: int, *, indent: str = "", hidden: int = 0) -> list[str]:
    """Return a paragraph's lines: no line begins with a stop or ends with an opening sign, no figure is torn.

    `indent` is printed before the first line; `hidden` columns are kept free there without being printed.
    """
    lines = [indent]
    used = columns(indent) + hidden
    tokens: list[str] = _TOKEN.findall(text)
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else ""
        kept = columns(token) + (columns(after) if after and (after[0] in _CLOSING or token in _OPENING) else 0)
        if token not in _CLOSING and used + kept > width and lines[-1].strip():
            lines.append("")
            used = 0
        lines[-1] += token
        used += columns(token)
    return lines


def prose(*texts: str, width: int = 56, indent: str = "　　") -> str:
    """Return paragraphs set to a width, each line with its line feed."""
    return "".join(f"{line}\n" for text in texts for line in wrap(text, width, indent=indent))


def with_marks(lines: Iterable[str], mark: Callable[[int], str], every: int) -> list[str]:
    """Return the lines with a page mark after every so many."""
    printed: list[str] = []
    for at, line in enumerate(lines, 1):
        printed.append(line)
        if at % every == 0:
            printed += ["", mark(at // every), ""]
    return printed
