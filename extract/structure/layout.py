"""Which lines of a file are the body, which are headings, and which are left out? The steps in order, nothing else."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.readers.base import RawText
from extract.structure.back import find_back
from extract.structure.contents import Contents, find_contents
from extract.structure.front import find_front
from extract.structure.furniture import page_furniture
from extract.structure.headings import find_headings
from extract.structure.lines import Line, lines_of
from extract.structure.repeats import without_repeats
from extract.structure.sequence import Heading
from extract.structure.widths import Model, learn, set_quotes

__all__ = ["Layout", "lay_out"]


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of the body with what was learned of them, and the lines left out by reason."""

    title: str
    body: Sequence[Line]
    model: Model
    contents: Contents | None
    headings: Sequence[Heading]
    left_out: Mapping[str, Sequence[Line]]


def lay_out(raw: RawText) -> Layout:
    """Return which lines of a raw text are body and headings, and which are left out."""
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
    body, repeated = without_repeats(kept, model)
    left_out: defaultdict[str, list[Line]] = defaultdict(list)
    for at, reason in sorted(dropped.items()):
        left_out[reason].append(lines[at])
    if repeated:
        left_out["repeated-heading"] = repeated
    return Layout(front.title, body, model, contents, find_headings(body, model, contents), left_out)
