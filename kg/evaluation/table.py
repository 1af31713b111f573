"""How are scores told? A table in Markdown, one row a kind, strict and relaxed side by side."""

from collections.abc import Iterable, Iterator, Mapping

from kg.evaluation.scores import Score

__all__ = ["markdown_table"]

_HEAD = ("kind", "wanted", "found", "strict P", "strict R", "strict F1", "relaxed P", "relaxed R", "relaxed F1")


def markdown_table(scores: Iterable[Score]) -> str:
    """Return the scores as a table in Markdown; a kind without strict scores has empty cells there.

    >>> print(markdown_table([Score("water", "relaxed", 4, 5, 4, 3)]).splitlines()[-1])
    | water | 4 | 5 |  |  |  | 0.80 | 0.75 | 0.77 |
    """
    modes: dict[str, dict[str, Score]] = {}
    for score in scores:
        modes.setdefault(score.kind, {})[score.mode] = score
    head = [f"| {' | '.join(_HEAD)} |", f"|{'---|' * len(_HEAD)}"]
    return "\n".join((*head, *(f"| {' | '.join(_cells(kind, both))} |" for kind, both in modes.items())))


def _cells(kind: str, modes: Mapping[str, Score]) -> Iterator[str]:
    any_mode = next(iter(modes.values()))
    yield from (kind, str(any_mode.wanted), str(any_mode.found))
    for mode in ("strict", "relaxed"):
        score = modes.get(mode)
        yield from ((f"{x:.2f}" for x in (score.precision, score.recall, score.f1)) if score else ("", "", ""))
