"""How does a raw text become a Document? Its layout, then the walk over its body, then the text itself."""

from pathlib import PurePath

from extract.readers.base import RawText
from extract.structure.assemble import assemble, count_left_out
from extract.structure.body import walk
from extract.structure.layout import lay_out
from extract.structure.plans import is_plan
from kg.errors import MalformedDocumentError
from kg.model import Document

__all__ = ["read_document"]

_QUOTED = 30
_NOT_A_PLAN = "errors.not_a_plan"
_PREAMBLE = ("notice", "cover", "imprint")


def read_document(raw: RawText) -> Document:
    """Return the document that a raw text holds: normalised text, blocks that tile it, sections, the way back.

    Its preamble holds the notice, the cover and the imprint: issuer and date stand there.

    Raises:
        MalformedDocumentError: if the text has no structure of a plan.
    """
    layout = lay_out(raw)
    if not is_plan(layout.body, layout.headings, layout.title):
        quote = "".join(raw.text.split())[:_QUOTED]
        raise MalformedDocumentError(_NOT_A_PLAN, path=raw.source.name, quote=quote)
    body = walk(layout.body, layout.headings, layout.model)
    made = assemble(raw, body)
    groups = {reason: list(lines) for reason, lines in layout.left_out.items()}
    groups["repeated-heading"] = [*groups.get("repeated-heading", []), *body.repeated]
    return Document(
        source=raw.source,
        title=layout.title or PurePath(raw.source.name).stem,
        text=made.text,
        sections=tuple(made.sections),
        blocks=tuple(made.blocks),
        stretches=tuple(made.stretches),
        left_out=count_left_out(groups.items(), raw.left_out),
        preamble="\n".join(line.text for reason in _PREAMBLE for line in groups.get(reason, [])),
    )
