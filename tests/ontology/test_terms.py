"""The closed namespace, core.ttl and everything that names a term agree."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ontology.errors import UnknownTermError
from ontology.files import core_turtle
from ontology.labels import label_of
from ontology.prefixes import PREFIXES, compact, expand
from ontology.table import with_table
from ontology.terms import CLASSES, DATATYPE_PROPERTIES, OBJECT_PROPERTIES, PLAN
from ontology.vocabulary import Definition, definitions
from tests.support import ROOT

PACKAGES = ("ontology", "kg", "extract", "viz", "api")
TERM = re.compile(r"(?<![\w:/#.-])plan:([A-Za-z]\w*)")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ENGLISH = re.compile(r"[A-Za-z]{2}")

# where a module gives a term by its local name: constructor or function → position and keyword of the name
NAMED_BY = {
    "own": (0, "name"),
    "label_of": (0, "local_name"),
    "Attribute": (0, "term"),
    "Statement": (1, "predicate"),
}
KINDS_OF = {"Entity": (1, "kinds")}


def names_of(kind: str) -> tuple[str, ...]:
    return tuple(name for name, term in definitions().items() if term.kind == kind)


def test_the_namespace_is_the_vocabulary() -> None:
    assert names_of("class") == CLASSES
    assert names_of("object property") == OBJECT_PROPERTIES
    assert names_of("datatype property") == DATATYPE_PROPERTIES
    assert tuple(PLAN) == tuple(definitions())


@pytest.mark.parametrize("term", definitions().values(), ids=lambda term: term.name)
def test_every_term_is_labelled_and_defined_in_both_languages(term: Definition) -> None:
    for chinese in (term.label_zh, term.definition_zh):
        assert CHINESE.search(chinese)
    for english in (term.label_en, term.definition_en):
        assert ENGLISH.search(english)
        assert not re.search(r"[\u4e00-\u9fff]{12,}", english)
    assert term.definition_zh.endswith("。")
    assert term.definition_en.endswith(".")


def test_labels_tell_classes_apart() -> None:
    classes = [term for term in definitions().values() if term.kind == "class"]
    assert len({term.label_zh for term in classes}) == len(classes)
    assert len({term.label_en for term in classes}) == len(classes)


def test_values_and_links_name_what_exists() -> None:
    for term in definitions().values():
        for other in (*term.parents, *term.close, *term.used_on, *term.values):
            assert ":" in other, f"{term.name}: {other} has no known prefix"
            assert other.partition(":")[0] in PREFIXES
            if other.startswith("plan:"):
                assert other.removeprefix("plan:") in PLAN
        if term.kind == "datatype property":
            assert len(term.values) == 1
        if term.kind == "class":
            assert "skos:Concept" in term.parents or term.parents or term.close


def test_own_terms_equate_nothing() -> None:
    text = core_turtle().read_text(encoding="utf-8")
    assert "owl:equivalent" not in text
    assert "owl:sameAs" not in text


def test_an_unknown_name_fails_and_tells_a_near_one() -> None:
    with pytest.raises(UnknownTermError, match="supports"):
        PLAN["suports"]
    with pytest.raises(AttributeError, match="Goal"):
        getattr(PLAN, "Gaol")  # noqa: B009 - mypy would refuse the plain form, and that is the point
    with pytest.raises(UnknownTermError):
        PLAN.local_name("http://www.w3.org/2004/02/skos/core#Concept")
    with pytest.raises(UnknownTermError):
        PLAN.local_name("https://w3id.org/plankg/ns#Gaol")


@pytest.mark.parametrize("name", definitions())
def test_a_name_and_its_iri_lead_to_each_other(name: str) -> None:
    assert PLAN.local_name(PLAN[name]) == name
    assert compact(PLAN[name]) == f"plan:{name}"
    assert expand(f"plan:{name}") == PLAN[name]


def test_label_of_an_unknown_name_is_the_name() -> None:
    assert label_of("Nothing", "en") == "Nothing"
    assert label_of("WaterBody", "en") == "water body"


def source_files(*endings: str) -> Iterator[Path]:
    for package in (*PACKAGES, "tests"):
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix in endings and "__pycache__" not in path.parts:
                yield path


def terms_in_text(text: str) -> set[str]:
    return set(TERM.findall("\n".join(line for line in text.splitlines() if not line.startswith("#"))))


def test_turtle_and_queries_name_only_terms_of_the_vocabulary() -> None:
    for path in source_files(".ttl", ".trig", ".rq"):
        assert terms_in_text(path.read_text(encoding="utf-8")) <= set(PLAN), path


def strings(node: ast.expr | None) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Tuple):
        for element in node.elts:
            yield from strings(element)


def argument(call: ast.Call, position: int, keyword: str) -> ast.expr | None:
    if len(call.args) > position:
        return call.args[position]
    return next((k.value for k in call.keywords if k.arg == keyword), None)


def names_of_namespace(tree: ast.Module) -> Iterator[str]:
    imported = {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("ontology")
        for name in node.names
        if name.name == "PLAN"
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.value, ast.Name):
            if node.value.id not in imported:
                continue
            if isinstance(node, ast.Attribute):
                yield node.attr
            else:
                yield from strings(node.slice)


def names_in_code(tree: ast.Module) -> Iterator[str]:
    yield from names_of_namespace(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for table in (NAMED_BY, KINDS_OF):
                if node.func.id in table:
                    yield from strings(argument(node, *table[node.func.id]))


@pytest.mark.slow
def test_code_names_only_terms_of_the_vocabulary() -> None:
    known = set(PLAN) | {"local_name"}
    for path in source_files(".py"):
        if path.parent.name == "ontology" and path.name in {"test_terms.py", "terms.py"}:
            continue
        unknown = set(names_in_code(ast.parse(path.read_text(encoding="utf-8")))) - known
        assert not unknown, f"{path.relative_to(ROOT)}: {sorted(unknown)}"


def test_the_scan_of_code_sees_every_form() -> None:
    code = """
from ontology.terms import PLAN
PLAN.A, PLAN["B"], own("C"), Attribute("D", 1), Statement(s, "E", o), Entity(i, ("F", "G"), "name")
"""
    assert sorted(names_in_code(ast.parse(code))) == list("ABCDEFG")


def test_the_table_of_terms_is_fresh() -> None:
    page = (ROOT / "ontology" / "README.md").read_text(encoding="utf-8")
    assert with_table(page) == page, "run python -m ontology"
