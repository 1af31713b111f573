"""Every code that a graph can hold has a word in both languages: a planner reads 乡级 and 企业, not township."""

import re

import pytest

from extract.lexicon import rows
from kg.export.words import relation_word, word_of
from kg.model import Basis, SectionLevel, Tier
from kg.values import TargetRole, ValueKind
from ontology.files import code_list

LEVELS = [
    line.split("\t")[0]
    for line in code_list("levels").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith(("#", "code\t"))
]
CODES = {
    "level": LEVELS,
    "place": {row["level"] for row in rows("place-suffixes")} | {"region"},
    "organisation": {row["type"] for row in rows("organisation-suffixes")},
    "goal": {"plan", "lead", "clause", *(level.value for level in SectionLevel)},
    "basis": [basis.value for basis in Basis],
    "tier": [tier.value for tier in Tier],
    "role": [role.value for role in TargetRole],
    "value": [kind.value for kind in ValueKind],
    "measure": ["task", "programme", "reform"],
}
SHORTCUTS = ("supportedBy", "coveredBy")
LINKS = ("serves", "supports", "partOf", "implementedBy", "locatedIn", "alignsWith", "reliesOn", "develops", *SHORTCUTS)


@pytest.mark.parametrize("group", CODES)
def test_a_code_has_a_word(group: str) -> None:
    for code in CODES[group]:
        assert re.search(r"[\u4e00-\u9fff]", word_of(code, "zh")), code
        assert word_of(code, "en").isascii(), code


@pytest.mark.parametrize("predicate", LINKS)
def test_a_link_is_named_from_either_end(predicate: str) -> None:
    for lang in ("zh", "en"):
        assert relation_word(predicate, lang) != relation_word(predicate, lang, inverse=True)
        assert predicate not in relation_word(predicate, lang, inverse=True)


def test_a_link_without_a_word_of_its_own_is_told_by_its_label() -> None:
    assert relation_word("runnerUp", "zh", inverse=True) == "被指向：次优候选"
