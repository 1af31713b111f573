"""`plankg export`: the graph in the formats of others."""

from pathlib import Path

from kg.address import Place
from kg.cli.command import argument, command, option
from kg.cli.output import emit_bytes
from kg.cli.reading import chosen_id, opened
from kg.cli.session import Session
from kg.cli.usage import Misuse
from kg.cli.values import Choice, GraphPlace

__all__ = ["COMMAND", "FORMATS"]

FORMATS = ("turtle", "trig", "nquads", "jsonld", "jsonl", "csv", "graphml")


@command("export")
@argument("graph", metavar="GRAPH", type=GraphPlace(), about="cli.arg_graph")
@option("--format", "form", type=Choice(FORMATS), required=True, about="cli.opt_export_format")
@option("--plan", metavar="PLAN", about="cli.opt_plan")
@option("--out", metavar="FILE", type=Path, about="cli.opt_export_out")
def export(session: Session, *, graph: Place, form: str, plan: str | None, out: Path | None) -> None:
    """Write the graph, or one plan of it; a file is written whole or not at all."""
    from kg.export import EXPORTERS
    from kg.export.files import write_file, write_folder
    from kg.export.holding import GraphHolding
    from kg.export.spreadsheet import tables

    if out is not None and form != "csv" and out.is_dir():
        raise _needs_a_file(out)
    with opened(graph) as reader:
        holding = GraphHolding(reader, chosen_id(reader, plan))
        if form == "csv" and out is not None and out.suffix.lower() != ".csv":
            write_folder(out, tables(holding, session.lang))
        else:
            writer = next(exporter.write for exporter in EXPORTERS if exporter.name == form)
            parts = writer(holding, session.lang)
            if out is None:
                for part in parts:
                    emit_bytes(part)
            else:
                write_file(out, parts)
    if out is not None:
        session.tell("cli.written", path=out)


COMMAND = export


def _needs_a_file(path: Path) -> Misuse:
    return Misuse("cli.needs_file", path=path)
