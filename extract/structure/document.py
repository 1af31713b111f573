"""How does a raw text become a Document? The steps of the structure reader in order, nothing else."""

from collections import defaultdict
from pathlib import PurePath

from extract.readers.base import RawText
from extract.structure.assemble import assemble, count_left_out
from extract.structure.back import find_back
from extract.structure.body import walk
from extract.structure.contents import find_contents
from extract.structure.front import find_front
from extract.structure.furniture import page_furniture
from extract.structure.headings import find_headings
from extract.structure.lines import Line, lines_of
from extract.structure.plans import is_plan
from extract.structure.repeats import without_repeats
from extract.structure.widths import learn, set_quotes
from kg.errors import MalformedDocumentError
from kg.model import Document

__all__ = ["read_document"]

_QUOTED = 30
_NOT_A_PLAN = "errors.not_a_plan"


def read_document(raw: RawText) -> Document:
    """Return the document that a raw text holds: normalised text, blocks that tile it, sections, the way back.

    Raises:
        MalformedDocumentError: if the text has no structure of a plan.
    """
    lines = lines_of(raw)
    dropped = page_furniture(lines)
    contents = find_contents(lines, dropped)
    if contents is not None:
        dropped.update({at: "contents" for at in range(contents.start, contents.end) if at not in dropped})
    front = find_front(lines, dropped, contents)
    dropped.update(front.left_out)
    dropped.update(find_back(lines, dropped, front.body))
    kept = set_quotes([line for at, line in enumerate(lines) if at not in dropped])
    model = learn(kept, may_wrap=raw.wrapped)
    kept, repeated = without_repeats(kept, model)
    headings = find_headings(kept, model, contents)
    if not is_plan(kept, headings, front.title):
        quote = "".join(line.text for line in lines[:3])[:_QUOTED]
        raise MalformedDocumentError(_NOT_A_PLAN, path=raw.source.name, quote=quote)
    body = walk(kept, headings, model)
    made = assemble(raw, body)
    groups: dict[str, list[Line]] = defaultdict(list)
    for at, reason in sorted(dropped.items()):
        groups[reason].append(lines[at])
    groups["repeated-heading"].extend([*repeated, *body.repeated])
    return Document(
        source=raw.source,
        title=front.title or PurePath(raw.source.name).stem,
        text=made.text,
        sections=tuple(made.sections),
        blocks=tuple(made.blocks),
        stretches=tuple(made.stretches),
        left_out=count_left_out(groups.items(), raw.left_out),
        preamble="\n".join(line.text for reason in ("notice", "cover", "imprint") for line in groups[reason]),
    )
