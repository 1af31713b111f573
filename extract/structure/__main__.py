"""What structure was found in a file, and why not more? `python -m extract.structure FILE` prints the outline.

Below it stand what was learned of the file's lines, and the lines that begin with the number of a heading and are none,
each with the likeliest reason.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from extract.structure.document import read_document
from extract.structure.grammar import numbered
from extract.structure.layout import Layout, lay_out
from extract.structure.tables import row_places
from extract.structure.widths import ends_sentence
from kg.errors import KgError
from kg.model import Document

_LEAST_RANK_OF_FIGURES = 55
_SHOWN = 24


def outline(document: Document) -> str:
    """Return the sections, indented, with their role and number of blocks, then the counts."""
    held = Counter(block.section for block in document.blocks)
    depth: list[int] = []
    rows = [document.title, ""]
    for at, section in enumerate(document.sections):
        depth.append(0 if section.parent is None else depth[section.parent] + 1)
        name = " ".join(word for word in (section.number, section.title) if word)
        rows.append(f"{'  ' * depth[at]}{name}  [{section.level} {section.role} {held[at]}]")
    levels = Counter(section.level.value for section in document.sections)
    kinds = Counter(block.kind.value for block in document.blocks)
    leads = sum(block.lead is not None for block in document.blocks)
    rows += ["", f"sections {dict(sorted(levels.items()))}", f"blocks {dict(sorted(kinds.items()))}, leads {leads}"]
    rows += [f"left out: {left.reason} {left.lines} lines, {left.characters} characters" for left in document.left_out]
    return "\n".join(rows)


def no_headings(layout: Layout) -> Iterator[str]:
    """Yield the lines that begin with the number of a heading (第X章, 一、, （一）) and are none, with the reason."""
    taken = {heading.at + step for heading in layout.headings for step in range(heading.lines)}
    rows = row_places(layout.body, layout.model)
    for at, line in enumerate(layout.body):
        found = numbered(line.text)
        if at in taken or found is None or found.rank >= _LEAST_RANK_OF_FIGURES:
            continue
        if at in rows:
            reason = "a row of a table"
        elif "。" in line.text or ends_sentence(line.text):
            reason = "it holds a sentence"
        elif at and not ends_sentence(layout.body[at - 1].text):
            reason = "the sentence before it has not ended"
        else:
            reason = "its number does not count on, the line runs on, or it is an item of a list"
        yield f"no heading: {line.number} {line.text[:_SHOWN]} ({reason})"


def main(arguments: list[str]) -> int:
    """Print the outline of the file named; return 0, or 2 when it cannot be read."""
    from extract.readers import read_source  # noqa: PLC0415 - the readers are heavy, the message is not

    if len(arguments) != 1:
        sys.stderr.write("python -m extract.structure FILE\n")
        return 2
    try:
        raw = read_source(Path(arguments[0]))
        layout = lay_out(raw)
        rows = [outline(read_document(raw)), f"learned: {layout.model}"]
        rows.append(f"contents: {len(layout.contents.entries) if layout.contents else 0} entries")
        sys.stdout.write("\n".join([*rows, *no_headings(layout)]) + "\n")
    except KgError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
