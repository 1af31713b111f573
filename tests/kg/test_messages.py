"""Every sentence for a person stands in the catalogue, in both languages with the same placeholders, and is used."""

import ast
import re
import tomllib
from collections.abc import Iterator
from string import Formatter

import pytest

from kg.messages import LANGUAGES, say
from tests.support import ROOT

FOLDER = ROOT / "kg" / "messages"
SUBJECTS = sorted(path.stem for path in FOLDER.glob("*.toml"))
PACKAGES = ("ontology", "kg", "extract", "viz", "api")
KEY = re.compile(r"[a-z]+\.(?!css$|svg$)[a-z][a-z0-9_-]*")


def catalogue() -> dict[str, dict[str, str]]:
    return {
        f"{subject}.{name}": texts
        for subject in SUBJECTS
        for name, texts in tomllib.loads((FOLDER / f"{subject}.toml").read_text(encoding="utf-8")).items()
    }


CATALOGUE = catalogue()


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_a_message_has_both_languages_and_equal_placeholders() -> None:
    assert [key for key, texts in CATALOGUE.items() if set(texts) != set(LANGUAGES)] == []
    assert [key for key, texts in CATALOGUE.items() if placeholders(texts["zh"]) != placeholders(texts["en"])] == []


def strings(node: ast.AST) -> Iterator[str]:
    """Yield the texts of a module; the open parts of an f-string are a star."""
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else "*" for part in node.values)
        yield "".join(map(str, parts))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    else:
        for child in ast.iter_child_nodes(node):
            yield from strings(child)


def used_keys() -> dict[str, str]:
    """Return the keys, or patterns of keys with a star, that modules name, each with one of those modules."""
    found: dict[str, str] = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for text in strings(ast.parse(path.read_text(encoding="utf-8"))):
                if text.partition(".")[0] in SUBJECTS and (KEY.fullmatch(text) or "*" in text):
                    found[text] = str(path.relative_to(ROOT))
    return found


USED = used_keys()


def test_modules_name_keys() -> None:
    assert len(USED) > 100


def test_a_key_that_a_module_names_is_in_the_catalogue() -> None:
    assert {key: path for key, path in USED.items() if "*" not in key and key not in CATALOGUE} == {}


@pytest.mark.parametrize("key", [key for key in USED if "*" in key])
def test_a_pattern_of_keys_fits_a_message(key: str) -> None:
    pattern = re.compile(".*".join(map(re.escape, key.split("*"))))
    assert any(pattern.fullmatch(known) for known in CATALOGUE), f"{USED[key]} says {key}"


@pytest.mark.parametrize("subject", ["cli", "build", "export"])
def test_no_message_is_unused(subject: str) -> None:
    patterns = [re.compile(".*".join(map(re.escape, key.split("*")))) for key in USED]
    unused = [
        key
        for key in CATALOGUE
        if key.startswith(subject + ".") and not any(pattern.fullmatch(key) for pattern in patterns)
    ]
    assert unused == []


def test_every_reason_of_the_readers_is_told() -> None:
    from extract.readers.base import LEFT_OUT_REASONS

    assert all(say(f"build.reason_{reason}", lang) for reason in LEFT_OUT_REASONS for lang in LANGUAGES)
