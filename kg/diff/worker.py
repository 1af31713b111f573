"""How is a comparison made beside a server? In a process of its own, so that the server answers others meanwhile.

    python -P -m kg.diff.worker PARENT GRAPH BEFORE AFTER [PLAN]

It writes the records of the changes to stdout, one JSON object a line. It ends with GONE when a snapshot is no longer
kept. Whoever started it watches the clock and kills it.
"""

import json
import sys
from contextlib import ExitStack
from typing import Final

from kg.address import place_of
from kg.diff.graphs import diff_graphs
from kg.diff.record import diff_records
from kg.errors import LookupFailedError
from kg.queries.confine import die_with_parent
from kg.store.snapshots import open_snapshot

__all__ = ["GONE", "main"]

GONE: Final = 3


def main(arguments: list[str]) -> int:
    """Write what differs between two snapshots; return 0, or GONE."""
    parent, graph, before, after, *plan = arguments
    die_with_parent(int(parent))
    with ExitStack() as stack:
        try:
            first, second = (stack.enter_context(open_snapshot(place_of(graph), name)) for name in (before, after))
            for diff in diff_graphs(first, second, plan[0] if plan else None):
                sys.stdout.buffer.writelines(
                    json.dumps(record).encode("ascii") + b"\n" for record in diff_records(diff)
                )
        except (LookupFailedError, OSError):
            return GONE
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
