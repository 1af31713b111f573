"""What does a plan's export say, at random? A sample of one kind of thing or link with the words that it rests on.

    python bench/sample.py RECORDS.jsonl KIND [SEED [SIZE]]

Only what is confirmed. The same file and seed draw the same sample: so were the figures of docs/evaluation-sampled.md
made.
"""

import json
import random
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_Record = Mapping[str, Any]
SEED, SIZE = 20261123, 30


def drawn(records: Sequence[_Record], kind: str, seed: str, size: int) -> list[_Record]:
    """Return a random sample of the confirmed records of a kind, or of the links of a predicate."""
    found = [each for each in records if each["tier"] == "confirmed" and kind in (each["kind"], each.get("predicate"))]
    found.sort(key=lambda each: str(each["id"]))
    # no secret is drawn here
    return found if len(found) <= size else random.Random(seed).sample(found, size)  # noqa: S311


def line(each: _Record, names: Mapping[str, str]) -> str:
    """Return what a record says, and under it where it was read."""
    said = each.get("name") or " ".join(str(each.get(key)) for key in ("indicator", "as_written", "year", "role"))
    if each["kind"] == "relation":
        said = f"{names.get(each['subject'])} --{each['predicate']}--> {names.get(each['object'])}  [{each['rule']}]"
    read = (f"    {' / '.join(piece['path'][-1:])}: {piece['quote']}" for piece in each["evidence"][:2])
    return "\n".join((said, *read))


def main() -> None:
    path, kind, *rest = sys.argv[1:]
    seed, size = int(rest[0]) if rest else SEED, int(rest[1]) if rest[1:] else SIZE
    records = [json.loads(row) for row in Path(path).read_text(encoding="utf-8").splitlines()]
    names = {each["id"]: each.get("name") or each.get("as_written", "") for each in records}
    for at, each in enumerate(drawn(records, kind, f"{seed}{Path(path).stem}{kind}", size), start=1):
        print(f"{at}. {line(each, names)}")


if __name__ == "__main__":
    main()
