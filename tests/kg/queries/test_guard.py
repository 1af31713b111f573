"""The guard lets through what reads, and refuses updates, services, length and depth, however they are dressed."""

from contextlib import suppress
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import QueryBoolean, Store

from kg.config import load_settings
from kg.errors import QueryError, QueryForbiddenError, QueryLimitError
from kg.queries.catalogue import catalogue
from kg.queries.guard import inspect

STORE = Store()
LIMITS = load_settings().query
SERVER = "<http://127.0.0.1:9/>"
CALL = f"SERVICE {SERVER} {{ ?s ?p ?o }}"

SERVICES = [
    f"SELECT * {{ {CALL} }}",
    f"SELECT * {{ SERVICE{SERVER}{{}} }}",
    f"SELECT * {{ sErViCe {SERVER} {{}} }}",
    f"SELECT * {{ SERVICE SILENT {SERVER} {{}} }}",
    f"SELECT * {{ SERVICESILENT{SERVER}{{}} }}",
    f"SELECT * {{ SERVICE#comment\n{SERVER} {{}} }}",
    f"SELECT * {{ SERVICE\t\r\n{SERVER} {{}} }}",
    "PREFIX e: <http://127.0.0.1:9/> SELECT * { SERVICE e: {} }",
    "SELECT * { VALUES ?v { <http://127.0.0.1:9/> } SERVICE ?v {} }",
    f"SELECT * {{ FILTER EXISTS {{ {CALL} }} }}",
    f"SELECT * {{ FILTER NOT EXISTS {{ {CALL} }} }}",
    f"SELECT * {{ OPTIONAL {{ {CALL} }} }}",
    f"SELECT * {{ MINUS {{ {CALL} }} }}",
    f"SELECT * {{ {{}} UNION {{ {CALL} }} }}",
    f"SELECT * {{ GRAPH ?g {{ {CALL} }} }}",
    f"SELECT * {{ {{ SELECT * {{ {CALL} }} }} }}",
    f"ASK {{ {CALL} }}",
    f"CONSTRUCT {{ ?s ?p ?o }} {{ {CALL} }}",
    f"DESCRIBE ?s {{ {CALL} }}",
    f"SELECT * {{ ?s ?p true{CALL} }}",
    f"SELECT * {{ ?s ?p 1.{CALL} }}",
    f"SELECT * {{ ?s ?p 1e5{CALL} }}",
    f"SELECT * {{ ?s ?p 'x' . # '\n{CALL} }}",
    f"SELECT * {{ ?s ?p 'a\\'b' . {CALL} }}",
    f'SELECT * {{ ?s ?p """a"b""" . {CALL} }}',
    f"PREFIX e: <http://e/> SELECT * {{ ?s e:a\\#b ?o . {CALL} }}",
    f"PREFIX e: <http://e/> SELECT * {{ ?s e:a\\'b ?o . {CALL} #'\n}}",
    f"SELECT * {{ ?s <http://x/'> ?o . {CALL} #'\n}}",
    f"SELECT * {{ ?s <http://x/#> ?o . {CALL} }}",
    f"SELECT * {{ FILTER(?a<<http://x#>) {CALL} }}",
    f"SELECT * {{ FILTER(?s<?o#>'''\n) {CALL} #'''\n}}",
    f"SELECT * {{ FILTER(?s<?o#>\n) {CALL} #>\n}}",
    f'SELECT * {{ VALUES ?x {{"""a"}} {CALL} #"""\n}}',
    f"SELECT * {{ VALUES ?x {{'''a'}} {CALL} #'''\n}}",
    f"SELECT * {{ ?s ?p ?o . #\r{CALL}\n}}",
]

HARMLESS = [
    "SELECT ?service { ?service a plan:Project }",
    "SELECT * { ?s skos:prefLabel 'SERVICE <http://127.0.0.1:9/> {}' }",
    'SELECT * { ?s skos:prefLabel "公共服务 service" }',
    "SELECT * { ?s ?p ?o } # SERVICE later",
    "PREFIX service: <http://x/service/> SELECT * { ?s service:SERVICE ?o }",
    "SELECT * { ?s <http://x/SERVICE#a> ?o }",
    "SELECT * { ?s ?p 'x'@en-service }",
    "SELECT * { ?insert ?delete ?load . FILTER(?load < 5 && ?load > 3) }",
    "PREFIX drop: <http://x/> SELECT * { ?s drop:all 'DROP ALL' } # CLEAR ALL",
    "BASE <http://x/> SELECT * { ?s <insert> ?o }",
    "SELECT * { { ?s a plan:Project } UNION { ?s a plan:Goal } }",
]

UPDATES = [
    "INSERT DATA { <x:a> <x:b> <x:c> }",
    "DELETE DATA { <x:a> <x:b> <x:c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    "WITH <x:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "LOAD <file:///etc/hostname>",
    "LOAD SILENT <http://127.0.0.1:9/> INTO GRAPH <x:g>",
    "CLEAR ALL",
    "DROP SILENT GRAPH <x:g>",
    "CREATE GRAPH <x:g>",
    "ADD <x:a> TO <x:b>",
    "MOVE DEFAULT TO <x:b>",
    "COPY <x:a> TO <x:b>",
    "SELECT * { ?s ?p ?o } ; DROP ALL",
    "PREFIX e: <x:e> # a query\nDROP ALL",
    "drop all",
]


@pytest.mark.parametrize("sparql", SERVICES)
def test_a_service_is_refused(sparql: str) -> None:
    with pytest.raises(QueryForbiddenError) as caught:
        inspect(sparql, LIMITS)
    assert caught.value.values["form"] == "SERVICE"


def test_the_engine_would_call_them() -> None:
    """Most of the queries above do reach for the network when nothing stops them; port 9 is refused by the client."""
    called = 0
    for sparql in SERVICES:
        try:
            answer = Store().query(sparql)
            if not isinstance(answer, QueryBoolean):
                list(answer)
        except OSError:
            called += 1
        except (SyntaxError, RuntimeError):
            pass
    assert called >= 10


FRAGMENTS = [
    *('"""', "'''", '"', "'", '""', "''", '\\"', "\\'", "#", "\n", "\r", " ", "<", ">", "(", ")", "{", "}", "[", "]"),
    *("<http://x/a>", "<a#b>", "<a'b>", "<?v#>", "?v", "VALUES ?v {", "FILTER(", "BIND(", " AS ?w)", "OPTIONAL {"),
    *("1", "1.", ".5e3", "true", "a", "e:p", "e:o\\#q", "e:o\\'q", ":x", ".", ";", ",", "UNION", "&&", "||", "=", "!"),
    *("\\u0022", "\\u0027", "@en", "^^<http://t>", "\ufeff", "\u3000", "\x0b", "<<", ">>", "<<(", ")>>", "_:b", "%41"),
    *("-", "+", "*", "/", "SELECT * {", "GRAPH ?g {", "EXISTS {", "MINUS {", CALL, f"SERVICE{SERVER}{{}}"),
]


@pytest.mark.slow
@settings(max_examples=20_000, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(FRAGMENTS), max_size=8),
    st.sampled_from([CALL, f"SERVICE{SERVER}{{}}", f"SERVICE#\n{SERVER}{{}}"]),
    st.lists(st.sampled_from(FRAGMENTS), max_size=3),
    st.sampled_from(["}", "\n}", "}}", "\n}}"]),
)
def test_whatever_would_call_is_refused(before: list[str], call: str, after: list[str], end: str) -> None:
    prologue = "BASE <http://b/> PREFIX e: <http://e/> PREFIX : <http://z/> SELECT * {"
    sparql = prologue + "".join([*before, call, *after, end])
    try:
        list(STORE.query(sparql))  # type: ignore[arg-type]
    except OSError:
        with pytest.raises(QueryForbiddenError):
            inspect(sparql, LIMITS)
    except (SyntaxError, RuntimeError, ValueError):
        pass


@pytest.mark.parametrize("sparql", UPDATES)
def test_an_update_is_refused(sparql: str) -> None:
    with pytest.raises(QueryForbiddenError) as caught:
        inspect(sparql, LIMITS)
    assert str(caught.value.values["form"]) in sparql.upper()


@pytest.mark.parametrize("sparql", HARMLESS)
def test_words_in_names_texts_and_comments_are_no_commands(sparql: str) -> None:
    assert inspect(sparql, LIMITS) == ()


def test_the_named_questions_pass() -> None:
    assert len(catalogue()) >= 12
    for question in catalogue():
        assert inspect(question.sparql, LIMITS) == ()


@pytest.mark.parametrize(
    ("sparql", "graphs"),
    [
        ("SELECT * FROM <http://x/a> FROM NAMED <http://x/b> { ?s ?p ?o }", ("http://x/a", "http://x/b")),
        ("SELECT * FROM<http://x/a>{}", ("http://x/a",)),
        ("SELECT (1 AS ?x)FROMNAMED<http://x/a>{}", ("http://x/a",)),
        ("PREFIX e: <http://x/> PREFIX : <http://y/> SELECT * FROM e:a from named :b {}", ("http://x/a", "http://y/b")),
        ("BASE <http://x/> SELECT * FROM <a> {}", ("http://x/a",)),
        ("SELECT * FROM <file:///etc/hostname> {}", ("file:///etc/hostname",)),
        ("SELECT * { ?s ?p 'FROM <http://x/a>' } # FROM <http://x/b>", ()),
    ],
)
def test_the_graphs_that_a_query_names_are_found(sparql: str, graphs: tuple[str, ...]) -> None:
    assert inspect(sparql, LIMITS) == graphs


@pytest.mark.parametrize("count", [LIMITS.depth + 1, 1_000, 10_000])
@pytest.mark.parametrize("sign", ["{", "(", "[", "!", "-", "^", "+", "FILTER EXISTS {", "<<(", "OPTIONAL {"])
def test_what_is_too_deep_is_refused(sign: str, count: int) -> None:
    with pytest.raises(QueryLimitError) as caught:
        inspect("SELECT * { " + sign * count, LIMITS)
    assert caught.value.key in ("query.depth", "query.length")


def test_what_is_too_long_is_refused() -> None:
    with pytest.raises(QueryLimitError) as caught:
        inspect("SELECT * { ?s ?p '" + "水" * (LIMITS.length_kb * 400) + "' }", LIMITS)
    assert caught.value.key == "query.length"


def test_what_is_deep_enough_for_a_planner_passes() -> None:
    sparql = "SELECT * { " + "{ " * 50 + "?s ?p ?o " + "} " * 50 + "}"
    assert inspect(sparql, LIMITS) == ()


@pytest.mark.parametrize("sparql", ["", "\x00", "'", '"""', "<", "\\", "\ud800", "((((", "?", "@", "水屯镇", "_:"])
def test_nonsense_is_left_to_the_parser(sparql: str) -> None:
    assert inspect(sparql, LIMITS) == ()


TEDIOUS = [
    "a.", "a-", "1.", "1e", "@a-", ".a", "<a", "<", ":", "?", "_", "é", "a:.", "a.#\n", '"', "'", '"""', '"" ', "'''",
    '"\\', "'\\", '"""\\', "'''\\", '"a', "'a\n", 'a"""b', "\"'", "\\u", "<\\u0041", "a:%", "a:\\", "%", "<a>'",
]  # fmt: skip
"""Pieces of text that, said over and over, may be read again from each of their places."""


@pytest.mark.slow
@pytest.mark.parametrize("piece", TEDIOUS)
@pytest.mark.parametrize("before", ["", '"', "<"])
def test_no_text_that_is_let_in_keeps_the_guard_busy(piece: str, before: str) -> None:
    text = before + piece * ((LIMITS.length_kb * 1024 - 8) // len(piece.encode()))
    began = process_time()
    with suppress(QueryError):
        inspect(text, LIMITS)
    assert process_time() - began < 3


def test_strings_that_do_not_end_are_a_fault_with_its_place() -> None:
    with pytest.raises(QueryError) as caught:
        inspect("SELECT *" + "\n{ '" * 200, LIMITS)
    assert caught.value.values["line"] == 2
    inspect("SELECT * { FILTER(" + "?a<'x>y' && " * 20 + "1) }", LIMITS)
