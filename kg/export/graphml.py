"""How is the graph written for Gephi, yEd and networkx? GraphML: things and targets as nodes, links as edges."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from kg.export.base import Holding
from kg.export.jsonl import to_json
from kg.records import Record, records

__all__ = ["write_graphml"]

_NODE_KEYS = ("name", "kind", "tier", "quote", "plan")
_EDGE_KEYS = ("predicate", "basis", "confidence", "secondary", "plan")
_TYPES = {"confidence": "double", "secondary": "boolean"}
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'


def write_graphml(holding: Holding, lang: str = "zh") -> Iterator[bytes]:  # noqa: ARG001 - a Writer
    """Yield one directed graph; a thing of several plans is one node, each plan's links are edges of their own."""
    nodes: dict[str, dict[str, str]] = {}
    edges: dict[tuple[str, ...], dict[str, str]] = {}
    for graph, derived in holding.plans():
        for record in records(graph, derived):
            if record["kind"] == "relation":
                _add_edge(edges, record)
            elif record["kind"] != "section":
                _add_node(nodes, record)
    for source, _, target, _ in edges:
        for end in (source, target):
            nodes.setdefault(end, {"name": end})
    yield from (line.encode("utf-8") for line in _document(nodes, edges))


def _add_node(nodes: dict[str, dict[str, str]], record: Record) -> None:
    name = record["name"] if "name" in record else f"{record['indicator']}：{record['as_written']}"
    passages = record["evidence"]
    quote = passages[0]["quote"] if isinstance(passages, list) and passages else ""
    data = {"name": str(name), "quote": str(quote)} | {key: str(record[key]) for key in ("kind", "tier", "plan")}
    before = nodes.get(str(record["id"]))
    if before is None:
        nodes[str(record["id"])] = data
        return
    for key in ("kind", "plan"):
        before[key] = " ".join(sorted({*before[key].split(), data[key]}))


def _add_edge(edges: dict[tuple[str, ...], dict[str, str]], record: Record) -> None:
    data = {key: str(record[key]) for key in ("predicate", "basis", "plan")}
    data |= {key: to_json(record[key]) for key in ("confidence", "secondary")}
    ends = (str(record["subject"]), str(record["predicate"]), str(record["object"]), str(record["plan"]))
    edges[ends] = data


def _document(nodes: dict[str, dict[str, str]], edges: dict[tuple[str, ...], dict[str, str]]) -> Iterator[str]:
    yield _HEAD
    for owner, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for key in keys:
            kind = _TYPES.get(key, "string")
            yield f'  <key id="{owner}_{key}" for="{owner}" attr.name="{key}" attr.type="{kind}"/>\n'
    yield '  <graph edgedefault="directed">\n'
    for iri, data in sorted(nodes.items()):
        yield f"    <node id={_quoted(iri)}>{''.join(_data('node', _NODE_KEYS, data))}</node>\n"
    for (source, _, target, _), data in sorted(edges.items()):
        values = "".join(_data("edge", _EDGE_KEYS, data))
        yield f"    <edge source={_quoted(source)} target={_quoted(target)}>{values}</edge>\n"
    yield "  </graph>\n</graphml>\n"


def _data(owner: str, keys: Iterable[str], data: dict[str, str]) -> Iterator[str]:
    for key in keys:
        if data.get(key):
            yield f'<data key="{owner}_{key}">{escape(_legal(data[key]))}</data>'


def _quoted(text: str) -> str:
    return quoteattr(_legal(text))


def _legal(text: str) -> str:
    """Return the text without the characters that XML 1.0 cannot hold."""
    return "".join(
        sign if sign in "\t\n\r" or " " <= sign <= "\ufffd" or sign > "\uffff" else "\ufffd" for sign in text
    )
