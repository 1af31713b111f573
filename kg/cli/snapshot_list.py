"""Which states of a graph are kept? The snapshots, the oldest first, each with its time and what it holds."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from kg.cli.layout import table
from kg.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.store.snapshots import KeptSnapshot

__all__ = ["local_time", "snapshots_json", "told_snapshots"]

_COLUMNS = ("name", "published", "plans", "current")
_FEW = 3


def told_snapshots(kept: "Sequence[KeptSnapshot]", session: Session) -> str:
    """Return the snapshots for a person, times as this machine has them."""
    if not kept:
        return session.say("cli.snapshots_none") + "\n"
    rows = [
        [
            snapshot.name,
            local_time(snapshot.published),
            _titles(snapshot, session),
            session.say("cli.snapshots_current_one") if snapshot.current else "",
        ]
        for snapshot in kept
    ]
    return table([session.say(f"cli.snapshots_{column}") for column in _COLUMNS], rows)


def snapshots_json(kept: "Sequence[KeptSnapshot]") -> str:
    """Return the snapshots as a JSON list; times are in UTC."""
    return json.dumps([asdict(snapshot) for snapshot in kept], ensure_ascii=False, indent=2) + "\n"


def local_time(moment: str) -> str:
    """Return a moment of a manifest as the clock of this machine has it; what is none stands as it is."""
    try:
        return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M:%S}"
    except ValueError:
        return moment


def _titles(snapshot: "KeptSnapshot", session: Session) -> str:
    titles = [plan.title for plan in snapshot.plans]
    told = session.say("cli.show_join").join(titles[:_FEW])
    return told + session.say("cli.snapshots_more", count=len(titles) - _FEW) if len(titles) > _FEW else told
