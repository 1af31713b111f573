"""How is the table of terms in ontology/README.md written? From core.ttl, between two marks; a test finds it stale."""

from ontology.vocabulary import Definition, definitions

__all__ = ["BEGIN", "END", "term_table", "with_table"]

BEGIN = "<!-- terms: written by `python -m ontology`, do not edit -->"
END = "<!-- end of terms -->"

_GROUPS = (
    ("class", "Classes", ("term", "中文", "English", "what it is", "subclass of; close to")),
    ("object property", "Links", ("term", "中文", "English", "what it says", "from → to")),
    ("datatype property", "Values", ("term", "中文", "English", "what it says", "of; datatype")),
)


def _last_cell(term: Definition) -> str:
    if term.kind == "class":
        parts = (", ".join(term.parents), ", ".join(term.close))
        return "; ".join(part for part in parts if part)
    arrow = " → " if term.kind == "object property" else "; "
    return f"{', '.join(term.used_on) or 'anything'}{arrow}{', '.join(term.values) or 'anything'}"


def _row(term: Definition) -> str:
    what = f"{term.definition_zh} {term.definition_en}"
    cells = (f"`plan:{term.name}`", term.label_zh, term.label_en, what, _last_cell(term))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def term_table() -> str:
    """Return the Markdown tables of all terms: classes, links, values."""
    parts: list[str] = []
    for kind, title, heading in _GROUPS:
        terms = [term for term in definitions().values() if term.kind == kind]
        parts += [f"### {title} ({len(terms)})", "", "| " + " | ".join(heading) + " |", "|---" * len(heading) + "|"]
        parts += [*(_row(term) for term in terms), ""]
    return "\n".join(parts)


def with_table(page: str) -> str:
    """Return a page with the table between its marks written anew.

    Raises:
        ValueError: if the page lacks the marks.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        message = f"the page lacks {BEGIN} … {END}"
        raise ValueError(message)
    return f"{before}{BEGIN}\n\n{term_table()}\n{END}{after}"
