"""How is a picture taken away? One HTML file, drawn by pyvis's network, that needs no server and no network.

pyvis's own page loads scripts from outside and escapes nothing, so only its network and vis-network file are used: the
page is our template with autoescape, the data stands in a JSON block, and a policy by hash lets no other script run.
"""

import base64
import hashlib
import json
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader
from markupsafe import Markup
from pyvis.network import Network

from kg.export.words import word_of
from kg.messages import say
from kg.model import Iri, PlanGraph
from ontology.labels import label_of
from viz.layout import columns
from viz.style import BASIS_DASHES, style_of
from viz.view import HARD_LIMIT, View, focus_view, overview

__all__ = ["snapshot_page", "view_of", "write_snapshot"]

_ENGINE = "lib/vis-9.1.2/vis-network.min.js"


def view_of(graph: PlanGraph, focus: Iri | None) -> View:
    """Return the view that a snapshot shows: around the focus, or the plan's backbone.

    Raises:
        KeyError: if the plan does not hold the focus.
    """
    return overview(graph) if focus is None else focus_view(graph, focus)


def _network(view: View, lang: str) -> Network:
    """Return the view as a pyvis network: places given, physics off, edges straight."""
    if len(view.nodes) > HARD_LIMIT:
        message = f"a picture holds {HARD_LIMIT} things at most, not {len(view.nodes)}"
        raise ValueError(message)
    network = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    places = columns(view)
    for node in view.nodes:
        style = style_of(node.kind)
        x, y = places[node.iri]
        network.add_node(
            node.iri,
            label=_wrapped(node.name),
            title=f"{label_of(node.kind, lang)}\n{node.name}",
            shape=style.shape,
            color={
                "background": style.fill,
                "border": style.border,
                "highlight": {"background": style.fill, "border": style.border},
            },
            borderWidth=4 if node.iri == view.focus else 1,
            x=x,
            y=y,
        )
    for edge in view.edges:
        network.add_edge(
            edge.source,
            edge.target,
            title=f"{label_of(edge.predicate, lang)} · {word_of(edge.basis, lang)}",
            dashes=BASIS_DASHES.get(edge.basis, True),
        )
    network.toggle_physics(status=False)
    network.set_edge_smooth("continuous")
    return network


def _wrapped(name: str, width: int = 12, lines: int = 3) -> str:
    """Return a name broken into short lines for a node, cut with an ellipsis.

    >>> _wrapped("驻马店装备产业集聚区专用汽车零部件产业园").count(chr(10))
    1
    """
    rows = [name[start : start + width] for start in range(0, len(name), width)]
    return "\n".join(rows[:lines]) + ("…" if len(rows) > lines else "")


def _hash(script: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii") + "'"


def _data_block(value: object) -> Markup:
    """Return JSON that cannot end the script element it stands in."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - every sign that could end the block is escaped above


def snapshot_page(graph: PlanGraph, focus: Iri | None, lang: str = "zh") -> str:
    """Return a self-contained page of the view; the same graph gives the same page.

    Raises:
        KeyError: if the plan does not hold the focus.
    """
    view = view_of(graph, focus)
    network = _network(view, lang)
    engine = (files("pyvis") / "templates" / _ENGINE).read_text(encoding="utf-8")
    start = (files("viz") / "static" / "snapshot.js").read_text(encoding="utf-8")
    environment = Environment(loader=PackageLoader("viz"), autoescape=True)
    quotes = {node.iri: {"name": node.name, "quote": node.quote} for node in view.nodes}
    names = {node.iri: node.name for node in view.nodes}
    return environment.get_template("snapshot.html.j2").render(
        view=view,
        plan=graph.plan,
        lang=lang,
        names=names,
        styles={node.kind: style_of(node.kind) for node in sorted(view.nodes, key=lambda node: node.kind)},
        say=lambda key, **values: say(f"pages.{key}", lang, **values),
        label=lambda term: label_of(term, lang),
        word=lambda code: word_of(code, lang),
        css=Markup((files("viz") / "static" / "snapshot.css").read_text(encoding="utf-8")),  # noqa: S704 - our file
        engine=Markup(engine),  # noqa: S704 - pyvis's own file
        start=Markup(start),  # noqa: S704 - our file
        policy=f"{_hash(engine)} {_hash(start)}",
        data=_data_block({"nodes": network.nodes, "edges": network.edges, "quotes": quotes, "focus": view.focus}),
    )


def write_snapshot(graph: PlanGraph, focus: Iri | None, out: Path, lang: str = "zh") -> View:
    """Write the page as UTF-8, whole or not at all, and return the view that it shows.

    Raises:
        KeyError: if the plan does not hold the focus.
        OSError: if the file cannot be written.
    """
    page = snapshot_page(graph, focus, lang)
    partial = out.with_name(out.name + ".partial")
    partial.write_text(page, encoding="utf-8", newline="\n")
    partial.replace(out)
    return view_of(graph, focus)
