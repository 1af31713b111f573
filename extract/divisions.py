"""Which area does a name like 驻马店市驿城区 mean? Divisions from province to county, and names by their suffix alone.

A name that the table lacks is read by its form, so a plan of an invented county is read like any other.
"""

import re
from dataclasses import dataclass
from functools import cache

from extract.lexicon import alternatives, rows

__all__ = [
    "Area",
    "area_at",
    "area_of_code",
    "begins_with_division",
    "division_by_short_name",
    "division_named",
    "division_prefix",
    "short_name",
]

_SUFFIX = r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|街道|省|市|盟|州(?!市)|县|区|旗|镇|乡)"
_LONGEST = 16
_PIECE = re.compile(f"[\u4e00-\u9fff]{{1,7}}?{_SUFFIX}")
_TITLE_WORDS = re.compile("国|经济|社会|发展|规划|城乡|关于|十[一二三四五六]五|中共|政府")
_LEVELS = (
    (re.compile("省$|自治区$|特别行政区$"), "province"),
    (re.compile("自治州$|地区$|盟$|州$"), "prefecture"),
    (re.compile("县$|旗$|区$"), "county"),
    (re.compile("街道$|镇$|乡$"), "township"),
)
_MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})


@dataclass(frozen=True, slots=True)
class Area:
    """An administrative area: its own name, those of the areas above it as far as named, its level and code."""

    name: str
    above: tuple[str, ...]
    level: str
    code: str | None

    @property
    def full(self) -> str:
        """Return the name with those above it, as a title prints it.

        >>> Area("驿城区", ("驻马店市",), "county", "411702").full
        '驻马店市驿城区'
        """
        return "".join((*self.above, self.name))


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('ethnic-groups')})*{_SUFFIX}$")


@cache
def short_name(name: str) -> str:
    """Return the name without its suffix where at least two characters stay.

    >>> short_name("驿城区"), short_name("乐县"), short_name("恩施土家族苗族自治州")
    ('驿城', '乐县', '恩施')
    """
    cut = _ending().sub("", name)
    return cut if len(cut) > 1 else name


@cache
def _table() -> dict[str, tuple[tuple[str, str], ...]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for row in rows("divisions"):
        table.setdefault(row["word"], []).append((row["code"], row["level"]))
    return {name: tuple(found) for name, found in table.items()}


def _level_by_form(name: str, above: tuple[str, ...]) -> str:
    for pattern, level in _LEVELS:
        if pattern.search(name):
            return level
    return "county" if any(part.endswith(("市", "州", "盟")) for part in above) else "prefecture"


def _look_up(name: str, above: tuple[str, ...]) -> tuple[str | None, str]:
    """Return code and level of the one division of that name, under the areas above it where they are known."""
    found = list(_table().get(name, ()))
    for parent in above:
        heads = {code[: 2 if level == "province" else 4] for code, level in _table().get(parent, ())}
        found = [entry for entry in found if not heads or entry[0].startswith(tuple(heads))]
    highest = sorted(found, key=lambda entry: (entry[1] != "province", entry[1] != "prefecture", entry[0]))
    if highest and (len(highest) == 1 or highest[0][1] != highest[1][1]):
        return highest[0]
    return None, _level_by_form(name, above)


def area_at(text: str) -> Area | None:
    """Return the area that a title or an office begins with, or None.

    >>> area_at("驻马店市驿城区国民经济和社会发展第十四个五年规划").code
    '411702'
    >>> area_at("中国乡村振兴报告") is None
    True
    """
    pieces: list[str] = []
    at = 0
    while (piece := _piece_at(text, at)) and _goes_on(piece):
        pieces.append(piece)
        at += len(piece)
    if not pieces:
        return None
    above = tuple(pieces[:-1])
    code, level = _look_up(pieces[-1], above)
    return Area(pieces[-1], above, level, code)


def _piece_at(text: str, at: int) -> str | None:
    """Return the longest known division at a place, or else what its form says."""
    for length in range(min(_LONGEST, len(text) - at), 1, -1):
        if text[at : at + length] in _table():
            return text[at : at + length]
    found = _PIECE.match(text, at)
    return found.group() if found else None


def _goes_on(piece: str) -> bool:
    """Return whether a piece is a division's name, known or by form: no word of a title stands in it."""
    return piece in _table() or not _TITLE_WORDS.search(piece)


@cache
def _by_code() -> dict[str, tuple[str, str]]:
    return {row["code"]: (row["word"], row["level"]) for row in rows("divisions")}


def area_of_code(code: str) -> Area | None:
    """Return the area of a division code of two, four or six digits, or None if the table lacks it.

    >>> area_of_code("411702").full
    '河南省驻马店市驿城区'
    """
    padded = code.ljust(6, "0")[:6]
    names = _by_code()
    if padded not in names:
        return None
    parents = [padded[:2] + "0000", padded[:4] + "00"]
    above = tuple(names[parent][0] for parent in parents if parent in names and parent != padded)
    name, level = names[padded]
    return Area(name, above, level, padded)


@cache
def _starts() -> frozenset[str]:
    """Return full and short names of divisions, but short names of counties only of three signs or more."""
    names = {row["word"] for row in rows("divisions")}
    shorts = {short_name(row["word"]) for row in rows("divisions") if row["level"] != "county"}
    return frozenset(name for name in names | shorts if len(name) > 1)


def begins_with_division(name: str) -> bool:
    """Return whether a name begins with a province, city or county, or a city's short name.

    >>> begins_with_division("广州鹏辉能源"), begins_with_division("融资租赁公司")
    (True, False)
    """
    return division_prefix(name) is not None


def division_prefix(name: str) -> str | None:
    """Return the longest name of a division, or a city's or province's short name, that a name begins with, or None.

    >>> division_prefix("广州鹏辉能源")
    '广州'
    """
    if name[:2] not in _first_two():
        return None
    return next((name[:n] for n in range(min(_LONGEST, len(name)), 1, -1) if name[:n] in _starts()), None)


@cache
def _first_two() -> frozenset[str]:
    """Return how the names begin that another name may begin with: most words are passed over by one look."""
    return frozenset(name[:2] for name in _starts())


@cache
def _by_short() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for row in rows("divisions"):
        table.setdefault(short_name(row["word"]), []).append(row["code"])
    return {name: tuple(codes) for name, codes in table.items()}


def division_by_short_name(name: str, near: Area | None) -> Area | None:
    """Return the division right below `near` of a short name, or the one that a province's short name before it shows.

    >>> division_by_short_name("昆山", area_at("苏州市规划")).code
    '320583'
    >>> division_by_short_name("江苏宜兴", None).name
    '宜兴市'
    """
    head = (near.code or "")[: {"province": 2, "prefecture": 4}.get(near.level, 6)] if near else ""
    below = [
        code for code in _by_short().get(name, ()) if head and code.startswith(head) and code != (near and near.code)
    ]
    if not below:
        for cut in range(2, len(name) - 1):
            provinces = [code[:2] for code in _by_short().get(name[:cut], ()) if code.endswith("0000")]
            below += [code for code in _by_short().get(name[cut:], ()) if code[:2] in provinces]
    return area_of_code(below[0]) if len(below) == 1 else None


def division_named(name: str, near: Area | None) -> Area | None:
    """Return the one division of a full name; of several, the one in the same city or province as `near`.

    >>> division_named("朝阳区", area_at("北京市海淀区规划")).code
    '110105'
    """
    found = _table().get(name, ())
    if len(found) > 1 and near and near.code:
        for signs in (4, 2):
            close = tuple(entry for entry in found if entry[0][:signs] == (near.code or "")[:signs])
            if close:
                found = close
                break
    return area_of_code(found[0][0]) if len(found) == 1 else None
