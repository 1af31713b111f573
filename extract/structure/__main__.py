"""What structure was found in a file, and why not more? `python -m extract.structure FILE` prints the outline."""

import sys
from collections import Counter
from pathlib import Path

from extract.structure import read_document
from kg.errors import KgError
from kg.model import Document


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


def main(arguments: list[str]) -> int:
    """Print the outline of the file named; return 0, or 2 when it cannot be read."""
    from extract.readers import read_source  # noqa: PLC0415 - the readers are heavy, the message is not

    if len(arguments) != 1:
        sys.stderr.write("python -m extract.structure FILE\n")
        return 2
    try:
        sys.stdout.write(outline(read_document(read_source(Path(arguments[0])))) + "\n")
    except KgError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
